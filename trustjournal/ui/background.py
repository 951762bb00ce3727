"""Work that must not freeze the window. Nothing else starts a thread for the database."""

import time
from collections.abc import Callable
from functools import cached_property
from threading import TIMEOUT_MAX
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from trustjournal.core.moving import moved, still_for, until_next_look
from trustjournal.ui.rubbish import RubbishRounds

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from trustjournal.core.changes import Changes

T = TypeVar("T")


class Jobs(Protocol):
    """Runs work and hands the answer back on the window's thread."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], Any],
        *,
        fail: Callable[[Exception], Any],
        only_latest: str = "",
    ) -> None:
        """Do the work; then(result) or fail(error) follows, unless the owner is gone by then.

        With only_latest, a later call of the same owner under the same name makes this one moot:
        its answer is dropped, and if it has not begun it is not done at all. Never name a write so.
        """

    def pass_over(self) -> None:
        """Let go of every answer under a name: the pages that asked go, and something waits."""


class ChangeSignal(QObject):
    """Carries the news of a write to the pages.

    Signals:
        changed: Emitted with the Changes; slots of a QObject run on that object's thread.
    """

    changed = Signal(object)

    def announce(self, changes: "Changes") -> None:
        """Tell every page what was written. May be called from any thread."""
        self.changed.emit(changes)


class _Job:
    """One piece of work on its way to the worker and back.

    Everything that may hold a widget is let go on the window's thread: a widget that dies on the
    worker would take the program with it.
    """

    __slots__ = ("error", "fail", "future", "name", "owner", "result", "then", "work")

    def __init__(
        self,
        owner: QObject,
        work: Callable[[], Any],
        then: Callable[[Any], Any],
        fail: Callable[[Exception], Any],
        name: str,
    ) -> None:
        self.owner: QObject | None = owner
        self.work: Callable[[], Any] | None = work
        self.then: Callable[[Any], Any] | None = then
        self.fail: Callable[[Exception], Any] | None = fail
        self.name = name
        self.future: Future[None] | None = None
        """None before the worker was told of it."""
        self.result: Any = None
        self.error: BaseException | None = None

    def do(self) -> None:
        """Do the work, on the worker."""
        if self.work is None:
            return
        try:
            self.result = self.work()
        except BaseException as error:
            self.error = error

    def hand_over(self) -> None:
        """Give the answer to the owner, on the window's thread."""
        error, then, fail = self.error, self.then, self.fail
        if error is None:
            if then is not None:
                then(self.result)
        elif not isinstance(error, Exception):
            raise error
        elif fail is not None:
            fail(error)

    def let_go(self) -> None:
        """Forget everything."""
        self.owner = self.work = self.then = self.fail = self.result = self.error = None


class DatabaseJobs(QObject):
    """One worker thread, so that database work is in order and never twice at once.

    With `waits`, nothing is done before begin(), and there is no thread: one that imports and reads
    takes turns with the one that paints, and the window would be there later.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, waits: bool = False) -> None:
        super().__init__(parent)
        self._rubbish = RubbishRounds(self)
        self._is_closed = False
        self._waiting: list[_Job] | None = [] if waits else None
        self._latest: WeakKeyDictionary[QObject, dict[str, _Job]] = WeakKeyDictionary()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], Any],
        *,
        fail: Callable[[Exception], Any],
        only_latest: str = "",
    ) -> None:
        """See Jobs.run. Once closed, nobody reads an answer any more; a write is a mistake then."""
        if self._is_closed and only_latest:
            return
        job = _Job(owner, work, then, fail, only_latest)
        if self._waiting is None:
            self._submit(job)
        else:
            self._waiting.append(job)
        if only_latest:
            latest = self._latest.setdefault(owner, {})
            if only_latest in latest:
                self._drop(latest[only_latest])
            latest[only_latest] = job

    def begin(self) -> None:
        """Do what was asked for until now, and from now on everything at once."""
        waiting, self._waiting = self._waiting, None
        for job in waiting or ():
            self._submit(job)

    def pass_over(self) -> None:
        """See Jobs.pass_over."""
        for latest in list(self._latest.values()):
            for job in latest.values():
                self._drop(job)
        self._latest.clear()

    def settle(self, seconds: float | None = None) -> bool:
        """Hold the calling thread until what was asked for is done; whether everything is.

        The window's for so long at the most, and only at the one moment at which the system ends
        the program as soon as it may go on; another worker's for as long as it takes.
        """
        if self._waiting is not None or self._is_closed:
            return True
        try:
            self._worker.submit(lambda: None).result(timeout=seconds)
        except TimeoutError:
            return False
        return True

    def close(self, stillness: float = TIMEOUT_MAX) -> bool:
        """Finish what was asked for, but for answers that nobody will read; then stop.

        False when nothing moved for so many seconds: then the thread hangs, and stays.
        """
        self.pass_over()
        self.begin()
        self._is_closed = True
        ends = _waited_for(self._worker.submit(lambda: None), stillness)
        self._worker.shutdown(wait=ends, cancel_futures=not ends)
        self._rubbish.stop()
        return ends

    def _submit(self, job: _Job) -> None:
        job.future = self._worker.submit(self._do, job)

    def _drop(self, job: _Job) -> None:
        if job.future is None or job.future.cancel():
            job.let_go()

    def _do(self, job: _Job) -> None:
        job.do()
        moved()
        self._finished.emit(job)

    def _on_finished(self, job: _Job) -> None:
        try:
            if job.owner is not None and isValid(job.owner) and self._is_wanted(job):
                job.hand_over()
        finally:
            job.let_go()

    def _is_wanted(self, job: _Job) -> bool:
        if not job.name or job.owner is None:
            return True
        latest = self._latest.get(job.owner, {}).get(job.name)
        return latest is job


def _waited_for(work: "Future[Any]", stillness: float) -> bool:
    """Hold the calling thread until the work is done, or nothing moved for so many seconds."""
    began = time.monotonic()
    while True:
        try:
            work.result(timeout=until_next_look(stillness - still_for(began)))
        except TimeoutError:
            if still_for(began) >= stillness:
                return False
        else:
            return True


class InlineJobs:
    """Does everything at once, on the caller's thread. For tests of widgets."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], Any],
        *,
        fail: Callable[[Exception], Any],
        only_latest: str = "",
    ) -> None:
        """See Jobs.run."""
        try:
            result = work()
        except Exception as error:
            if isValid(owner):
                fail(error)
        else:
            if isValid(owner):
                then(result)

    def pass_over(self) -> None:
        """See Jobs.pass_over; everything was done already."""

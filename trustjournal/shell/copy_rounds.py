"""Looks after the copies once the journal is open and the window has come to rest."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.storage.problems import JournalClosed

if TYPE_CHECKING:
    from pathlib import Path

    from trustjournal.keeping.known import Copy
    from trustjournal.keeping.wanted import MadeUp
    from trustjournal.services import Services
    from trustjournal.shell.window import Window
    from trustjournal.ui.background import Jobs

CALM_AFTER = 15_000
"""Milliseconds after the journal was opened: the first page is read and painted by then."""


class CopyRounds(QObject):
    """Lets a copy be made where one is due, and the newest be read again where that is due."""

    def __init__(self, window: "Window", jobs: "Jobs", parent: QObject | None = None) -> None:
        """Begin; `jobs` are those beside the database's worker, which nobody waits for."""
        super().__init__(parent)
        self._window, self._jobs = window, jobs
        self._services: Services | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_round)

    def begin(self, services: "Services") -> None:
        """Go round soon, while this journal is open."""
        self._services = services
        self._timer.start(CALM_AFTER)

    def stop(self) -> None:
        """Leave it for another time."""
        self._timer.stop()
        self._services = None

    def _go_round(self) -> None:
        if self._services is None:
            return
        services = self._services
        keeping = services.keeping

        def work() -> "Copy | None":
            keeping.copy_if_due()
            return keeping.check_if_due()

        # Those that were asked for come last: the place that they go to may hang.
        for each, then in (
            (work, self._on_checked),
            (keeping.make_up_for_wanted, self._on_made_up),
        ):
            self._jobs.run(self, each, partial(self._tell, services, then), fail=self._on_failed)

    def _tell(self, services: "Services", then: Callable[[Any], None], found: Any) -> None:
        """Tell what a round found, unless the journal that it went round was locked meanwhile."""
        if self._services is services:
            then(found)

    def _on_made_up(self, made: "MadeUp") -> None:
        if made.saved:
            file = made.saved[-1]
            self._window.frame.toast.offer(
                lambda: _("The copy that you asked for is saved: {file}").format(
                    file=isolated(str(file))
                )
            )
        for each in made.still_missing:
            self._tell_missing(each)

    def _tell_missing(self, file: "Path") -> None:
        from trustjournal.keeping.problems import WantedCopyMissing

        services, frame = self._services, self._window.frame
        if services is None:
            return
        keeping = services.keeping

        def read() -> None:
            self._jobs.run(
                self, lambda: keeping.want_no_more([file]), lambda _none: None, fail=frame.report
            )

        frame.tell(lambda: WantedCopyMissing(file), read)

    def _on_checked(self, damaged: "Copy | None") -> None:
        if damaged is not None:
            from trustjournal.keeping.problems import CopyRotten

            self._window.frame.tell(lambda: CopyRotten(damaged.written_at), lambda: None)

    def _on_failed(self, problem: Exception) -> None:
        if isinstance(problem, JournalClosed):
            return  # it was locked meanwhile; the next time will do
        if isinstance(problem, JournalProblem):
            self._window.frame.tell(lambda: problem, lambda: None)
        else:
            self._window.frame.report(problem)

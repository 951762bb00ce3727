"""Locks the journal unasked, and sees to it that nothing of it is left behind the lock."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustjournal.shell import patience
from trustjournal.shell.above import close_above
from trustjournal.shell.composing import CompositionWatch
from trustjournal.shell.idle import IdleWatch
from trustjournal.shell.place import KeptPlace
from trustjournal.shell.session import Screen, Session
from trustjournal.shell.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.shell.afresh import Stand
    from trustjournal.shell.door import Door
    from trustjournal.shell.system_lock import SystemLock
    from trustjournal.ui.background import DatabaseJobs


class Guard(QObject):
    """Stands beside one session and its window.

    Signals:
        watching: Emitted when a journal with a passphrase lies open, and again while it does.
    """

    watching = Signal()

    def __init__(
        self,
        window: Window,
        session: Session,
        jobs: "DatabaseJobs",
        aside: "DatabaseJobs",
        parent: QObject | None = None,
    ) -> None:
        """Begin; `aside` are the jobs beside the database's worker, which make copies."""
        super().__init__(parent)
        self._window, self._session, self._jobs, self._aside = window, session, jobs, aside
        self._watches = self._owes_start = self._is_free = False
        self.place = KeptPlace()
        self.start_afresh: Callable[[Stand, bool], object] | None = None
        """Becomes another program, where that is possible; none: the memory is left as it is.

        Called with whether a thread of this one hangs.
        """
        self.door: Door | None = None
        """Where somebody may wait, with a passphrase that was typed."""
        self._system: SystemLock | None = None
        self._composing = CompositionWatch(self)
        self.idle = IdleWatch(self)
        self.idle.idle.connect(session.lock)
        self._behind_lock = patience.Patience(self)
        self._behind_lock.over.connect(self._start_afresh)
        self._at_the_end = patience.Patience(self)
        self._at_the_end.over.connect(self._give_up)
        session.ending.connect(self._on_ending)
        session.going.connect(self._finish_copies)
        session.left.connect(self._at_the_end.stop)
        session.closed.connect(self._on_closed)
        session.refused.connect(lambda _problem: self._start_afresh())

    @property
    def has_given_up(self) -> bool:
        """Whether the end waited for a copy in which nothing moved any more."""
        return self._at_the_end.is_over

    @property
    def hears_system(self) -> bool:
        """Whether the system says when it goes to sleep and when its screen is locked."""
        return self._system is not None and self._system.hears

    def obey(self, system: "SystemLock") -> None:
        """Lock when the system asks, and let it sleep once that is done."""
        self._system = system
        system.asked.connect(self.lock)
        system.woke.connect(self.idle.look)
        self.watching.connect(system.delay_sleep)
        self._session.closed.connect(lambda _protected: system.allow_sleep())
        self._session.held.connect(system.allow_sleep)
        system.listen()
        self.watch()

    def watch(self) -> None:
        """Begin to watch an open journal, as long as its owner chose."""
        services = self._session.services
        if services is None:
            return
        self._watches = True

        def work() -> tuple[bool, int]:
            protected = services.vault.is_protected
            return protected, services.choices.current().lock_after if protected else 0

        self._jobs.run(self, work, self._on_known, fail=lambda _error: None, only_latest="idleness")

    def let_pages_go(self) -> None:
        """Let every page go, with all the words in it; where one was is kept under a seal."""
        try:
            if self._window.has_screen(Screen.JOURNAL):
                self.place.take(self._window.frame, self._session.vault)
        except Exception:  # told as everywhere: no lock waits for a convenience
            sys.excepthook(*sys.exc_info())
        self._window.empty()

    def lead_back(self) -> None:
        """Go to where one was before the lock."""
        self.place.lead_back(self._window.frame, self._session.vault)

    def stop(self) -> None:
        """Watch no longer, not even when an answer comes that was asked for before."""
        self._watches = False
        self.idle.stop()

    def lock(self) -> None:
        """Lock because the system asks for it.

        The plain page stays, and so does a journal that has no passphrase. What was typed at the
        door is forgotten, also where the door waits with it: it is asked for again.
        """
        screen, session = self._window.screen_shown, self._session
        is_open = screen is Screen.JOURNAL and session.services is not None
        waits = self.door is not None and self.door.is_waiting
        if (is_open and session.vault.is_protected) or (
            screen is Screen.UNLOCK and (session.is_opening or waits)
        ):
            self._session.lock()

    def keep_words(self, seconds: float) -> None:
        """Have everything typed on the disk before this returns, if that can be in so many seconds.

        Nothing is locked: whoever logs out may think better of it.
        """
        self._composing.commit()
        self._window.flush()
        self._jobs.settle(seconds)

    def _on_known(self, known: tuple[bool, int]) -> None:
        protected, minutes = known
        if self._watches and self._window.screen_shown is Screen.JOURNAL:
            self.idle.start(minutes)
            if protected:
                self.watching.emit()

    def _on_ending(self) -> None:
        self._composing.commit()
        close_above(self._window)

    def _finish_copies(self) -> None:
        """Let the database's worker wait, behind the closed window, for copies that are asked for.

        They need the journal open, so it closes after them. When nothing moves any more, the
        program ends all the same: what was not made is noted by then, and follows another time.
        """
        services, aside = self._session.services, self._aside
        aside.pass_over()

        def work() -> None:
            self._session.vault.say_leaving()
            if services is not None:
                services.keeping.owe_copy()
            if aside is not self._jobs:
                aside.settle()

        self._jobs.run(self, work, lambda _done: None, fail=lambda _error: None)
        self._at_the_end.begin(patience.CLOSING)

    def _give_up(self) -> None:
        """Go although a copy hangs; whoever ends the program closes the journal."""
        self._session.drop_pages()
        self._session.left.emit()

    def _on_closed(self, protected: bool) -> None:
        if protected and self.start_afresh is not None:
            self._owes_start, self._is_free = True, False
            # A copy may be on its way to a place that the user chose: it arrives first, unless that
            # place hangs. Then it stays wanted, and nothing of the journal stays in the memory.
            # By name: the answer to a former lock says nothing of what was begun since.
            self._aside.run(
                self, lambda: None, self._on_free, fail=lambda _error: None, only_latest="free"
            )
            self._behind_lock.begin(patience.LOCKED, patience.LOCKED_AT_MOST)

    def _on_free(self, _done: None) -> None:
        self._is_free = True
        self._behind_lock.stop()
        self._start_afresh()

    def _start_afresh(self) -> None:
        """Become another program, unless somebody opens the journal again meanwhile."""
        is_due = self._owes_start and (self._is_free or self._behind_lock.is_over)
        if not is_due or self._session.is_opening:
            return
        self._owes_start = False
        if self._session.services is None and self.start_afresh is not None:
            stand = self._window.stand()._replace(place=self.place.sealed)
            self.start_afresh(stand, not self._is_free)

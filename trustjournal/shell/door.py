"""Opens the journal for whoever asks: at once, or when the program that still holds it has gone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from trustjournal.shell.session import Screen
from trustjournal.storage.lock import is_free
from trustjournal.storage.problems import JournalLeaving
from trustjournal.storage.vault import LOCK

if TYPE_CHECKING:
    from trustjournal.shell.session import Session
    from trustjournal.ui.background import Jobs

LOOKS_EVERY = 1000
"""Milliseconds."""


class Door(QObject):
    """Waits where a program without a window finishes a copy, and opens the journal after it."""

    def __init__(self, session: "Session", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._secret: str | None = None
        """What was typed, for as long as opening with it is on its way."""
        self._waits = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        session.refused.connect(self._on_refused)
        session.ending.connect(self._forget)
        session.opened.connect(self._forget)
        session.screen_changed.connect(self._on_screen)

    @property
    def is_waiting(self) -> bool:
        """Whether what was typed is kept, to be tried once the other program has gone."""
        return self._waits and self._secret is not None

    def knock(self, secret: str | None) -> None:
        """Open the journal with what was typed; with nothing, try again from the beginning."""
        if secret is not None or not self._waits:
            self._secret = secret
        self._try()

    def _try(self) -> None:
        if self._secret is None:
            self._session.begin()
        else:
            self._session.unlock(self._secret)

    def _on_refused(self, problem: Exception) -> None:
        if isinstance(problem, JournalLeaving):
            self._waits = True
            self._timer.start(LOOKS_EVERY)
        else:
            self._forget()

    def _on_screen(self, screen: Screen) -> None:
        if screen in {Screen.HIDDEN, Screen.JOURNAL}:  # words that were held back open nothing
            self._forget()

    def _forget(self, _opened: object = None) -> None:
        self._timer.stop()
        self._waits, self._secret = False, None

    def _look(self) -> None:
        lock = self._session.vault.folder / LOCK
        self._jobs.run(self, lambda: is_free(lock), self._on_looked, fail=self._on_refused)

    def _on_looked(self, is_free: bool) -> None:
        if not self._waits:
            return
        if is_free:
            self._try()
        else:
            self._timer.start(LOOKS_EVERY)

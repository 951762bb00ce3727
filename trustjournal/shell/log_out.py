"""The desktop says that it is about to log the user out: what is typed is written before it may."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QSessionManager

from trustjournal.shell.guard import Guard

_AT_THE_LATEST = 1.0
"""Seconds; what takes longer goes on, until the system ends the program."""


class SessionManager(Protocol):
    """What is said to the desktop's session manager."""

    def setRestartHint(self, hint: QSessionManager.RestartHint, /) -> None:
        """Say whether the program shall be started at the next log-in."""


class LogOutWatch(QObject):
    """Hears the session manager: of X11, of macOS and of Windows.

    The program is asked twice, and may not end before it has answered. It never wants to be started
    again at the next log-in: nobody who looks on shall see a journal then.
    """

    def __init__(self, guard: Guard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = guard
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.save)
            application.saveStateRequest.connect(self.leave_no_trace)

    def save(self, manager: SessionManager) -> None:
        """Write what is typed, now: whoever asks may end the program right afterwards."""
        self.leave_no_trace(manager)
        self._guard.keep_words(_AT_THE_LATEST)

    def leave_no_trace(self, manager: SessionManager) -> None:
        """Ask not to be started again."""
        manager.setRestartHint(QSessionManager.RestartHint.RestartNever)

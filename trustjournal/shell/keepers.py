"""What looks after the window and an open journal, all of it made once the window stands there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustjournal.shell.away import AwayCover
from trustjournal.shell.caretaker import Caretaker
from trustjournal.shell.clipboard import ClipboardWatch
from trustjournal.shell.guard import Guard

if TYPE_CHECKING:
    from trustjournal.shell.session import Session
    from trustjournal.shell.window import Window
    from trustjournal.ui.background import DatabaseJobs


class Keepers(QObject):
    """The guard at the door, the caretaker inside, and who looks at clipboard and window."""

    def __init__(
        self,
        window: "Window",
        session: "Session",
        jobs: "DatabaseJobs",
        aside: "DatabaseJobs",
        parent: QObject | None = None,
    ) -> None:
        """Begin; `aside` are the jobs beside the database's worker."""
        super().__init__(parent)
        self.guard = Guard(window, session, jobs, aside, self)
        self.caretaker = Caretaker(window, jobs, aside, self)
        self.clipboard = ClipboardWatch(self)
        self.away = AwayCover(self)

    def stop(self) -> None:
        """Look after nothing any more, and leave nothing in the clipboard."""
        self.guard.stop()
        self.caretaker.stop()
        self.clipboard.forget()

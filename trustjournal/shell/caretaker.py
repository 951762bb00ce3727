"""What is looked after while a journal lies open, without anybody asking for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustjournal.shell.copy_rounds import CopyRounds
from trustjournal.shell.missed_copy import tell_missed_copy
from trustjournal.shell.quiet_look import QuietLook
from trustjournal.shell.set_aside import tell_set_aside

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.window import Window
    from trustjournal.ui.background import Jobs


class Caretaker(QObject):
    """Tells and clears away what the last end left, and looks after copies and pages later on."""

    def __init__(
        self, window: "Window", jobs: "Jobs", aside: "Jobs", parent: QObject | None = None
    ) -> None:
        """Begin; `aside` are the jobs beside the database's worker, which nobody waits for."""
        super().__init__(parent)
        self._window, self._jobs = window, jobs
        self._copy_rounds = CopyRounds(window, aside, self)
        self.quiet_look = QuietLook(window, jobs, self)

    def begin(self, services: "Services", *, with_copies: bool) -> None:
        """Look after the journal that was just opened."""
        tell_set_aside(self._window.frame, self._jobs, services.keeping)
        tell_missed_copy(self._window.frame, self._jobs, services)
        self._jobs.run(
            self,
            services.keeping.clear_away_unfinished,
            lambda _nothing: None,
            fail=self._window.frame.report,
        )
        if with_copies:
            self._copy_rounds.begin(services)
        self.quiet_look.begin(services)

    def stop(self) -> None:
        """Leave it for another time."""
        self._copy_rounds.stop()
        self.quiet_look.stop()

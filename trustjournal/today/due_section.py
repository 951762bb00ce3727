"""What is due, read and done on the worker."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.today import due_words
from trustjournal.today.due_card import DueCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.today.due import Due, Snooze
    from trustjournal.today.dues import Dues
    from trustjournal.ui.background import Jobs


class DueSection(DueCard):
    """The card of what is due, with what its buttons do.

    Signals:
        undo_offered: Emitted with a sentence about what was done, and what undoes it.
        problem: Emitted with the exception when something could not be read or written.
    """

    undo_offered = Signal(str, object)
    problem = Signal(object)

    def __init__(self, dues: "Dues", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service, self._jobs = dues, jobs
        self.done.connect(self._on_done)
        self.snoozed.connect(self._on_snoozed)
        self.said_once.connect(self._on_said_once)

    def refresh(self) -> None:
        """Look at what is due again."""
        self._jobs.run(
            self,
            self._service.now_due,
            self.show_due,
            fail=self.problem.emit,
            only_latest="due",
        )

    def _on_done(self, due: "Due") -> None:
        def then(undo: "Callable[[], object]") -> None:
            self.undo_offered.emit(due_words.noted(due), lambda: self._do(undo))

        self._jobs.run(self, lambda: self._service.settle(due), then, fail=self.problem.emit)

    def _on_snoozed(self, due: "Due", wanted: "Snooze") -> None:
        def then(_nothing: object) -> None:
            self.undo_offered.emit(
                due_words.left(wanted), lambda: self._do(lambda: self._service.wake(due))
            )

        self._jobs.run(
            self, lambda: self._service.snooze(due, wanted), then, fail=self.problem.emit
        )

    def _on_said_once(self, due: "Due") -> None:
        self._do(lambda: self._service.said_once(due))

    def _do(self, work: "Callable[[], object]") -> None:
        self._jobs.run(self, work, lambda _done: None, fail=self.problem.emit)

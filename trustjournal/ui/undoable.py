"""Doing something on the worker, and offering its way back."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.ui.background import Jobs


class UndoableDeeds(QObject):
    """Its subclasses know what is done and what undoes it.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def _offer(self, sentence: str, undo: Callable[[], Any]) -> None:
        self.undo_offered.emit(sentence, lambda: self._run(undo, lambda _done: None))

    def _run(self, work: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        self._jobs.run(self, work, then, fail=self.problem.emit)

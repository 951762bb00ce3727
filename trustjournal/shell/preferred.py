"""The choices that lie inside the journal, read and changed on the worker."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from trustjournal.core.changes import Changes
from trustjournal.preferences.domain import Preferences

if TYPE_CHECKING:
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs


class Preferred(QObject):
    """What is chosen now, for all the controls that show a part of it.

    Signals:
        changed: Emitted with the Preferences when they are known and when they change.
        problem: Emitted with the exception when they could not be read or kept.
    """

    changed = Signal(object)
    problem = Signal(Exception)

    def __init__(
        self, choices: "Choices", jobs: "Jobs", changes: "ChangeSignal", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._choices, self._jobs = choices, jobs
        self._current = Preferences()
        self._on_their_way = 0
        changes.changed.connect(self._on_changed)

    @property
    def current(self) -> Preferences:
        """What was chosen when it was last read."""
        return self._current

    def read(self) -> None:
        """Read what is chosen."""
        self._jobs.run(
            self, self._choices.current, self._show, fail=self.problem.emit, only_latest="read"
        )

    def choose(self, **changed: Any) -> None:
        """Keep another choice, at once; when that fails, the controls show the former again."""
        self._on_their_way += 1
        choices = self._choices
        self._jobs.run(
            self, lambda: choices.choose(**changed), self._on_kept, fail=self._on_not_kept
        )

    def _on_kept(self, current: Preferences) -> None:
        self._on_their_way -= 1
        self._show(current)

    def _on_not_kept(self, problem: Exception) -> None:
        self._on_their_way -= 1
        self._show(self._current)
        self.problem.emit(problem)

    def _show(self, current: Preferences) -> None:
        if self._on_their_way:  # a later choice is already to be seen
            return
        self._current = current
        self.changed.emit(current)

    def _on_changed(self, changes: Changes) -> None:
        if Changes.PREFERENCES in changes and not self._on_their_way:
            self.read()

"""The quiet line, for as long as the user wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.core.changes import Changes
from trustjournal.i18n import _
from trustjournal.ui.quiet_line import QuietLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from trustjournal.preferences.domain import Preferences
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs


class ChosenQuietLine(QuietLine):
    """Follows the choice in the settings; dismissed for good, it is switched off there as well.

    Signals:
        undo_offered: It was dismissed; carries a sentence and what brings it back.
    """

    undo_offered = Signal(str, object)

    def __init__(
        self,
        choices: Choices,
        jobs: Jobs,
        changes: ChangeSignal,
        *,
        new_timer: Callable[[QObject], QTimer] = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, new_timer=new_timer, parent=parent)
        self._choices = choices
        self.dismissed.connect(self._on_dismissed)
        changes.changed.connect(self._on_changed)
        self._read()

    def _read(self) -> None:
        self._jobs.run(
            self,
            self._choices.current,
            self._follow,
            fail=self.problem.emit,
            only_latest="choice",
        )

    def _follow(self, preferences: Preferences) -> None:
        self.use(preferences.quiet_line)

    def _on_changed(self, changes: Changes) -> None:
        if Changes.PREFERENCES in changes:
            self._read()

    def _on_dismissed(self) -> None:
        self._choose(False)
        self.undo_offered.emit(
            _("The line does not come again. It can be switched on in the settings."),
            lambda: self._choose(True),
        )

    def _choose(self, on: bool) -> None:
        choices = self._choices
        self._jobs.run(
            self,
            lambda: choices.choose(quiet_line=on),
            lambda _chosen: None,
            fail=self._on_not_kept,
        )

    def _on_not_kept(self, problem: Exception) -> None:
        self._read()
        self.problem.emit(problem)

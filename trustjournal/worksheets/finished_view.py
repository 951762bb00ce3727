"""A sheet that was walked to its end: its card, and what one may still do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, button, label

if TYPE_CHECKING:
    from trustjournal.core.ids import TrashId
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.sheet import Opened, Sheet


class FinishedView(TranslatedWidget):
    """A finished sheet.

    Signals:
        opened_again: Emitted with the Sheet that can be written on again.
        deleted: Emitted when it was thrown away.
        left: Emitted when the user is done with it for now.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    opened_again = Signal(object)
    deleted = Signal()
    left = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._when = label("", "small", tone="soft", wrap=True, name="finishedOn")
        actions = FlowLayout(gap=8)
        for each in (
            button(
                lambda: _("To the worksheets"), "plain", "chevron-left",
                clicked=self.left.emit, name="toWorksheets",
            ),
            button(
                lambda: _("Write on it again"), "ghost", "pen-line",
                clicked=self.open_again, name="openAgain",
            ),
            button(
                lambda: _("Throw it away"), "ghost", "trash-2",
                clicked=self.delete, name="deleteSheet",
            ),
        ):  # fmt: skip
            actions.addWidget(each)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self._when)
        self.column.addLayout(actions)

    def show_sheet(self, opened: Opened) -> None:
        """Show a finished sheet."""
        self._opened = opened
        self._tell_when()

    def language_changed(self) -> None:
        self._tell_when()

    def _tell_when(self) -> None:
        day = None if self._opened is None else self._opened.sheet.finished_on
        if day is not None:
            today = self._desk.days.today()
            self._when.setText(_("Finished: {day}").format(day=formats.relative_day(day, today)))

    def open_again(self) -> None:
        """Let it be written on; what came of it stays."""
        if self._opened is None:
            return
        self._desk.jobs.run(
            self,
            partial(self._desk.worksheets.open_again, self._opened.sheet.id),
            self.opened_again.emit,
            fail=self.problem.emit,
        )

    def delete(self) -> None:
        """Throw it away; that can be undone."""
        if self._opened is None:
            return
        self._desk.jobs.run(
            self,
            partial(self._desk.worksheets.delete, self._opened.sheet.id),
            self._on_deleted,
            fail=self.problem.emit,
        )

    def _on_deleted(self, trash_id: TrashId) -> None:
        opened = self._opened
        self._opened = None
        self.deleted.emit()
        self.undo_offered.emit(
            _("The sheet is in the trash."), lambda: self._bring_back(trash_id, opened)
        )

    def _bring_back(self, trash_id: TrashId, opened: Opened | None) -> None:
        if opened is None:
            return
        sheet: Sheet = opened.sheet
        self._desk.jobs.run(
            self,
            partial(self._desk.worksheets.bring_back, trash_id),
            lambda _done: self.opened_again.emit(sheet),
            fail=self.problem.emit,
        )

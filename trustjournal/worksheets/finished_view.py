"""A sheet that was walked to its end: its card, and what one may still do with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui import tokens
from trustjournal.ui.arrange import let_go
from trustjournal.ui.widgets import Card, FlowLayout, TranslatedWidget, button, label, named
from trustjournal.worksheets import outcome_words
from trustjournal.worksheets.card_view import CardView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustjournal.core.ids import PersonId, TrashId
    from trustjournal.people.domain import Person
    from trustjournal.ui.widgets import Label
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.outcomes import Came
    from trustjournal.worksheets.sheet import Opened, Sheet


_WIDEST = 680
"""As wide as the card."""


class _Read(NamedTuple):
    opened: Opened
    people: Mapping[PersonId, Person]
    came: tuple[Came, ...]


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
        self._card = named(CardView(desk.jobs), "cardView")
        self._card.problem.connect(self.problem)
        self._came = Card(lambda: _("What came of this sheet"), gap=8)
        self._lines: list[Label] = []
        self._below = QWidget()
        self.column = QVBoxLayout(self._below)
        """Where what belongs to some sheets only is put."""
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(16)
        outside.addWidget(self._when)
        outside.addLayout(actions)
        outside.addWidget(self._card)
        for narrow in (self._came, self._below):
            # In a row, so that their height is asked for at the width they get, and no wider.
            row = QHBoxLayout()
            row.addWidget(narrow, 1)
            row.addStretch()
            outside.addLayout(row)
        self._came.hide()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        for each in (self._came, self._below):
            each.setMaximumWidth(tokens.worn().px(_WIDEST))

    def show_sheet(self, opened: Opened) -> None:
        """Show a finished sheet."""
        self._opened = opened
        self._tell_when()
        self._came.hide()
        worksheets, people, sheet = self._desk.worksheets, self._desk.people, opened.sheet.id

        def work() -> _Read:
            known = {each.id: each for each in people.everyone(with_put_away=True)}
            return _Read(opened, known, worksheets.came_of(sheet))

        self._desk.jobs.run(
            self, work, self._on_read, fail=self.problem.emit, only_latest="finished"
        )

    def _on_read(self, read: _Read) -> None:
        worksheet, sheet = read.opened.worksheet, read.opened.sheet
        self._card.show_card(
            worksheet,
            sheet.answers,
            people=read.people,
            day=sheet.finished_on or sheet.begun_on,
        )
        for each in self._lines:
            let_go(self._came.body, each)
        today = self._desk.days.today()
        self._lines = [
            label(partial(outcome_words.line, each, today), wrap=True, name="outcome")
            for each in read.came
        ]
        for each in self._lines:
            self._came.body.addWidget(each)
        self._came.setVisible(bool(self._lines))

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

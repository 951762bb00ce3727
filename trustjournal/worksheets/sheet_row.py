"""Sheets below each other: which worksheet, whom, when, and the way into it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.core.ids import SheetId, TrashId
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.ui.widgets import TranslatedWidget, button, label, named, rule, tool_button
from trustjournal.worksheets import choosing_words as words

if TYPE_CHECKING:
    from trustjournal.worksheets.board import Lying
    from trustjournal.worksheets.desk import Desk

AT_FIRST, MORE = 8, 30
"""Rows of a list."""


class SheetRow(TranslatedWidget):
    """One sheet in a list.

    Signals:
        open_asked: Emitted with the sheet's id when the user wants to go on, or to read it.
        throw_away_asked: Emitted with the sheet's id.
    """

    open_asked = Signal(str)
    throw_away_asked = Signal(str)

    def __init__(self, lying: "Lying", *, with_person: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lying, self._with_person = lying, with_person
        self._title = label("", "strong", wrap=True, name="title")
        self._about = label("", "small", tone="soft", wrap=True, name="about")
        self._open = button(clicked=self._on_open, name="open")
        self._more = tool_button("", "ellipsis", name="more")
        menu = QMenu(self._more)
        menu.aboutToShow.connect(partial(self._fill, menu))
        self._more.setMenu(menu)
        self._rule = rule()
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self._title)
        told.addWidget(self._about)
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addLayout(told, 1)
        across.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._rule)
        column.addLayout(across)

    def show_sheet(self, lying: "Lying", today: Callable[[], date]) -> None:
        """Show how the sheet stands."""
        self._lying = lying
        worksheet = lying.opened.worksheet
        self._title.say(self._title.setText, partial(words.said, worksheet.title))
        self._about.say(
            self._about.setText,
            lambda: words.about(lying, today(), with_person=self._with_person),
        )
        what = _read if lying.finished_on is not None else _go_on
        self._open.say(self._open.setText, what)
        self._open.say(self._open.setAccessibleName, lambda: self._named(what()))
        self._more.say(self._more.set_words, lambda: self._named(_("More")))

    def begin_list(self, *, first: bool) -> None:
        """Know whether another sheet stands above, from which a line divides it."""
        self._rule.setVisible(not first)

    def take_keyboard(self) -> None:
        """Let the keyboard be on the way into the sheet."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def throw_away(self) -> None:
        """Ask for it to go into the trash."""
        self.throw_away_asked.emit(self._lying.sheet.id)

    def _named(self, what: str) -> str:
        title = isolated(words.said(self._lying.opened.worksheet.title))
        return _("{what}: {text}").format(what=what, text=title)

    def _on_open(self) -> None:
        self.open_asked.emit(self._lying.sheet.id)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("Throw away")).triggered.connect(self.throw_away)


class SheetList(TranslatedWidget):
    """Rows come and go, and those that stay are not touched.

    Signals:
        open_asked: Emitted with the id of the sheet to go on with, or to read.
        problem: Emitted with the exception when one could not be thrown away.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    open_asked = Signal(str)
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self, desk: "Desk", *, with_person: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._with_person = desk, with_person
        self._sheets: Sequence[Lying] = ()
        self._shown = AT_FIRST
        self._rows: dict[SheetId, SheetRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._more = button(lambda: _("Show more"), "plain", clicked=self._on_more, name="showMore")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_sheets(self, sheets: Sequence["Lying"]) -> None:
        """Show these."""
        self._sheets = sheets
        self._build()

    def rows(self) -> list[SheetRow]:
        """Return the rows from top to bottom."""
        return list(self._rows.values())

    def _build(self) -> None:
        shown = self._sheets[: self._shown]
        place = self._let_go([each.sheet.id for each in shown])
        self._rows = {each.sheet.id: self._row(each) for each in shown}
        for number, (row, each) in enumerate(zip(self._rows.values(), shown, strict=True)):
            there = self._list.itemAt(number)
            if there is None or there.widget() is not row:
                self._list.removeWidget(row)
                self._list.insertWidget(number, row)
                row.show()
            row.begin_list(first=number == 0)
            row.show_sheet(each, self._desk.days.today)
        self._more.setVisible(len(self._sheets) > len(shown))
        if place is not None and self._rows:
            self.rows()[min(place, len(self._rows) - 1)].take_keyboard()

    def _row(self, lying: "Lying") -> SheetRow:
        known = self._rows.get(lying.sheet.id)
        if known is not None:
            return known
        row = named(SheetRow(lying, with_person=self._with_person), "sheet")
        row.open_asked.connect(self.open_asked)
        row.throw_away_asked.connect(self._on_throw_away)
        return row

    def _let_go(self, wanted: Sequence[SheetId]) -> int | None:
        """Let rows go that are not wanted; return the place of the one that had the keyboard."""
        focused, place = QApplication.focusWidget(), None
        for number, (sheet, row) in enumerate(list(self._rows.items())):
            if sheet in wanted:
                continue
            if focused is not None and row.isAncestorOf(focused):
                place = number
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
            del self._rows[sheet]
        return place

    def _on_more(self) -> None:
        self._shown += MORE
        self._build()

    def _on_throw_away(self, sheet: str) -> None:
        worksheets, jobs = self._desk.worksheets, self._desk.jobs

        def bring_back(trash: TrashId) -> None:
            jobs.run(
                self,
                lambda: worksheets.bring_back(trash),
                lambda _done: None,
                fail=self.problem.emit,
            )

        jobs.run(
            self,
            lambda: worksheets.delete(SheetId(sheet)),
            lambda trash: self.undo_offered.emit(
                _("Thrown away. What came of it stays."), partial(bring_back, trash)
            ),
            fail=self.problem.emit,
        )


def _go_on() -> str:
    return _("Go on")


def _read() -> str:
    return _("Read")

"""Promises of one kind below each other: rows come and go, and those that stay are not touched."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trustjournal.core.ids import PromiseId
from trustjournal.i18n import _
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Tale
from trustjournal.promises.ledger import Board
from trustjournal.promises.row import PromiseRow
from trustjournal.ui.fold import Fold
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import Card, TranslatedWidget, button, label, named

AT_FIRST, MORE = 10, 30
"""Rows; each has a handful of controls, and who opens the page reads the first few."""


class PromiseGroup(TranslatedWidget):
    """A heading and its promises; folded, they stand behind one line.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
        more_wanted: Emitted when all that were given are shown and more are wanted.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    worksheet_asked = Signal(str, str, str, str)
    more_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        heading: Text,
        *,
        with_person: bool,
        folded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._with_person = desk, with_person
        self._tales: Sequence[Tale] = ()
        self._show_more: Callable[[], None] = lambda: None
        self._shown, self._has_more = AT_FIRST, False
        self._rows: dict[PromiseId, PromiseRow] = {}
        self._sub = label("", "small", tone="soft", wrap=True, name="sub")
        self._sub.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._more = button(lambda: _("Show more"), "plain", clicked=self._on_more, name="showMore")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if folded:
            fold = Fold(heading, name="unfold")
            column.addWidget(fold)
            card = Card(gap=2)
            fold.body.addWidget(card)
        else:
            card = Card(heading, gap=2)
            column.addWidget(card)
        card.body.addWidget(self._sub)
        card.body.addLayout(self._list)
        card.body.addWidget(self._more)
        self.hide()

    def say_below(self, text: Text) -> None:
        """Say something below the heading, which is then there without any promise, too."""
        self._sub.say(self._sub.setText, text)
        self._sub.setVisible(bool(text))
        self.setVisible(bool(text) or bool(self._tales))

    def show_board(self, tales: Sequence[Tale], board: Board, *, has_more: bool = False) -> None:
        """Show these of a board; `has_more` tells of some that were not given."""
        self._tales, self._has_more = tales, has_more
        self._show_more = partial(self._build, board)
        self._build(board)

    def row_of(self, promise: PromiseId) -> PromiseRow | None:
        """Return the row of a promise, and show as many as that takes; None for none of these."""
        ids = [tale.promise.id for tale in self._tales]
        if promise in ids and promise not in self._rows:
            self._shown = ids.index(promise) + 1
            self._show_more()
        return self._rows.get(promise)

    def rows(self) -> list[PromiseRow]:
        """Return the rows from top to bottom."""
        return list(self._rows.values())

    def leave(self) -> None:
        """Have everything kept that is typed in a row."""
        for row in self._rows.values():
            row.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return any(row.is_unsaved() for row in self._rows.values())

    def _on_more(self) -> None:
        if len(self._tales) > self._shown:
            self._shown += MORE
            self._show_more()
        else:
            self._shown += MORE
            self.more_wanted.emit()

    def _build(self, board: Board) -> None:
        tales = self._tales[: self._shown]
        place = self._let_go([tale.promise.id for tale in tales])
        before = list(self._rows)
        self._rows = {tale.promise.id: self._row(tale, board) for tale in tales}
        if list(self._rows) != before:
            self._order()
        for tale in tales:
            row = self._rows[tale.promise.id]
            row.show_tale(tale, board.people[tale.promise.person])
            row.show_begun(board.begun, board.people.values())
        self._more.setVisible(self._has_more or len(self._tales) > len(tales))
        self.setVisible(bool(tales) or not self._sub.isHidden())
        if place is not None and self._rows:
            self.rows()[min(place, len(self._rows) - 1)].take_keyboard()

    def _let_go(self, wanted: Sequence[PromiseId]) -> int | None:
        """Let rows go that are not wanted; return the place of the one that had the keyboard."""
        focused, place = QApplication.focusWidget(), None
        for number, (promise_id, row) in enumerate(list(self._rows.items())):
            if promise_id in wanted:
                continue
            if focused is not None and row.isAncestorOf(focused):
                place = number
            row.leave()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
            del self._rows[promise_id]
        return place

    def _row(self, tale: Tale, board: Board) -> PromiseRow:
        known = self._rows.get(tale.promise.id)
        if known is not None:
            return known
        person = board.people[tale.promise.person]
        row = named(PromiseRow(self._desk, tale, person, with_person=self._with_person), "promise")
        row.problem.connect(self.problem)
        row.undo_offered.connect(self.undo_offered)
        row.person_chosen.connect(self.person_chosen)
        row.worksheet_asked.connect(self.worksheet_asked)
        return row

    def _order(self) -> None:
        """Lay the rows below each other; those that stand in their place are not touched."""
        for number, row in enumerate(self._rows.values()):
            there = self._list.itemAt(number)
            if there is None or there.widget() is not row:
                self._list.removeWidget(row)
                self._list.insertWidget(number, row)
                row.show()
            row.begin_list(first=number == 0)

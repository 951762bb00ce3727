"""Choosing a worksheet: what waits to be gone on with, all there are, and what is finished."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.i18n import _
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.widgets import Card, Page, TranslatedWidget, label, named
from trustjournal.worksheets import choosing_words as words
from trustjournal.worksheets.choosing import Group, grouped
from trustjournal.worksheets.own_card import OwnCard
from trustjournal.worksheets.sheet_row import SheetList
from trustjournal.worksheets.worksheet_card import CardGrid, WorksheetCard

if TYPE_CHECKING:
    from trustjournal.worksheets.board import Board
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.domain import Worksheet
    from trustjournal.worksheets.library import Library

_RELEVANT = Changes.SHEETS | Changes.PEOPLE


class WorksheetsPage(Page):
    """Reads the worksheets on the worker, after it is seen.

    Signals:
        begin_asked: Emitted with the id of the worksheet to begin.
        sheet_asked: Emitted with the id of the sheet to go on with, or to read.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    begin_asked = Signal(str)
    sheet_asked = Signal(str)
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Worksheets"),
            lambda: _(
                "One small step at a time. You can stop anywhere; what you wrote is kept, and "
                "nothing is done with it that you did not confirm."
            ),
            max_width=1040,
            parent=parent,
        )
        self._desk = desk
        self._board: Board | None = None
        self._is_stale = False
        self._coming: list[tuple[Group, tuple[Worksheet, ...]]] = []
        """What is still to be laid out."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._lay_out_next)
        self._cards: dict[str, WorksheetCard] = {}
        self._own: OwnCard | None = None
        self.unfinished, self.finished = (
            named(SheetList(desk), name) for name in ("unfinished", "finished")
        )
        self._waiting = Card(lambda: _("Begun, and still open"), gap=14)
        self._waiting.body.addWidget(self.unfinished)
        self._done = Card(lambda: _("Finished"), gap=14)
        self._done.body.addWidget(self.finished)
        self._groups = TranslatedWidget()
        self._inside = QVBoxLayout(self._groups)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(12)
        for each in (self._waiting, self._groups, self._done):
            self.body.addWidget(each)
        self._waiting.hide()
        self._done.hide()
        for sheets in (self.unfinished, self.finished):
            sheets.open_asked.connect(self.sheet_asked)
            sheets.problem.connect(self.problem)
            sheets.undo_offered.connect(self.undo_offered)
        desk.changes.changed.connect(self._on_changed)
        self.refresh()

    def is_whole(self) -> bool:
        """Whether everything that was read stands there."""
        return self._board is not None and not self._coming

    def refresh(self) -> None:
        """Look at the sheets and the worksheets again."""
        self._is_stale = False
        self._desk.jobs.run(
            self,
            self._desk.worksheets.board,
            self._on_read,
            fail=self.problem.emit,
            only_latest="board",
        )

    def _on_changed(self, changes: Changes) -> None:
        if not changes & _RELEVANT:
            return
        if self.isVisible():
            self.refresh()
        else:  # a sheet that is being written changes every few seconds
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _on_read(self, board: "Board") -> None:
        anew = self._board is None or board.library != self._board.library
        self._board = board
        self.unfinished.show_sheets(board.unfinished)
        self._waiting.setVisible(bool(board.unfinished))
        if anew:
            self._begin_anew(board.library)
        else:
            self._tell(board)

    def _begin_anew(self, library: "Library") -> None:
        """Show these worksheets; they change only when the user changes a file."""
        take_all_out(self._inside)
        self._cards, self._own = {}, None
        self._coming = list(grouped(library).items())
        self._lay_out_next()

    def _lay_out_next(self) -> None:
        """Lay out one group; whoever opens the page reads the first while the others follow."""
        if self._coming:
            self._lay_out(*self._coming.pop(0))
        if self._coming:
            self._next.start()
        elif self._board is not None:
            self._tell(self._board)

    def _lay_out(self, group: Group, worksheets: tuple["Worksheet", ...]) -> None:
        folder = self._desk.worksheets.folder if group is Group.OWN else None
        if not worksheets and folder is None:
            return
        heading = label(partial(words.group, group), "heading", wrap=True, name="group")
        self._inside.addSpacing(8)
        put_in(self._inside, heading)
        cards = [WorksheetCard(each) for each in worksheets]
        for card in cards:
            card.begin_asked.connect(self.begin_asked)
            self._cards[card.worksheet.id] = card
        if cards:
            put_in(self._inside, CardGrid(cards))
        if folder is not None:
            self._own = OwnCard(folder)
            put_in(self._inside, self._own)

    def _tell(self, board: "Board") -> None:
        """Say what is known about the worksheets, and what is finished."""
        for name, card in self._cards.items():
            card.say_enough(enough=name in board.enough)
        if self._own is not None:
            self._own.show_refused(board.library.refused)
        self.finished.show_sheets(board.finished)
        self._done.setVisible(bool(board.finished))

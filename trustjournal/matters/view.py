"""Open matters as a page or a person's page shows them, the oldest first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import MatterId
from trustjournal.i18n import _
from trustjournal.matters.deeds import Deeds
from trustjournal.matters.desk import Desk
from trustjournal.matters.domain import Matter
from trustjournal.matters.form import MatterForm
from trustjournal.matters.row import MatterRow
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person
from trustjournal.people.order import by_name
from trustjournal.promises.board_view import BoardView
from trustjournal.ui.arrange import arrange
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import button

if TYPE_CHECKING:
    from trustjournal.matters.service import Board
    from trustjournal.ui.begun import Words

RECENT = 20
"""So many of those talked about are shown; the others on request."""
_RELEVANT = Changes.MATTERS | Changes.PEOPLE | Changes.PREFERENCES


class MattersView(BoardView):
    """All matters, or those about one person."""

    _desk: Desk
    _board: "Board | None"

    def __init__(
        self,
        desk: Desk,
        nothing: QWidget,
        *,
        person: Person | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `nothing` is what is seen where no matter is open."""
        super().__init__(desk, _RELEVANT, person, parent)
        self._nothing = nothing
        self._is_new = True
        self._most = RECENT
        self._begun: dict[str, Words] = {}
        self._rows: dict[MatterId, MatterRow] = {}
        self._deeds = Deeds(desk.matters, desk.jobs, self)
        self.form = MatterForm(desk, person=person)
        self._open = QVBoxLayout()
        self._open.setSpacing(12)
        self._left = Fold(lambda: _("What was left alone on purpose"), "showLeft")
        self._talked = Fold(lambda: _("What was talked about"), "showTalked")
        self._earlier = button(
            lambda: _("Show earlier"),
            "ghost",
            clicked=self._show_more,
            name="earlierMatters",
            flush=True,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._talked.body.addWidget(self._earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.form)
        column.addWidget(self._nothing)
        column.addLayout(self._open)
        column.addWidget(self._left)
        column.addWidget(self._talked)
        for each in (self._nothing, self._left, self._talked):
            each.hide()

    def _connect(self) -> None:
        form = self.form
        for source in (self._deeds, form):
            source.problem.connect(self.problem)
            source.undo_offered.connect(self.undo_offered)
        form.given_up.connect(lambda: self._begun.pop(form.form, None))
        for closed_or_open in (form.given_up, form.reopened, form.kept):
            closed_or_open.connect(lambda *_kept: self._show_nothing())
        form.kept.connect(self._deeds.opened)

    def note(self) -> None:
        """Open the form for a new one."""
        self.form.open(self._begun.get(self.form.form), focused=True)
        self._show_nothing()

    def leave(self) -> None:
        """Have everything kept that is being typed."""
        self.form.leave()
        for row in self._rows.values():
            row.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self.form.is_unsaved() or any(row.is_unsaved() for row in self._rows.values())

    # Reading

    def read(self, person: Person | None) -> "Board":
        matters = self._desk.matters
        return matters.board() if person is None else matters.board_of(person)

    # Showing

    def show_board(self, board: "Board") -> None:
        self._begun = dict(board.begun)
        self._desk.days.week_start = board.week_start
        self.form.offer(by_name(board.people.values(), kana_first=people_words.kana_first()))
        talked = board.talked_about[: self._most]
        shown = (*board.open, *board.left_alone, *talked)
        self._let_rows_go({matter.id for matter in shown})
        self._place(self._open, board.open)
        self._place(self._left.body, board.left_alone)
        self._place(self._talked.body, talked)
        self._left.setVisible(bool(board.left_alone))
        self._talked.setVisible(bool(talked))
        self._earlier.setVisible(len(talked) < len(board.talked_about))
        if self._is_new and self.form.form in board.begun:
            self.form.open(board.begun[self.form.form], focused=False)
        self._is_new = False
        self._show_nothing()

    def _show_more(self) -> None:
        self._most += RECENT
        if self._board is not None:
            self.show_board(self._board)

    def _place(self, column: QBoxLayout, matters: Sequence[Matter]) -> None:
        arrange(column, [self._row(matter) for matter in matters])

    def _row(self, matter: Matter) -> MatterRow:
        board = self._board
        people = {} if board is None else board.people
        begun = {} if board is None else board.begun
        person = people[matter.person]
        row = self._rows.get(matter.id)
        if row is None:
            row = MatterRow(self._desk, matter, person, with_person=self._person is None)
            self._rows[matter.id] = row
            row.setProperty("matter", matter.id)
            row.problem.connect(self.problem)
            row.undo_offered.connect(self.undo_offered)
            row.person_chosen.connect(self.person_chosen)
            row.write_asked.connect(self.write_asked)
            row.worksheet_asked.connect(self.worksheet_asked)
        else:
            row.show_matter(matter, person)
        row.take_up_begun(begun, reopen=self._is_new)
        return row

    def _let_rows_go(self, kept: set[MatterId]) -> None:
        for gone in self._rows.keys() - kept:
            row = self._rows.pop(gone)
            row.leave()
            row.hide()
            row.deleteLater()

    def _show_nothing(self) -> None:
        empty = self._board is not None and not self._board.open
        self._nothing.setVisible(empty and not self.form.is_open())

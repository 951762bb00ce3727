"""Boundaries as a page or a person's page shows them: drawn here, read, looked at again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.boundaries.card import BoundaryCard
from trustjournal.boundaries.deeds import Deeds
from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import Story
from trustjournal.boundaries.form import BoundaryForm
from trustjournal.core.changes import Changes
from trustjournal.core.ids import BoundaryId, PersonId
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person, on_label
from trustjournal.people.order import by_name
from trustjournal.promises.board_view import BoardView
from trustjournal.ui.arrange import arrange, let_go
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import (
    Chip,
    TranslatedWidget,
    colour_number,
    named,
)

if TYPE_CHECKING:
    from trustjournal.boundaries.reading import Board
    from trustjournal.ui.begun import Words

_RELEVANT = Changes.BOUNDARIES | Changes.EVENTS | Changes.PEOPLE | Changes.PREFERENCES


class BoundariesView(BoardView):
    """All boundaries, or those towards one person.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
    """

    help_asked = Signal()

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
        """Begin; `nothing` is what is seen where no boundary is."""
        super().__init__(desk, _RELEVANT, person, parent)
        self._nothing = nothing
        self._is_new = True
        self._begun: dict[str, Words] = {}
        self._cards: dict[BoundaryId, BoundaryCard] = {}
        self._groups: dict[PersonId, _Group] = {}
        self._deeds = Deeds(desk.boundaries, desk.jobs, self)
        self.form = BoundaryForm(desk, person=person)
        self._column = QVBoxLayout()
        self._column.setSpacing(22)
        self._let_go = Fold(lambda: _("Boundaries that were let go"), "showLetGo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self.form)
        column.addWidget(nothing)
        column.addLayout(self._column)
        column.addWidget(self._let_go)
        nothing.hide()
        self._let_go.hide()
        self._connect()

    def _connect(self) -> None:
        self._deeds.problem.connect(self.problem)
        self._deeds.undo_offered.connect(self.undo_offered)
        form = self.form
        form.problem.connect(self.problem)
        form.undo_offered.connect(self.undo_offered)
        form.help_asked.connect(self.help_asked)
        form.given_up.connect(lambda: self._begun.pop(form.form, None))
        for closed_or_open in (form.given_up, form.reopened, form.kept):
            closed_or_open.connect(lambda *_kept: self._show_nothing())
        form.kept.connect(self._deeds.drawn)

    def draw(self) -> None:
        """Open the form for a new one."""
        self.form.open(self._begun.get(self.form.form), focused=True)
        self._show_nothing()

    def leave(self) -> None:
        """Have everything kept that is being typed."""
        self.form.leave()
        for card in self._cards.values():
            card.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self.form.is_unsaved() or any(card.is_unsaved() for card in self._cards.values())

    # Reading

    def read(self, person: Person | None) -> "Board":
        boundaries = self._desk.boundaries
        return boundaries.board() if person is None else boundaries.board_of(person)

    # Showing

    def show_board(self, board: "Board") -> None:
        self._begun = dict(board.begun)
        self._desk.days.week_start = board.week_start
        self.form.offer(by_name(board.people.values(), kana_first=people_words.kana_first()))
        self._let_cards_go({story.boundary.id for story in (*board.holding, *board.let_go)})
        self._show_groups(board)
        arrange(self._let_go.body, [self._card(story, board) for story in board.let_go])
        self._let_go.setVisible(bool(board.let_go))
        if self._is_new and self.form.form in board.begun:
            self.form.open(board.begun[self.form.form], focused=False)
        self._is_new = False
        self._show_nothing()

    def _show_groups(self, board: "Board") -> None:
        stories: dict[PersonId, list[Story]] = {}
        for story in board.holding:
            stories.setdefault(story.boundary.person, []).append(story)
        for gone in self._groups.keys() - stories.keys():
            let_go(self._column, self._groups.pop(gone))
        people = [board.people[each] for each in stories]
        ordered = by_name(people, kana_first=people_words.kana_first())
        for person in ordered:
            group = self._groups.get(person.id)
            if group is None:
                group = self._groups[person.id] = _Group(with_heading=self._person is None)
                group.person_chosen.connect(self.person_chosen)
            cards = [self._card(story, board) for story in stories[person.id]]
            group.show_cards(person, cards)
        arrange(self._column, [self._groups[person.id] for person in ordered])

    def _card(self, story: Story, board: "Board") -> BoundaryCard:
        person = board.people[story.boundary.person]
        card = self._cards.get(story.boundary.id)
        if card is None:
            card = self._cards[story.boundary.id] = BoundaryCard(
                self._desk, story, person, alone=self._person is not None
            )
            card.setProperty("boundary", story.boundary.id)
            card.problem.connect(self.problem)
            card.undo_offered.connect(self.undo_offered)
            card.write_asked.connect(self.write_asked)
            card.help_asked.connect(self.help_asked)
            card.worksheet_asked.connect(self.worksheet_asked)
        else:
            card.show_story(story, person)
        card.take_up_begun(board.begun, reopen=self._is_new)
        return card

    def _let_cards_go(self, kept: set[BoundaryId]) -> None:
        for gone in self._cards.keys() - kept:
            card = self._cards.pop(gone)
            card.leave()
            card.hide()
            card.deleteLater()

    def _show_nothing(self) -> None:
        board = self._board
        empty = board is not None and not (board.holding or board.let_go)
        self._nothing.setVisible(empty and not self.form.is_open())


class _Group(TranslatedWidget):
    """The boundaries towards one person, under their name.

    Signals:
        person_chosen: Emitted with the person's id.
    """

    person_chosen = Signal(str)

    def __init__(self, *, with_heading: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QHBoxLayout()
        self._chip: Chip | None = None
        self._with_heading = with_heading
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._heading)
        column.addLayout(self._cards)

    def show_cards(self, person: Person, cards: Sequence[QWidget]) -> None:
        """Show these cards under this name."""
        if self._with_heading:
            self._show_heading(person)
        arrange(self._cards, cards)

    def _show_heading(self, person: Person) -> None:
        if self._chip is None:
            chip = Chip(on_label(person), person=colour_number(person.id), checkable=False)
            chip.clicked.connect(lambda _checked=False: self.person_chosen.emit(person.id))
            self._chip = named(chip, "toPerson")
            self._heading.addWidget(self._chip)
            self._heading.addStretch(1)
        self._chip.say(self._chip.setText, on_label(person))

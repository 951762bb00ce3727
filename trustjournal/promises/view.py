"""Promises as the page or a person's page shows them: written down here, read, settled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.events.domain import By
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.order import by_name
from trustjournal.promises import words
from trustjournal.promises.deeds import Deeds
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Counts, Tale
from trustjournal.promises.forms import making
from trustjournal.promises.group import PromiseGroup
from trustjournal.promises.ledger import RECENT, Board
from trustjournal.promises.promise_form import NewPromise
from trustjournal.ui.arrange import bring_into_view
from trustjournal.ui.widgets import EmptyState, Text, TranslatedWidget, named

if TYPE_CHECKING:
    from datetime import date

RELEVANT = Changes.PROMISES | Changes.PEOPLE | Changes.PREFERENCES
MORE_SETTLED = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    board: Board
    most: int
    """Of those settled, as many were read."""
    week_start: int | None
    mine: Counts | None
    """Nothing where several people are looked at who are not all."""
    theirs: Counts | None
    """Nothing unless one person is looked at whose record is shown."""


class PromisesView(TranslatedWidget):
    """A line to write one down, and all promises: mine, others', and those settled lately.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
        shown: Emitted with the Board whenever it is shown anew.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    worksheet_asked = Signal(str, str, str, str)
    shown = Signal(object)

    def __init__(
        self, desk: Desk, person: Person | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about = None if person is None else person.id
        self._of: Collection[PersonId] | None = None if person is None else (person.id,)
        self._most_settled = RECENT
        self._sought: tuple[PromiseId, PersonId] | None = None
        self._read_on: date | None = None
        """The day that it shows; nothing when something has changed since."""
        self.new = NewPromise(desk, person)
        self._deeds = Deeds(desk.promises, desk.jobs, self)
        everybody = person is None
        self.mine, self.theirs, self.settled = (
            named(PromiseGroup(desk, heading, with_person=everybody, folded=folded), name)
            for name, heading, folded in (
                ("mine", lambda: _("What I promised"), False),
                ("theirs", lambda: _("What was promised to me"), False),
                # A person's page has other things to show.
                ("settled", lambda: _("Settled lately"), not everybody),
            )
        )
        self._nothing = EmptyState("handshake", self._nothing_words)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for each in (self.new, *self._groups(), self._nothing):
            column.addWidget(each)
        self._nothing.hide()
        self.new.stand_ready()

    def _connect(self) -> None:
        self.new.kept.connect(self._deeds.made)
        self.settled.more_wanted.connect(self._on_more_settled)
        for source in (self.new, self._deeds):
            source.problem.connect(self.problem)
            source.undo_offered.connect(self.undo_offered)
        for group in self._groups():
            group.problem.connect(self.problem)
            group.undo_offered.connect(self.undo_offered)
            group.person_chosen.connect(self.person_chosen)
            group.worksheet_asked.connect(self.worksheet_asked)
        self._desk.changes.changed.connect(self._on_changed)

    def _groups(self) -> Sequence[PromiseGroup]:
        return self.mine, self.theirs, self.settled

    # Reading

    def show_only(self, of: Collection[PersonId] | None) -> None:
        """Show only what is between the user and these people."""
        if of != self._of:
            self._of, self._most_settled = of, RECENT
            self.refresh()

    def show_promise(self, promise: PromiseId, person: PersonId) -> None:
        """Bring a promise into sight; one with somebody who was put away stands on their page."""
        self._sought = promise, person
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self._read_on = self._desk.days.today()
        of, most, sought = self._of, self._most_settled, self._sought
        self._desk.jobs.run(
            self,
            lambda: self._read(of, most, sought and sought[0]),
            self._on_read,
            fail=self.problem.emit,
            only_latest="board",
        )

    def _read(
        self, of: Collection[PersonId] | None, most: int, sought: PromiseId | None = None
    ) -> _Read:
        promises = self._desk.promises
        board = promises.board(most, of=of)
        while sought is not None and board.has_earlier and sought not in board.ids():
            most += MORE_SETTLED
            board = promises.board(most, of=of)
        mine = theirs = None
        if of is None:
            mine = promises.counts(None, By.ME)
        elif len(of) == 1:
            (only,) = of
            mine = promises.counts(only, By.ME)
            if only in board.people and board.people[only].shows_their_record:
                theirs = promises.counts(only, By.THEM)
        week_start = self._desk.choices.current().week_start
        return _Read(board=board, most=most, week_start=week_start, mine=mine, theirs=theirs)

    def _on_read(self, read: _Read) -> None:
        board = read.board
        self._desk.days.week_start = read.week_start
        self.new.stand_ready()
        self.new.offer(by_name(board.people.values()))
        begun = board.begun.get(making(self._about))
        if begun is not None and not self.new.begun.has_begun():
            self.new.open(begun)
        self.mine.show_board(board.mine, board)
        self.theirs.show_board(board.theirs, board)
        self.settled.show_board(board.settled, board, has_more=board.has_earlier)
        self.mine.say_below(self._counted(read.mine, board.mine))
        self.theirs.say_below(self._counted(read.theirs, ()))
        self._nothing.setVisible(not (board.mine or board.theirs or board.settled))
        self._most_settled = read.most
        self.shown.emit(board)
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        if self._sought is None:
            return
        (promise, person), self._sought = self._sought, None
        rows = (group.row_of(promise) for group in self._groups())
        row = next((each for each in rows if each is not None), None)
        if row is None:
            self.person_chosen.emit(person)
            return
        row.take_keyboard()
        bring_into_view(row)

    def _counted(self, counts: Counts | None, opened: Sequence[Tale]) -> Text:
        if counts is None or not counts.total:
            return ""
        oldest = min((tale.promise.made for tale in opened), default=None)
        today = self._desk.days.today()

        def said() -> str:
            lines = [words.counts(counts)]
            if oldest is not None:
                lines.append(words.oldest_open(oldest, today))
            return "\n".join(lines)

        return said

    def _nothing_words(self) -> str:
        return _(
            "No promises are noted here. Small ones count too: what you said you would do, and "
            "what was said to you."
        )

    def _on_more_settled(self) -> None:
        self._most_settled += MORE_SETTLED
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if not changes & RELEVANT:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._read_on = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._read_on != self._desk.days.today():
            self.refresh()

    # Leaving

    def leave(self) -> None:
        """Have everything kept that is typed."""
        self.new.leave()
        for group in self._groups():
            group.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self.new.is_unsaved() or any(group.is_unsaved() for group in self._groups())

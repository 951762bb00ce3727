"""Something that happened, noted in passing: with whom, and then what."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.events.desk import Desk
from trustjournal.events.form_place import FormPlace
from trustjournal.events.forms import TODAY, today_with
from trustjournal.i18n import _
from trustjournal.people.domain import on_label
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.widgets import Card, Chip, ElidedChip, FlowLayout, TranslatedWidget, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustjournal.people.domain import Person
    from trustjournal.storage.begun import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    week_start: int | None
    begun: "tuple[str, Words] | None"


class EventCard(TranslatedWidget):
    """A few people one was with lately, and somebody else; pressing one asks what happened.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: tuple[Person, ...] = ()
        self._was_read = False
        self._place = FormPlace(desk)
        self._chips = named(QWidget(), "companions")
        self._flow = FlowLayout(self._chips, gap=6)
        # The form has a heading of its own.
        card = Card(lambda: _("What happened?"), gap=12)
        self._place.opened.connect(card.heading.hide)
        self._place.closed.connect(card.heading.show)
        card.body.addWidget(self._chips)
        card.body.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._place.problem.connect(self.problem)
        self._place.undo_offered.connect(self.undo_offered)
        self._place.opened.connect(self._chips.hide)
        self._place.closed.connect(self._chips.show)

    def show_people(self, people: "Sequence[Person]") -> None:
        """Offer these; a form that is open stays as it is."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self._show_chips()
        if not self._was_read:
            self._was_read = True
            self._look_for_begun()

    def leave(self) -> None:
        """Have what stands in the form kept now."""
        self._place.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._place.is_unsaved()

    def _show_chips(self) -> None:
        take_all_out(self._flow)
        for person in self._people:
            chip = ElidedChip(on_label(person), person=colour_number(person.id), checkable=False)
            chip.clicked.connect(partial(self._on_person, person))
            put_in(self._flow, named(chip, f"with_{person.id}"))
        other = Chip(lambda: _("Somebody else"), checkable=False, icon="plus")
        other.clicked.connect(lambda _on=False: self._ask_by_name(TODAY, None))
        put_in(self._flow, named(other, "withSomebody"))

    def _on_person(self, person: "Person", _on: bool = False) -> None:
        self._place.note(today_with(person.id), person.id, people=[person])

    def _ask_by_name(self, form: str, begun: "Words | None") -> None:
        self._place.note(form, None, begun, people=self._people, by_name=True)

    def _look_for_begun(self) -> None:
        events, choices = self._desk.events, self._desk.choices
        self._desk.jobs.run(
            self,
            lambda: _Read(week_start=choices.current().week_start, begun=events.begun_in(TODAY)),
            self._on_read,
            fail=self.problem.emit,
        )

    def _on_read(self, read: _Read) -> None:
        self._desk.days.week_start = read.week_start
        if read.begun is None or self._place.is_open():
            return
        form, begun = read.begun
        person = next((each for each in self._people if today_with(each.id) == form), None)
        if person is None:  # perhaps somebody who is not offered any more: the user knows whom
            self._ask_by_name(form, begun)
        else:
            self._place.note(form, person.id, begun, people=[person])

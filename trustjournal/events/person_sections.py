"""What events bring to a person's page: a card to note them in, and a part of the timeline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.events.desk import Desk
from trustjournal.events.domain import Event
from trustjournal.events.form_place import FormPlace
from trustjournal.events.forms import with_person
from trustjournal.events.rows import EventRow
from trustjournal.i18n import _, pgettext
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection, TimelineItem
from trustjournal.ui.arrange import let_go
from trustjournal.ui.widgets import Card, button, label, named

if TYPE_CHECKING:
    from trustjournal.events.service import Events
    from trustjournal.people.service import People
    from trustjournal.storage.begun import Words

RECENT = 5
"""So many are shown beside the form; the timeline has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    latest: list[Event]
    week_start: int | None
    begun: "Words | None"


class EventsCard(ReadSection):
    """What happened with one person lately, and where to note more.

    Signals:
        entry_chosen: Emitted with the id of an entry that is to be opened.
    """

    entry_chosen = Signal(str)
    touched_by = Changes.EVENTS | Changes.PEOPLE | Changes.PREFERENCES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.jobs, desk.changes, parent)
        self._desk = desk
        self._shown: tuple[Person, list[Event]] | None = None
        self._rows: list[QWidget] = []
        self.place = FormPlace(desk)
        self._note = button(
            lambda: _("Note something"), "plain", "plus", clicked=self._on_note, name="noteEvent"
        )
        self._nothing = label(
            lambda: _("Small things are worth a line too: a call, a word of thanks."),
            "small",
            tone="soft",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        card = Card(lambda: pgettext("events", "What happened"), gap=12)
        card.aside.addWidget(self._note)
        card.body.addWidget(self.place)
        card.body.addWidget(self._nothing)
        card.body.addLayout(self._list)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self.place.problem.connect(self.problem)
        self.place.undo_offered.connect(self.undo_offered)
        self.place.opened.connect(self._note.hide)
        self.place.closed.connect(self._note.show)

    def leave(self) -> None:
        self.place.leave()

    def is_unsaved(self) -> bool:
        return self.place.is_unsaved()

    def change(self, event: Event) -> None:
        """Let something that was noted be corrected here."""
        self.place.change(event, self._person)

    def _on_note(self) -> None:
        person = self._person
        if person is not None:
            self.place.note(with_person(person.id), person.id, people=[person])

    def _turn_away(self) -> None:
        self.place.let_go()
        self._shown = None

    def _read(self, person: Person) -> _Read:
        events = self._desk.events
        begun = events.begun_in(with_person(person.id))
        return _Read(
            latest=events.of_person(person.id)[::-1][:RECENT],
            week_start=self._desk.choices.current().week_start,
            begun=None if begun is None else begun[1],
        )

    def _show(self, person: Person, read: _Read) -> None:
        self._desk.days.week_start = read.week_start
        first_time = self._shown is None
        if self._shown != (person, read.latest):
            self._shown = (person, read.latest)
            self._show_rows(person, read.latest)
        if first_time and read.begun is not None and not self.place.is_open():
            self.place.note(with_person(person.id), person.id, read.begun, people=[person])

    def _show_rows(self, person: Person, latest: Sequence[Event]) -> None:
        for row in self._rows:
            let_go(self._list, row)
        self._rows = [self._row(person, event) for event in latest]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self._nothing.setVisible(not latest)

    def _row(self, person: Person, event: Event) -> EventRow:
        row = named(EventRow(event, person, with_day=True), f"event_{event.id}")
        row.edit_asked.connect(self.change)
        row.entry_chosen.connect(self.entry_chosen)
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    event: Event
    person: Person


class EventMoments:
    """What happened, on a person's timeline.

    What became of a promise is left to the promise, which tells it as a part of its own story.
    """

    touched_by = Changes.EVENTS

    def __init__(
        self,
        events: "Events",
        people: "People",
        clock: Clock,
        *,
        edit: Callable[[Event], object],
        open_entry: Callable[[str], object],
    ) -> None:
        """Begin; `edit` lets one be corrected, `open_entry` shows the entry it was noted with."""
        self._events, self._people, self._clock = events, people, clock
        self._edit, self._open_entry = edit, open_entry

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read them. Called on the worker."""
        whom, zone = self._people.get(person), self._clock().tzinfo
        return [
            TimelineItem(
                id=event.id,
                moment=noon_of(event.day, zone),
                content=_Moment(event=event, person=whom),
            )
            for event in self._events.of_person(person)
            if not event.belongs_elsewhere
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        moment: _Moment = item.content
        row = named(EventRow(moment.event, moment.person, with_day=False, inset=14), "eventMoment")
        row.edit_asked.connect(self._edit)
        row.entry_chosen.connect(self._open_entry)
        return row

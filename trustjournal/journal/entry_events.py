"""What happened, noted beside an entry: chips that open to be corrected or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.events import words
from trustjournal.events.desk import Desk as EventsDesk
from trustjournal.events.form_place import FormPlace
from trustjournal.events.forms import with_entry
from trustjournal.events.problems import OfPromise
from trustjournal.i18n import _
from trustjournal.ui.day_field import Days
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.widgets import (
    Chip,
    ElidedChip,
    FlowLayout,
    TranslatedWidget,
    button,
    colour_number,
    label,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from trustjournal.core.ids import EntryId, EventId, PersonId
    from trustjournal.events.domain import Event
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.known import Known
    from trustjournal.people.domain import Person
    from trustjournal.storage.begun import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The entry that is written, as far as events need to know it."""

    entry: EntryId | None
    """Nothing for one that is not saved yet."""
    day: Callable[[], date]
    """When it is about, as it is now."""
    save: Callable[[], object]
    """Has what is typed saved, so that there is an entry."""
    saved_as: Callable[[], EntryId | None]
    """Tells, on the worker, which entry it is by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    entry: EntryId | None
    events: list[Event]
    week_start: int | None
    begun: Words | None


class EntryEvents(TranslatedWidget):
    """The events of one entry, and where to note more.

    Signals:
        shown: Emitted when there are other events than before.
        begun_found: Emitted when something that was begun earlier waits here.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    shown = Signal()
    begun_found = Signal()
    problem = Signal(Exception)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events, self._choices, self._jobs = desk.events, desk.choices, desk.jobs
        self._known = known
        self._people: tuple[PersonId, ...] = ()
        self._beside: Beside | None = None
        self._loose: tuple[EventId, ...] = ()
        """Noted before there was an entry to belong to."""
        self._noted: Sequence[Event] = ()
        self._waiting: Words | None = None
        """What was begun earlier, until somebody is there whom it can be about."""
        clock = desk.clock
        self._days = Days(lambda: clock().date())
        self.place = FormPlace(
            EventsDesk(
                events=desk.events,
                choices=desk.choices,
                jobs=desk.jobs,
                changes=desk.changes,
                days=self._days,
            )
        )
        self._chips = named(QWidget(), "entryEvents")
        self._flow = FlowLayout(self._chips, gap=6)
        self._add = button(
            lambda: _("Note something"), "plain", "plus", clicked=self._on_note, name="noteEvent"
        )
        self._nobody = label(
            lambda: _("Once somebody is mentioned, you can note here what happened."),
            "small",
            tone="soft",
            wrap=True,
        )
        # Without a place it would outlive the page, and with it all that is written there.
        self._flow.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in (self._chips, self._nobody, self.place):
            column.addWidget(each)
        self._connect(desk)

    def _connect(self, desk: Desk) -> None:
        place = self.place
        place.problem.connect(self.problem)
        place.undo_offered.connect(self.undo_offered)
        place.meant_to.connect(self._on_meant_to)
        place.noted.connect(self._on_noted)
        place.opened.connect(self._show_chips)
        place.closed.connect(self._show_chips)
        self._known.changed.connect(self._show_chips)
        desk.changes.changed.connect(self._on_changed)

    # The entry

    @property
    def noted(self) -> Sequence[Event]:
        """What is noted with the entry."""
        return self._noted

    def show_beside(self, beside: Beside) -> None:
        """Show what is noted with another entry."""
        self.place.let_go()
        self._beside, self._loose, self._noted, self._waiting = beside, (), (), None
        self._show_chips()
        self._read(looks_for_begun=True)

    def show_people(self, people: Sequence[PersonId]) -> None:
        """Let something be noted about these."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self._show_chips()
            self._take_up_begun()

    def became(self, entry: EntryId) -> None:
        """Hear which entry it is, now that it is saved."""
        beside, loose, events = self._beside, self._loose, self._events
        if beside is None or beside.entry == entry:
            return
        self._beside = Beside(
            entry=entry, day=beside.day, save=beside.save, saved_as=beside.saved_as
        )
        self._loose = ()
        if loose:
            self._jobs.run(
                self,
                lambda: events.belong_to(loose, entry),
                lambda _nothing: None,
                fail=self.problem.emit,
            )

    def leave(self) -> None:
        """Have what stands in the form kept now."""
        self.place.leave()

    # Reading

    def _on_changed(self, changes: Changes) -> None:
        if Changes.EVENTS in changes:
            self._read(looks_for_begun=False)

    def _read(self, *, looks_for_begun: bool) -> None:
        beside, loose = self._beside, self._loose
        if beside is None:
            return
        events, choices, entry = self._events, self._choices, beside.entry

        def work() -> _Read:
            begun = events.begun_in(with_entry(entry)) if looks_for_begun else None
            return _Read(
                entry=entry,
                events=events.of_entry(entry, also=loose),
                week_start=choices.current().week_start,
                begun=None if begun is None else begun[1],
            )

        self._jobs.run(
            self,
            work,
            lambda read: self._on_read(beside, read),
            fail=self.problem.emit,
            only_latest="begun" if looks_for_begun else "events",
        )

    def _on_read(self, beside: Beside, read: _Read) -> None:
        if self._beside is not beside and (
            self._beside is None or self._beside.entry != read.entry
        ):
            return  # another entry is shown since
        self._days.week_start = read.week_start
        self._noted = read.events
        self._show_chips()
        self.shown.emit()
        if read.begun is not None and not self.place.is_open():
            self._waiting = read.begun
            self._take_up_begun()

    def _take_up_begun(self) -> None:
        if self._waiting is not None and self._there():
            begun, self._waiting = self._waiting, None
            self.begun_found.emit()
            self._open(begun)

    # Noting

    def _on_note(self) -> None:
        self._open(None)

    def _open(self, begun: Words | None) -> None:
        beside = self._beside
        people = self._there()
        if beside is not None and people:
            self.place.note(
                with_entry(beside.entry),
                beside.entry,
                begun,
                people=people,
                day=beside.day,
                entry=beside.saved_as,
            )

    def _on_meant_to(self) -> None:
        if self._beside is not None:
            self._beside.save()

    def _on_noted(self, event: Event) -> None:
        if event.entry is None:
            self._loose = (*self._loose, event.id)
            self._read(looks_for_begun=False)
        if self._beside is not None and self._beside.entry is not None:
            self.became(self._beside.entry)

    def _there(self) -> list[Person]:
        found = (self._known.person(each) for each in self._people)
        return [person for person in found if person is not None]

    # Showing

    def _show_chips(self) -> None:
        take_all_out(self._flow, but=(self._add,))
        several = len({event.person for event in self._noted} | set(self._people)) > 1
        for event in self._noted:
            put_in(self._flow, self._chip(event, with_name=several))
        there = bool(self._there())
        if there:
            put_in(self._flow, self._add)
        else:
            self._add.hide()
        self._nobody.setVisible(not there and not self._noted)
        # One thing at a time: what is noted makes room for the form.
        self._chips.setVisible(self._flow.count() > 0 and not self.place.is_open())
        self._chips.updateGeometry()

    def _chip(self, event: Event, *, with_name: bool) -> Chip:
        person = self._known.person(event.person)
        happened = partial(words.happened, event, person)
        chip = named(
            ElidedChip(
                partial(self._with_name, event) if with_name else happened,
                person=colour_number(event.person) if with_name else None,
                checkable=False,
            ),
            f"event_{event.id}",
        )
        chip.say(chip.setToolTip, partial(_said, event, person))
        chip.say(chip.setAccessibleName, lambda: _("Change: {event}").format(event=happened()))
        chip.clicked.connect(lambda _on=False: self._on_chip(event, person))
        return chip

    def _with_name(self, event: Event) -> str:
        name, what = self._known.name(event.person), words.happened(event, None)
        return _("{name} · {event}").format(name=name, event=what)

    def _on_chip(self, event: Event, person: Person | None) -> None:
        if event.belongs_elsewhere:
            self.problem.emit(OfPromise())
        else:
            self.place.change(event, person)


def _said(event: Event, person: Person | None) -> str:
    lines = (words.happened(event, person), words.beside(event, with_day=True), event.note.strip())
    return "\n".join(line for line in lines if line)

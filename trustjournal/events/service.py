"""What one does with what happened: note it, correct it, take it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from trustjournal import i18n
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock, moment_of
from trustjournal.core.ids import EntryId, EventId, PersonId, TrashId, new_id
from trustjournal.events import store
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import EARLIEST_DAY, LONGEST_NOTE, By, Event, Kind
from trustjournal.events.problems import (
    EventGone,
    NoteTooLong,
    NotThisSize,
    NotYet,
    OfPromise,
    ToldFromMySide,
    TooLongAgo,
    UnknownDetail,
    UnknownKind,
)
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.naming import meant
from trustjournal.people.problems import PersonGone
from trustjournal.people.shelves import bring_back
from trustjournal.storage import begun, trash
from trustjournal.storage.begun import Words
from trustjournal.storage.begun_forms import KeepsBegun
from trustjournal.storage.vault import Vault

RECENT_KINDS = 4
_OF_ITS_OWN = ("entry", "promise", "boundary", "matter")
"""What an event belongs to; editing it never moves it elsewhere."""


class Events(KeepsBegun):
    """The events of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    # Noting

    def note(
        self,
        person: PersonId,
        kind: str,
        by: By,
        *,
        day: date | None = None,
        form: str = "",
        **fields: Any,
    ) -> Event:
        """Note what happened with somebody, today or on another day.

        `fields` are those of an Event: size, note, detail, unasked, entry, boundary, matter. `form`
        names the words that were begun for it and are now meant, here and below.
        """
        return self._note(person, "", form, self._fresh(kind, by, day, fields))

    def note_about(
        self,
        name: str,
        kind: str,
        by: By,
        *,
        day: date | None = None,
        form: str = "",
        **fields: Any,
    ) -> Event:
        """Note what happened with somebody of this name; an unknown person is added."""
        return self._note(None, name, form, self._fresh(kind, by, day, fields))

    def _note(self, chosen: PersonId | None, name: str, form: str, fresh: Event) -> Event:
        now = self._clock()
        with self._vault.writing() as connection:
            person, added = meant(connection, chosen, name, now)
            event = replace(fresh, person=person.id)
            store.shelf.insert(connection, event, now)
            begun.forget(connection, form)
        self._announce(Changes.EVENTS | added)
        return event

    def change(self, event: Event, *, form: str = "") -> Event:
        """Store an edited copy; what it was noted with stays."""
        with self._vault.writing() as connection:
            stored = _found(connection, event.id)
            kept = {name: getattr(stored, name) for name in _OF_ITS_OWN}
            edited = self._checked(replace(event, **kept))
            begun.forget(connection, form)
            if edited == stored:
                return stored
            _require_person(connection, edited.person)
            store.shelf.update(connection, edited, self._clock())
        self._announce(Changes.EVENTS)
        return edited

    def belong_to(self, ids: Sequence[EventId], entry: EntryId) -> None:
        """Let events that were noted before their entry was written belong to it."""
        with self._vault.writing() as connection:
            for event in store.shelf.by_ids(connection, ids):
                store.shelf.update(connection, replace(event, entry=entry), self._clock())
        self._announce(Changes.EVENTS)

    # What was begun

    def begun_in(self, form: str) -> tuple[str, Words] | None:
        """Return what stands in a form, or in the first whose name begins so."""
        with self._vault.reading() as connection:
            waiting = begun.words_of(connection, form)
        return min(waiting.items(), key=lambda each: each[0], default=None)

    # Taking back

    def withdraw(self, event_id: EventId) -> TrashId:
        """Take one back; it waits in the trash."""
        now = self._clock()
        with self._vault.writing() as connection:
            event = _found(connection, event_id)
            person = _require_person(connection, event.person)
            label = catalogue().label_of(event.kind, i18n.language())
            title = f"{person.name} · {label}"
            trash_id = trash.throw(connection, kind=store.KIND, title=title, at=now)
            which = store.events.c.id == event_id
            store.shelf.throw(connection, which, trash_id, now)
        self._announce(Changes.EVENTS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a withdrawal."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, [store.shelf], trash_id)
        self._announce(changes)

    # Reading

    def get(self, event_id: EventId) -> Event:
        """Return one; EventGone when it was taken back."""
        with self._vault.reading() as connection:
            event = store.shelf.get(connection, event_id)
        if event is None:
            raise EventGone
        return event

    def of_person(self, person: PersonId) -> list[Event]:
        """Return all about one person, oldest first."""
        with self._vault.reading() as connection:
            return store.shelf.of_person(connection, person)

    def of_entry(self, entry: EntryId | None, *, also: Sequence[EventId] = ()) -> list[Event]:
        """Return those noted with one entry, and some that may belong to it later."""
        with self._vault.reading() as connection:
            return store.of_entry(connection, entry, also)

    def between(self, first: date, last: date) -> list[Event]:
        """Return all from one day to another, both included; those put away as well."""
        with self._vault.reading() as connection:
            return store.between(connection, first, last)

    def everything(self) -> list[Event]:
        """Return all there are, oldest first."""
        with self._vault.reading() as connection:
            return store.shelf.where(connection)

    def recent_kinds(self) -> list[str]:
        """Return the kinds that were noted last, the latest first."""
        known = catalogue().by_id
        with self._vault.reading() as connection:
            kinds = store.recent_kinds(connection)
        return [kind for kind in kinds if kind in known][:RECENT_KINDS]

    def _fresh(self, kind: str, by: By, day: date | None, fields: dict[str, Any]) -> Event:
        return self._checked(
            Event(
                id=EventId(new_id()),
                person=PersonId(""),
                kind=kind,
                by=by,
                day=day or moment_of(self._clock()).day,
                **fields,
            )
        )

    def _checked(self, event: Event) -> Event:
        """Return the event as it may be stored, or say kindly what does not fit."""
        kind = _kind(event.kind)
        if not kind.allows(event.size):
            raise NotThisSize
        if kind.my_side_only and event.by is not By.ME:
            raise ToldFromMySide
        if event.detail and event.detail not in kind.details:
            raise UnknownDetail
        if len(event.note) > LONGEST_NOTE:
            raise NoteTooLong
        if event.day > moment_of(self._clock()).day:
            raise NotYet
        if event.day < EARLIEST_DAY:
            raise TooLongAgo
        return replace(event, unasked=event.unasked and kind.may_be_unasked)


def _kind(kind: str) -> Kind:
    known = catalogue().by_id
    if kind not in known:
        raise UnknownKind(kind, tuple(known))
    return known[kind]


def _found(connection: Connection, event_id: EventId) -> Event:
    event = store.shelf.get(connection, event_id)
    if event is None:
        raise EventGone
    if event.belongs_elsewhere:
        raise OfPromise
    return event


def _require_person(connection: Connection, person_id: PersonId) -> Person:
    found = people_store.get(connection, person_id)
    if found is None:
        raise PersonGone
    return found

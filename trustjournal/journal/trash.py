"""Throwing entries and templates away, bringing them back, and emptying the trash for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, select, update

from trustjournal.checkins import store as checkins_store
from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, PersonId, TrashId
from trustjournal.events import store as events_store
from trustjournal.journal import store
from trustjournal.journal.domain import Entry
from trustjournal.journal.tables import (
    drafts,
    entries,
    entry_people,
    entry_tags,
    pictures,
    templates,
    versions,
)
from trustjournal.people import store as people_store
from trustjournal.people.shelves import bring_back as bring_back_shelved
from trustjournal.people.shelves import leave_with_people
from trustjournal.storage import search
from trustjournal.storage import trash as trash_can
from trustjournal.storage.begun import begun
from trustjournal.storage.shelf import Shelf

TEMPLATE = "template"


def throw_entry(connection: Connection, entry: Entry, now: datetime) -> TrashId:
    """Lay an entry into the trash.

    Its check-ins and events stay: they were felt, and they happened, all the same.
    """
    trash_id = trash_can.throw(connection, kind=store.KIND, title=entry.title, at=now)
    _mark(connection, entries, entries.c.id == entry.id, trash_id, now)
    _mark(connection, pictures, pictures.c.entry == entry.id, trash_id, now)
    search.remove(connection, store.KIND, entry.id)
    return trash_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """How much of what was noted with an entry followed it into the trash."""

    ratings: int
    events: int


def throw_noted(connection: Connection, trash_id: TrashId, now: datetime) -> Removed:
    """Let what was noted with a thrown entry share its way.

    What became of a promise stays with the promise.
    """
    events, gone = events_store.events, _entries_of(connection, trash_id)
    ratings = sum(checkins_store.throw_of_entry(connection, entry, trash_id, now) for entry in gone)
    which = and_(events.c.entry.in_(gone), events.c.promise.is_(None))
    thrown = events_store.shelf.throw(connection, which, trash_id, now)
    return Removed(ratings=ratings, events=thrown)


def throw_template(connection: Connection, template_id: str, name: str, now: datetime) -> TrashId:
    """Lay a template into the trash."""
    trash_id = trash_can.throw(connection, kind=TEMPLATE, title=name, at=now)
    _mark(connection, templates, templates.c.id == template_id, trash_id, now)
    return trash_id


def _mark(
    connection: Connection, table: Table, which: Any, trash_id: TrashId, now: datetime
) -> None:
    connection.execute(
        update(table)
        .where(which, table.c.deleted_at.is_(None))
        .values(deleted_at=now, trash=trash_id)
    )


def _entries_of(connection: Connection, trash_id: TrashId) -> list[EntryId]:
    thrown = select(entries.c.id).where(entries.c.trash == trash_id)
    return [EntryId(entry) for entry in connection.execute(thrown).scalars()]


def bring_back(connection: Connection, trash_id: TrashId, shelves: Sequence[Shelf[Any]]) -> Changes:
    """Undo a deletion of an entry, a template or something on a shelf; nothing for none of these.

    Links to people who were removed for good meanwhile are gone; those to people in the trash
    return with them.
    """
    found = trash_can.get(connection, trash_id)
    if found is None:
        return Changes.NOTHING
    if found.kind in {shelf.kind for shelf in shelves}:
        return bring_back_shelved(connection, shelves, trash_id)
    if found.kind not in {store.KIND, TEMPLATE}:
        return Changes.NOTHING
    thrown = _entries_of(connection, trash_id)
    for table in (entries, pictures, templates):
        connection.execute(
            update(table).where(table.c.trash == trash_id).values(deleted_at=None, trash=None)
        )
    for entry in store.with_all_links(connection, store.by_ids(connection, thrown)):
        store.index(connection, entry)
    noted = _bring_back_noted(connection, trash_id)
    trash_can.forget(connection, trash_id)
    if found.kind == TEMPLATE:
        return Changes.TEMPLATES
    return Changes.ENTRIES | Changes.DRAFTS | noted


def _bring_back_noted(connection: Connection, trash_id: TrashId) -> Changes:
    """Take check-ins and events that went along with an entry out of the trash."""
    for person in (checkins_store.check_ins.c.person, events_store.events.c.person):
        leave_with_people(connection, person, trash_id)
    changes = Changes.NOTHING
    if checkins_store.bring_back(connection, trash_id):
        changes |= Changes.CHECKINS
    if events_store.shelf.bring_back(connection, trash_id):
        changes |= Changes.EVENTS
    return changes


class LinksOfPeople:
    """An entry's links to a person, which go into the trash and come back with the person.

    Hash and index keep them until the trash is emptied, so that a person with thousands of entries
    is thrown away, and brought back, at once.
    """

    def throw(self, connection: Connection, person_id: PersonId, trash_id: TrashId) -> None:
        """Unlink every entry from a person."""
        connection.execute(
            update(entry_people)
            .where(entry_people.c.person == person_id, entry_people.c.trash.is_(None))
            .values(trash=trash_id)
        )

    def bring_back(self, connection: Connection, trash_id: TrashId) -> None:
        """Link the entries again."""
        connection.execute(
            update(entry_people).where(entry_people.c.trash == trash_id).values(trash=None)
        )


def empty(connection: Connection, shelves: Sequence[Shelf[Any]]) -> None:
    """Remove everything in the trash for good: rows, versions, pictures, index, links."""
    gone = select(entries.c.id).where(entries.c.trash.is_not(None))
    gone_ids = [EntryId(entry) for entry in connection.execute(gone).scalars()]
    loosened = _loosened(connection)
    for column in (entry_people.c.entry, entry_tags.c.entry, versions.c.entry, drafts.c.entry):
        connection.execute(delete(column.table).where(column.in_(gone)))
    connection.execute(delete(begun).where(begun.c.about.in_(gone)))
    _remove(connection, pictures, pictures.c.entry.in_(gone))
    checkins_store.forget_thrown(connection)
    checkins_store.unlink_entries(connection, gone_ids)
    for shelf in shelves:
        _loosen_events(connection, shelf)
    for shelf in shelves:
        shelf.forget_thrown(connection)
        shelf.unlink_entries(connection, gone_ids)
    _remove(connection, entry_people, entry_people.c.trash.is_not(None))
    _remove(connection, entries, entries.c.trash.is_not(None))
    _remove(connection, templates, templates.c.trash.is_not(None))
    people_store.forget_thrown(connection)
    store.refresh(connection, loosened)
    for thrown in trash_can.everything(connection):
        trash_can.forget(connection, thrown.id)
    search.compact(connection)


def take_back(
    connection: Connection, gone: Sequence[EntryId], shelves: Sequence[Shelf[Any]]
) -> None:
    """Remove entries for good that a moment ago were not there either, as when they came in."""
    for column in (
        entry_people.c.entry,
        entry_tags.c.entry,
        versions.c.entry,
        pictures.c.entry,
        entries.c.id,
    ):
        _remove(connection, column.table, column.in_(gone))
    checkins_store.unlink_entries(connection, gone)
    for shelf in shelves:
        shelf.unlink_entries(connection, gone)
    for entry in gone:
        search.remove(connection, store.KIND, entry)


def _loosen_events(connection: Connection, shelf: Shelf[Any]) -> None:
    """Let events that came back alone stand by themselves when what they belonged to is removed."""
    events = events_store.events
    if shelf.kind in events.c:
        gone = select(shelf.table.c.id).where(shelf.table.c.trash.is_not(None))
        connection.execute(
            update(events).where(events.c[shelf.kind].in_(gone)).values({shelf.kind: None})
        )


def _remove(connection: Connection, table: Table, which: Any) -> None:
    connection.execute(delete(table).where(which))


def _loosened(connection: Connection) -> Iterable[EntryId]:
    """Return the entries that stay but lose a link for good."""
    wanted = (
        select(entry_people.c.entry)
        .distinct()
        .join(entries, entries.c.id == entry_people.c.entry)
        .where(entry_people.c.trash.is_not(None), entries.c.trash.is_(None))
    )
    return [EntryId(entry) for entry in connection.execute(wanted).scalars()]

"""Single entries that come back out of a copy: as they were, with all that was theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, select, text, update

from trustjournal.checkins.store import check_ins
from trustjournal.core.clock import Moment
from trustjournal.core.ids import EntryId, PersonId, TrashId, VersionId, new_id
from trustjournal.journal import saving, store, trash, versions
from trustjournal.journal.domain import Entry
from trustjournal.journal.tables import entries, entry_people
from trustjournal.journal.tables import pictures as pictures_table
from trustjournal.journal.tables import versions as versions_table
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.store import people
from trustjournal.storage.shelf import Shelf

Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An entry as a copy has it."""

    entry: Entry
    people: Mapping[PersonId, Person]
    pictures: Rows
    versions: Rows
    check_ins: Rows
    noted: Mapping[str, tuple[str, ...]]
    """What lay on shelves and was noted with it: ids by the kind of thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """An entry that came back, and what it takes to undo that."""

    entry: EntryId
    version: VersionId | None = None
    """How it read before; none for one that was not there."""
    moment: Moment | None = None
    was_thrown: bool = False


def fetch(
    copied: Connection, ids: Sequence[EntryId], shelves: Sequence[Shelf[Any]]
) -> list[Fetched]:
    """Read some entries from a copy; what is not there, or in its trash, is left out."""
    everybody = {person.id: person for person in people_store.everyone(copied)}
    return [
        Fetched(
            entry=entry,
            people={
                each: everybody[each]
                for each in (*entry.content.people, *entry.content.trust)
                if each in everybody
            },
            pictures=_rows(copied, pictures_table.c.entry, entry.id),
            versions=_rows(copied, versions_table.c.entry, entry.id),
            check_ins=_rows(copied, check_ins.c.entry, entry.id),
            noted={
                shelf.kind: tuple(row["id"] for row in _rows(copied, column, entry.id))
                for shelf in shelves
                if (column := shelf.table.c.get("entry")) is not None
            },
        )
        for entry in store.by_ids(copied, ids)
    ]


def _rows(copied: Connection, owner: Column[Any], entry: EntryId) -> Rows:
    wanted = select(owner.table).where(owner == entry).order_by(text("rowid"))
    if "deleted_at" in owner.table.c:
        wanted = wanted.where(owner.table.c.deleted_at.is_(None))
    return tuple(dict(row) for row in copied.execute(wanted).mappings())


def put_back(
    connection: Connection, fetched: Fetched, shelves: Sequence[Shelf[Any]], now: datetime
) -> Returned:
    """Let an entry be there as a copy has it; one that is there reads so, in a new version.

    People are those of the same id, else those of the same name, else somebody new of that name.
    """
    thrown = connection.execute(
        select(entries.c.trash).where(entries.c.id == fetched.entry.id)
    ).scalar()
    if thrown is not None:
        trash.bring_back(connection, TrashId(thrown), shelves)
    before = store.get(connection, fetched.entry.id)
    meant = {each: _meant(connection, each, now) for each in fetched.people.values()}
    here = {person.id: found for person, (found, trash_id) in meant.items() if trash_id is None}
    gone = {found: trash_id for found, trash_id in meant.values() if trash_id is not None}
    linked = tuple(
        dict.fromkeys(here[each] for each in fetched.entry.content.people if each in here)
    )
    if before is None:
        returned = _put_back_missing(connection, fetched, linked, here, now)
        _link_again(connection, fetched, shelves)
    else:
        returned = _put_back_over(connection, before, fetched.entry, linked, now)
    _put_missing(connection, pictures_table, fetched.pictures)
    _link_to_thrown(connection, fetched.entry.id, gone)
    return replace(returned, was_thrown=thrown is not None)


def undo(connection: Connection, returned: Returned, now: datetime) -> None:
    """Let an entry read as before it came back, or lie where it lay; one that was new is thrown.

    What was done to it since stays a version.
    """
    version = None if returned.version is None else versions.get(connection, returned.version)
    if version is not None:
        saving.bring_back_version(connection, version, now)
    entry = store.get(connection, returned.entry)
    if entry is None:
        return
    if returned.moment is not None and returned.moment != entry.moment:
        saving.move(connection, entry, returned.moment, now)
    if returned.was_thrown or returned.version is None:
        trash.throw_entry(connection, entry, now)


def _meant(connection: Connection, person: Person, now: datetime) -> tuple[PersonId, str | None]:
    """Return who somebody in a copy is here, and the deletion that took them, if one did."""
    same = connection.execute(select(people.c.trash).where(people.c.id == person.id)).first()
    if same is not None:
        return person.id, same.trash
    found = people_store.with_name(connection, person.name)
    if found is not None:
        return found.id, None
    fresh = Person(
        id=person.id,
        name=person.name,
        reading=person.reading,
        called=person.called,
        created_at=person.created_at,
        updated_at=now,
    )
    return people_store.insert(connection, fresh).id, None


def _put_back_missing(
    connection: Connection,
    fetched: Fetched,
    linked: tuple[PersonId, ...],
    here: Mapping[PersonId, PersonId],
    now: datetime,
) -> Returned:
    content = replace(fetched.entry.content, people=linked)
    entry = replace(fetched.entry, content=content)
    store.insert_one(connection, entry)
    _put_missing(connection, versions_table, fetched.versions)
    if not fetched.versions:
        versions.begin(connection, entry.id, content, sitting=new_id(), now=now)
    rated = [
        {**row, "person": here[row["person"]]} for row in fetched.check_ins if row["person"] in here
    ]
    _put_missing(connection, check_ins, rated)
    return Returned(entry=entry.id)


def _put_back_over(
    connection: Connection,
    before: Entry,
    wanted: Entry,
    linked: tuple[PersonId, ...],
    now: datetime,
) -> Returned:
    """Let an entry read as it did; felt trust stays: it was a day's feeling, not a wording."""
    saving.put_unsaved_aside(connection, before)
    versions.keep_former(connection, before)
    former = versions.newest(connection, before.id)
    content = replace(wanted.content, people=linked, trust=before.content.trust)
    after = replace(before, content=content, moment=wanted.moment, updated_at=now)
    if (after.content, after.moment) != (before.content, before.moment):
        saving.change(connection, before, after, sitting=new_id(), now=now)
    return Returned(entry=before.id, version=former, moment=before.moment)


def _put_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add the rows whose ids are not there yet."""
    ids = [row["id"] for row in rows]
    there = set(connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars())
    missing = [dict(row) for row in rows if row["id"] not in there]
    if missing:
        connection.execute(insert(table), missing)


def _link_again(connection: Connection, fetched: Fetched, shelves: Sequence[Shelf[Any]]) -> None:
    """Let what was noted with the entry, and stayed when it went, belong to it again."""
    noted = [(check_ins, [row["id"] for row in fetched.check_ins])]
    noted += [(shelf.table, list(fetched.noted.get(shelf.kind, ()))) for shelf in shelves]
    for table, ids in noted:
        if ids:
            alone = (table.c.id.in_(ids), table.c.entry.is_(None))
            connection.execute(update(table).where(*alone).values(entry=fetched.entry.id))


def _link_to_thrown(connection: Connection, entry: EntryId, gone: Mapping[PersonId, str]) -> None:
    """Link people who lie in the trash so that the link comes back with them."""
    linked = select(entry_people.c.person).where(entry_people.c.entry == entry)
    there = set(connection.execute(linked).scalars())
    fresh = [
        {"entry": entry, "person": person, "position": len(there) + number, "trash": trash_id}
        for number, (person, trash_id) in enumerate(gone.items())
        if person not in there
    ]
    if fresh:
        connection.execute(insert(entry_people), fresh)
        store.refresh(connection, [entry])

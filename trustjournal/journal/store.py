"""Entries with their links, tags and index rows, in and out of the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, select, update

from trustjournal.checkins import store as checkins_store
from trustjournal.core.ids import EntryId, PersonId
from trustjournal.core.text import name_key
from trustjournal.journal.contents import known_feelings
from trustjournal.journal.domain import Content, Entry, content_hash
from trustjournal.journal.early import people_of, tags_of
from trustjournal.journal.tables import (
    drafts,
    entries,
    entry_people,
    entry_tags,
    pictures,
    templates,
    versions,
)
from trustjournal.people.store import people
from trustjournal.storage import search
from trustjournal.storage.database import moment_in, moment_values
from trustjournal.storage.search import Document

KIND = "entry"
CHUNK = 500
"""Rows read or written at once."""

TRASHED = select(entries.c.id).where(entries.c.trash.is_not(None))
"""Few, and an index knows them: cheaper to leave out than the others are to look up."""
_THERE = select(people.c.id).where(
    people.c.id.in_(bindparam("wanted", expanding=True)), people.c.deleted_at.is_(None)
)
_DELETED_AT = select(entries.c.deleted_at).where(entries.c.id == bindparam("entry"))
_CHANGE = update(entries).where(entries.c.id == bindparam("changed"))
_INSERT, _INSERT_PERSON, _INSERT_TAG = insert(entries), insert(entry_people), insert(entry_tags)
_Key = TypeVar("_Key", str, int)


def _reading(key: Any) -> dict[bool, Select[Any]]:
    """Return how entries are read by a key: the living ones, and with those in the trash too."""
    every = select(entries).where(key.in_(bindparam("keys", expanding=True)))
    return {True: every, False: every.where(entries.c.deleted_at.is_(None))}


_BY_ID, _BY_NUMBER = _reading(entries.c.id), _reading(entries.c.number)


def get(connection: Connection, entry_id: EntryId, *, also_trashed: bool = False) -> Entry | None:
    """Return one entry; one in the trash only when asked."""
    found = _read(connection, _BY_ID[also_trashed], [entry_id])
    return found[0] if found else None


def by_ids(
    connection: Connection, ids: Sequence[EntryId], *, also_trashed: bool = False
) -> list[Entry]:
    """Return entries in the order of their ids; those in the trash only when asked."""
    found: dict[str, Entry] = {}
    for chunk in chunks(ids):
        found |= {entry.id: entry for entry in _read(connection, _BY_ID[also_trashed], chunk)}
    return [found[entry] for entry in ids if entry in found]


def by_numbers(
    connection: Connection, numbers: Sequence[int], *, also_trashed: bool = False
) -> list[Entry]:
    """Return entries in the order of their numbers; those in the trash only when asked."""
    found: dict[int, Entry] = {}
    for chunk in chunks(numbers):
        rows = connection.execute(_BY_NUMBER[also_trashed], {"keys": chunk}).all()
        entries_read = _assembled(connection, rows)
        found |= {row.number: entry for row, entry in zip(rows, entries_read, strict=True)}
    return [found[number] for number in numbers if number in found]


def _read(connection: Connection, wanted: Select[Any], keys: Sequence[str]) -> list[Entry]:
    return _assembled(connection, connection.execute(wanted, {"keys": keys}).all())


def _assembled(connection: Connection, rows: Sequence[Row[Any]]) -> list[Entry]:
    ids = [EntryId(row.id) for row in rows]
    linked, tagged = people_of(connection, ids), tags_of(connection, ids)
    rated = checkins_store.ratings_of_entries(connection, ids)
    return [
        Entry(
            id=EntryId(row.id),
            moment=moment_in(row),
            content=Content(
                text=row.text,
                title=row.title,
                people=linked.get(row.id, ()),
                tags=tagged.get(row.id, ()),
                feelings=known_feelings(row.feelings),
                courage=row.courage,
                hard=row.hard,
                trust=_whole_numbers(rated.get(EntryId(row.id), {})),
                prompt=row.prompt,
            ),
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def _whole_numbers(ratings: Mapping[PersonId, float]) -> dict[PersonId, int]:
    """Return ratings as an entry notes them: always one of the eleven marks."""
    return {person: round(rating) for person, rating in sorted(ratings.items())}


def texts_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return title and text of entries, and nothing else about them."""
    rows = connection.execute(
        select(entries.c.id, entries.c.title, entries.c.text).where(entries.c.id.in_(ids))
    )
    return {entry: f"{title}\n{text}" for entry, title, text in rows}


def chunks(keys: Iterable[_Key]) -> Iterator[list[_Key]]:
    """Divide keys so that one statement can name them all."""
    each = iter(keys)
    while chunk := list(islice(each, CHUNK)):
        yield chunk


def is_trashed(connection: Connection, entry_id: EntryId) -> bool:
    """Whether an entry that exists lies in the trash."""
    return connection.execute(_DELETED_AT, {"entry": entry_id}).scalar() is not None


def possible_people(connection: Connection, wanted: Iterable[PersonId]) -> frozenset[PersonId]:
    """Return those who are still there: a draft may name somebody deleted since."""
    ids = list(wanted)
    if not ids:
        return frozenset()
    there = connection.execute(_THERE, {"wanted": ids}).scalars()
    return frozenset(PersonId(person) for person in there)


# -- writing -------------------------------------------------------------------------------


def insert_one(connection: Connection, entry: Entry) -> None:
    """Store a new entry with its links and tags, and make it findable."""
    insert_many(connection, [entry])


def insert_many(connection: Connection, fresh: Iterable[Entry]) -> None:
    """Store new entries, thousands as fast as one; their check-ins are stored apart."""
    each = iter(fresh)
    while some := list(islice(each, CHUNK)):
        connection.execute(_INSERT, [_columns(entry) for entry in some])
        _put_people(connection, some)
        _put_tags(connection, some)
        for entry in some:
            index(connection, entry)


def change(connection: Connection, before: Entry, after: Entry) -> None:
    """Store what became of an entry; its links to people in the trash stay as they are."""
    if before.content.people != after.content.people:
        connection.execute(
            delete(entry_people).where(
                entry_people.c.entry == after.id, entry_people.c.trash.is_(None)
            )
        )
        _put_people(connection, [after])
    if before.content.tags != after.content.tags:
        connection.execute(delete(entry_tags).where(entry_tags.c.entry == after.id))
        _put_tags(connection, [after])
    (whole,) = with_all_links(connection, [after])
    connection.execute(_CHANGE, {"changed": after.id, **_columns(whole)})
    if not is_trashed(connection, after.id):
        index(connection, whole)


def _columns(entry: Entry) -> dict[str, Any]:
    content = entry.content
    return {
        "id": entry.id,
        **moment_values(entry.moment),
        "title": content.title,
        "text": content.text,
        "feelings": content.feelings,
        "courage": content.courage,
        "hard": content.hard,
        "prompt": content.prompt,
        "hash": content_hash(content, entry.moment),
        "created_at": entry.created_at,
        "updated_at": entry.updated_at,
    }


def _put_people(connection: Connection, some: Sequence[Entry]) -> None:
    linked = [
        {"entry": entry.id, "person": person, "position": position, "trash": None}
        for entry in some
        for position, person in enumerate(entry.content.people)
    ]
    if linked:
        connection.execute(_INSERT_PERSON, linked)


def _put_tags(connection: Connection, some: Sequence[Entry]) -> None:
    tagged = [
        {"entry": entry.id, "tag": tag, "tag_key": name_key(tag), "position": position}
        for entry in some
        for position, tag in enumerate(entry.content.tags)
    ]
    if tagged:
        connection.execute(_INSERT_TAG, tagged)


def index(connection: Connection, entry: Entry) -> None:
    """Make an entry with all its links findable."""
    found_by = document(entry)
    search.put(
        connection,
        kind=found_by.kind,
        id=found_by.id,
        day=found_by.day,
        title=found_by.title,
        body=found_by.body,
        marks=found_by.marks,
    )


def document(entry: Entry) -> Document:
    """Return what the search index holds of an entry with all its links."""
    content = entry.content
    return Document(
        kind=KIND,
        id=entry.id,
        day=entry.moment.day,
        title=content.title,
        body=content.text,
        marks=(
            *content.people,
            *(tag_mark(tag) for tag in content.tags),
            *(feeling_mark(feeling) for feeling in content.feelings),
        ),
    )


def documents(connection: Connection) -> Iterator[Document]:
    """Return what the search index must hold about entries, a few hundred read at a time."""
    for some in whole(connection, with_trash=False):
        for entry in some:
            yield document(entry)


def whole(connection: Connection, *, with_trash: bool) -> Iterator[list[Entry]]:
    """Return every entry as hash and index know it, with its links to people in the trash."""
    for chunk in chunks(numbers(connection, with_trash=with_trash)):
        yield some_whole(connection, chunk, with_trash=with_trash)


def numbers(connection: Connection, *, with_trash: bool) -> Sequence[int]:
    """Return the numbers of all entries."""
    wanted = select(entries.c.number)
    if not with_trash:
        wanted = wanted.where(entries.c.deleted_at.is_(None))
    return connection.execute(wanted).scalars().all()


def some_whole(connection: Connection, chunk: Sequence[int], *, with_trash: bool) -> list[Entry]:
    """Return some entries as whole() does; those that are gone by now are left out."""
    return with_all_links(connection, by_numbers(connection, chunk, also_trashed=with_trash))


def tag_mark(tag: str) -> str:
    """Return the exact fact that an entry carries a tag."""
    return f"tag:{name_key(tag)}"


def feeling_mark(feeling: str) -> str:
    """Return the exact fact that a feeling was ticked."""
    return f"feeling:{feeling}"


def with_all_links(connection: Connection, some: Sequence[Entry]) -> list[Entry]:
    """Add the links to people in the trash."""
    linked = people_of(connection, [entry.id for entry in some], also_trashed=True)
    return [
        replace(entry, content=replace(entry.content, people=linked.get(entry.id, ())))
        for entry in some
    ]


def refresh(connection: Connection, ids: Iterable[EntryId]) -> None:
    """Make hash and index agree with the links again, after people were removed for good."""
    for chunk in chunks(ids):
        some = by_ids(connection, [EntryId(each) for each in chunk], also_trashed=True)
        for entry in with_all_links(connection, some):
            fingerprint = content_hash(entry.content, entry.moment)
            connection.execute(_CHANGE, {"changed": entry.id, "hash": fingerprint})
            if not is_trashed(connection, entry.id):
                index(connection, entry)


def counts(connection: Connection) -> Mapping[str, int]:
    """Return how much there is of each kind that is not in the trash."""
    living = entries.c.deleted_at.is_(None)
    wanted = {
        "entries": select(func.count()).select_from(entries).where(living),
        "tags": select(func.count(entry_tags.c.tag_key.distinct())).where(
            entry_tags.c.entry.not_in(TRASHED)
        ),
        "drafts": select(func.count()).select_from(drafts),
        "pictures": select(func.count())
        .select_from(pictures)
        .where(pictures.c.deleted_at.is_(None)),
        "versions": select(func.count()).select_from(versions),
        "templates": select(func.count())
        .select_from(templates)
        .where(templates.c.deleted_at.is_(None)),
    }
    return {name: connection.execute(count).scalar_one() for name, count in wanted.items()}

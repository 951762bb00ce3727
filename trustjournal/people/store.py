"""People in the journal: rows in, domain values out."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Table,
    Text,
    delete,
    func,
    select,
)
from sqlalchemy import insert as insert_into
from sqlalchemy import update as update_of

from trustjournal.core.ids import PersonId, TrashId, new_id
from trustjournal.core.text import name_key, storable
from trustjournal.people.domain import Person, tidy_name
from trustjournal.people.early import FIELDS, everyone, get, named, with_name
from trustjournal.storage import search
from trustjournal.storage.begun import begun
from trustjournal.storage.database import Ids, Instant, metadata
from trustjournal.storage.search import Document

# How people are read stands in early.py; whoever has the store asks it for that too.
__all__ = ["everyone", "get", "named", "with_name"]

KIND = "person"
"""What people are called in the search index and in the trash."""

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False, index=True),
    Column("reading", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("aliases", Ids, nullable=False),
    Column("circles", Ids, nullable=False),
    Column("how_met", Text, nullable=False),
    Column("introducer", Text, ForeignKey("people.id")),
    Column("purpose", Text, nullable=False),
    Column("can_give", Text, nullable=False),
    Column("cares_about", Text, nullable=False),
    Column("strengths", Text, nullable=False),
    Column("we_share", Text, nullable=False),
    Column("closeness", Text, nullable=False),
    Column("hope_month", Text, nullable=False),
    Column("hope_two_years", Text, nullable=False),
    Column("limits_stated", Text, nullable=False),
    Column("wished_rhythm", Integer),
    Column("their_record", Text, nullable=False),
    Column("giving", Text, nullable=False),
    Column("safety", Boolean, nullable=False),
    Column("no_check_ins", Boolean, nullable=False),
    Column("no_prompts", Boolean, nullable=False),
    Column("no_rhythm", Boolean, nullable=False),
    Column("no_contact", Boolean, nullable=False),
    Column("put_away", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    Column("trash", Text),
)

_SEARCHED = (
    "reading",
    "called",
    "how_met",
    "purpose",
    "can_give",
    "cares_about",
    "strengths",
    "we_share",
    "hope_month",
    "hope_two_years",
    "limits_stated",
)


def count(connection: Connection) -> int:
    """Return how many people there are, put away or not."""
    wanted = select(func.count()).select_from(people).where(people.c.deleted_at.is_(None))
    return int(connection.execute(wanted).scalar_one())


def insert(connection: Connection, person: Person) -> Person:
    """Add a person, findable at once; return them as they were stored."""
    connection.execute(insert_into(people).values(_row(person)))
    return _indexed(connection, person.id)


def update(connection: Connection, person: Person) -> Person:
    """Store an edited copy; return it as it was stored."""
    connection.execute(update_of(people).where(people.c.id == person.id).values(_row(person)))
    return _indexed(connection, person.id)


def find_or_insert(connection: Connection, name: str, now: datetime) -> Person:
    """Return whom a name means, or somebody new of that name; a ValueError for no name at all."""
    found = named(connection, name)
    if found is not None:
        return found
    fresh = Person(
        id=PersonId(new_id()),
        name=storable(tidy_name(name)),
        created_at=now,
        updated_at=now,
    )
    return insert(connection, fresh)


def throw(connection: Connection, person_id: PersonId, trash_id: TrashId, now: datetime) -> None:
    """Lay a person into the trash."""
    connection.execute(
        update_of(people).where(people.c.id == person_id).values(deleted_at=now, trash=trash_id)
    )
    search.remove(connection, KIND, person_id)


def bring_back(connection: Connection, trash_id: TrashId) -> Person | None:
    """Take a person out of the trash; nothing when the deletion was not one of a person."""
    thrown = people.c.trash == trash_id
    found = connection.execute(select(people.c.id).where(thrown)).scalar_one_or_none()
    if found is None:
        return None
    connection.execute(update_of(people).where(thrown).values(deleted_at=None, trash=None))
    return _indexed(connection, PersonId(found))


def forget_thrown(connection: Connection) -> None:
    """Remove everybody in the trash for good. What refers to them must be gone before."""
    thrown = select(people.c.id).where(people.c.trash.is_not(None))
    connection.execute(
        update_of(people).where(people.c.introducer.in_(thrown)).values(introducer=None)
    )
    connection.execute(delete(begun).where(begun.c.about.in_(thrown)))
    connection.execute(delete(people).where(people.c.trash.is_not(None)))


def remove(connection: Connection, person_id: PersonId) -> None:
    """Remove somebody for good to whom nothing refers: a moment ago they were not there either."""
    connection.execute(delete(people).where(people.c.id == person_id))
    search.remove(connection, KIND, person_id)


def forget_introducers_gone(connection: Connection) -> None:
    """Let nobody be introduced by somebody who is not there any more."""
    connection.execute(
        update_of(people)
        .where(people.c.introducer.is_not(None), people.c.introducer.not_in(select(people.c.id)))
        .values(introducer=None)
    )


def documents(connection: Connection) -> Iterator[Document]:
    """Return what the search index must hold about people."""
    return (document(person) for person in everyone(connection))


def document(person: Person) -> Document:
    """Return what the search index holds about one person."""
    notes = (*person.aliases, *(getattr(person, name) for name in _SEARCHED))
    return Document(
        kind=KIND,
        id=person.id,
        day=None,
        title=person.name,
        body="\n".join(note for note in notes if note),
        marks=(person.id,),
    )


def insert_many(connection: Connection, everybody: Iterable[Person]) -> None:
    """Add many people at once, as when an example or a copy is read in."""
    for person in everybody:
        insert(connection, person)


def _indexed(connection: Connection, person_id: PersonId) -> Person:
    person = get(connection, person_id)
    if person is None:
        raise LookupError("what was stored just now is there")
    known = document(person)
    search.put(
        connection,
        kind=known.kind,
        id=known.id,
        day=known.day,
        title=known.title,
        body=known.body,
        marks=known.marks,
    )
    return person


def _row(person: Person) -> dict[str, Any]:
    values = {name: _storable(getattr(person, name)) for name in FIELDS}
    return {**values, "name_key": name_key(values["name"])}


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(str(value))
    if isinstance(value, tuple):
        return tuple(storable(str(each)) for each in value)
    return value

"""Introductions in the journal: rows in, domain values out; and how search knows them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from trustjournal.core.changes import Changes
from trustjournal.core.text import storable
from trustjournal.introductions.domain import Introduction, with_stated
from trustjournal.introductions.tables import introductions as table
from trustjournal.journal.finding import Findable
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf

KIND = "introduction"
"""What introductions are called in the search index and in the trash."""


def _row(introduction: Introduction) -> dict[str, Any]:
    return {
        "id": introduction.id,
        "introducer": introduction.introducer,
        "person": introduction.person,
        "met": introduction.met,
        "day": introduction.day,
        "thanked_on": introduction.thanked_on,
        "told_on": introduction.told_on,
        "note": storable(introduction.note),
    }


def _document(introduction: Introduction) -> Document:
    """Names are found by the people themselves; here it is the note."""
    return Document(
        kind=KIND,
        id=introduction.id,
        day=introduction.day,
        title="",
        body=introduction.note,
        marks=introduction.people,
    )


shelf: Shelf[Introduction] = Shelf(
    table,
    kind=KIND,
    changes=Changes.INTRODUCTIONS,
    row=_row,
    value=lambda row: Introduction(**row),
    order=(table.c.day, table.c.created_at, table.c.id),
    document=_document,
)
"""Those without a day first, then oldest first."""


def everything(connection: Connection, people: Sequence[Person]) -> list[Introduction]:
    """Return all that is noted, and what only the field of a person states."""
    known = {person.id for person in people}
    fields = {
        person.id: person.introducer
        for person in people
        if person.introducer is not None and person.introducer in known
    }
    return with_stated(shelf.where(connection), fields)


def title(introduction: Introduction, people: Sequence[Person]) -> str:
    """Return who is concerned, as the trash and the search say it."""
    names = {person.id: person.name for person in people}
    return " – ".join(names[each] for each in introduction.people if each in names)


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read introductions for search."""
    people = people_store.everyone(connection)
    written = shelf.written_at(connection, ids)
    for each in shelf.by_ids(connection, ids):
        yield Findable(
            id=each.id,
            day=each.day,
            written_at=written[each.id],
            title=title(each, people),
            text=each.note,
            people=each.people,
            facts=frozenset(each.people),
        )

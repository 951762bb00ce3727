"""Events in the journal: rows in, domain values out."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    RowMapping,
    Table,
    Text,
    func,
    or_,
    select,
)

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, EventId
from trustjournal.core.text import storable
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Event, Size
from trustjournal.storage.begun import begun
from trustjournal.storage.database import Day, metadata
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf, life

KIND = "event"
"""What events are called in the search index and in the trash."""

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("size", Text, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("note", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("unasked", Boolean, nullable=False),
    Column("entry", Text, index=True),
    Column("promise", Text, index=True),
    Column("boundary", Text, index=True),
    Column("matter", Text, index=True),
    *life(),
)
_FIELDS = tuple(each.name for each in fields(Event))


def _row(event: Event) -> dict[str, Any]:
    return {
        **{name: getattr(event, name) for name in _FIELDS},
        "by": event.by.value,
        "size": event.size.value,
        "note": storable(event.note),
    }


def _event(row: RowMapping) -> Event:
    return Event(**{**row, "by": By(row["by"]), "size": Size(row["size"])})


def document(event: Event) -> Document:
    """Return what search finds about an event: its kind in every language, and its note.

    Whoever writes in one language and reads in the other finds the same.
    """
    return Document(
        kind=KIND,
        id=event.id,
        day=event.day,
        title="\n".join(catalogue().words_of(event.kind, event.detail)),
        body=event.note,
        marks=(event.person,),
    )


shelf: Shelf[Event] = Shelf(
    events,
    kind=KIND,
    changes=Changes.EVENTS,
    row=_row,
    value=_event,
    order=(events.c.day, events.c.created_at, events.c.id),
    document=document,
    parts=(begun.c.about,),
)
"""Oldest first; of one day, as they were noted."""


def of_entry(
    connection: Connection, entry: EntryId | None, also: Sequence[EventId] = ()
) -> list[Event]:
    """Return those noted with an entry, if there is one, and some others."""
    with_it = events.c.id.in_(also) if entry is None else events.c.entry == entry
    return shelf.where(connection, or_(with_it, events.c.id.in_(also)))


def between(connection: Connection, first: date, last: date) -> list[Event]:
    """Return those of some days, the first and the last included."""
    return shelf.where(connection, events.c.day.between(first, last))


def recent_kinds(connection: Connection) -> list[str]:
    """Return the kinds that were noted, the latest first; outcomes of promises are not chosen."""
    latest = func.max(events.c.created_at)
    rows = connection.execute(
        select(events.c.kind)
        .where(events.c.deleted_at.is_(None), events.c.promise.is_(None))
        .group_by(events.c.kind)
        .order_by(latest.desc(), events.c.kind)
    )
    return list(rows.scalars())

"""Events in the journal: rows in, domain values out."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, RowMapping, Table, Text

from trustjournal.core.changes import Changes
from trustjournal.core.text import storable
from trustjournal.events.domain import By, Event, Size
from trustjournal.storage.database import Day, metadata
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


shelf: Shelf[Event] = Shelf(
    events,
    kind=KIND,
    changes=Changes.EVENTS,
    row=_row,
    value=_event,
    order=(events.c.day, events.c.created_at, events.c.id),
)
"""Oldest first; of one day, as they were noted."""

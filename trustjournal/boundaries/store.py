"""Boundaries in the journal: rows in, domain values out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select

from trustjournal.boundaries.domain import MARK_OF_KIND, Boundary, Review, Story
from trustjournal.boundaries.tables import boundaries, boundary_reviews
from trustjournal.core.changes import Changes
from trustjournal.core.ids import BoundaryId, EventId
from trustjournal.core.text import storable
from trustjournal.events.domain import Event
from trustjournal.events.store import events
from trustjournal.events.store import shelf as event_shelf
from trustjournal.storage.begun import begun
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf

KIND = "boundary"
"""What boundaries are called in the search index and in the trash."""
_FIELDS = tuple(each.name for each in fields(Boundary))
_WORDS = ("fine", "not_fine", "i_will", "note")
_REVIEW = tuple(each.name for each in fields(Review))


def _row(boundary: Boundary) -> dict[str, Any]:
    return {
        **{name: getattr(boundary, name) for name in _FIELDS},
        **{name: storable(getattr(boundary, name)) for name in _WORDS},
    }


def _boundary(row: RowMapping) -> Boundary:
    return Boundary(**row)


def document(boundary: Boundary) -> Document:
    """Return what the search index holds about one boundary."""
    return Document(
        kind=KIND,
        id=boundary.id,
        day=boundary.drawn_on,
        title=boundary.title,
        body=text(boundary),
        marks=(boundary.person,),
    )


def text(boundary: Boundary) -> str:
    """Return everything that was written about a boundary."""
    return "\n".join(part for name in _WORDS if (part := getattr(boundary, name)))


shelf: Shelf[Boundary] = Shelf(
    boundaries,
    kind=KIND,
    changes=Changes.BOUNDARIES,
    row=_row,
    value=_boundary,
    order=(boundaries.c.drawn_on, boundaries.c.created_at, boundaries.c.id),
    document=document,
    parts=(boundary_reviews.c.boundary, begun.c.about),
    links=(events.c.boundary,),
)
"""Oldest first."""

HOLDS = boundaries.c.let_go_on.is_(None)


def stories(connection: Connection, *conditions: ColumnElement[bool]) -> list[Story]:
    """Return boundaries with all that became of them, oldest first."""
    found = shelf.where(connection, *conditions)
    ids = [boundary.id for boundary in found]
    marks, reviews = _marks(connection, ids), _reviews(connection, ids)
    return [
        Story(boundary=each, marks=tuple(marks[each.id]), reviews=tuple(reviews[each.id]))
        for each in found
    ]


def story(connection: Connection, boundary_id: BoundaryId) -> Story | None:
    """Return one boundary with all that became of it; nothing for one in the trash."""
    found = stories(connection, boundaries.c.id == boundary_id)
    return found[0] if found else None


def written_at(connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
    """Return when each of some boundaries was last changed."""
    wanted = select(boundaries.c.id, boundaries.c.updated_at).where(boundaries.c.id.in_(list(ids)))
    return {row.id: row.updated_at for row in connection.execute(wanted)}


# What became of them

OF_A_BOUNDARY = events.c.kind.in_(tuple(MARK_OF_KIND))


def mark(connection: Connection, event_id: EventId) -> Event | None:
    """Return one mark in the log of a boundary; nothing for one in the trash."""
    found = event_shelf.where(
        connection, OF_A_BOUNDARY, events.c.id == event_id, events.c.boundary.is_not(None)
    )
    return found[0] if found else None


def _marks(connection: Connection, ids: Sequence[str]) -> defaultdict[str | None, list[Event]]:
    found: defaultdict[str | None, list[Event]] = defaultdict(list)
    for event in event_shelf.where(connection, OF_A_BOUNDARY, events.c.boundary.in_(ids)):
        found[event.boundary].append(event)
    return found


def add_review(connection: Connection, review: Review, now: datetime) -> None:
    """Note that a boundary was looked at again."""
    values = {name: getattr(review, name) for name in _REVIEW}
    connection.execute(
        insert(boundary_reviews).values(
            {**values, "note": storable(review.note), "created_at": now}
        )
    )


def remove_review(connection: Connection, review_id: str) -> None:
    """Take a review back as if it had never been."""
    connection.execute(delete(boundary_reviews).where(boundary_reviews.c.id == review_id))


def _reviews(connection: Connection, ids: Sequence[str]) -> defaultdict[str, list[Review]]:
    wanted = (
        select(*(boundary_reviews.c[name] for name in _REVIEW))
        .where(boundary_reviews.c.boundary.in_(ids))
        .order_by(boundary_reviews.c.day, boundary_reviews.c.created_at)
    )
    found: defaultdict[str, list[Review]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        found[row["boundary"]].append(Review(**row))
    return found

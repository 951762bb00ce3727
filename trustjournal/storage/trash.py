"""Deletions that can be undone. Each is one row; what it covers carries the row's id in `trash`.

Features mark and unmark their own rows; here it is only known that something went, and when.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, Text, delete, insert, select

from trustjournal.core.ids import TrashId, new_id
from trustjournal.core.text import storable
from trustjournal.storage.database import Instant, metadata

trash = Table(
    "trash",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("deleted_at", Instant, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """One thing that the user threw away and may bring back."""

    id: TrashId
    kind: str
    title: str
    deleted_at: datetime


def throw(connection: Connection, *, kind: str, title: str, at: datetime) -> TrashId:
    """Note a deletion, and return the id for the rows that it covers."""
    trash_id = TrashId(new_id())
    connection.execute(
        insert(trash).values(id=trash_id, kind=kind, title=storable(title), deleted_at=at)
    )
    return trash_id


def everything(connection: Connection) -> list[Thrown]:
    """Return what lies in the trash, the newest first."""
    rows = connection.execute(select(trash).order_by(trash.c.deleted_at.desc(), trash.c.id))
    return [_thrown(row) for row in rows]


def get(connection: Connection, trash_id: TrashId) -> Thrown | None:
    """Return one deletion; nothing when it was brought back or emptied."""
    row = connection.execute(select(trash).where(trash.c.id == trash_id)).first()
    return None if row is None else _thrown(row)


def forget(connection: Connection, trash_id: TrashId) -> None:
    """Take the note away, after the rows were brought back or removed for good."""
    connection.execute(delete(trash).where(trash.c.id == trash_id))


def _thrown(row: Row[Any]) -> Thrown:
    return Thrown(id=row.id, kind=row.kind, title=row.title, deleted_at=row.deleted_at)

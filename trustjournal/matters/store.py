"""Open matters in the journal: rows in, domain values out."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from trustjournal.core.changes import Changes
from trustjournal.core.text import storable
from trustjournal.events.store import events
from trustjournal.matters.domain import Matter, State
from trustjournal.matters.tables import matters
from trustjournal.storage.begun import begun
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf

KIND = "matter"
"""What matters are called in the search index and in the trash."""
_FIELDS = tuple(each.name for each in fields(Matter))


def _row(matter: Matter) -> dict[str, Any]:
    return {
        **{name: getattr(matter, name) for name in _FIELDS},
        "state": matter.state.value,
        "topic": storable(matter.topic),
        "note": storable(matter.note),
    }


def _matter(row: RowMapping) -> Matter:
    return Matter(**{**row, "state": State(row["state"])})


def document(matter: Matter) -> Document:
    """Return what the search index holds about one matter."""
    return Document(
        kind=KIND,
        id=matter.id,
        day=matter.since,
        title=matter.title,
        body=text(matter),
        marks=(matter.person,),
    )


def text(matter: Matter) -> str:
    """Return everything that was written about a matter."""
    return "\n".join(part for part in (matter.topic, matter.note) if part)


shelf: Shelf[Matter] = Shelf(
    matters,
    kind=KIND,
    changes=Changes.MATTERS,
    row=_row,
    value=_matter,
    order=(matters.c.since, matters.c.created_at, matters.c.id),
    document=document,
    parts=(begun.c.about,),
    links=(events.c.matter,),
)
"""Those that came up first, first."""

IS_OPEN = matters.c.state == State.OPEN.value


def written_at(connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
    """Return when each of some matters was last changed."""
    wanted = select(matters.c.id, matters.c.updated_at).where(matters.c.id.in_(list(ids)))
    return {row.id: row.updated_at for row in connection.execute(wanted)}

"""What was begun in a form and not meant yet: it outlives leaving, locking and a power cut."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from trustjournal.core.text import storable
from trustjournal.storage.database import Instant, Json, metadata

Words = Mapping[str, Any]
"""What stands in the fields of a form, by the fields' names."""

begun = Table(
    "begun",
    metadata,
    Column("form", Text, primary_key=True, nullable=False),
    Column("about", Text, index=True),
    Column("words", Json, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
"""`about` is the id of what the words belong to: they are removed for good together with it."""


def keep(
    connection: Connection, form: str, words: Words, now: datetime, *, about: str | None = None
) -> None:
    """Keep what stands in a form, in place of what stood there before."""
    values = {
        "about": about,
        "words": {
            name: storable(each) if isinstance(each, str) else each for name, each in words.items()
        },
        "updated_at": now,
    }
    connection.execute(
        insert(begun)
        .values(form=form, **values)
        .on_conflict_do_update(index_elements=["form"], set_=values)
    )


def forget(connection: Connection, form: str) -> None:
    """Let go of what stood in a form, because it was meant or given up."""
    connection.execute(delete(begun).where(begun.c.form == form))


def words_of(connection: Connection, beginning: str) -> dict[str, Words]:
    """Return what stands in all forms whose name begins so."""
    wanted = select(begun.c.form, begun.c.words).where(
        begun.c.form.startswith(beginning, autoescape=True)
    )
    return {row.form: row.words for row in connection.execute(wanted)}

"""The journal's tables. Made by storage/migrations; declared here for the stores."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

# References between tables can only be declared once the other table is.
import trustjournal.checkins.store
import trustjournal.people.store  # noqa: F401
from trustjournal.storage.database import Ids, Instant, Json, metadata, moment_columns


def _deleted() -> list[Column[object]]:
    return [Column("deleted_at", Instant), Column("trash", Text)]


entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, unique=True, nullable=False),
    *moment_columns(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("feelings", Ids, nullable=False),
    Column("courage", Integer),
    Column("hard", Boolean, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    *_deleted(),
    # Covers the order of the whole list: it never touches the rows with the text. Partial, since
    # SQLite would take an index on deleted_at to be the best way to fifty entries by their ids.
    Index("ix_entries_living", "day", "instant", sqlite_where=text("deleted_at IS NULL")),
    Index("ix_entries_trashed", "trash", "id", sqlite_where=text("trash IS NOT NULL")),
)

entry_people = Table(
    "entry_people",
    metadata,
    Column("entry", Text, ForeignKey("entries.id"), nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("trash", Text),
    PrimaryKeyConstraint("entry", "person"),
)
"""Whom an entry is about. While a person lies in the trash, their links carry the trash id."""

entry_tags = Table(
    "entry_tags",
    metadata,
    Column("entry", Text, ForeignKey("entries.id"), nullable=False),
    Column("tag", Text, nullable=False),
    Column("tag_key", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    PrimaryKeyConstraint("entry", "tag_key"),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, ForeignKey("entries.id"), nullable=False, index=True),
    Column("saved_at", Instant, nullable=False),
    Column("content", Json, nullable=False),
    Column("sitting", Text, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, unique=True),
    *moment_columns(),
    Column("content", Json, nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("kept_at", Instant, nullable=False),
)

pictures = Table(
    "pictures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entry", Text, index=True),
    Column("draft", Text, index=True),
    Column("media_type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    *_deleted(),
)

templates = Table(
    "templates",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    *_deleted(),
)

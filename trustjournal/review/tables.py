"""The table of look-backs: one for a week or a month, with the wish for the next."""

from sqlalchemy import Column, Table, Text, UniqueConstraint

from trustjournal.storage.database import Day, Instant, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("span", Text, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("wish", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    Column("trash", Text),
    UniqueConstraint("span", "first_day"),
)

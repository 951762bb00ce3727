"""The table of look-backs: what was written about a week or a month, and the wish for the next."""

from sqlalchemy import Column, Table, Text, UniqueConstraint

from trustjournal.storage.database import Day, Instant, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("span", Text, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("wish", Text, nullable=False),
    Column("patience", Text, nullable=False),
    Column("effort", Text, nullable=False),
    Column("consistency", Text, nullable=False),
    Column("differently", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    UniqueConstraint("span", "first_day"),
)
"""The columns of text are called like the questions that they answer."""

"""The table of what the user answered about a relationship as a whole."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from trustjournal.storage.database import Day, Json, metadata
from trustjournal.storage.shelf import life

reflections = Table(
    "reflections",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("answers", Json, nullable=False),
    Column("afraid", Text),
    Column("again", Boolean, nullable=False),
    *life(),
)
"""`answers` holds 1 to 7 by the id of a statement of resources/reflection.toml."""

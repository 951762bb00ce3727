"""The table of introductions."""

from sqlalchemy import Column, ForeignKey, Table, Text

from trustjournal.storage.database import Day, metadata
from trustjournal.storage.shelf import life

introductions = Table(
    "introductions",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("introducer", Text, ForeignKey("people.id"), index=True),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("met", Text, ForeignKey("people.id"), index=True),
    Column("day", Day),
    Column("thanked_on", Day),
    Column("told_on", Day),
    Column("note", Text, nullable=False),
    *life(),
)
"""Nobody as `introducer` or as `met` means the user."""

"""The tables of boundaries."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from trustjournal.storage.database import Day, Instant, metadata
from trustjournal.storage.shelf import life

boundaries = Table(
    "boundaries",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("fine", Text, nullable=False),
    Column("not_fine", Text, nullable=False),
    Column("i_will", Text, nullable=False),
    Column("drawn_on", Day, nullable=False),
    Column("note", Text, nullable=False),
    Column("re_established", Boolean, nullable=False),
    Column("told_on", Day),
    Column("review_on", Day, index=True),
    Column("let_go_on", Day),
    Column("entry", Text),
    *life(),
)
boundary_reviews = Table(
    "boundary_reviews",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("boundary", Text, ForeignKey("boundaries.id"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("note", Text, nullable=False),
    Column("due_on", Day),
    Column("created_at", Instant, nullable=False),
)
"""When the user looked at a boundary again, and what they thought."""

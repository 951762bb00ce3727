"""The tables of milestones, and of the chapters of a relationship."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text

from trustjournal.storage.database import Day, Json, metadata
from trustjournal.storage.shelf import life

milestones = Table(
    "milestones",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("year", Integer),
    Column("month", Integer, nullable=False),
    Column("day_of_month", Integer, nullable=False),
    Column("yearly", Boolean, nullable=False),
    Column("acknowledged", Json, nullable=False),
    *life(),
)
"""`acknowledged` lists the days on which it was marked: an object of occurrence and day each."""
chapters = Table(
    "chapters",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("title", Text, nullable=False),
    Column("note", Text, nullable=False),
    *life(),
)

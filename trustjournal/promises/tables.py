"""The tables of promises; also read by what cleans up after removed entries."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from trustjournal.storage.database import Day, Instant, metadata
from trustjournal.storage.shelf import life

promises = Table(
    "promises",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("made", Day, nullable=False),
    Column("size", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("repeats", Text, nullable=False),
    Column("how_good", Text, nullable=False),
    Column("who_decides", Text, nullable=False),
    Column("due", Day, index=True),
    Column("settled_on", Day),
    Column("series", Text, index=True),
    Column("anchor", Day),
    Column("number", Integer, nullable=False),
    Column("entry", Text),
    *life(),
)
promise_steps = Table(
    "promise_steps",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("promise", Text, ForeignKey("promises.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("day", Day, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("due_before", Day),
    Column("due_after", Day),
    Column("event", Text, nullable=False),
    Column("following", Text),
    Column("created_at", Instant, nullable=False),
)
"""What became of a promise, step by step: its history."""

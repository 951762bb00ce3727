"""The table of what the user said to a gap between record and feeling."""

from sqlalchemy import Column, ForeignKey, Table, Text

from trustjournal.storage.database import Day, metadata
from trustjournal.storage.shelf import life

gap_answers = Table(
    "gap_answers",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("words", Text, nullable=False),
    Column("answer", Text, nullable=False),
    *life(),
)
"""What the user said to a gap between record and feeling; `words` is the sentence they answered."""

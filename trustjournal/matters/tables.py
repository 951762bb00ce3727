"""The table of open matters."""

from sqlalchemy import Column, ForeignKey, Table, Text

from trustjournal.storage.database import Day, metadata
from trustjournal.storage.shelf import life

matters = Table(
    "matters",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("topic", Text, nullable=False),
    Column("since", Day, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("closed_on", Day),
    *life(),
)

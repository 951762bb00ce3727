"""The tables of worksheets: what was filled in, and what came of it."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from trustjournal.storage.database import Day, Instant, Json, metadata
from trustjournal.storage.shelf import life

worksheet_sources = Table(
    "worksheet_sources",
    metadata,
    Column("digest", Text, primary_key=True, nullable=False),
    Column("worksheet", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
"""The text of every worksheet that was ever begun, so that its sheets open for ever."""

sheets = Table(
    "sheets",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), index=True),
    Column("worksheet", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("source", Text, ForeignKey("worksheet_sources.digest"), nullable=False),
    Column("answers", Json, nullable=False),
    Column("words", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("begun_on", Day, nullable=False),
    Column("finished_on", Day),
    Column("about_kind", Text),
    Column("about", Text, index=True),
    *life(),
)
"""`words` are the answers that the user put in words, for search.

`about` is what a sheet was begun for: a promise, a boundary, a matter, or another sheet.
"""

sheet_outcomes = Table(
    "sheet_outcomes",
    metadata,
    Column("sheet", Text, ForeignKey("sheets.id"), nullable=False, index=True),
    Column("kind", Text, primary_key=True, nullable=False),
    Column("id", Text, primary_key=True, nullable=False),
    Column("proposal", Text, nullable=False),
)
"""Which promise, boundary, matter, event, reminder or plan came of which sheet."""

reminders = Table(
    "reminders",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), index=True),
    Column("sheet", Text, ForeignKey("sheets.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("labels", Json, nullable=False),
    Column("worksheet", Text, nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("done_on", Day),
    *life(),
)
"""`labels` are its words in each language; `worksheet` is the one to go on with."""

plans = Table(
    "plans",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("sheet", Text, ForeignKey("sheets.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("looking_back", Text, nullable=False),
    Column("closed_on", Day),
    Column("end", Text),
    *life(),
)
"""What a rebuild sheet leaves behind; all else of it is read from the sheet and its outcomes."""

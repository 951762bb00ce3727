"""Worksheets and what comes of them: sheets, reminders, plans; looking at a relationship."""

import sqlalchemy as sa
from alembic import op

from trustjournal.storage.migrations.making import (
    DELETED,
    ID,
    MADE,
    PERSON,
    flags,
    index,
    maybe,
    table,
    text,
)

revision = "0003"
down_revision = "0002"

_SOMEBODY = ("person", "TEXT REFERENCES people (id)")
_SHEET = ("sheet", "TEXT NOT NULL REFERENCES sheets (id)")


def upgrade() -> None:
    """Make the tables of the worksheets, the twelve statements and the answers to a gap."""
    op.execute(sa.text("ALTER TABLE people ADD COLUMN no_contact BOOLEAN NOT NULL DEFAULT 0"))
    table(
        "worksheet_sources",
        ("digest", "TEXT PRIMARY KEY NOT NULL"),
        *text("worksheet"),
        ("version", "INTEGER NOT NULL"),
        *text("source"),
        ("created_at", "TEXT NOT NULL"),
    )
    _thrown(
        "sheets",
        _SOMEBODY,
        *text("worksheet"),
        ("version", "INTEGER NOT NULL"),
        ("source", "TEXT NOT NULL REFERENCES worksheet_sources (digest)"),
        *text("answers", "words", "place", "begun_on"),
        *maybe("finished_on", "about_kind", "about"),
    )
    index("sheets", "worksheet")
    index("sheets", "about")
    table(
        "sheet_outcomes", _SHEET, *text("kind", "id", "proposal"), rules=("PRIMARY KEY (kind, id)",)
    )
    index("sheet_outcomes", "sheet")
    _thrown(
        "reminders",
        _SOMEBODY,
        _SHEET,
        *text("kind", "labels", "worksheet", "day"),
        *maybe("done_on"),
    )
    index("reminders", "sheet")
    index("reminders", "day")
    _thrown("plans", PERSON, _SHEET, *text("role", "looking_back"), *maybe("closed_on", "end"))
    index("plans", "sheet")
    _thrown("reflections", PERSON, *text("day", "answers"), *maybe("afraid"), *flags("again"))
    _thrown("gap_answers", PERSON, *text("day", "words", "answer"))


def _thrown(name: str, *columns: tuple[str, str]) -> None:
    """Make a table of things that can be thrown away."""
    table(name, ID, *columns, *MADE, *DELETED)
    index(name, "person")
    index(name, "trash")

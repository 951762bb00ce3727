"""What happened, and what is agreed: events, promises, boundaries, open matters, and the like."""

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

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the record, and what people and Today need beside them."""
    op.execute(sa.text("ALTER TABLE people ADD COLUMN giving TEXT NOT NULL DEFAULT 'default'"))
    _thrown("events", *_event())
    for column in ("day", "entry", "promise", "boundary", "matter"):
        index("events", column)
    _promises()
    _boundaries()
    _thrown("matters", *text("topic", "since", "state", "note"), *maybe("closed_on"))
    _thrown(
        "milestones",
        *text("title", "kind", "note"),
        ("year", "INTEGER"),
        ("month", "INTEGER NOT NULL"),
        ("day_of_month", "INTEGER NOT NULL"),
        *flags("yearly"),
        *text("acknowledged"),
    )
    _introductions()
    _thrown("chapters", *text("day", "title", "note"))
    table(
        "begun",
        ("form", "TEXT PRIMARY KEY NOT NULL"),
        *maybe("about"),
        *text("words", "updated_at"),
    )
    index("begun", "about")
    table("snoozes", *text("kind", "id", "until"), rules=("PRIMARY KEY (kind, id)",))
    table(
        "reviews", ID, *text("span", "first_day", "wish", "patience", "effort", "consistency"),
        *text("differently"), *MADE, rules=("UNIQUE (span, first_day)",),
    )  # fmt: skip


def _thrown(name: str, *columns: tuple[str, str]) -> None:
    """Make a table of things about a person that can be thrown away."""
    table(name, ID, PERSON, *columns, *MADE, *DELETED)
    index(name, "person")
    index(name, "trash")


def _event() -> tuple[tuple[str, str], ...]:
    return (
        *text("kind", "by", "size", "day", "note", "detail"),
        *flags("unasked"),
        *maybe("entry", "promise", "boundary", "matter"),
    )


def _promises() -> None:
    _thrown(
        "promises",
        *text("by", "text", "made", "size", "state", "repeats", "how_good", "who_decides"),
        *maybe("due", "settled_on", "series", "anchor", "entry"),
        ("number", "INTEGER NOT NULL"),
    )
    index("promises", "due")
    index("promises", "series")
    table(
        "promise_steps",
        ID,
        ("promise", "TEXT NOT NULL REFERENCES promises (id)"),
        ("number", "INTEGER NOT NULL"),
        *text("day", "outcome", "note", "event"),
        *maybe("due_before", "due_after", "following"),
        ("created_at", "TEXT NOT NULL"),
    )
    index("promise_steps", "promise")


def _boundaries() -> None:
    _thrown(
        "boundaries",
        *text("fine", "not_fine", "i_will", "drawn_on", "note"),
        *flags("re_established"),
        *maybe("told_on", "review_on", "let_go_on", "entry"),
    )
    index("boundaries", "review_on")
    table(
        "boundary_reviews",
        ID,
        ("boundary", "TEXT NOT NULL REFERENCES boundaries (id)"),
        *text("day", "note"),
        *maybe("due_on"),
        ("created_at", "TEXT NOT NULL"),
    )
    index("boundary_reviews", "boundary")


def _introductions() -> None:
    table(
        "introductions",
        ID,
        ("introducer", "TEXT REFERENCES people (id)"),
        PERSON,
        ("met", "TEXT REFERENCES people (id)"),
        *maybe("day", "thanked_on", "told_on"),
        *text("note"),
        *MADE,
        *DELETED,
    )
    for column in ("introducer", "person", "met", "trash"):
        index("introductions", column)

"""What the steps have in common: tables and indexes, written down as the journal gets them."""

import sqlalchemy as sa
from alembic import op

ID = ("id", "TEXT PRIMARY KEY NOT NULL")
PERSON = ("person", "TEXT NOT NULL REFERENCES people (id)")
MADE = (("created_at", "TEXT NOT NULL"), ("updated_at", "TEXT NOT NULL"))
DELETED = (("deleted_at", "TEXT"), ("trash", "TEXT"))
MOMENT = (
    ("instant", "TEXT NOT NULL"),
    ("utc_offset", "INTEGER NOT NULL"),
    ("zone", "TEXT NOT NULL"),
    ("day", "TEXT NOT NULL"),
)


def text(*names: str) -> tuple[tuple[str, str], ...]:
    """Return columns of text that is always there, if only empty."""
    return tuple((name, "TEXT NOT NULL") for name in names)


def maybe(*names: str) -> tuple[tuple[str, str], ...]:
    """Return columns of text, days or ids that may be missing."""
    return tuple((name, "TEXT") for name in names)


def flags(*names: str) -> tuple[tuple[str, str], ...]:
    """Return columns that are true or false."""
    return tuple((name, "BOOLEAN NOT NULL") for name in names)


def table(name: str, *columns: tuple[str, str], rules: tuple[str, ...] = ()) -> None:
    """Make a table."""
    lines = [f"{column} {kind}" for column, kind in columns] + list(rules)
    op.execute(sa.text(f"CREATE TABLE {name} ({', '.join(lines)})"))


def index(name: str, *columns: str) -> None:
    """Make an index over some columns of a table."""
    op.create_index(f"ix_{name}_{'_'.join(columns)}", name, list(columns))

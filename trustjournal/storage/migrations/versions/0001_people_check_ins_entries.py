"""People, check-ins, entries, and what every journal has from its first day."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = ("id", "TEXT PRIMARY KEY NOT NULL")
_MADE = (("created_at", "TEXT NOT NULL"), ("updated_at", "TEXT NOT NULL"))
_DELETED = (("deleted_at", "TEXT"), ("trash", "TEXT"))
_MOMENT = (
    ("instant", "TEXT NOT NULL"),
    ("utc_offset", "INTEGER NOT NULL"),
    ("zone", "TEXT NOT NULL"),
    ("day", "TEXT NOT NULL"),
)


def _text(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "TEXT NOT NULL") for name in names)


def _flags(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "BOOLEAN NOT NULL") for name in names)


def _table(name: str, *columns: tuple[str, str], rules: tuple[str, ...] = ()) -> None:
    lines = [f"{column} {kind}" for column, kind in columns] + list(rules)
    op.execute(sa.text(f"CREATE TABLE {name} ({', '.join(lines)})"))


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def upgrade() -> None:
    """Make every table."""
    _journal()
    _people()
    _check_ins()
    _entries()
    _beside_entries()


def _journal() -> None:
    _table("facts", ("name", "TEXT PRIMARY KEY NOT NULL"), ("value", "TEXT NOT NULL"))
    _table("preferences", ("name", "TEXT PRIMARY KEY NOT NULL"), ("value", "TEXT NOT NULL"))
    _table("trash", _ID, *_text("kind", "title", "deleted_at"))
    _table(
        "search_rows",
        ("key", "INTEGER PRIMARY KEY NOT NULL"),
        *_text("kind", "id"),
        rules=("UNIQUE (kind, id)",),
    )
    # Bigrams are made by us (storage/segment.py), so the tokenizer only splits at spaces.
    op.execute(
        sa.text(
            "CREATE VIRTUAL TABLE search_index USING fts5("
            "title, body, marks, content='', contentless_delete=1, "
            "tokenize=\"ascii tokenchars '_'\", prefix='1 2')"
        )
    )
    # The index is tidied rarely and then thoroughly: tidying a little with every twentieth save
    # would make that save three times as long.
    for name, value in (("secure-delete", 1), ("automerge", 0), ("crisismerge", 64)):
        op.execute(
            sa.text(
                "INSERT INTO search_index(search_index, rank) VALUES (:name, :value)"
            ).bindparams(name=name, value=value)
        )


def _people() -> None:
    _table(
        "people",
        _ID,
        *_text("name", "name_key", "reading", "called", "aliases", "circles", "how_met"),
        ("introducer", "TEXT REFERENCES people (id)"),
        *_text("purpose", "can_give", "cares_about", "strengths", "we_share", "closeness"),
        *_text("hope_month", "hope_two_years", "limits_stated"),
        ("wished_rhythm", "INTEGER"),
        *_text("their_record"),
        *_flags("safety", "no_check_ins", "no_prompts", "no_rhythm", "put_away"),
        *_MADE,
        *_DELETED,
    )
    _index("people", "name_key")


def _check_ins() -> None:
    _table(
        "check_ins",
        _ID,
        ("person", "TEXT NOT NULL REFERENCES people (id)"),
        *_MOMENT,
        ("rating", "REAL NOT NULL"),
        *_text("because", "chips"),
        *_flags("another_moment"),
        ("entry", "TEXT"),
        *_MADE,
        *_DELETED,
    )
    _index("check_ins", "person")
    _index("check_ins", "day")
    _index("check_ins", "entry")


def _entries() -> None:
    _table(
        "entries",
        ("number", "INTEGER PRIMARY KEY NOT NULL"),
        ("id", "TEXT UNIQUE NOT NULL"),
        *_MOMENT,
        *_text("title", "text", "feelings"),
        ("courage", "INTEGER"),
        *_flags("hard"),
        *_text("prompt", "hash"),
        *_MADE,
        *_DELETED,
    )
    op.create_index(
        "ix_entries_living",
        "entries",
        ["day", "instant"],
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "ix_entries_trashed",
        "entries",
        ["trash", "id"],
        sqlite_where=sa.text("trash IS NOT NULL"),
    )
    _table(
        "entry_people",
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        ("person", "TEXT NOT NULL REFERENCES people (id)"),
        ("position", "INTEGER NOT NULL"),
        ("trash", "TEXT"),
        rules=("PRIMARY KEY (entry, person)",),
    )
    _index("entry_people", "person")
    _table(
        "entry_tags",
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        *_text("tag", "tag_key"),
        ("position", "INTEGER NOT NULL"),
        rules=("PRIMARY KEY (entry, tag_key)",),
    )
    _index("entry_tags", "tag_key")


def _beside_entries() -> None:
    _table(
        "versions",
        _ID,
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        *_text("saved_at", "content", "sitting"),
    )
    _index("versions", "entry")
    _table(
        "drafts",
        _ID,
        ("entry", "TEXT UNIQUE"),
        *_MOMENT,
        *_text("content"),
        ("cursor", "INTEGER NOT NULL"),
        *_text("kept_at"),
    )
    _table(
        "pictures",
        _ID,
        ("entry", "TEXT"),
        ("draft", "TEXT"),
        *_text("media_type", "name"),
        ("width", "INTEGER NOT NULL"),
        ("height", "INTEGER NOT NULL"),
        *_text("sha256"),
        ("data", "BLOB NOT NULL"),
        *_text("created_at"),
        *_DELETED,
    )
    _index("pictures", "entry")
    _index("pictures", "draft")
    _table("templates", _ID, *_text("name", "text"), *_MADE, *_DELETED)
    _table(
        "prompts_shown",
        _ID,
        *_text("prompt", "day", "instant", "answer"),
        ("person", "TEXT"),
    )
    _index("prompts_shown", "prompt")

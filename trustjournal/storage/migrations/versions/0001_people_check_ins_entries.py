"""People, check-ins, entries, and what every journal has from its first day."""

import sqlalchemy as sa
from alembic import op

from trustjournal.storage.migrations.making import (
    DELETED,
    ID,
    MADE,
    MOMENT,
    PERSON,
    flags,
    index,
    table,
    text,
)

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _journal()
    _people()
    _check_ins()
    _entries()
    _beside_entries()


def _journal() -> None:
    table("facts", ("name", "TEXT PRIMARY KEY NOT NULL"), ("value", "TEXT NOT NULL"))
    table("preferences", ("name", "TEXT PRIMARY KEY NOT NULL"), ("value", "TEXT NOT NULL"))
    table("trash", ID, *text("kind", "title", "deleted_at"))
    table(
        "search_rows",
        ("key", "INTEGER PRIMARY KEY NOT NULL"),
        *text("kind", "id"),
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
    table(
        "people",
        ID,
        *text("name", "name_key", "reading", "called", "aliases", "circles", "how_met"),
        ("introducer", "TEXT REFERENCES people (id)"),
        *text("purpose", "can_give", "cares_about", "strengths", "we_share", "closeness"),
        *text("hope_month", "hope_two_years", "limits_stated"),
        ("wished_rhythm", "INTEGER"),
        *text("their_record"),
        *flags("safety", "no_check_ins", "no_prompts", "no_rhythm", "put_away"),
        *MADE,
        *DELETED,
    )
    index("people", "name_key")


def _check_ins() -> None:
    table(
        "check_ins",
        ID,
        PERSON,
        *MOMENT,
        ("rating", "REAL NOT NULL"),
        *text("because", "chips"),
        *flags("another_moment"),
        ("entry", "TEXT"),
        *MADE,
        *DELETED,
    )
    index("check_ins", "person")
    index("check_ins", "day")
    index("check_ins", "entry")


def _entries() -> None:
    table(
        "entries",
        ("number", "INTEGER PRIMARY KEY NOT NULL"),
        ("id", "TEXT UNIQUE NOT NULL"),
        *MOMENT,
        *text("title", "text", "feelings"),
        ("courage", "INTEGER"),
        *flags("hard"),
        *text("prompt", "hash"),
        *MADE,
        *DELETED,
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
    table(
        "entry_people",
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        ("person", "TEXT NOT NULL REFERENCES people (id)"),
        ("position", "INTEGER NOT NULL"),
        ("trash", "TEXT"),
        rules=("PRIMARY KEY (entry, person)",),
    )
    index("entry_people", "person")
    table(
        "entry_tags",
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        *text("tag", "tag_key"),
        ("position", "INTEGER NOT NULL"),
        rules=("PRIMARY KEY (entry, tag_key)",),
    )
    index("entry_tags", "tag_key")


def _beside_entries() -> None:
    table(
        "versions",
        ID,
        ("entry", "TEXT NOT NULL REFERENCES entries (id)"),
        *text("saved_at", "content", "sitting"),
    )
    index("versions", "entry")
    table(
        "drafts",
        ID,
        ("entry", "TEXT UNIQUE"),
        *MOMENT,
        *text("content"),
        ("cursor", "INTEGER NOT NULL"),
        *text("kept_at"),
    )
    table(
        "pictures",
        ID,
        ("entry", "TEXT"),
        ("draft", "TEXT"),
        *text("media_type", "name"),
        ("width", "INTEGER NOT NULL"),
        ("height", "INTEGER NOT NULL"),
        *text("sha256"),
        ("data", "BLOB NOT NULL"),
        *text("created_at"),
        *DELETED,
    )
    index("pictures", "entry")
    index("pictures", "draft")
    table("templates", ID, *text("name", "text"), *MADE, *DELETED)
    table(
        "prompts_shown",
        ID,
        *text("prompt", "day", "instant", "answer"),
        ("person", "TEXT"),
    )
    index("prompts_shown", "prompt")

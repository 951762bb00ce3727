"""What a check of the journal looks at here: each entry's fingerprint, each row of the index.

Findings are ids; `keeping` puts them into sentences.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from trustjournal.core.ids import EntryId
from trustjournal.core.moving import moved
from trustjournal.journal import store
from trustjournal.journal.domain import content_hash
from trustjournal.journal.tables import entries


def digest(connection: Connection) -> str:
    """Return one fingerprint of all entries, those in the trash too."""
    whole = hashlib.sha256()
    for entry, fingerprint in connection.execute(
        select(entries.c.id, entries.c.hash).order_by(entries.c.id)
    ):
        whole.update(f"{entry}{fingerprint}\n".encode())
        moved()
    return whole.hexdigest()


def changed_outside(connection: Connection) -> list[EntryId]:
    """Return the entries that do not say what was saved: damage, or another program's doing."""
    return [
        entry
        for chunk in store.chunks(store.numbers(connection, with_trash=True))
        for entry in changed_among(connection, chunk)
    ]


def changed_among(connection: Connection, numbers: Sequence[int]) -> list[EntryId]:
    """Return those of some entries that do not say what was saved."""
    wanted = select(entries.c.id, entries.c.hash).where(entries.c.number.in_(numbers))
    stored: dict[Any, str] = dict(connection.execute(wanted).all())
    return [
        entry.id
        for entry in store.some_whole(connection, numbers, with_trash=True)
        if content_hash(entry.content, entry.moment) != stored[entry.id]
    ]

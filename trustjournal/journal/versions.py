"""How entries read earlier: a version each sitting and each ten minutes of writing, never thinned.

The newest version of an entry reads like the entry itself, so whatever replaces it can be undone.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    insert,
    literal_column,
    select,
    update,
)

from trustjournal.core.ids import EntryId, VersionId, new_id
from trustjournal.journal.contents import plain, restored
from trustjournal.journal.domain import Content, Draft, Entry, Version
from trustjournal.journal.tables import versions

_LAST_NOTED: ColumnElement[int] = literal_column("versions.rowid").desc()
"""The order of noting, which holds when the computer's clock is put back."""
_NEWEST = (
    select(versions).where(versions.c.entry == bindparam("of_entry")).order_by(_LAST_NOTED).limit(1)
)
_INSERT = insert(versions)
_CHANGE = update(versions).where(versions.c.id == bindparam("version"))
WRITING_MINUTES = 10
MUCH_GONE = 20
"""Characters: when more than these and half of a text vanish, the longer text stays a version."""


def of_entry(connection: Connection, entry_id: EntryId) -> list[Version]:
    """Return every version of an entry, newest first."""
    rows = connection.execute(
        select(versions).where(versions.c.entry == entry_id).order_by(_LAST_NOTED)
    )
    return [_version(row) for row in rows]


def get(connection: Connection, version_id: VersionId) -> Version | None:
    """Return one version."""
    row = connection.execute(select(versions).where(versions.c.id == version_id)).first()
    return None if row is None else _version(row)


def newest(connection: Connection, entry: EntryId) -> VersionId | None:
    """Return the version that an entry reads like; none where none was kept yet."""
    last = _newest(connection, entry)
    return None if last is None else VersionId(last.id)


def keep_former(connection: Connection, former: Entry) -> None:
    """Keep how an entry read that has no version yet, before it changes for the first time."""
    if _newest(connection, former.id) is None:
        _insert(connection, former.id, former.content, sitting="", at=former.updated_at)


def begin(
    connection: Connection, entry: EntryId, content: Content, *, sitting: str, now: datetime
) -> None:
    """Note how a new entry reads."""
    _insert(connection, entry, content, sitting=sitting, at=now)


def keep(
    connection: Connection, before: Entry, content: Content, *, sitting: str, now: datetime
) -> None:
    """Note how an entry reads now, in place of the last note of the same ten minutes, if any."""
    last = _newest(connection, before.id)
    if last is None:
        _insert(connection, before.id, before.content, sitting="", at=before.updated_at)
    elif _continues(last, content, sitting, now):
        changed = {"version": last.id, "content": plain(content), "saved_at": now}
        connection.execute(_CHANGE, changed)
        return
    _insert(connection, before.id, content, sitting=sitting, at=now)


def put_aside(connection: Connection, entry: EntryId, draft: Draft) -> None:
    """Keep words that were never saved, before something else takes their place."""
    if draft.kept_at is None:
        raise ValueError("only a draft that was kept can be put aside")
    _insert(connection, entry, draft.content, sitting=draft.id, at=draft.kept_at)


def _continues(last: Row[Any], content: Content, sitting: str, now: datetime) -> bool:
    return (
        last.sitting == sitting
        and _ten_minutes(last.saved_at) == _ten_minutes(now)
        and not _much_is_gone(last.content.get("text", ""), content.text)
    )


def _much_is_gone(before: str, after: str) -> bool:
    return len(before) - len(after) > max(MUCH_GONE, len(after))


def _ten_minutes(instant: datetime) -> int:
    return int(instant.astimezone(UTC).timestamp()) // (WRITING_MINUTES * 60)


def _newest(connection: Connection, entry: EntryId) -> Row[Any] | None:
    return connection.execute(_NEWEST, {"of_entry": entry}).first()


def _insert(
    connection: Connection, entry: EntryId, content: Content, *, sitting: str, at: datetime
) -> None:
    connection.execute(
        _INSERT,
        {
            "id": new_id(),
            "entry": entry,
            "saved_at": at,
            "content": plain(content),
            "sitting": sitting,
        },
    )


def _version(row: Row[Any]) -> Version:
    return Version(
        id=VersionId(row.id),
        entry=EntryId(row.entry),
        saved_at=row.saved_at,
        content=restored(row.content),
    )

"""What is being written: one row an entry, replaced every two seconds, gone when it was saved."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from trustjournal.core.ids import DraftId, EntryId
from trustjournal.journal import early, versions
from trustjournal.journal.contents import plain
from trustjournal.journal.domain import Draft, tidied
from trustjournal.journal.tables import drafts
from trustjournal.storage.database import moment_values

_IS_KEPT = select(drafts.c.id).where(drafts.c.id == bindparam("draft"))
_ADD = insert(drafts)
_PUT = _ADD.on_conflict_do_update(
    index_elements=["id"],
    set_={column.name: column for column in _ADD.excluded if column.name != "id"},
)
_REMOVE = delete(drafts).where(drafts.c.id == bindparam("draft"))


def get(connection: Connection, draft_id: DraftId) -> Draft | None:
    """Return the draft that was kept under this id."""
    return next(iter(early.drafts(connection, "WHERE drafts.id = ?", draft_id)), None)


def is_kept(connection: Connection, draft_id: DraftId) -> bool:
    """Whether a draft is on the disk."""
    return connection.execute(_IS_KEPT, {"draft": draft_id}).first() is not None


def of_entry(connection: Connection, entry_id: EntryId) -> Draft | None:
    """Return the unsaved changes of an entry."""
    return next(iter(early.drafts(connection, "WHERE drafts.entry = ?", entry_id)), None)


def put(connection: Connection, draft: Draft, now: datetime) -> None:
    """Keep what is written now in place of what was kept before."""
    if draft.entry is not None:
        _make_way(connection, draft, draft.entry)
    columns = {
        "id": draft.id,
        "entry": draft.entry,
        **moment_values(draft.moment),
        "content": plain(tidied(draft.content)),
        "cursor": draft.cursor,
        "kept_at": now,
    }
    connection.execute(_PUT, columns)


def _make_way(connection: Connection, draft: Draft, entry_id: EntryId) -> None:
    """An entry has one draft. Another one's words become a version rather than nothing."""
    other = of_entry(connection, entry_id)
    if other is not None and other.id != draft.id:
        versions.put_aside(connection, entry_id, other)
        remove(connection, other.id)


def remove(connection: Connection, draft_id: DraftId) -> bool:
    """Forget a draft; return whether there was one."""
    return connection.execute(_REMOVE, {"draft": draft_id}).rowcount > 0

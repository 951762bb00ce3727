"""Pictures as rows of the encrypted journal; an entry's text refers to one as attachment:ID.

The bytes are kept exactly as they came, with whatever the camera wrote into them: they are the
user's, the turn of a photograph stands there, and inside the journal they are as private as the
text. A picture that was taken out of a text stays with its entry, since versions and undo may show
it again; it goes when the entry is removed for good.
"""

import hashlib
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from trustjournal.core.ids import DraftId, EntryId, PictureId, new_id
from trustjournal.core.text import storable
from trustjournal.journal import picture_header
from trustjournal.journal.domain import Picture
from trustjournal.journal.problems import not_a_picture, picture_too_large
from trustjournal.journal.tables import drafts, pictures

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 64_000_000
"""Four bytes each stay below the 256 MB that Qt gives one picture."""


_ADOPT = (
    update(pictures)
    .where(pictures.c.draft == bindparam("from_draft"))
    .values(entry=bindparam("by_entry"), draft=None)
)


def checked(data: bytes) -> picture_header.Header:
    """Return what the picture is; a JournalProblem for what the journal cannot hold."""
    if len(data) > MOST_BYTES:
        raise picture_too_large()
    header = picture_header.read(data)
    if header is None:
        raise not_a_picture()
    if header.width * header.height > MOST_PIXELS:
        raise picture_too_large()
    return header


def add(
    connection: Connection,
    data: bytes,
    name: str,
    *,
    draft: DraftId,
    entry: EntryId | None,
    now: datetime,
) -> Picture:
    """Keep a picture for what is being written; the same picture twice in an entry is kept once."""
    header = checked(data)
    digest = hashlib.sha256(data).hexdigest()
    same = select(pictures).where(pictures.c.sha256 == digest, _belongs(draft, entry))
    row = connection.execute(same).first()
    if row is not None:
        return _picture(row)
    picture = Picture(
        id=PictureId(new_id()),
        media_type=header.media_type,
        name=storable(name),
        width=header.width,
        height=header.height,
        data=data,
    )
    connection.execute(
        insert(pictures).values(
            id=picture.id,
            entry=entry,
            draft=draft,
            media_type=picture.media_type,
            name=picture.name,
            width=picture.width,
            height=picture.height,
            sha256=digest,
            data=data,
            created_at=now,
        )
    )
    return picture


def put(connection: Connection, picture: Picture, entry: EntryId, now: datetime) -> None:
    """Keep a picture under its own id, as when an export is read in."""
    connection.execute(
        insert(pictures).values(
            id=picture.id,
            entry=entry,
            media_type=picture.media_type,
            name=storable(picture.name),
            width=picture.width,
            height=picture.height,
            sha256=hashlib.sha256(picture.data).hexdigest(),
            data=picture.data,
            created_at=now,
        )
    )


def owners(connection: Connection) -> dict[PictureId, EntryId]:
    """Return whose each picture is that belongs to an entry."""
    wanted = select(pictures.c.id, pictures.c.entry).where(pictures.c.entry.is_not(None))
    return {PictureId(each): EntryId(entry) for each, entry in connection.execute(wanted)}


def _belongs(draft: DraftId, entry: EntryId | None) -> Any:
    by_draft = pictures.c.draft == draft
    return by_draft if entry is None else or_(by_draft, pictures.c.entry == entry)


def get(connection: Connection, picture_id: PictureId) -> Picture | None:
    """Return one picture."""
    row = connection.execute(select(pictures).where(pictures.c.id == picture_id)).first()
    return None if row is None else _picture(row)


def ids(connection: Connection) -> list[PictureId]:
    """Return the pictures of all entries that are not in the trash, oldest first."""
    wanted = select(pictures.c.id).where(
        pictures.c.entry.is_not(None), pictures.c.deleted_at.is_(None)
    )
    rows = connection.execute(wanted.order_by(pictures.c.created_at, pictures.c.id))
    return [PictureId(picture) for picture in rows.scalars()]


def adopt(connection: Connection, draft: DraftId, entry: EntryId) -> bool:
    """Give a draft's pictures to the entry it has become; return whether there were any."""
    return connection.execute(_ADOPT, {"from_draft": draft, "by_entry": entry}).rowcount > 0


def discard_orphans(connection: Connection, before: datetime) -> None:
    """Remove old pictures whose draft is gone: it was given up, or never kept before the end."""
    connection.execute(
        delete(pictures).where(
            pictures.c.entry.is_(None),
            pictures.c.draft.not_in(select(drafts.c.id)),
            pictures.c.created_at < before,
        )
    )


def _picture(row: Row[Any]) -> Picture:
    return Picture(
        id=PictureId(row.id),
        media_type=row.media_type,
        name=row.name,
        width=row.width,
        height=row.height,
        data=row.data,
    )

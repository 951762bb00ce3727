"""Keeping one thing on a shelf, and throwing one away, the same for everything noted here."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, select

from trustjournal.core.ids import PersonId, TrashId
from trustjournal.milestones.problems import NoLongerThere
from trustjournal.people import store as people_store
from trustjournal.people.problems import PersonGone
from trustjournal.storage import trash
from trustjournal.storage.shelf import Kept, Shelf

T = TypeVar("T", bound=Kept)


def found(connection: Connection, shelf: Shelf[T], thing: str) -> T:
    """Return one thing; NoLongerThere for one in the trash."""
    stored = shelf.get(connection, thing)
    if stored is None:
        raise NoLongerThere
    return stored


def require_person(connection: Connection, person: PersonId) -> None:
    """Refuse to note anything about somebody who was deleted."""
    if people_store.get(connection, person) is None:
        raise PersonGone


def keep(connection: Connection, shelf: Shelf[T], thing: T, now: datetime) -> bool:
    """Store something new, or an edited copy; says whether anything was changed by that.

    NoLongerThere when it lies in the trash: what is typed after that must not vanish unseen.
    """
    stored = shelf.get(connection, thing.id)
    if stored == thing:
        return False
    if stored is not None:
        shelf.update(connection, thing, now)
        return True
    known = select(shelf.table.c.id).where(shelf.table.c.id == thing.id)
    if connection.execute(known).first() is not None:
        raise NoLongerThere
    shelf.insert(connection, thing, now)
    return True


def throw(
    connection: Connection, shelf: Shelf[T], thing: str, title: str, now: datetime
) -> TrashId:
    """Lay one thing into the trash."""
    trash_id = trash.throw(connection, kind=shelf.kind, title=title, at=now)
    shelf.throw(connection, shelf.table.c.id == thing, trash_id, now)
    return trash_id

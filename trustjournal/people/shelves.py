"""What is noted about people lies on shelves; it goes into the trash and comes back with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Connection, select, update

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, TrashId
from trustjournal.people.problems import NothingToBringBack, PersonGone
from trustjournal.people.store import people
from trustjournal.storage import trash
from trustjournal.storage.shelf import Shelf


class ShelfOfPeople:
    """One shelf, for what deleting a person takes along."""

    def __init__(self, shelf: Shelf[Any], clock: Clock) -> None:
        self._shelf, self._clock = shelf, clock

    def throw(self, connection: Connection, person_id: PersonId, trash_id: TrashId) -> None:
        """Lay all about this person into the trash."""
        self._shelf.throw(connection, self._shelf.about(person_id), trash_id, self._clock())

    def bring_back(self, connection: Connection, trash_id: TrashId) -> None:
        """Take it out again; what is also about somebody still in the trash waits for them."""
        for column in self._shelf.people:
            leave_with_people(connection, column, trash_id)
        self._shelf.bring_back(connection, trash_id)


def bring_back(connection: Connection, shelves: Sequence[Shelf[Any]], trash_id: TrashId) -> Changes:
    """Undo one deletion on all shelves that it touched.

    PersonGone when it is about somebody who lies in the trash; they have to come back first.
    """
    changes = Changes.NOTHING
    for shelf in shelves:
        found = shelf.bring_back(connection, trash_id)
        if found:
            _require_people(connection, shelf, [each.id for each in found])
            changes |= shelf.changes
    if not changes:
        raise NothingToBringBack
    trash.forget(connection, trash_id)
    return changes


def leave_with_people(connection: Connection, person: Column[Any], trash_id: TrashId) -> None:
    """Let rows about people in the trash wait for them, when the rest of a deletion comes back.

    `person` is the column that names the person; the rows return together with them.
    """
    table = person.table
    persons_own = select(people.c.trash).where(people.c.id == person).scalar_subquery()
    connection.execute(
        update(table)
        .where(table.c.trash == trash_id, persons_own.is_not(None))
        .values(trash=persons_own)
    )


def _require_people(connection: Connection, shelf: Shelf[Any], ids: Sequence[str]) -> None:
    for column in shelf.people:
        gone = (
            select(people.c.id)
            .join(shelf.table, column == people.c.id)
            .where(shelf.table.c.id.in_(ids), people.c.deleted_at.is_not(None))
        )
        if connection.execute(gone).first() is not None:
            raise PersonGone

"""A table whose rows are values that can be changed, thrown away and brought back.

Every feature that keeps things of one kind has a shelf; only how a value becomes a row, and what
search may find about it, is the feature's own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    Text,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, PersonId, TrashId
from trustjournal.storage import search
from trustjournal.storage.database import Instant
from trustjournal.storage.search import Document


class Kept(Protocol):
    """What can lie on a shelf."""

    @property
    def id(self) -> str:
        """Its id."""


Row = Mapping[str, Any]
T = TypeVar("T", bound=Kept)

_OWN = ("created_at", "updated_at", "deleted_at", "trash")


def life() -> tuple[Column[Any], ...]:
    """Return the columns that say when a row was made, changed and thrown away."""
    return (
        Column("created_at", Instant, nullable=False),
        Column("updated_at", Instant, nullable=False),
        Column("deleted_at", Instant),
        Column("trash", Text, index=True),
    )


class Shelf(Generic[T]):
    """The things of one kind in a journal.

    `document` says what search finds about one; `parts` are the columns of other tables whose rows
    belong to one of these and go with it for good; `links` those whose rows only refer to one, and
    stand by themselves when it is gone.
    """

    def __init__(  # noqa: PLR0913 - a shelf is described in one place, by name
        self,
        table: Table,
        *,
        kind: str,
        changes: Changes,
        row: Callable[[T], Row],
        value: Callable[[RowMapping], T],
        order: Sequence[ColumnElement[Any]],
        document: Callable[[T], Document] | None = None,
        parts: Sequence[Column[Any]] = (),
        links: Sequence[Column[Any]] = (),
    ) -> None:
        self.table = table
        self.kind = kind
        """What these things are called in the search index and in the trash."""
        self.changes = changes
        """What to announce after they were touched."""
        self.parts = tuple(parts)
        self._links = tuple(links)
        self._row, self._value, self._order = row, value, tuple(order)
        self._document = document
        self._columns = tuple(column for column in table.c if column.name not in _OWN)
        self._kept = table.c.deleted_at.is_(None)

    # Reading

    def get(self, connection: Connection, thing: str) -> T | None:
        """Return one; nothing for one in the trash."""
        found = self.where(connection, self.table.c.id == thing)
        return found[0] if found else None

    def where(
        self, connection: Connection, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> list[T]:
        """Return those that are not in the trash and meet all conditions, in the shelf's order."""
        wanted = select(*self._columns).where(self._kept, *conditions).order_by(*self._order)
        rows = connection.execute(wanted if limit is None else wanted.limit(limit))
        return [self._value(row) for row in rows.mappings()]

    def of_person(self, connection: Connection, person: PersonId) -> list[T]:
        """Return all that concern one person."""
        return self.where(connection, self.about(person))

    def about(self, person: PersonId) -> ColumnElement[bool]:
        """Return the condition under which one of these concerns a person."""
        return or_(*(column == person for column in self.people))

    @property
    def people(self) -> list[Column[Any]]:
        """The columns that name a person."""
        return [
            column
            for column in self.table.c
            if any(key.target_fullname == "people.id" for key in column.foreign_keys)
        ]

    def by_ids(self, connection: Connection, ids: Iterable[str]) -> list[T]:
        """Return some of them, in the shelf's order; those in the trash are missing."""
        return self.where(connection, self.table.c.id.in_(list(ids)))

    def written_at(self, connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
        """Return when each of some was last changed."""
        wanted = select(self.table.c.id, self.table.c.updated_at)
        rows = connection.execute(wanted.where(self._kept, self.table.c.id.in_(list(ids))))
        return {row.id: row.updated_at for row in rows}

    def count(self, connection: Connection, *conditions: ColumnElement[bool]) -> int:
        """Return how many there are."""
        wanted = select(func.count()).select_from(self.table).where(self._kept, *conditions)
        return int(connection.execute(wanted).scalar_one())

    def rows_of(self, connection: Connection, part: Column[Any]) -> list[Row]:
        """Return the rows of another table that belong to those that are not in the trash."""
        owners = select(self.table.c.id).where(self._kept)
        wanted = select(part.table).where(part.in_(owners)).order_by(*part.table.primary_key)
        return [dict(row) for row in connection.execute(wanted).mappings()]

    def documents(self, connection: Connection) -> Iterator[Document]:
        """Return what the search index must hold about them."""
        if self._document is not None:
            yield from map(self._document, self.where(connection))

    # Writing

    def insert(self, connection: Connection, thing: T, now: datetime) -> None:
        """Add one, findable at once."""
        self.insert_many(connection, [thing], now)

    def insert_many(self, connection: Connection, things: Sequence[T], now: datetime) -> None:
        """Add many at once."""
        rows = [{**self._row(each), "created_at": now, "updated_at": now} for each in things]
        if rows:
            connection.execute(insert(self.table), rows)
        self._index(connection, things)

    def update(self, connection: Connection, thing: T, now: datetime) -> None:
        """Store an edited copy."""
        connection.execute(
            update(self.table)
            .where(self.table.c.id == thing.id)
            .values({**self._row(thing), "updated_at": now})
        )
        self._index(connection, [thing])

    def remove(self, connection: Connection, thing: str) -> None:
        """Remove one for good, with its parts: only what a moment ago was not there either."""
        for part in self.parts:
            connection.execute(delete(part.table).where(part == thing))
        connection.execute(delete(self.table).where(self.table.c.id == thing))
        if self._document is not None:
            search.remove(connection, self.kind, thing)

    # The trash

    def throw(
        self, connection: Connection, which: ColumnElement[bool], trash_id: TrashId, now: datetime
    ) -> int:
        """Lay some into the trash, and say how many.

        Those already there keep their own way back.
        """
        going = list(connection.execute(select(self.table.c.id).where(which, self._kept)).scalars())
        if going:
            connection.execute(
                update(self.table).where(which, self._kept).values(deleted_at=now, trash=trash_id)
            )
        if self._document is not None:
            for each in going:
                search.remove(connection, self.kind, each)
        return len(going)

    def bring_back(self, connection: Connection, trash_id: TrashId) -> list[T]:
        """Take out of the trash what was thrown away under this id, and return it."""
        thrown = self.table.c.trash == trash_id
        ids = list(connection.execute(select(self.table.c.id).where(thrown)).scalars())
        if not ids:
            return []
        connection.execute(update(self.table).where(thrown).values(deleted_at=None, trash=None))
        found = self.by_ids(connection, ids)
        self._index(connection, found)
        return found

    def forget_thrown(self, connection: Connection) -> None:
        """Remove all that lies in the trash for good, with its parts."""
        thrown = select(self.table.c.id).where(self.table.c.trash.is_not(None))
        for part in self.parts:
            connection.execute(delete(part.table).where(part.in_(thrown)))
        for link in self._links:
            gone = update(link.table).where(link.in_(thrown)).values({link: None})
            connection.execute(gone)
        connection.execute(delete(self.table).where(self.table.c.trash.is_not(None)))

    def unlink_entries(self, connection: Connection, gone: Iterable[EntryId]) -> None:
        """Let what was noted with entries that are removed for good stand by itself."""
        if "entry" in self.table.c:
            of_gone = self.table.c.entry.in_(list(gone))
            connection.execute(update(self.table).where(of_gone).values(entry=None))

    def _index(self, connection: Connection, things: Iterable[T]) -> None:
        if self._document is None:
            return
        for thing in things:
            known = self._document(thing)
            search.put(
                connection,
                kind=known.kind,
                id=known.id,
                day=known.day,
                title=known.title,
                body=known.body,
                marks=known.marks,
            )

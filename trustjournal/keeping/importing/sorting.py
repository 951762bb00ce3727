"""Things of a file by how they stand to the journal: new, the same, different, in the trash."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Connection, Table, select

from trustjournal.journal import store as journal_store

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[T]):
    """One thing as it is here and as it is in the file."""

    mine: T
    theirs: T


@dataclass(slots=True)
class Sorted(Generic[T]):
    """The things of one kind in a file, by how they stand to the journal."""

    new: list[T] = field(default_factory=list)
    same: list[T] = field(default_factory=list)
    different: list[Pair[T]] = field(default_factory=list)
    in_trash: list[T] = field(default_factory=list)
    """They lie in the trash here, and stay there."""

    def put(self, theirs: T, mine: T | None, *, is_same: bool = False) -> None:
        """Sort one thing that is not in the trash."""
        if mine is None:
            self.new.append(theirs)
        elif is_same:
            self.same.append(theirs)
        else:
            self.different.append(Pair(mine=mine, theirs=theirs))

    @property
    def there(self) -> list[T]:
        """Return everything that will be in the journal afterwards, in whichever reading."""
        return [*self.new, *self.same, *(pair.theirs for pair in self.different)]


def states(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, bool]:
    """Return which of some ids are taken, and whether what has them lies in the trash."""
    found: dict[str, bool] = {}
    for some in journal_store.chunks(ids):
        wanted = select(table.c.id, table.c.deleted_at).where(table.c.id.in_(some))
        found |= {row.id: row.deleted_at is not None for row in connection.execute(wanted)}
    return found

"""Importing what was written elsewhere: looked at first, brought in whole, undone in one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.keeping.importing.arriving import Arriving, Format
from trustjournal.keeping.importing.bringing import Brought, Told, bring
from trustjournal.keeping.importing.comparing import Compared, compare
from trustjournal.keeping.importing.preview import Preview, Tally
from trustjournal.keeping.importing.problems import ImportChanged, ImportDamaged
from trustjournal.keeping.importing.reading import Reader
from trustjournal.keeping.importing.sorting import Sorted
from trustjournal.keeping.importing.taking_back import TakenBack, take_back
from trustjournal.storage.begun import begun
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault

_COUNTED_ROWS = ("reviews",)
"""Rows that are things of their own, and not a part of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    preview: Preview
    """As it was when it came in."""
    brought: Brought
    took_theirs: bool

    @property
    def changed_nothing(self) -> bool:
        """Whether everything was there already."""
        return self.brought.is_nothing


class Importing:
    """What can be brought into one journal, and taken back."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        announce: Announce,
        *,
        keep_copy: Callable[[], Any],
        shelves: Sequence[Shelf[Any]],
        tables: Sequence[Table],
    ) -> None:
        """Begin; `keep_copy` saves a checked copy of the journal as it is."""
        self._vault, self._clock, self._announce = vault, clock, announce
        self._keep_copy = keep_copy
        self.shelves = tuple(shelves)
        parts = [part for shelf in shelves for part in shelf.parts if part.table is not begun]
        self._parts = {part.table.name: part.name for part in parts}
        self.tables: Mapping[str, Table] = {
            table.name: table for table in (*tables, *(part.table for part in parts))
        }

    def look(self, path: Path, wanted: Format | None = None) -> Preview:
        """Read a file, a folder or an archive and say what would come of it; changes nothing."""
        names = [shelf.table.name for shelf in self.shelves]
        reader = Reader(names, self.tables, self._clock().tzinfo)
        arriving = reader.read(path, wanted)
        with self._vault.reading() as connection:
            return _preview(arriving, self._compare(connection, arriving))

    def bring_in(
        self, preview: Preview, *, takes_theirs: bool = False, told: Told = lambda _n, _of: None
    ) -> Imported:
        """Write what was looked at: all of it is in the journal afterwards, or nothing.

        What is different stays as it is here, unless `takes_theirs`. A checked copy comes first.
        """
        if not preview.has_new and not (takes_theirs and preview.has_different):
            return Imported(preview=preview, brought=Brought(), took_theirs=takes_theirs)
        self._keep_copy()
        with self._vault.together() as connection:
            compared = self._compare(connection, preview.arriving)
            if tuple(compared.unread) != preview.unread:
                raise ImportChanged
            brought = bring(
                connection,
                compared,
                shelves=self.shelves,
                tables=self.tables,
                parts=self._parts,
                takes_theirs=takes_theirs,
                now=self._clock(),
                told=told,
            )
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise ImportDamaged
        self._announce(Changes.EVERYTHING)
        now = _preview(preview.arriving, compared)
        return Imported(preview=now, brought=brought, took_theirs=takes_theirs)

    def take_back(self, imported: Imported) -> TakenBack:
        """Undo an import; what was changed or used since then stays."""
        with self._vault.together() as connection:
            taken = take_back(
                connection,
                imported.brought,
                shelves=self.shelves,
                tables=self.tables,
                parts=self._parts,
                now=self._clock(),
            )
        self._announce(Changes.EVERYTHING)
        return taken

    def _compare(self, connection: Connection, arriving: Arriving) -> Compared:
        return compare(connection, arriving, self.shelves, self.tables)


def _preview(arriving: Arriving, compared: Compared) -> Preview:
    kinds: dict[str, Sorted[Any]] = {
        "entries": compared.entries,
        "people": compared.people,
        "check_ins": compared.check_ins,
        "pictures": compared.pictures,
        **compared.shelved,
        **{name: compared.rows[name] for name in _COUNTED_ROWS if name in compared.rows},
        "templates": compared.templates,
    }
    days = [each.entry.moment.day for each in arriving.entries]
    return Preview(
        arriving=arriving,
        tallies={name: _tally(found) for name, found in kinds.items()},
        loose_rows=sum(
            len(found.new) for name, found in compared.rows.items() if name not in _COUNTED_ROWS
        ),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        unread=tuple(compared.unread),
    )


def _tally(found: Sorted[Any]) -> Tally:
    return Tally(
        new=len(found.new),
        same=len(found.same),
        different=len(found.different),
        in_trash=len(found.in_trash),
    )

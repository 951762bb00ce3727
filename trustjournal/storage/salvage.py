"""Reading what can still be read of a damaged journal file, row by row.

SQLCipher seals every page, so a damaged page is noticed and never taken for what was written. The
rows on all others are there: they are asked for one after the other, and the connection is opened
anew after each refusal.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trustjournal.storage import cipher

_AT_ONCE = 64
"""Rows that are asked for together until one of them is refused."""
_GIVE_UP_AFTER = 4096
"""Row numbers in a row that are empty or refused, where the last one is not known."""
_OF_THE_INDEX = ("search_", "sqlite_", "alembic_version")
"""Tables that are made anew, or describe the file itself."""
_OF_THE_FILE = frozenset({"journal_id", "app_version"})
"""Facts that the new file knows by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How much could be read."""

    rows: int
    refused: int
    """Places at which a row was, or may have been, and could not be read."""


def salvage(damaged: Path, key: bytes, fresh: cipher.Raw) -> Salvaged:
    """Copy every readable row of a damaged file into a fresh journal with the same tables.

    References are not checked here: what a row refers to may be lost. Raises JournalDamaged when
    not even the list of tables can be read.
    """
    rows = refused = 0
    with closing(_Reader(damaged, key)) as reader:
        reader.require_tables()
        fresh.execute("PRAGMA foreign_keys=OFF")
        fresh.execute("BEGIN IMMEDIATE")
        for table in _tables(fresh):
            columns = [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]
            insert = (
                f"INSERT OR REPLACE INTO {table} ({', '.join(columns)})"
                f" VALUES ({', '.join('?' * len(columns))})"
            )
            for row in reader.rows(table, columns):
                if row is None:
                    refused += 1
                elif table != "facts" or row[0] not in _OF_THE_FILE:
                    fresh.execute(insert, row)
                    rows += 1
        fresh.execute("COMMIT")
    return Salvaged(rows=rows, refused=refused)


def _tables(connection: cipher.Raw) -> list[str]:
    """Return the tables of words and facts, those first to which others refer."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
        )
    ]
    return [name for name in names if not name.startswith(_OF_THE_INDEX)]


class _Reader:
    """A connection that is opened again whenever it was refused something."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: cipher.Raw | None = None

    def close(self) -> None:
        """Close it; what it says while closing tells nothing new."""
        if self._connection is not None:
            with suppress(cipher.DatabaseError):
                self._connection.close()
        self._connection = None

    def require_tables(self) -> None:
        """Raise JournalDamaged when the list of tables cannot be read."""
        with cipher.told_as_problems(self._path.parent):
            self._ask("SELECT count(*) FROM sqlite_schema")

    def rows(self, table: str, columns: list[str]) -> Iterator[tuple[Any, ...] | None]:
        """Yield every row; None for each place that was refused."""
        wanted = f"SELECT {', '.join(columns)} FROM {table} WHERE rowid BETWEEN ? AND ?"
        last = self._last(table)
        at, barren = 1, 0
        while at <= last if last is not None else barren < _GIVE_UP_AFTER:
            found = list(self._between(wanted, at, at + _AT_ONCE - 1))
            barren = 0 if any(row is not None for row in found) else barren + _AT_ONCE
            # Beyond an unknown end, a refusal says only that the end cannot be seen.
            yield from (row for row in found if row is not None or last is not None)
            at += _AT_ONCE

    def _last(self, table: str) -> int | None:
        try:
            ((last,),) = self._ask(f"SELECT max(rowid) FROM {table}")
        except cipher.DatabaseError:
            return None
        return int(last or 0)

    def _between(self, wanted: str, first: int, last: int) -> Iterator[tuple[Any, ...] | None]:
        try:
            yield from self._ask(wanted, first, last)
        except cipher.DatabaseError:
            if first == last:
                yield None
                return
            middle = (first + last) // 2
            yield from self._between(wanted, first, middle)
            yield from self._between(wanted, middle + 1, last)

    def _ask(self, query: str, *values: int) -> list[tuple[Any, ...]]:
        if self._connection is None:
            self._connection = cipher.open_for_reading(self._path, self._key)
        try:
            answer: list[tuple[Any, ...]] = self._connection.execute(query, values).fetchall()
        except cipher.DatabaseError:
            self.close()
            raise
        return answer

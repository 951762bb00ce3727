"""Reading what can still be read of a damaged journal file, row by row.

SQLCipher seals every page, so a damaged page is noticed and never taken for what was written. The
rows on all others are there: they are asked for one after the other, and the connection is opened
anew after each refusal. What hangs loose then is looked for page by page (leaves.py), and what is
gone may still be in a copy.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from trustjournal.storage import cipher, leaves
from trustjournal.storage.leaves import Key, Row, Shape

_AT_ONCE = 64
"""Rows that are asked for together until one of them is refused."""
_GIVE_UP_AFTER = 4096
"""Row numbers in a row that are empty or refused, where the last one is not known."""
_OF_THE_FILE = frozenset({"journal_id", "app_version"})
"""Facts that the new file knows by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """How much could be read."""

    rows: int
    refused: int
    """Places at which a row was, or may have been, and could not be read."""
    from_copies: int = 0
    """Rows among them all that were taken from copies, as they stood there."""
    lost: Mapping[str, Mapping[int, Key]] = field(default_factory=dict)
    """By table and number, the keys of the rows that were refused, as far as they are known."""


def salvage(damaged: Path, key: bytes, fresh: cipher.Raw) -> Salvaged:
    """Copy every readable row of a damaged file into a fresh journal with the same tables.

    The file has to be a copy: in the end its list of tables is written over. References are not
    checked here, what a row refers to may be lost. Raises JournalDamaged when not even the list of
    tables can be read.
    """
    rows = refused = 0
    missing: dict[str, dict[int, Key]] = {}
    shapes = {table: leaves.shape_of(fresh, table) for table in leaves.tables(fresh)}
    fresh.execute("PRAGMA foreign_keys=OFF")
    with closing(_Reader(damaged, key)) as reader:
        reader.require_tables()
        fresh.execute("BEGIN IMMEDIATE")
        for table, shape in shapes.items():
            known, read = reader.known(shape), set()
            for number, row in reader.rows(shape, known):
                if row is None:
                    refused += known is None
                else:
                    rows += _insert(fresh, shape, row)
                    read.add(number)
            missing[table] = {each: known[each] for each in known.keys() - read} if known else {}
    lost = {}
    for table, wanted in missing.items():
        gone = dict(wanted)
        for number, row in leaves.loose_rows(damaged, key, shapes[table], wanted):
            rows += _insert(fresh, shapes[table], row)
            del gone[number]
        if gone:
            refused += len(gone)
            lost[table] = gone
    fresh.execute("COMMIT")
    return Salvaged(rows=rows, refused=refused, lost=lost)


def take_from(copy: Path, key: bytes, fresh: cipher.Raw, salvaged: Salvaged) -> Salvaged:
    """Fill in from a whole copy what was lost, and nothing else: what was removed stays removed."""
    found, left = 0, {}
    with closing(cipher.open_for_reading(copy, key)) as whole:
        fresh.execute("BEGIN IMMEDIATE")
        for table, lost in salvaged.lost.items():
            shape = leaves.shape_of(fresh, table)
            still = {
                number: each
                for number, each in lost.items()
                if not _take_row(whole, fresh, shape, number, each)
            }
            found += len(lost) - len(still)
            if still:
                left[table] = still
        fresh.execute("COMMIT")
    return replace(
        salvaged,
        rows=salvaged.rows + found,
        refused=salvaged.refused - found,
        from_copies=salvaged.from_copies + found,
        lost=left,
    )


def _take_row(whole: cipher.Raw, fresh: cipher.Raw, shape: Shape, number: int, wanted: Key) -> bool:
    same = " AND ".join(f"{shape.columns[place]} = ?" for place in shape.key)
    found = whole.execute(
        f"SELECT {', '.join(shape.columns)} FROM {shape.table} WHERE {same}", wanted
    ).fetchall()
    if not found:
        return False
    row = list(found[0])
    if shape.number is not None:
        row[shape.number] = number
    return _insert(fresh, shape, tuple(row), otherwise="IGNORE")


def _insert(fresh: cipher.Raw, shape: Shape, row: Row, *, otherwise: str = "REPLACE") -> bool:
    """Put a row in; `otherwise` says what becomes of one that has its place already."""
    if shape.table == "facts" and row[0] in _OF_THE_FILE:
        return False
    done = fresh.execute(
        f"INSERT OR {otherwise} INTO {shape.table} ({', '.join(shape.columns)})"
        f" VALUES ({', '.join('?' * len(shape.columns))})",
        row,
    )
    return bool(done.rowcount)


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

    def known(self, shape: Shape) -> dict[int, Key] | None:
        """Return which rows there must be; nothing when the index cannot be read either."""
        try:
            return leaves.known(self._opened(), shape)
        except cipher.DatabaseError:
            self.close()
            return None

    def rows(
        self, shape: Shape, known: Mapping[int, Key] | None
    ) -> Iterator[tuple[int, Row | None]]:
        """Yield every row with its number; None for a place that was refused.

        Where it is known which rows there are, whole ranges may be left out.
        """
        wanted = (
            f"SELECT rowid, {', '.join(shape.columns)} FROM {shape.table}"
            " WHERE rowid BETWEEN ? AND ?"
        )
        last = self._last(shape.table) if known is None else max(known, default=0)
        if last is None and not self._any(wanted):
            yield 0, None
            return
        at, barren = 1, 0
        while at <= last if last is not None else barren < _GIVE_UP_AFTER:
            found = list(self._between(wanted, at, at + _AT_ONCE - 1, finely=known is None))
            barren = 0 if any(row is not None for _number, row in found) else barren + _AT_ONCE
            # Beyond an unknown end, a refusal says only that the end cannot be seen.
            yield from (each for each in found if each[1] is not None or last is not None)
            at += _AT_ONCE

    def _any(self, wanted: str) -> bool:
        """Whether there is a range that can be read: else each row is refused after a long time."""
        for first in range(1, _GIVE_UP_AFTER, _AT_ONCE):
            with suppress(cipher.DatabaseError):
                self._ask(wanted, first, first + _AT_ONCE - 1)
                return True
        return False

    def _last(self, table: str) -> int | None:
        try:
            ((last,),) = self._ask(f"SELECT max(rowid) FROM {table}")
        except cipher.DatabaseError:
            return None
        return int(last or 0)

    def _between(
        self, wanted: str, first: int, last: int, *, finely: bool
    ) -> Iterator[tuple[int, Row | None]]:
        try:
            for number, *row in self._ask(wanted, first, last):
                yield number, tuple(row)
        except cipher.DatabaseError:
            if first == last:
                yield first, None
            elif finely:
                middle = (first + last) // 2
                yield from self._between(wanted, first, middle, finely=True)
                yield from self._between(wanted, middle + 1, last, finely=True)

    def _ask(self, query: str, *values: int) -> list[tuple[Any, ...]]:
        try:
            answer: list[tuple[Any, ...]] = self._opened().execute(query, values).fetchall()
        except cipher.DatabaseError:
            self.close()
            raise
        return answer

    def _opened(self) -> cipher.Raw:
        if self._connection is None:
            self._connection = cipher.open_for_reading(self._path, self._key)
        return self._connection

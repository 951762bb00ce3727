"""Rows whose pages cannot be reached any more: looked for on every page of a damaged file.

A table is a tree of pages, and when a page in the middle of it is damaged, everything below hangs
loose, unharmed. Each page of the file is read as if it were a table of its own; the table's unique
index, which lies on other pages, says which of the rows found there belong to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trustjournal.storage import cipher

Row = tuple[Any, ...]
Key = tuple[Any, ...]
_AT_ONCE = 256
"""Pages that are taken for tables together."""
_SOUND = 2
"""The first table's only page. Should it be the damaged one, all takes longer, and is as right."""
_KINDS: dict[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "BOOLEAN": (int,),
    "BLOB": (bytes,),
}
_NOTHING = (type(None),)
_OF_THE_INDEX = ("search_", "sqlite_", "alembic_version")
"""Tables that are made anew, or describe the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the rows of a table look."""

    table: str
    columns: tuple[str, ...]
    declared: tuple[str, ...]
    """The columns as a table of our own declares them: without constraints that refuse a row."""
    kinds: tuple[tuple[type, ...], ...]
    """What may stand in each column."""
    number: int | None
    """The place of the column that is the row's number, and is not stored with the others."""
    unique: str
    """The index that names each row once."""
    key: tuple[int, ...]
    """The places of the columns in that index."""

    def fits(self, row: Row) -> bool:
        """Whether this can be a row of the table: the same key may be in another table too."""
        return all(isinstance(each, kinds) for each, kinds in zip(row, self.kinds, strict=True))

    def key_of(self, row: Row) -> Key:
        """Return what tells a row from all others."""
        return tuple(row[place] for place in self.key)


def tables(connection: cipher.Raw) -> list[str]:
    """Return the tables of words and facts, those first to which others refer."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
        )
    ]
    return [name for name in names if not name.startswith(_OF_THE_INDEX)]


def shape_of(connection: cipher.Raw, table: str) -> Shape:
    """Return the shape of a table of a whole file."""
    described = connection.execute(f"PRAGMA table_info({table})").fetchall()
    columns = tuple(row[1] for row in described)
    kinds = [(row[2].upper(), row[5]) for row in described]
    single = [place for place, (_kind, part) in enumerate(kinds) if part]
    number = single[0] if len(single) == 1 and kinds[single[0]][0] == "INTEGER" else None
    unique = next(
        row[1] for row in connection.execute(f"PRAGMA index_list({table})") if row[2] and not row[4]
    )
    return Shape(
        table=table,
        columns=columns,
        declared=tuple(
            row[1] if row[4] is None else f"{row[1]} DEFAULT {row[4]}" for row in described
        ),
        kinds=tuple(
            (*_KINDS.get(row[2].upper(), (str, int, float, bytes)), *(() if row[3] else _NOTHING))
            for row in described
        ),
        number=number,
        unique=unique,
        key=tuple(row[1] for row in connection.execute(f"PRAGMA index_info({unique})")),
    )


def known(connection: cipher.Raw, shape: Shape) -> dict[int, Key]:
    """Return the keys of all rows of a table by their numbers, read from the index alone."""
    columns = ", ".join(shape.columns[place] for place in shape.key)
    return {
        row[0]: tuple(row[1:])
        for row in connection.execute(
            f"SELECT rowid, {columns} FROM {shape.table} INDEXED BY {shape.unique}"
        )
    }


def loose_rows(
    scratch: Path, key: bytes, shape: Shape, wanted: Mapping[int, Key]
) -> Iterator[tuple[int, Row]]:
    """Yield those rows of a table that are found on any page, with their numbers.

    The list of tables in the file is written over: it has to be a copy that nobody needs.
    """
    missing, first, pages = dict(wanted), 2, 2
    while missing and first <= pages:
        with closing(cipher.open_for_writing(scratch, key)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            some = range(first, min(first + _AT_ONCE, pages + 1))
            _take_for_tables(connection, shape, [_SOUND, *some])
        with closing(_Pages(scratch, key, shape)) as reader:
            for page in some:
                for number, row in reader.rows(page, missing):
                    if missing.get(number) == shape.key_of(row) and shape.fits(row):
                        del missing[number]
                        yield number, row
        first += _AT_ONCE


def _take_for_tables(connection: cipher.Raw, shape: Shape, pages: Sequence[int]) -> None:
    columns = ", ".join(shape.declared)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("DELETE FROM sqlite_schema")
    connection.executemany(
        "INSERT OR IGNORE INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
        " VALUES ('table', ?, ?, ?, ?)",
        [
            (f"p{page}", f"p{page}", page, f"CREATE TABLE p{page} ({columns})")
            for page in sorted(set(pages))
        ],
    )
    connection.execute("PRAGMA writable_schema=RESET")


class _Pages:
    """Reads pages as tables. After a damaged one a connection reads nothing more: it is noticed."""

    def __init__(self, path: Path, key: bytes, shape: Shape) -> None:
        self._path, self._key, self._shape = path, key, shape
        self._connection: cipher.Raw | None = None

    def close(self) -> None:
        """Close it; what it says while closing tells nothing new."""
        if self._connection is not None:
            with suppress(cipher.DatabaseError):
                self._connection.close()
        self._connection = None

    def rows(self, page: int, missing: Mapping[int, Key]) -> Iterator[tuple[int, Row]]:
        """Yield what of the wanted can be read on a page; most pages are of another kind."""
        wanted = f"SELECT rowid, {', '.join(self._shape.columns)} FROM p{page}"
        found = self._ask(wanted)
        if found is None:
            # One row may go on on a page that is damaged, and its neighbours be whole.
            numbers = self._ask(f"SELECT rowid FROM p{page}") or []
            found = [
                row
                for (number,) in numbers
                if number in missing
                for row in self._ask(f"{wanted} WHERE rowid = {int(number)}") or []
            ]
        for number, *row in found:
            if self._shape.number is not None:
                row[self._shape.number] = number
            yield number, tuple(row)

    def _ask(self, query: str) -> list[Row] | None:
        if self._connection is None:
            self._connection = cipher.open_for_reading(self._path, self._key)
        try:
            answer: list[Row] = self._connection.execute(query).fetchall()
        except cipher.DatabaseError:
            if not self._still_reads(self._connection):
                self.close()
            return None
        return answer

    @staticmethod
    def _still_reads(connection: cipher.Raw) -> bool:
        """Whether a page that is sound can still be brought from the disk."""
        try:
            connection.execute("PRAGMA shrink_memory")
            connection.execute(f"SELECT count(*) FROM p{_SOUND}").fetchall()
        except cipher.DatabaseError:
            return False
        return True

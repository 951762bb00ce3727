"""The list of tables of a damaged journal file, put back although it cannot be read.

It says at which page each table begins, and without it nothing else of a file is found. But it
depends on nothing that anybody wrote: the tables are made first, and in the same order. So it reads
the same in every journal that this version made, and in every one that was written out whole since,
as by a first passphrase or by bringing back a copy. An empty journal under the same key and salt
has the same list on the same pages, each sealed as it must be here.

A journal of which neither list is right is left alone: the newest copy is then the way.
"""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from trustjournal.storage import cipher, leaves, making
from trustjournal.storage.files import create_private, head_of
from trustjournal.storage.schema import Chain

_PAGE = 4096
_AT_ONCE = 64 << 20
"""Bytes by which an empty journal grows in one go: one value may not be longer than a gigabyte."""


def put_back(damaged: Path, key: bytes, chain: Chain) -> bool:
    """Write a list into a damaged file if one fits all that is found then; else nothing changes.

    The file has to be a copy that lies in a folder of its own.
    """
    former = damaged.with_name("former")
    damaged.replace(former)
    with cipher.told_as_problems(damaged.parent):
        for empty in _empty_journals(damaged.parent, key + head_of(former), chain):
            _compose(damaged, former, empty, key)
            if _agrees(damaged, key):
                return True
    former.replace(damaged)
    return False


def _empty_journals(place: Path, key_and_salt: bytes, chain: Chain) -> Iterator[Path]:
    """Yield empty journals: one as it is made, and one as it is when it was written out whole."""
    made, whole = place / "made", place / "whole"
    making.make(made, key_and_salt, "", chain)
    with closing(cipher.open_for_reading(made, key_and_salt)) as connection:
        create_private(whole)
        connection.execute("VACUUM INTO ?", (cipher.address(whole),))
    yield from (made, whole)


def _compose(target: Path, damaged: Path, empty: Path, key: bytes) -> None:
    """Lay the list of an empty journal over a damaged file."""
    with closing(cipher.open_for_writing(empty, key)) as connection:
        begun = {page for (page,) in connection.execute("SELECT rootpage FROM sqlite_schema")}
        [(pages,)] = connection.execute("PRAGMA page_count")
        listing = [page for page in range(1, pages + 1) if page not in begun]
        # The first page says how long a file is, so it has to come from one that is long enough.
        while (missing := damaged.stat().st_size - pages * _PAGE) > 0:
            connection.execute(
                "INSERT INTO facts (name, value) VALUES (?, zeroblob(?))",
                (f"filler {pages}", min(missing, _AT_ONCE)),
            )
            [(pages,)] = connection.execute("PRAGMA page_count")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    create_private(target)
    with damaged.open("rb") as former, empty.open("rb") as source, target.open("r+b") as file:
        while piece := former.read(_AT_ONCE):
            file.write(piece)
        for page in listing:
            source.seek((page - 1) * _PAGE)
            file.seek((page - 1) * _PAGE)
            file.write(source.read(_PAGE))
    os.truncate(target, pages * _PAGE)


def _agrees(file: Path, key: bytes) -> bool:
    """Whether every table is found, with rows that look as they must and that its index names."""
    try:
        with closing(cipher.open_for_reading(file, key)) as connection:
            return all(
                _table_agrees(connection, leaves.shape_of(connection, table))
                for table in leaves.tables(connection)
            )
    except cipher.DatabaseError:
        return False


def _table_agrees(connection: cipher.Raw, shape: leaves.Shape) -> bool:
    named = leaves.known(connection, shape)
    for number, *row in connection.execute(
        f"SELECT rowid, {', '.join(shape.columns)} FROM {shape.table} NOT INDEXED"
    ):
        if named.pop(number, None) != shape.key_of(tuple(row)) or not shape.fits(tuple(row)):
            return False
    return not named

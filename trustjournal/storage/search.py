"""The search index: every feature puts its texts in and finds them again, newest first.

FTS5 keeps no text of ours, only tokens (segment.py). The row number holds the day, so that the
order of the index is the order of time: day * 10007 + a counter within the day. 10007 is a prime,
since even numbers collide in the table where FTS5 notes deleted rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, Text, UniqueConstraint

from trustjournal.storage.database import metadata
from trustjournal.storage.segment import Question, phrase, segmented, understood

search_rows = Table(
    "search_rows",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    UniqueConstraint("kind", "id"),
)
PER_DAY = 10007
_EVERYTHING = "_a"
"""A mark that every row has; words never begin with the underscore."""
_ROOM = -65536
"""Kibibytes of the index that stay in memory, as SQLite writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What can be found about one thing."""

    kind: str
    id: str
    day: date | None
    """Without a day it sorts as the oldest; people have none."""
    title: str
    body: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHit:
    """One row that was found. Newer rows have greater keys."""

    key: int
    kind: str
    id: str


def put(
    connection: Connection,
    *,
    kind: str,
    id: str,
    day: date | None,
    title: str,
    body: str,
    marks: Iterable[str] = (),
) -> int:
    """Index one thing, in place of what was there about it, and return its key.

    Marks are exact facts about it: ids of people, "tag:…", "feeling:…".
    """
    key = _key_of(connection, kind, id)
    if key is not None and key // PER_DAY != day_number(day):
        remove(connection, kind, id)
        key = None
    if key is None:
        key = _free_key(connection, day_number(day))
        connection.exec_driver_sql(
            "INSERT INTO search_rows (key, kind, id) VALUES (?, ?, ?)", (key, kind, id)
        )
    _make_room(connection)
    connection.exec_driver_sql(_INSERT, row_of(key, title, body, marks))
    return key


def _make_room(connection: Connection) -> None:
    """Keep the index in memory from now on: the next letter and the next save ask for it again.

    Who only leafs through the journal needs no such room.
    """
    if "room" not in connection.info:
        connection.exec_driver_sql(f"PRAGMA cache_size={_ROOM}")
        connection.info["room"] = _ROOM


_INSERT = "INSERT OR REPLACE INTO search_index (rowid, title, body, marks) VALUES (?, ?, ?, ?)"


def row_of(key: int, title: str, body: str, marks: Iterable[str]) -> tuple[int, str, str, str]:
    """Return a row as the index takes it."""
    return key, segmented(title), segmented(body), " ".join([_EVERYTHING, *map(_mark, marks)])


def _mark(fact: str) -> str:
    """Return a fact as one token that no word can be mistaken for."""
    return "_" + fact.encode("utf-8", "surrogatepass").hex()


def day_number(day: date | None) -> int:
    """Return the number that the keys of a day begin with."""
    return 0 if day is None else day.toordinal()


def _key_of(connection: Connection, kind: str, id: str) -> int | None:
    found = connection.exec_driver_sql(
        "SELECT key FROM search_rows WHERE kind = ? AND id = ?", (kind, id)
    ).first()
    return None if found is None else int(found[0])


def _free_key(connection: Connection, day: int) -> int:
    """Return the next key of a day; of the day before when ten thousand things fill it."""
    first, last = day * PER_DAY, (day + 1) * PER_DAY - 1
    newest = connection.exec_driver_sql(
        "SELECT max(key) FROM search_rows WHERE key BETWEEN ? AND ?", (first, last)
    ).scalar()
    if newest is None:
        return first
    if newest < last:
        return int(newest) + 1
    gap = connection.exec_driver_sql(
        "SELECT key - 1 FROM search_rows AS taken WHERE key <= ? AND NOT EXISTS"
        " (SELECT 1 FROM search_rows WHERE key = taken.key - 1) ORDER BY key DESC LIMIT 1",
        (last,),
    ).scalar_one()
    return int(gap)


def remove(connection: Connection, kind: str, id: str) -> None:
    """Take one thing out of the index."""
    key = _key_of(connection, kind, id)
    if key is not None:
        connection.exec_driver_sql("DELETE FROM search_index WHERE rowid = ?", (key,))
        connection.exec_driver_sql("DELETE FROM search_rows WHERE key = ?", (key,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Condition:
    sql: str
    values: tuple[Any, ...]


def find(  # noqa: PLR0913 - each of the filters may be left out
    connection: Connection,
    words: str,
    *,
    kinds: Iterable[str] = (),
    all_marks: Iterable[str] = (),
    no_marks: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[IndexHit]:
    """Return what holds all words and marks, newest first; `before` is the last key that is known.

    Words may be empty. Words that consist of nothing but signs find nothing.
    """
    condition = _condition(words, kinds, all_marks, no_marks, since, until, before)
    if condition is None:
        return []
    _make_room(connection)
    rows = connection.exec_driver_sql(
        f"SELECT r.key, r.kind, r.id {condition.sql} ORDER BY f.rowid DESC LIMIT ?",
        (*condition.values, limit),
    )
    return [IndexHit(key=key, kind=kind, id=id) for key, kind, id in rows]


def count(
    connection: Connection,
    words: str,
    *,
    kinds: Iterable[str] = (),
    all_marks: Iterable[str] = (),
    no_marks: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> int:
    """Return how many things find() would return without a limit."""
    condition = _condition(words, kinds, all_marks, no_marks, since, until, None)
    if condition is None:
        return 0
    found = connection.exec_driver_sql(f"SELECT count(*) {condition.sql}", condition.values)
    return int(found.scalar_one())


def _condition(
    words: str,
    kinds: Iterable[str],
    all_marks: Iterable[str],
    no_marks: Iterable[str],
    since: date | None,
    until: date | None,
    before: int | None,
) -> _Condition | None:
    question = understood(words)
    if question.is_unanswerable:
        return None
    parts = ["search_index MATCH ?"]
    values: list[Any] = [_expression(question, all_marks, no_marks)]
    bounds = (
        ("f.rowid < ?", before),
        ("f.rowid >= ?", None if since is None else day_number(since) * PER_DAY),
        ("f.rowid < ?", None if until is None else (day_number(until) + 1) * PER_DAY),
    )
    for part, bound in bounds:
        if bound is not None:
            parts.append(part)
            values.append(bound)
    wanted_kinds = list(kinds)
    if wanted_kinds:
        parts.append(f"r.kind IN ({', '.join('?' * len(wanted_kinds))})")
        values.extend(wanted_kinds)
    where = " AND ".join(parts)
    return _Condition(
        sql=f"FROM search_index AS f JOIN search_rows AS r ON r.key = f.rowid WHERE {where}",
        values=tuple(values),
    )


def _expression(question: Question, all_marks: Iterable[str], no_marks: Iterable[str]) -> str:
    wanted = [*map(phrase, question.wanted), *(f'"{_mark(mark)}"' for mark in all_marks)]
    unwanted = [*map(phrase, question.unwanted), *(f'"{_mark(mark)}"' for mark in no_marks)]
    expression = " AND ".join(wanted) or f'"{_EVERYTHING}"'
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def rebuild(connection: Connection, documents: Iterable[Document]) -> int:
    """Index everything anew, in the order in which it was written; return how many things."""
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_rows")
    used: dict[int, int] = {}
    done = 0
    for batch in _batches(documents, 200):
        rows = []
        for document in batch:
            day = day_number(document.day)
            if used.get(day, 0) < PER_DAY - 1:
                used[day] = used.get(day, -1) + 1
                rows.append((day * PER_DAY + used[day], document))
            else:
                _insert(connection, rows)
                rows = [(_free_key(connection, day), document)]
        _insert(connection, rows)
        done += len(batch)
    compact(connection)
    return done


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, size)):
        yield batch


def _insert(connection: Connection, rows: list[tuple[int, Document]]) -> None:
    if not rows:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_rows (key, kind, id) VALUES (?, ?, ?)",
        [(key, document.kind, document.id) for key, document in rows],
    )
    connection.exec_driver_sql(
        _INSERT,
        [row_of(key, document.title, document.body, document.marks) for key, document in rows],
    )


def compact(connection: Connection) -> None:
    """Write the index anew in one piece, without a trace of what was removed from it.

    Removing leaves the words of a text in the index, marked as gone, until their neighbourhood is
    rewritten; so this belongs to emptying the trash.
    """
    connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('optimize')")

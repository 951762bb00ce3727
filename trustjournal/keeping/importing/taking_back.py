"""Undoing an import in one step: what came in goes, what it replaced is there again.

What was changed or leaned on since then stays: no word that was written in the meantime is lost.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, and_, delete, select

from trustjournal.checkins import store as checkins_store
from trustjournal.checkins.domain import CheckIn
from trustjournal.core.ids import EntryId, new_id
from trustjournal.journal import saving, trash
from trustjournal.journal import store as journal_store
from trustjournal.journal import templates as journal_templates
from trustjournal.journal.domain import Entry, Template
from trustjournal.journal.tables import drafts, pictures, templates
from trustjournal.keeping.importing.arriving import Row
from trustjournal.keeping.importing.bringing import (
    Brought,
    put_row,
    put_template,
)
from trustjournal.keeping.importing.sorting import Pair
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.review import store as review_store
from trustjournal.review.tables import reviews
from trustjournal.storage import search
from trustjournal.storage.shelf import Shelf

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """How much an undone import has left behind, because it was changed or used since."""

    stayed: int


def take_back(
    connection: Connection,
    brought: Brought,
    *,
    shelves: Sequence[Shelf[Any]],
    tables: Mapping[str, Table],
    parts: Mapping[str, str],
    now: datetime,
) -> TakenBack:
    """Undo what an import did, in the caller's one transaction."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    stayed = _give_back_replaced(connection, brought, shelves, tables, now)
    came_in = {each.id for each in brought.entries}
    for picture in brought.pictures:
        if picture.entry not in came_in:
            connection.execute(delete(pictures).where(pictures.c.id == picture.id))
    for shelf in sorted(shelves, key=lambda each: -_made_after(each.table)):
        came = brought.shelved.get(shelf.table.name, [])
        stayed += _take_from(connection, shelf, came)
    owners = {each.id for things in brought.shelved.values() for each in things}
    for name, rows in brought.rows.items():
        loose = [row for row in rows if name not in parts or row[parts[name]] not in owners]
        stayed += _take_rows(connection, tables[name], loose)
    stayed += sum(not _take_check_in(connection, each) for each in brought.check_ins)
    stayed += _take_entries(connection, brought.entries, shelves)
    stayed += sum(not _take_template(connection, each) for each in brought.templates)
    stayed += _take_people(connection, brought.people)
    return TakenBack(stayed=stayed)


def _made_after(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)


def _give_back_replaced(
    connection: Connection,
    brought: Brought,
    shelves: Sequence[Shelf[Any]],
    tables: Mapping[str, Table],
    now: datetime,
) -> int:
    """Let what was replaced read as before; return how much was changed again, and stays."""

    def entry_back(pair: Pair[Entry]) -> None:
        after = replace(pair.mine, updated_at=now)
        saving.change(connection, pair.theirs, after, sitting=new_id(), now=now)

    stayed = _unless_changed(
        brought.replaced_people,
        lambda person: people_store.get(connection, person.id),
        lambda pair: people_store.update(connection, pair.mine),
    )
    stayed += _unless_changed(
        brought.replaced_entries, lambda entry: journal_store.get(connection, entry.id), entry_back
    )
    stayed += _unless_changed(
        brought.replaced_check_ins,
        lambda check_in: checkins_store.get(connection, check_in.id),
        lambda pair: checkins_store.update(connection, pair.mine, now),
    )
    for shelf in shelves:
        stayed += _unless_changed(
            brought.replaced_shelved.get(shelf.table.name, []),
            partial(_on_shelf, connection, shelf),
            partial(_back_on_shelf, connection, shelf, now),
        )
    stayed += _unless_changed(
        brought.replaced_templates,
        lambda template: journal_templates.get(connection, template.id),
        lambda pair: put_template(connection, pair.mine, now),
    )
    for name, rows in brought.replaced_rows.items():
        for row in rows:
            if _reads_as(connection, tables[name], row):
                put_row(connection, tables[name], row.mine, row.mine, now)
            else:
                stayed += 1
    return stayed


def _reads_as(connection: Connection, table: Table, pair: Pair[Row]) -> bool:
    """Whether a row that was replaced still says what the file said."""
    keys = {column.name for column in table.primary_key}
    said = {name: value for name, value in pair.theirs.items() if name not in keys}
    which = and_(*(table.c[name] == pair.mine[name] for name in keys))
    present = connection.execute(select(*(table.c[name] for name in said)).where(which))
    row = present.mappings().first()
    return row is not None and dict(row) == said


def _on_shelf(connection: Connection, shelf: Shelf[Any], thing: Any) -> Any:
    return shelf.get(connection, thing.id)


def _back_on_shelf(
    connection: Connection, shelf: Shelf[Any], now: datetime, pair: Pair[Any]
) -> None:
    shelf.update(connection, pair.mine, now)


def _unless_changed(
    pairs: Iterable[Pair[T]], present: Callable[[T], T | None], put_back: Callable[[Pair[T]], Any]
) -> int:
    """Put back what still reads as it came; return how much does not."""
    changed = 0
    for pair in pairs:
        if present(pair.mine) == pair.theirs:
            put_back(pair)
        else:
            changed += 1
    return changed


def _take_from(connection: Connection, shelf: Shelf[Any], came: Iterable[Any]) -> int:
    """Remove what came onto a shelf and was not touched; return how much stays."""
    parts = {part.table.name for part in shelf.parts}
    leaned_on = _leaned_on(connection, shelf.table.c.id, but=parts)
    stayed = 0
    for each in came:
        if each.id in leaned_on or shelf.get(connection, each.id) != each:
            stayed += 1
        else:
            shelf.remove(connection, each.id)
    return stayed


def _leaned_on(connection: Connection, column: Column[Any], *, but: Iterable[str] = ()) -> set[str]:
    """Return what rows of other tables refer to, and would be left without."""
    found: set[str] = set()
    for table in column.table.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column is column and table.name not in but:
                found.update(connection.execute(select(key.parent).distinct()).scalars())
    return found


def _take_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    """Remove rows that came in and read as they came; return how many stay."""
    keys = list(table.primary_key)
    leaned_on = {column.name: _leaned_on(connection, column) for column in keys}
    stayed = 0
    for row in rows:
        which = and_(*(column == row[column.name] for column in keys))
        wanted = select(*(table.c[name] for name in row)).where(which)
        present = connection.execute(wanted).mappings().first()
        needed = any(row[name] in values for name, values in leaned_on.items())
        if needed or present is None or dict(present) != row:
            stayed += 1
            continue
        if table is reviews:
            search.remove(connection, review_store.KIND, row["id"])
        connection.execute(delete(table).where(which))
    return stayed


def _take_check_in(connection: Connection, came: CheckIn) -> bool:
    if checkins_store.get(connection, came.id) != came:
        return False
    table = checkins_store.check_ins
    connection.execute(delete(table).where(table.c.id == came.id))
    return True


def _take_entries(
    connection: Connection, came: Sequence[Entry], shelves: Sequence[Shelf[Any]]
) -> int:
    """Remove the entries that nobody has touched; return how many stay."""
    stayed, wanted = 0, {EntryId(entry.id): entry for entry in came}
    for chunk in journal_store.chunks(wanted):
        ids = [EntryId(each) for each in chunk]
        here = {each.id: each for each in journal_store.by_ids(connection, ids)}
        begun = select(drafts.c.entry).where(drafts.c.entry.in_(ids))
        written_on = set(connection.execute(begun).scalars())
        gone = [
            each
            for each in ids
            if each in here
            and each not in written_on
            and here[each].updated_at == wanted[each].updated_at
            and here[each].content.text == wanted[each].content.text
        ]
        trash.take_back(connection, gone, shelves)
        stayed += len(ids) - len(gone)
    return stayed


def _take_template(connection: Connection, came: Template) -> bool:
    if journal_templates.get(connection, came.id) != came:
        return False
    connection.execute(delete(templates).where(templates.c.id == came.id))
    return True


def _take_people(connection: Connection, came: Iterable[Person]) -> int:
    """Remove people to whom nothing refers any more; return how many stay."""
    leaned_on = _leaned_on(connection, people_store.people.c.id, but=["people"])
    stayed = 0
    for each in came:
        if each.id in leaned_on or people_store.get(connection, each.id) != each:
            stayed += 1
        else:
            people_store.remove(connection, each.id)
    people_store.forget_introducers_gone(connection)
    return stayed

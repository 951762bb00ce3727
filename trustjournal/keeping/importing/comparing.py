"""What of a file is new to the journal, there already, or different. Reads only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from trustjournal.checkins import store as checkins_store
from trustjournal.core.ids import EntryId, PersonId
from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import first_line
from trustjournal.journal import pictures as journal_pictures
from trustjournal.journal import store as journal_store
from trustjournal.journal import templates as journal_templates
from trustjournal.journal.domain import Content, Entry, Template
from trustjournal.journal.tables import entries, pictures, templates
from trustjournal.keeping.importing.arriving import (
    Arriving,
    ArrivingEntry,
    ArrivingPicture,
    Row,
    Unread,
    Why,
)
from trustjournal.keeping.importing.meeting import Meeting
from trustjournal.keeping.importing.sorting import Sorted, states
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.storage.shelf import Shelf
from trustjournal.worksheets.sheet import Sheet

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Compared:
    """A file held against the journal."""

    people: Sorted[Person] = field(default_factory=Sorted)
    entries: Sorted[Entry] = field(default_factory=Sorted)
    check_ins: Sorted[Any] = field(default_factory=Sorted)
    shelved: dict[str, Sorted[Any]] = field(default_factory=dict)
    rows: dict[str, Sorted[Row]] = field(default_factory=dict)
    templates: Sorted[Template] = field(default_factory=Sorted)
    pictures: Sorted[ArrivingPicture] = field(default_factory=Sorted)
    unread: list[Unread] = field(default_factory=list)


def compare(
    connection: Connection,
    arriving: Arriving,
    shelves: Sequence[Shelf[Any]],
    tables: Mapping[str, Table],
) -> Compared:
    """Hold everything in a file against what is in the journal now."""
    compared = Compared(unread=list(arriving.unread))
    who = Meeting(connection, arriving, compared.people)
    _compare_entries(connection, arriving.entries, who, compared)
    _compare_check_ins(connection, arriving, who, compared)
    _compare_rows(connection, arriving.rows, tables, compared)
    ordered = sorted(shelves, key=lambda shelf: _made_before(shelf.table))
    for shelf in ordered:
        things = arriving.shelved.get(shelf.table.name, ())
        _compare_shelf(connection, shelf, things, who, compared)
    for shelf in shelves:
        for part in shelf.parts:
            _keep_parts_of_what_is_there(shelf, part, compared)
    _compare_templates(connection, arriving.templates, compared)
    _compare_pictures(connection, arriving.pictures, compared)
    return compared


def _made_before(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)


def _compare_entries(
    connection: Connection, arriving: Iterable[ArrivingEntry], who: Meeting, compared: Compared
) -> None:
    for some in _some(arriving):
        ids = [EntryId(each.entry.id) for each in some]
        found = journal_store.by_ids(connection, ids, also_trashed=True)
        here = {entry.id: entry for entry in found}
        thrown = {each for each, is_in in states(connection, entries, ids).items() if is_in}
        for each in some:
            people = (who.known[p] for p in each.entry.content.people if p in who.known)
            content = replace(each.entry.content, people=tuple(dict.fromkeys(people)))
            mine = here.get(each.entry.id)
            if mine is not None:
                content = _with_what_is_not_told(content, mine.content, each.silent)
            theirs = replace(each.entry, content=content)
            if each.entry.id in thrown:
                compared.entries.in_trash.append(theirs)
                continue
            is_same = mine is not None and (mine.content, mine.moment) == (content, theirs.moment)
            compared.entries.put(theirs, mine, is_same=is_same)


def _some(each: Iterable[T]) -> Iterable[list[T]]:
    waiting: list[T] = []
    for one in each:
        waiting.append(one)
        if len(waiting) == journal_store.CHUNK:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _with_what_is_not_told(theirs: Content, mine: Content, silent: frozenset[str]) -> Content:
    """Take from here what the format says nothing about; felt trust never comes with the text."""
    untold: dict[str, Any] = {name: getattr(mine, name) for name in silent}
    if silent and not theirs.title and mine.title == first_line(theirs.text):
        untold["title"] = mine.title
    return replace(theirs, trust=mine.trust, **untold)


def _compare_check_ins(
    connection: Connection, arriving: Arriving, who: Meeting, compared: Compared
) -> None:
    theirs = arriving.check_ins
    here = {each.id: each for each in checkins_store.everything(connection)} if theirs else {}
    thrown = states(connection, checkins_store.check_ins, [each.id for each in theirs])
    for number, each in enumerate(theirs, 1):
        if who.any_thrown([each.person]) or thrown.get(each.id, False):
            compared.check_ins.in_trash.append(each)
        elif each.person not in who.known:
            compared.unread.append(Unread(place=f"check_ins {number}", why=Why.NOBODY))
        else:
            known = replace(each, person=who.known[each.person])
            mine = here.get(each.id)
            compared.check_ins.put(known, mine, is_same=mine == known)


def _compare_shelf(
    connection: Connection,
    shelf: Shelf[Any],
    things: Sequence[Any],
    who: Meeting,
    compared: Compared,
) -> None:
    name = shelf.table.name
    found = compared.shelved[name] = Sorted()
    taken = states(connection, shelf.table, [each.id for each in things])
    here: dict[str, Any] = {}
    for some in journal_store.chunks(list(taken)):
        here |= {each.id: each for each in shelf.by_ids(connection, some)}
    columns = [column.name for column in shelf.people]
    leaning = _leaning(connection, shelf, compared) if things else {}
    for number, each in enumerate(things, 1):
        people = [getattr(each, column) for column in columns]
        if taken.get(each.id, False) or who.any_thrown(people):
            found.in_trash.append(each)
        elif not who.all_known(people):
            compared.unread.append(Unread(place=f"{name} {number}", why=Why.NOBODY))
        elif any(getattr(each, column) not in there for column, there in leaning.items()):
            compared.unread.append(Unread(place=f"{name} {number}", why=Why.MISSING))
        else:
            theirs = _about_whom_it_is_here(each, columns, who)
            mine = here.get(each.id)
            found.put(theirs, mine, is_same=mine == theirs)


def _about_whom_it_is_here(thing: Any, columns: Iterable[str], who: Meeting) -> Any:
    changed: dict[str, Any] = {
        column: who.known[person]
        for column in columns
        if (person := getattr(thing, column)) is not None and who.known[person] != person
    }
    if not changed:
        return thing
    if isinstance(thing, Sheet):  # an answer may be the id of a person
        answers = thing.answers.items()
        changed["answers"] = {
            name: who.known.get(PersonId(each), each) if isinstance(each, str) else each
            for name, each in answers
        }
    return replace(thing, **changed)


def _leaning(connection: Connection, shelf: Shelf[Any], compared: Compared) -> dict[str, set[str]]:
    """Return what may stand in the columns that lean on something beside people, for each."""
    found: dict[str, set[str]] = {}
    for key in shelf.table.foreign_keys:
        target = key.column.table
        if target is people_store.people:
            continue
        wanted = select(key.column)
        if "deleted_at" in target.c:
            wanted = wanted.where(target.c.deleted_at.is_(None))
            arriving = {each.id for each in compared.shelved[target.name].there}
        else:
            arriving = {row[key.column.name] for row in compared.rows[target.name].there}
        found[key.parent.name] = arriving | set(connection.execute(wanted).scalars())
    return found


def _compare_rows(
    connection: Connection,
    arriving: Mapping[str, Sequence[Row]],
    tables: Mapping[str, Table],
    compared: Compared,
) -> None:
    for name, table in tables.items():
        found = compared.rows[name] = Sorted()
        rows = arriving.get(name, ())
        keys = _SAME_BY.get(name, tuple(column.name for column in table.primary_key))
        columns = [table.c[each] for each in (rows[0] if rows else ())]
        here = {
            tuple(row[key] for key in keys): dict(row)
            for row in (connection.execute(select(*columns)).mappings() if rows else ())
        }
        ids = {mine["id"] for mine in here.values()} if name in _SAME_BY else set()
        met: set[tuple[Any, ...]] = set()
        for number, row in enumerate(rows, 1):
            key = tuple(row[each] for each in keys)
            mine = here.get(key)
            if key in met or (mine is None and row.get("id") in ids):
                compared.unread.append(Unread(place=f"{name} {number}", why=Why.TAKEN))
                continue
            met.add(key)
            found.put(row, mine, is_same=mine is not None and _alike(mine, row, keys))


_SAME_BY = {"reviews": ("span", "first_day")}
"""What makes two rows the same, where it is not their key: one look back on each week."""


def _alike(mine: Row, theirs: Row, keys: Iterable[str]) -> bool:
    if "digest" in keys:  # the text of a worksheet is what it is known by, and never replaced
        return True
    compared = {*theirs} - {"id", "number", *keys}
    return all(mine[name] == theirs[name] for name in compared)


def _keep_parts_of_what_is_there(shelf: Shelf[Any], part: Any, compared: Compared) -> None:
    """Let the rows of a part go where their owner goes; nothing comes in without its owner."""
    rows = compared.rows.get(part.table.name)
    if rows is None:
        return
    owners = {each.id for each in compared.shelved[shelf.table.name].there}
    rows.new = [row for row in rows.new if row[part.name] in owners]


def _compare_templates(
    connection: Connection, arriving: Sequence[Template], compared: Compared
) -> None:
    here = {each.id: each for each in journal_templates.own(connection)} if arriving else {}
    thrown = states(connection, templates, [each.id for each in arriving])
    for each in arriving:
        if thrown.get(each.id, False):
            compared.templates.in_trash.append(each)
        else:
            mine = here.get(each.id)
            compared.templates.put(each, mine, is_same=mine == each)


def _compare_pictures(
    connection: Connection, arriving: Sequence[ArrivingPicture], compared: Compared
) -> None:
    there = {entry.id for entry in compared.entries.there}
    thrown = {entry.id for entry in compared.entries.in_trash}
    taken = states(connection, pictures, [each.id for each in arriving])
    for each in arriving:
        if each.entry in thrown or taken.get(each.id, False):
            compared.pictures.in_trash.append(each)
        elif each.id in taken:
            compared.pictures.same.append(each)
        elif each.entry not in there:
            compared.unread.append(Unread(place=each.place, why=Why.MISSING))
        elif (why := refusal(each.read)) is not None:
            compared.unread.append(Unread(place=each.place, why=why))
        else:
            compared.pictures.new.append(each)


def refusal(read: Callable[[], bytes]) -> Why | None:
    """Return why a picture cannot be kept; nothing for one that can."""
    data = read()
    if len(data) > journal_pictures.MOST_BYTES:
        return Why.PICTURE_TOO_LARGE
    try:
        journal_pictures.checked(data)
    except JournalProblem:
        return Why.PICTURE
    return None

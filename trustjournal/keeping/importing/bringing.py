"""Writing what a file holds into the journal, in the caller's one transaction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, insert, update

from trustjournal.checkins import store as checkins_store
from trustjournal.core.ids import new_id
from trustjournal.journal import pictures as journal_pictures
from trustjournal.journal import saving
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import Entry, Picture, Template
from trustjournal.journal.tables import templates
from trustjournal.keeping.importing.arriving import ArrivingPicture, Row
from trustjournal.keeping.importing.comparing import Compared
from trustjournal.keeping.importing.sorting import Pair, Sorted
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person, free_name
from trustjournal.review import store as review_store
from trustjournal.review.domain import Answers, Question, Span, period_since
from trustjournal.review.tables import reviews
from trustjournal.storage.shelf import Shelf

T = TypeVar("T")
Told = Callable[[int, int], object]
"""Hears how many of how many entries are written."""
_A_MOMENT = timedelta(microseconds=1)
"""Between two things that come in together: so they keep the order in which they were written."""


@dataclass(slots=True, kw_only=True)
class Brought:
    """What an import has written: enough to take it back."""

    people: list[Person] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    check_ins: list[Any] = field(default_factory=list)
    shelved: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    templates: list[Template] = field(default_factory=list)
    pictures: list[ArrivingPicture] = field(default_factory=list)
    replaced_people: list[Pair[Person]] = field(default_factory=list)
    replaced_entries: list[Pair[Entry]] = field(default_factory=list)
    replaced_check_ins: list[Pair[Any]] = field(default_factory=list)
    replaced_shelved: dict[str, list[Pair[Any]]] = field(default_factory=dict)
    replaced_rows: dict[str, list[Pair[Row]]] = field(default_factory=dict)
    replaced_templates: list[Pair[Template]] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing had to be written."""
        return not any(
            (
                self.people, self.entries, self.check_ins, self.templates, self.pictures,
                self.replaced_people, self.replaced_entries, self.replaced_check_ins,
                self.replaced_templates, *self.shelved.values(), *self.rows.values(),
                *self.replaced_shelved.values(), *self.replaced_rows.values(),
            )
        )  # fmt: skip


def bring(
    connection: Connection,
    compared: Compared,
    *,
    shelves: Sequence[Shelf[Any]],
    tables: Mapping[str, Table],
    parts: Mapping[str, str],
    takes_theirs: bool,
    now: datetime,
    told: Told,
) -> Brought:
    """Write what is new; what is different only where `takes_theirs`.

    `parts` names, for each table that belongs to a shelf, the column of its owner.
    """
    # People may have introduced one another; all of it must hold at the end, not in between.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    brought = Brought()
    in_turn = _moments(now)
    _bring_people(connection, compared.people, brought, takes_theirs=takes_theirs, in_turn=in_turn)
    _bring_entries(connection, compared, brought, takes_theirs=takes_theirs, now=now, told=told)
    _bring_check_ins(connection, compared, brought, takes_theirs=takes_theirs, now=now)
    for shelf in sorted(shelves, key=lambda each: _made_before(each.table)):
        found = compared.shelved.get(shelf.table.name, Sorted())
        for each, at in zip(found.new, in_turn, strict=False):
            shelf.insert(connection, each, at)
        brought.shelved[shelf.table.name] = found.new
        replaced = found.different if takes_theirs else []
        for pair in replaced:
            shelf.update(connection, pair.theirs, now)
        brought.replaced_shelved[shelf.table.name] = replaced
    for name, table in tables.items():
        rows = _allowed(compared, name, parts.get(name), takes_theirs=takes_theirs)
        _bring_rows(connection, table, rows, brought, takes_theirs=takes_theirs, in_turn=in_turn)
    _bring_templates(connection, compared, brought, takes_theirs=takes_theirs, now=now)
    for picture, at in zip(compared.pictures.new, in_turn, strict=False):
        journal_pictures.put(connection, _picture(picture), picture.entry, at)
    brought.pictures = compared.pictures.new
    return brought


def _made_before(table: Table) -> int:
    return table.metadata.sorted_tables.index(table)


def _moments(now: datetime) -> Iterator[datetime]:
    while True:
        yield now
        now += _A_MOMENT


def _bring_people(
    connection: Connection,
    found: Sorted[Person],
    brought: Brought,
    *,
    takes_theirs: bool,
    in_turn: Iterator[datetime],
) -> None:
    for person in found.new:
        at = next(in_turn)
        brought.people.append(
            people_store.insert(connection, replace(person, created_at=at, updated_at=at))
        )
    if not takes_theirs:
        return
    for pair in found.different:
        here = people_store.everyone(connection)
        taken = [each.name for each in here if each.id != pair.mine.id]
        theirs = replace(
            pair.theirs,
            name=free_name(pair.theirs.name, taken),
            created_at=pair.mine.created_at,
            updated_at=next(in_turn),
        )
        after = people_store.update(connection, theirs)
        brought.replaced_people.append(Pair(mine=pair.mine, theirs=after))


def _bring_entries(
    connection: Connection,
    compared: Compared,
    brought: Brought,
    *,
    takes_theirs: bool,
    now: datetime,
    told: Told,
) -> None:
    found = compared.entries
    journal_store.insert_many(connection, _told(found.new, told))
    brought.entries = found.new
    for pair in found.different if takes_theirs else ():
        after = replace(pair.theirs, created_at=pair.mine.created_at, updated_at=now)
        # What stands here now stays a version, and felt trust stays as it is.
        saving.change(connection, pair.mine, after, sitting=new_id(), now=now)
        brought.replaced_entries.append(Pair(mine=pair.mine, theirs=after))


def _told(entries: Sequence[Entry], told: Told) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        if number % journal_store.CHUNK == 0:
            told(number, len(entries))
        yield entry
    told(len(entries), len(entries))


def _bring_check_ins(
    connection: Connection,
    compared: Compared,
    brought: Brought,
    *,
    takes_theirs: bool,
    now: datetime,
) -> None:
    found = compared.check_ins
    checkins_store.insert_many(connection, found.new, now)
    brought.check_ins = found.new
    if takes_theirs:
        for pair in found.different:
            checkins_store.update(connection, pair.theirs, now)
        brought.replaced_check_ins = found.different


def _allowed(
    compared: Compared, name: str, owner: str | None, *, takes_theirs: bool
) -> Sorted[Row]:
    """Return the rows that go with what is written; those of what stays as it is here do not."""
    found = compared.rows.get(name, Sorted())
    if owner is None or takes_theirs:
        return found
    kept = {pair.mine.id for sorted_ in compared.shelved.values() for pair in sorted_.different}
    return Sorted(new=[row for row in found.new if row[owner] not in kept])


def _bring_rows(
    connection: Connection,
    table: Table,
    found: Sorted[Row],
    brought: Brought,
    *,
    takes_theirs: bool,
    in_turn: Iterator[datetime],
) -> None:
    for row in found.new:
        if table is reviews:
            review_store.put(connection, row["id"], answers_of(row), next(in_turn))
        else:
            connection.execute(insert(table).values({**row, **_noted_at(table, next(in_turn))}))
    brought.rows[table.name] = found.new
    replaced = found.different if takes_theirs else []
    for pair in replaced:
        put_row(connection, table, pair.mine, pair.theirs, next(in_turn))
    brought.replaced_rows[table.name] = replaced


def _noted_at(table: Table, at: datetime) -> dict[str, datetime]:
    return {name: at for name in ("created_at", "updated_at") if name in table.c}


def answers_of(row: Row) -> Answers:
    """Return what a row says about a week or a month."""
    texts = {each: row[each.value] for each in Question if row[each.value]}
    return Answers(period=period_since(row["first_day"], Span(row["span"])), texts=texts)


def put_row(connection: Connection, table: Table, mine: Row, theirs: Row, now: datetime) -> None:
    """Let a row that is there say something else."""
    if table is reviews:
        period = answers_of(mine).period
        for question in Question:
            review_store.write(connection, period, question, theirs[question.value], now)
        return
    keys = [column.name for column in table.primary_key]
    changed = {name: value for name, value in theirs.items() if name not in keys}
    which = and_(*(table.c[name] == mine[name] for name in keys))
    connection.execute(update(table).where(which).values(changed))


def _bring_templates(
    connection: Connection,
    compared: Compared,
    brought: Brought,
    *,
    takes_theirs: bool,
    now: datetime,
) -> None:
    found = compared.templates
    for each in found.new:
        values = {"id": each.id, "name": each.name, "text": each.text}
        connection.execute(insert(templates).values(created_at=now, updated_at=now, **values))
    brought.templates = found.new
    for pair in found.different if takes_theirs else ():
        put_template(connection, pair.theirs, now)
        brought.replaced_templates.append(pair)


def put_template(connection: Connection, template: Template, now: datetime) -> None:
    """Let a template that is there say something else."""
    connection.execute(
        update(templates)
        .where(templates.c.id == template.id)
        .values(name=template.name, text=template.text, updated_at=now)
    )


def _picture(arriving: ArrivingPicture) -> Picture:
    data = arriving.read()
    header = journal_pictures.checked(data)
    return Picture(
        id=arriving.id,
        media_type=header.media_type,
        name=arriving.name,
        width=header.width,
        height=header.height,
        data=data,
    )

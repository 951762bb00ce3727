"""Check-ins in the journal: rows in, domain values out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Float,
    ForeignKey,
    Index,
    Row,
    Table,
    Text,
    bindparam,
    delete,
    func,
    literal_column,
    select,
)
from sqlalchemy import insert as insert_into
from sqlalchemy import update as update_of

from trustjournal.checkins.domain import Because, CheckIn, Chip
from trustjournal.core.clock import Moment
from trustjournal.core.ids import CheckInId, EntryId, PersonId, TrashId, new_id
from trustjournal.storage.database import (
    Day,
    Ids,
    Instant,
    metadata,
    moment_columns,
    moment_in,
    moment_values,
)

KIND = "check_in"
"""What a withdrawn check-in is called in the trash."""

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    *moment_columns(),
    Column("rating", Float, nullable=False),
    Column("because", Text, nullable=False),
    Column("chips", Ids, nullable=False),
    Column("another_moment", Boolean, nullable=False),
    Column("entry", Text, index=True),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    Column("trash", Text),
    Index("ix_check_ins_day", "day"),
)

_COLUMNS = tuple(
    column
    for column in check_ins.c
    if column.name not in {"created_at", "updated_at", "deleted_at", "trash"}
)
_KEPT = check_ins.c.deleted_at.is_(None)
_IN_ORDER: tuple[ColumnElement[Any], ...] = (
    check_ins.c.instant,
    check_ins.c.created_at,
    literal_column("check_ins.rowid"),
)
# Made once, since every save of an entry asks them.
_OF_ENTRY = (
    select(*_COLUMNS).where(_KEPT, check_ins.c.entry == bindparam("of_entry")).order_by(*_IN_ORDER)
)
_RATINGS_OF_ENTRIES = (
    select(check_ins.c.entry, check_ins.c.person, check_ins.c.rating)
    .where(_KEPT, check_ins.c.entry.in_(bindparam("entries", expanding=True)))
    .order_by(*_IN_ORDER)
)
"""Oldest first; of one instant, as they were noted."""
_INSERT = insert_into(check_ins)


def insert(connection: Connection, check_in: CheckIn, now: datetime) -> None:
    """Add one."""
    insert_many(connection, [check_in], now)


def insert_many(connection: Connection, added: Iterable[CheckIn], now: datetime) -> None:
    """Add many at once."""
    rows = [{**_row(each), "created_at": now, "updated_at": now} for each in added]
    if rows:
        connection.execute(_INSERT, rows)


def update(connection: Connection, check_in: CheckIn, now: datetime) -> None:
    """Store an edited copy."""
    connection.execute(
        update_of(check_ins)
        .where(check_ins.c.id == check_in.id)
        .values(**_row(check_in), updated_at=now)
    )


def get(connection: Connection, check_in_id: CheckInId) -> CheckIn | None:
    """Return one; nothing for one in the trash."""
    found = _select(connection, check_ins.c.id == check_in_id)
    return found[0] if found else None


def of_person(connection: Connection, person: PersonId) -> list[CheckIn]:
    """Return all about one person, oldest first."""
    return _select(connection, check_ins.c.person == person)


def lately(connection: Connection, person: PersonId, until: date, days: int) -> list[CheckIn]:
    """Return those of the last days, up to one, on which the person was rated, oldest first."""
    of_person = check_ins.c.person == person
    rated = (
        select(check_ins.c.day)
        .where(_KEPT, of_person, check_ins.c.day <= until)
        .distinct()
        .order_by(check_ins.c.day.desc())
        .limit(days)
    )
    return _select(connection, of_person, check_ins.c.day.in_(rated))


def of_entry(connection: Connection, entry: EntryId) -> list[CheckIn]:
    """Return those noted with one entry, oldest first."""
    rows = connection.execute(_OF_ENTRY, {"of_entry": entry})
    return [_check_in(row) for row in rows]


def ratings_of_entries(
    connection: Connection, entries: Iterable[EntryId]
) -> dict[EntryId, dict[PersonId, float]]:
    """Return the felt trust noted with each of these entries; those without any are missing."""
    rows = connection.execute(_RATINGS_OF_ENTRIES, {"entries": list(entries)})
    found: dict[EntryId, dict[PersonId, float]] = {}
    for entry, person, rating in rows:
        found.setdefault(EntryId(entry), {})[PersonId(person)] = rating
    return found


def everything(connection: Connection) -> list[CheckIn]:
    """Return all of them, oldest first."""
    return _select(connection)


def count(connection: Connection) -> int:
    """Return how many there are."""
    wanted = select(func.count()).select_from(check_ins).where(_KEPT)
    return int(connection.execute(wanted).scalar_one())


def last_rated(connection: Connection) -> dict[PersonId, date]:
    """Return the last day on which each person was rated; the never rated are missing."""
    days = (
        select(check_ins.c.person, func.max(check_ins.c.day, type_=Day))
        .where(_KEPT)
        .group_by(check_ins.c.person)
    )
    return {PersonId(person): day for person, day in connection.execute(days)}


def replace_for_entry(
    connection: Connection,
    entry: EntryId,
    moment: Moment,
    ratings: Mapping[PersonId, float],
    because: Because,
    now: datetime,
) -> None:
    """Make the check-ins of an entry say what the entry says; what says so already is not written.

    Chips that were added to one stay with it.
    """
    missing = dict(ratings)
    for check_in in of_entry(connection, entry):
        if check_in.person not in missing:
            connection.execute(delete(check_ins).where(check_ins.c.id == check_in.id))
            continue
        rating = missing.pop(check_in.person)
        fitting = replace(check_in, rating=rating, moment=moment)
        if fitting != check_in:
            update(connection, fitting, now)
    fresh = [
        CheckIn(
            id=CheckInId(new_id()),
            person=person,
            moment=moment,
            rating=rating,
            because=because,
            entry=entry,
        )
        for person, rating in missing.items()
    ]
    insert_many(connection, fresh, now)


def throw(connection: Connection, check_in: CheckInId, trash: TrashId, now: datetime) -> None:
    """Lay one into the trash."""
    _throw(connection, check_ins.c.id == check_in, trash, now)


def throw_of_person(
    connection: Connection, person: PersonId, trash: TrashId, now: datetime
) -> None:
    """Lay all about one person into the trash; those already there keep their own way back."""
    _throw(connection, check_ins.c.person == person, trash, now)


def throw_of_entry(connection: Connection, entry: EntryId, trash: TrashId, now: datetime) -> int:
    """Lay those of one entry into the trash; return how many they were."""
    return _throw(connection, check_ins.c.entry == entry, trash, now)


def bring_back(connection: Connection, trash: TrashId) -> list[CheckIn]:
    """Take out of the trash what was thrown away under this id, and return it."""
    thrown = check_ins.c.trash == trash
    ids = list(connection.execute(select(check_ins.c.id).where(thrown)).scalars())
    if not ids:
        return []
    connection.execute(update_of(check_ins).where(thrown).values(deleted_at=None, trash=None))
    return _select(connection, check_ins.c.id.in_(ids))


def forget_thrown(connection: Connection) -> None:
    """Remove all in the trash for good, and all about people in the trash."""
    connection.execute(delete(check_ins).where(check_ins.c.trash.is_not(None)))


def unlink_entries(connection: Connection, entries: Iterable[EntryId]) -> None:
    """Let the check-ins of entries that are removed for good stand by themselves."""
    for entry in entries:
        connection.execute(
            update_of(check_ins).where(check_ins.c.entry == entry).values(entry=None)
        )


def _throw(
    connection: Connection, which: ColumnElement[bool], trash: TrashId, now: datetime
) -> int:
    return connection.execute(
        update_of(check_ins).where(which, _KEPT).values(deleted_at=now, trash=trash)
    ).rowcount


def _select(connection: Connection, *conditions: ColumnElement[bool]) -> list[CheckIn]:
    rows = connection.execute(select(*_COLUMNS).where(_KEPT, *conditions).order_by(*_IN_ORDER))
    return [_check_in(row) for row in rows]


def _row(check_in: CheckIn) -> dict[str, Any]:
    return {
        "id": check_in.id,
        "person": check_in.person,
        **moment_values(check_in.moment),
        "rating": float(check_in.rating),
        "because": check_in.because.value,
        "chips": tuple(chip.value for chip in check_in.chips),
        "another_moment": check_in.another_moment,
        "entry": check_in.entry,
    }


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=CheckInId(row.id),
        person=PersonId(row.person),
        moment=moment_in(row),
        rating=row.rating,
        because=Because(row.because),
        chips=tuple(Chip(each) for each in row.chips),
        another_moment=row.another_moment,
        entry=None if row.entry is None else EntryId(row.entry),
    )

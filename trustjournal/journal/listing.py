"""What lists and calendars show of entries, read so that 100,000 of them do not matter."""

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, exists, func, select, type_coerce

from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key
from trustjournal.journal import early, store
from trustjournal.journal.domain import EntryCard, EntryOrder, Query
from trustjournal.journal.tables import entries, entry_people, entry_tags
from trustjournal.storage import search

_LIVING = entries.c.deleted_at.is_(None)
_NEWEST_FIRST = (entries.c.day.desc(), entries.c.instant.desc(), entries.c.number.desc())
_EVERY_HIT = 1 << 62


def order(connection: Connection, query: Query | None) -> EntryOrder:
    """Return the numbers and days of the entries that a query asks for, newest first."""
    wanted = select(entries.c.number, type_coerce(entries.c.day, Text)).where(_LIVING)
    if query is not None:
        wanted = wanted.where(*conditions(query))
        if query.words.strip():
            hits = search.find(connection, query.words, kinds=(store.KIND,), limit=_EVERY_HIT)
            wanted = wanted.where(entries.c.id.in_(_one_parameter([hit.id for hit in hits])))
    ordinals: dict[str, int] = {}
    numbers, days = array("q"), array("l")
    for number, day in connection.execute(wanted.order_by(*_NEWEST_FIRST)):
        numbers.append(number)
        if day not in ordinals:
            ordinals[day] = date.fromisoformat(day).toordinal()
        days.append(ordinals[day])
    return EntryOrder(numbers=numbers, days=days)


def _one_parameter(values: list[str]) -> Any:
    """Name any number of values in one statement."""
    text = "[" + ",".join(f'"{value}"' for value in values) + "]"
    return select(func.json_each(text).table_valued("value").c.value)


def conditions(query: Query) -> list[ColumnElement[bool]]:
    """Return what must hold for an entry, besides the words."""
    found: list[ColumnElement[bool]] = [_about(person) for person in query.people]
    if query.without_people:
        found.append(~exists().where(_LINK))
    found += [
        entries.c.id.in_(select(entry_tags.c.entry).where(entry_tags.c.tag_key == name_key(tag)))
        for tag in query.tags
    ]
    written = type_coerce(entries.c.feelings, Text)
    found += [func.instr(written, f'"{feeling}"') > 0 for feeling in query.feelings]
    if query.since is not None:
        found.append(entries.c.day >= query.since)
    if query.until is not None:
        found.append(entries.c.day <= query.until)
    return found


_LINK = and_(entry_people.c.entry == entries.c.id, entry_people.c.trash.is_(None))


def _about(person: PersonId) -> ColumnElement[bool]:
    return entries.c.id.in_(
        select(entry_people.c.entry).where(
            entry_people.c.person == person, entry_people.c.trash.is_(None)
        )
    )


def page(connection: Connection, numbers: Sequence[int]) -> list[EntryCard]:
    """Return cards in the order of their numbers; the whole text of none is read without need."""
    return [card for chunk in store.chunks(numbers) for card in early.cards(connection, chunk)]


def newest(connection: Connection, limit: int, *also: ColumnElement[bool]) -> list[EntryCard]:
    """Return the newest cards for which some conditions hold."""
    wanted = select(entries.c.number).where(_LIVING, *also).order_by(*_NEWEST_FIRST).limit(limit)
    return page(connection, connection.execute(wanted).scalars().all())


def of_person(
    connection: Connection, person: PersonId, limit: int, *, also_hard: bool = True
) -> list[EntryCard]:
    """Return the newest cards about a person, those marked as hard among them or not."""
    also = [] if also_hard else [entries.c.hard.is_(False)]
    return newest(connection, limit, _about(person), *also)


def marks(connection: Connection, first: date, last: date) -> dict[date, int]:
    """Return how many entries each day from first to last has; days without any are missing."""
    counted = (
        select(entries.c.day, func.count())
        .where(_LIVING, entries.c.day.between(first, last))
        .group_by(entries.c.day)
    )
    return dict(connection.execute(counted).all())


def last_mentioned(connection: Connection) -> dict[PersonId, date]:
    """Return the last day on which each person was written about."""
    days = (
        select(entry_people.c.person, func.max(entries.c.day))
        .join(entries, entries.c.id == entry_people.c.entry)
        .where(_LIVING, entry_people.c.trash.is_(None))
        .group_by(entry_people.c.person)
    )
    return {PersonId(person): day for person, day in connection.execute(days)}


def tags(connection: Connection) -> list[str]:
    """Return every tag once, most used first, in the spelling used most."""
    uses = func.count().label("uses")
    rows = connection.execute(
        select(entry_tags.c.tag_key, entry_tags.c.tag, uses)
        .where(entry_tags.c.entry.not_in(store.TRASHED))
        .group_by(entry_tags.c.tag_key, entry_tags.c.tag)
        .order_by(uses.desc(), entry_tags.c.tag)
    )
    spelling: dict[str, str] = {}
    used: dict[str, int] = {}
    for key, tag, count in rows:
        spelling.setdefault(key, tag)
        used[key] = used.get(key, 0) + count
    return [spelling[key] for key in sorted(used, key=lambda key: (-used[key], key))]

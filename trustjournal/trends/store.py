"""What the charts are made of, read from the features' tables in one go; nothing is written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from trustjournal.boundaries.tables import boundaries
from trustjournal.core.ids import PersonId
from trustjournal.events.domain import By
from trustjournal.events.store import events
from trustjournal.events.store import shelf as events_shelf
from trustjournal.journal.tables import entries, entry_people
from trustjournal.matters.tables import matters
from trustjournal.milestones.tables import chapters
from trustjournal.people.store import people
from trustjournal.promises.domain import State
from trustjournal.promises.tables import promises
from trustjournal.storage.database import Instant
from trustjournal.trends.contacts import CONTACTS
from trustjournal.worksheets.sheet import ReminderKind
from trustjournal.worksheets.tables import plans, reminders


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPromise:
    """As much of a promise as is counted or drawn."""

    by: By
    state: State
    due: date | None
    settled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChapter:
    """Where the user says that a new chapter began."""

    day: date
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMatter:
    """As much of an open matter as is drawn."""

    topic: str
    since: date
    state: str
    closed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """How much was written on a day, and whether feelings were noted."""

    day: date
    entries: int
    with_feelings: int


def promises_of(connection: Connection, person: PersonId) -> list[KeptPromise]:
    """Return the promises between the user and somebody, mine and theirs."""
    wanted = select(promises.c.by, promises.c.state, promises.c.due, promises.c.settled_on).where(
        promises.c.person == person, promises.c.deleted_at.is_(None)
    )
    return [
        KeptPromise(by=By(by), state=State(state), due=due, settled_on=settled)
        for by, state, due, settled in connection.execute(wanted)
    ]


def reviews_of(connection: Connection, person: PersonId) -> list[date]:
    """Return the days on which boundaries shall be looked at again."""
    wanted = select(boundaries.c.review_on).where(
        boundaries.c.person == person,
        boundaries.c.review_on.is_not(None),
        boundaries.c.let_go_on.is_(None),
        boundaries.c.deleted_at.is_(None),
    )
    return list(connection.execute(wanted).scalars())


def plan_days_of(connection: Connection, person: PersonId) -> list[date]:
    """Return the days on which a rebuild plan looks back, gone by or ahead.

    None with somebody who frightens the user.
    """
    wanted = (
        select(reminders.c.day)
        .join(plans, plans.c.sheet == reminders.c.sheet)
        .join(people, people.c.id == plans.c.person)
        .where(
            plans.c.person == person,
            plans.c.deleted_at.is_(None),
            people.c.safety.is_(False),
            reminders.c.kind == ReminderKind.CHECK_IN.value,
            reminders.c.deleted_at.is_(None),
        )
        .order_by(reminders.c.day)
    )
    return list(connection.execute(wanted).scalars())


def chapters_of(connection: Connection, person: PersonId) -> list[KeptChapter]:
    """Return the chapters of a relationship, oldest first."""
    wanted = (
        select(chapters.c.day, chapters.c.title)
        .where(chapters.c.person == person, chapters.c.deleted_at.is_(None))
        .order_by(chapters.c.day)
    )
    return [KeptChapter(day=day, title=title) for day, title in connection.execute(wanted)]


def matters_of(connection: Connection, people: Iterable[PersonId]) -> list[KeptMatter]:
    """Return what was or is to be talked about with some people; oldest first."""
    wanted = (
        select(matters.c.topic, matters.c.since, matters.c.state, matters.c.closed_on)
        .where(matters.c.deleted_at.is_(None), matters.c.person.in_(list(people)))
        .order_by(matters.c.since)
    )
    return [
        KeptMatter(topic=topic, since=since, state=state, closed_on=closed)
        for topic, since, state, closed in connection.execute(wanted)
    ]


def last_hard_entry(connection: Connection) -> datetime | None:
    """Return when the last entry marked as hard was written, whatever day it is about.

    To look at charts after an hour with it is what tires, not the day it happened on.
    """
    wanted = select(func.max(entries.c.created_at, type_=Instant)).where(
        entries.c.hard, entries.c.deleted_at.is_(None)
    )
    return connection.execute(wanted).scalar()


def written_days(connection: Connection) -> list[WrittenDay]:
    """Return every day on which something was written, oldest first."""
    felt = func.sum(func.json_array_length(entries.c.feelings) > 0)
    wanted = (
        select(entries.c.day, func.count(), felt)
        .where(entries.c.deleted_at.is_(None))
        .group_by(entries.c.day)
        .order_by(entries.c.day)
    )
    return [
        WrittenDay(day=day, entries=count, with_feelings=int(felt_count or 0))
        for day, count, felt_count in connection.execute(wanted)
    ]


def last_written(connection: Connection) -> dict[PersonId, date]:
    """Return the last day on which each person was written about."""
    wanted = (
        select(entry_people.c.person, func.max(entries.c.day, type_=entries.c.day.type))
        .join(entries, entries.c.id == entry_people.c.entry)
        .where(entries.c.deleted_at.is_(None), entry_people.c.trash.is_(None))
        .group_by(entry_people.c.person)
    )
    return {PersonId(person): day for person, day in connection.execute(wanted)}


def living_entries(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these entries are not in the trash, and so can be opened."""
    wanted = set(ids)
    if not wanted:
        return frozenset()
    found = connection.execute(select(entries.c.id).where(entries.c.deleted_at.is_(None)))
    return frozenset(wanted.intersection(found.scalars()))


def contact_days(connection: Connection) -> dict[PersonId, list[date]]:
    """Return the days of contact with each person, oldest first."""
    found: dict[PersonId, list[date]] = defaultdict(list)
    for event in events_shelf.where(connection, events.c.kind.in_(CONTACTS)):
        found[event.person].append(event.day)
    return dict(found)

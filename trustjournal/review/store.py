"""What a look back reads, and what is written on it: rows in, domain values out."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update

from trustjournal.checkins.store import check_ins
from trustjournal.core.ids import PersonId, PromiseId, new_id
from trustjournal.core.text import storable
from trustjournal.events.domain import Event
from trustjournal.events.store import events
from trustjournal.events.store import shelf as event_shelf
from trustjournal.introductions.tables import introductions
from trustjournal.journal import listing
from trustjournal.journal.domain import EntryCard
from trustjournal.journal.tables import entries, entry_people
from trustjournal.matters.domain import Matter, State
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.matters.tables import matters
from trustjournal.promises.tables import promises
from trustjournal.review.domain import (
    Answers,
    Period,
    Question,
    Span,
    Wish,
    period_since,
)
from trustjournal.review.summary import Traces
from trustjournal.review.tables import reviews
from trustjournal.storage import search
from trustjournal.storage.search import Document

KIND = "review"
"""What look backs are called in the search index."""
_LIVING = entries.c.deleted_at.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written on one look back, and when."""

    id: str
    answers: Answers
    written_at: datetime


# What was written on a look back


def answers(connection: Connection, period: Period) -> Answers:
    """Return what was written about a period, of whichever day its week began on then."""
    row = connection.execute(_within(period)).first()
    texts = {} if row is None else _texts(row)
    return Answers(period=period, texts=texts)


def write(
    connection: Connection, period: Period, question: Question, text: str, now: datetime
) -> bool:
    """Keep an answer as it was typed; says whether it is another one than before."""
    text = storable(text)
    row = connection.execute(_within(period)).first()
    if (getattr(row, question.value) if row is not None else "") == text:
        return False
    if row is None:
        put(connection, new_id(), Answers(period=period, texts={question: text}), now)
        return True
    changed = {question.value: text, "updated_at": now}
    connection.execute(update(reviews).where(reviews.c.id == row.id).values(changed))
    _index(connection, period)
    return True


def put(connection: Connection, review: str, answers: Answers, now: datetime) -> None:
    """Keep the first that is written about a period."""
    connection.execute(
        insert(reviews).values(
            id=review,
            span=answers.period.span.value,
            first_day=answers.period.first,
            created_at=now,
            updated_at=now,
            **{each.value: storable(answers.text(each)) for each in Question},
        )
    )
    _index(connection, answers.period)


def _index(connection: Connection, period: Period) -> None:
    for row in connection.execute(_within(period)):
        known = _document(row)
        search.put(
            connection,
            kind=known.kind,
            id=known.id,
            day=known.day,
            title=known.title,
            body=known.body,
        )


def documents(connection: Connection) -> Iterator[Document]:
    """Return what the search index must hold about look backs."""
    yield from map(_document, connection.execute(select(reviews)))


def _document(row: Row[Any]) -> Document:
    written = "\n".join(_texts(row).values())
    return Document(kind=KIND, id=row.id, day=row.first_day, title="", body=written)


def written_by_ids(connection: Connection, ids: Collection[str]) -> list[Written]:
    """Return some look backs, for search."""
    wanted = select(reviews).where(reviews.c.id.in_(list(ids)))
    return [
        Written(
            id=row.id,
            answers=Answers(period=period_since(row.first_day, Span(row.span)), texts=_texts(row)),
            written_at=row.updated_at,
        )
        for row in connection.execute(wanted)
    ]


def period_of(connection: Connection, review: str) -> Period | None:
    """Return which week or month a look back was written about."""
    found = written_by_ids(connection, [review])
    return found[0].answers.period if found else None


def last_wish(connection: Connection, period: Period) -> Wish | None:
    """Return the last wish from before a period."""
    row = connection.execute(
        select(reviews.c.first_day, reviews.c.wish)
        .where(
            reviews.c.span == period.span.value,
            reviews.c.first_day < period.first,
            reviews.c.wish != "",
        )
        .order_by(reviews.c.first_day.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    earlier = period
    while earlier.first > row.first_day:
        earlier = earlier.before() or earlier
    return Wish(text=row.wish, period=earlier)


def _within(period: Period) -> Select[Any]:
    # Who lets weeks begin on another day still finds each of them, and each only once.
    return select(reviews).where(
        reviews.c.span == period.span.value,
        reviews.c.first_day.between(period.first, period.last),
    )


def _texts(row: Row[Any]) -> dict[Question, str]:
    return {each: text for each in Question if (text := getattr(row, each.value))}


# What was noted


def happened(connection: Connection, period: Period) -> list[Event]:
    """Return what happened in a period, oldest first."""
    return event_shelf.where(connection, events.c.day.between(period.first, period.last))


def words_of(connection: Connection, noted: Iterable[Event]) -> dict[PromiseId, str]:
    """Return the words of the promises of which something became."""
    kept: list[PromiseId] = [each.promise for each in noted if each.promise is not None]
    texts = select(promises.c.id, promises.c.text).where(promises.c.id.in_(kept))
    return {PromiseId(promise): text for promise, text in connection.execute(texts)}


def written(
    connection: Connection, period: Period, people: Collection[PersonId] | None
) -> dict[date, int]:
    """Return how many entries the days of a period have; only those about some people, if said."""
    counted = (
        select(entries.c.day, func.count())
        .where(_LIVING, entries.c.day.between(period.first, period.last), *_about(people))
        .group_by(entries.c.day)
    )
    return dict(connection.execute(counted).all())


def cards(
    connection: Connection,
    period: Period,
    people: Collection[PersonId] | None,
    but: Collection[PersonId],
    limit: int,
) -> list[EntryCard]:
    """Return the newest entries of a period, without those about people who are left out."""
    return listing.newest(
        connection,
        limit,
        entries.c.day.between(period.first, period.last),
        entries.c.hard.is_(False),
        entries.c.id.not_in(_linked(but)),
        *_about(people),
    )


def _about(people: Collection[PersonId] | None) -> list[ColumnElement[bool]]:
    return [] if people is None else [entries.c.id.in_(_linked(people))]


def _linked(people: Collection[PersonId]) -> Select[Any]:
    return select(entry_people.c.entry).where(
        entry_people.c.person.in_(list(people)), entry_people.c.trash.is_(None)
    )


# Keeping


def talked_about(
    connection: Connection, period: Period, people: Collection[PersonId]
) -> list[Matter]:
    """Return the matters with some people that were talked about in a period."""
    return matter_shelf.where(
        connection,
        matters.c.state == State.TALKED_ABOUT.value,
        matters.c.closed_on.between(period.first, period.last),
        matters.c.person.in_(list(people)),
    )


def open_matters(connection: Connection, people: Collection[PersonId]) -> list[Matter]:
    """Return what has not been talked about with some people, the oldest first."""
    return matter_shelf.where(
        connection, matters.c.state == State.OPEN.value, matters.c.person.in_(list(people))
    )


def traces(connection: Connection) -> Mapping[PersonId, Traces]:
    """Return the first and the last day of everything that was noted with each person."""
    mentioned = (
        select(entry_people.c.person, func.min(entries.c.day), func.max(entries.c.day))
        .join(entries, entries.c.id == entry_people.c.entry)
        .where(_LIVING, entry_people.c.trash.is_(None))
        .group_by(entry_people.c.person)
    )
    found: dict[PersonId, Traces] = {}
    for wanted in (mentioned, _first_and_last(events), _first_and_last(check_ins), _introduced()):
        for person, first, last in connection.execute(wanted):
            before = found.get(person, Traces(first=first, last=last))
            found[PersonId(person)] = Traces(
                first=min(first, before.first), last=max(last, before.last)
            )
    return found


def _first_and_last(table: Any) -> Select[Any]:
    return (
        select(table.c.person, func.min(table.c.day), func.max(table.c.day))
        .where(table.c.deleted_at.is_(None))
        .group_by(table.c.person)
    )


def _introduced() -> Select[Any]:
    return _first_and_last(introductions).where(
        introductions.c.met.is_(None), introductions.c.day.is_not(None)
    )

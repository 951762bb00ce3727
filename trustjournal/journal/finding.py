"""Search over everything that can be found; features to the right bring their own kinds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import Connection, select

from trustjournal.core.ids import EntryId, PersonId
from trustjournal.core.text import name_key
from trustjournal.journal import listing, store
from trustjournal.journal.domain import Found, Query
from trustjournal.journal.early import people_of
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.storage import search
from trustjournal.storage.excerpt import contains, excerpt, spans
from trustjournal.storage.search import IndexHit, search_rows

EXCERPT = 120
"""Characters."""
_SCANNED_AT_ONCE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """What a hit shows, as the feature it comes from tells it."""

    id: str
    day: date | None
    written_at: datetime
    title: str
    text: str
    also: str = ""
    """Further words that find it, such as its name in the other language."""
    people: tuple[PersonId, ...] = ()
    tags: tuple[str, ...] = ()
    entry: EntryId | None = None
    """The entry that it was noted with."""
    facts: frozenset[str] = frozenset()
    """Marks that hold now."""


Load = Callable[[Connection, Sequence[str]], Iterable[Findable]]
"""Reads some things of one kind; what is in the trash is left out."""


def load_entries(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read entries for search."""
    for entry in store.by_ids(connection, [EntryId(each) for each in ids]):
        content = entry.content
        yield Findable(
            id=entry.id,
            day=entry.moment.day,
            written_at=entry.moment.instant,
            title=entry.title,
            text=content.text,
            people=content.people,
            tags=content.tags,
            facts=frozenset(store.document(entry).marks),
        )


def load_people(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read people for search."""
    wanted = frozenset(ids)
    for person in people_store.everyone(connection):
        if person.id in wanted:
            yield _findable(person)


def _findable(person: Person) -> Findable:
    told = people_store.document(person)
    return Findable(
        id=person.id,
        day=None,
        written_at=person.updated_at,
        title=told.title,
        text=told.body,
        people=(person.id,),
        facts=frozenset(told.marks),
    )


ENTRIES_AND_PEOPLE: Mapping[str, Load] = {
    store.KIND: load_entries,
    people_store.KIND: load_people,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One question to everything that can be found."""

    query: Query
    kinds: tuple[str, ...]
    loads: Mapping[str, Load]

    @property
    def facts(self) -> tuple[str, ...]:
        """Marks that must hold."""
        return (
            *self.query.people,
            *(store.tag_mark(tag) for tag in self.query.tags if name_key(tag)),
            *(store.feeling_mark(feeling) for feeling in self.query.feelings),
        )


def prepared(query: Query, loads: Mapping[str, Load], kinds: Sequence[str] = ()) -> Search:
    """Return the question; filters that only entries can answer ask entries alone."""
    wanted = tuple(kind for kind in loads if not kinds or kind in kinds)
    if _is_about_entries(query):
        wanted = tuple(kind for kind in wanted if kind == store.KIND)
    return Search(query=query, kinds=wanted, loads=loads)


def _is_about_entries(query: Query) -> bool:
    asked = (query.people, query.without_people, query.tags, query.feelings)
    return any(asked) or query.since is not None or query.until is not None


def find(
    connection: Connection,
    asked: Search,
    *,
    before: int | None,
    limit: int,
    goes_on: Callable[[], bool] = lambda: True,
) -> list[Found]:
    """Return hits, newest first, from below a key on; fewer once nobody waits for them."""
    if asked.query.is_empty or not asked.kinds:
        return []
    if _looks_inside_words(asked.query):
        found = _scanned(connection, asked, before, goes_on)
    else:
        found = _indexed(connection, asked, before, limit)
    return [_shown(hit, thing, asked.query) for hit, thing in islice(found, limit)]


def count(connection: Connection, asked: Search) -> int | None:
    """Return how many hits there are; nothing when only reading every text would tell."""
    query = asked.query
    if query.is_empty or not asked.kinds:
        return 0
    if _looks_inside_words(query):
        return None
    if query.without_people:
        return len(listing.order(connection, query))
    if len(store.possible_people(connection, query.people)) < len(set(query.people)):
        return 0
    return search.count(
        connection,
        query.words,
        kinds=asked.kinds,
        all_marks=asked.facts,
        since=query.since,
        until=query.until,
    )


def _looks_inside_words(query: Query) -> bool:
    return query.inside_words and bool(query.words.strip())


def _indexed(
    connection: Connection, asked: Search, before: int | None, limit: int
) -> Iterator[tuple[IndexHit, Findable]]:
    query, at_once = asked.query, limit
    while at_once:
        hits = search.find(
            connection,
            query.words,
            kinds=asked.kinds,
            all_marks=asked.facts,
            since=query.since,
            until=query.until,
            before=before,
            limit=at_once,
        )
        fitting = _about_nobody(connection, hits) if query.without_people else hits
        for hit, thing in _loaded(connection, asked, fitting):
            if _holds(asked, thing):
                yield hit, thing
        if len(hits) < at_once:
            return
        before = hits[-1].key
        at_once = min(_SCANNED_AT_ONCE, 2 * at_once)


def _about_nobody(connection: Connection, hits: Sequence[IndexHit]) -> list[IndexHit]:
    linked = people_of(connection, [hit.id for hit in hits])
    return [hit for hit in hits if hit.id not in linked]


def _scanned(
    connection: Connection, asked: Search, before: int | None, goes_on: Callable[[], bool]
) -> Iterator[tuple[IndexHit, Findable]]:
    """Read text after text, newest first: finds what the index, which knows words, cannot.

    A long journal takes seconds, in which nothing else would be read or saved.
    """
    query = asked.query
    while goes_on():
        rows = select(search_rows).where(search_rows.c.kind.in_(asked.kinds))
        if before is not None:
            rows = rows.where(search_rows.c.key < before)
        rows = rows.order_by(search_rows.c.key.desc()).limit(_SCANNED_AT_ONCE)
        hits = [IndexHit(key=row.key, kind=row.kind, id=row.id) for row in connection.execute(rows)]
        for hit, thing in _loaded(connection, asked, _readable(connection, hits, query.words)):
            if _holds(asked, thing) and contains(_all_words(thing), query.words):
                yield hit, thing
        if len(hits) < _SCANNED_AT_ONCE:
            return
        before = hits[-1].key


def _all_words(thing: Findable) -> str:
    return "\n".join((thing.title, thing.also, thing.text))


def _readable(connection: Connection, hits: Sequence[IndexHit], words: str) -> list[IndexHit]:
    """Leave out entries whose words do not fit, before everything else about them is read."""
    texts = store.texts_of(connection, [hit.id for hit in hits if hit.kind == store.KIND])
    return [hit for hit in hits if hit.kind != store.KIND or contains(texts.get(hit.id, ""), words)]


def _loaded(
    connection: Connection, asked: Search, hits: Sequence[IndexHit]
) -> Iterator[tuple[IndexHit, Findable]]:
    things: dict[tuple[str, str], Findable] = {}
    for kind in asked.kinds:
        ids = [hit.id for hit in hits if hit.kind == kind]
        if ids:
            things |= {(kind, thing.id): thing for thing in asked.loads[kind](connection, ids)}
    for hit in hits:
        if (hit.kind, hit.id) in things:
            yield hit, things[hit.kind, hit.id]


def _holds(asked: Search, thing: Findable) -> bool:
    """Whether every filter holds now: the index still links people who lie in the trash."""
    query = asked.query
    if not thing.facts.issuperset(asked.facts) or (query.without_people and thing.people):
        return False
    if thing.day is None:
        return query.since is None and query.until is None
    return (query.since is None or thing.day >= query.since) and (
        query.until is None or thing.day <= query.until
    )


def _shown(hit: IndexHit, thing: Findable, query: Query) -> Found:
    text, marks = excerpt(thing.text, query.words, EXCERPT)
    return Found(
        key=hit.key,
        kind=hit.kind,
        id=thing.id,
        day=thing.day,
        written_at=thing.written_at,
        title=thing.title,
        title_marks=tuple(spans(thing.title, query.words)),
        excerpt=text,
        excerpt_marks=tuple(marks),
        people=thing.people,
        tags=thing.tags,
        entry=thing.entry,
    )

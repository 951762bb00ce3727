"""What a search shows of an event."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.events import store, words
from trustjournal.journal.finding import Findable
from trustjournal.people import store as people_store


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read events for search."""
    events = store.shelf.by_ids(connection, ids)
    written = store.shelf.written_at(connection, ids)
    people = {each: people_store.get(connection, each) for each in {e.person for e in events}}
    for event in events:
        told = store.document(event)
        yield Findable(
            id=event.id,
            day=event.day,
            written_at=written[event.id],
            title=words.happened(event, people[event.person]),
            text=event.note,
            also=told.title,
            people=(event.person,),
            facts=frozenset(told.marks),
            entry=event.entry,
        )

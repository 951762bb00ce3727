"""What search shows of a promise."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.journal.finding import Findable
from trustjournal.promises import store


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read promises for search."""
    written = store.shelf.written_at(connection, ids)
    for promise in store.shelf.by_ids(connection, ids):
        told = store.document(promise)
        yield Findable(
            id=promise.id,
            day=told.day,
            written_at=written[promise.id],
            title=told.title,
            text=told.body,
            people=(promise.person,),
            facts=frozenset(told.marks),
        )

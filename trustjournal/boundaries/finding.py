"""What search shows of a boundary."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.boundaries import store
from trustjournal.journal.finding import Findable


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read boundaries for search."""
    written_at = store.written_at(connection, ids)
    for boundary in store.shelf.by_ids(connection, ids):
        yield Findable(
            id=boundary.id,
            day=boundary.drawn_on,
            written_at=written_at[boundary.id],
            title=boundary.title,
            text=store.text(boundary),
            people=(boundary.person,),
            facts=frozenset(store.document(boundary).marks),
        )

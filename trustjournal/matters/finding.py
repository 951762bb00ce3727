"""What search shows of an open matter."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.journal.finding import Findable
from trustjournal.matters import store


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read matters for search."""
    written_at = store.written_at(connection, ids)
    for matter in store.shelf.by_ids(connection, ids):
        yield Findable(
            id=matter.id,
            day=matter.since,
            written_at=written_at[matter.id],
            title=matter.title,
            text=store.text(matter),
            people=(matter.person,),
            facts=frozenset(store.document(matter).marks),
        )

"""What search shows of a look back."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.i18n import _
from trustjournal.journal.finding import Findable
from trustjournal.review import store, words


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read look backs for search."""
    for each in store.written_by_ids(connection, ids):
        period = each.answers.period
        yield Findable(
            id=each.id,
            day=period.first,
            written_at=each.written_at,
            title=_("Looking back: {period}").format(period=words.period(period)),
            text="\n".join(each.answers.texts.values()),
        )

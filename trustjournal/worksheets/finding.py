"""Sheets as search finds them."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from trustjournal.i18n import language
from trustjournal.journal.finding import Findable
from trustjournal.worksheets.store import SHEET, shelf, worksheets_of

KIND = SHEET


def load(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read sheets for search; they go by the name of their worksheet, in either language."""
    found = shelf.by_ids(connection, ids)
    written = shelf.written_at(connection, ids)
    known = worksheets_of(connection, found)
    for each in found:
        worksheet = known[each.source]
        yield Findable(
            id=each.id,
            day=each.finished_on or each.begun_on,
            written_at=written[each.id],
            title=worksheet.title[language()],
            text=each.words,
            also="\n".join(worksheet.title.values()),
            people=() if each.person is None else (each.person,),
        )

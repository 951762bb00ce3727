"""What the page Today reads on the worker, and the days beside its entries."""

from datetime import date
from typing import TYPE_CHECKING

from trustjournal.today import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.journal.domain import EntryCard
    from trustjournal.today.snapshot import Snapshot


def look(read: "Callable[[], Snapshot]") -> "Snapshot":
    """Read the snapshot, on the worker, and meanwhile load what dates are written with."""
    from trustjournal.i18n import formats

    snapshot = read()
    formats.day_with_weekday(snapshot.now.date())
    return snapshot


def relative_day(card: "EntryCard", *, today: date) -> str:
    """Say when an entry was written, beside today."""
    from trustjournal.i18n import formats

    return formats.relative_day(card.moment.day, today)


def years_ago(card: "EntryCard", *, today: date) -> str:
    """Say how many years ago an entry was written."""
    return words.years_ago(card.moment.day, today)

"""The values of the smaller charts: rhythm, giving, days until talked about, the year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from trustjournal.core.ids import EntryId, PersonId
from trustjournal.i18n import _
from trustjournal.trends import phrases
from trustjournal.trends.addressing import Addressing
from trustjournal.trends.balance import Balance
from trustjournal.trends.felt import Trend
from trustjournal.trends.rhythm import Rhythm
from trustjournal.trends.series.felt import Dot
from trustjournal.trends.series.table import Table
from trustjournal.trends.series.window import Window
from trustjournal.trends.words import MatterWord, RhythmWord


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDay:
    """A day of being in touch."""

    time: float
    day: date
    entry: EntryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmSeries:
    """The days between contacts."""

    window: Window
    contacts: tuple[ContactDay, ...]
    rhythm: Rhythm

    @property
    def gaps(self) -> tuple[tuple[ContactDay, int], ...]:
        """Each contact with the days since the one before; the first has none before it."""
        return tuple((b, (b.day - a.day).days) for a, b in pairwise(self.contacts))


def rhythm_sentences(series: RhythmSeries) -> list[str]:
    """Return what may be said about it."""
    word, elapsed = series.rhythm.word, series.rhythm.elapsed
    if word is RhythmWord.JUST_DAYS:
        return [phrases.sentence(word, days=elapsed or 0)]
    return [phrases.sentence(word)]


def rhythm_table(series: RhythmSeries) -> Table:
    """Return the contacts with the days before each."""
    first = [(each.day.isoformat(), "") for each in series.contacts[:1]]
    rest = [(contact.day.isoformat(), str(days)) for contact, days in series.gaps]
    return Table(header=(_("Contact"), _("Days since the one before")), rows=(*first, *rest))


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Something given or received."""

    time: float
    day: date
    amount: float
    given: bool
    entry: EntryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceSeries:
    """Giving and receiving, side by side."""

    window: Window
    swaps: tuple[Swap, ...]
    balance: Balance


def balance_sentences(series: BalanceSeries) -> list[str]:
    """Return what may be said about it."""
    return [phrases.sentence(series.balance.word)]


def balance_table(series: BalanceSeries) -> Table:
    """Return what was given and received."""
    sizes = {1.0: _("small"), 2.0: _("ordinary"), 4.0: _("big")}
    return Table(
        header=(_("Day"), _("Given or received"), _("Size")),
        rows=tuple(
            (
                each.day.isoformat(),
                _("given") if each.given else _("received"),
                sizes.get(each.amount, ""),
            )
            for each in series.swaps
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterBar:
    """One matter, and for how long it was or has been open."""

    topic: str
    since: date
    days: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressingSeries:
    """How long matters stay open."""

    matters: tuple[MatterBar, ...]
    addressing: Addressing

    @property
    def has_curve(self) -> bool:
        """Whether there are enough for a curve; otherwise they are listed."""
        return self.addressing.word is not MatterWord.FEW


def addressing_sentences(series: AddressingSeries) -> list[str]:
    """Return what may be said about it."""
    found = series.addressing
    if found.word is MatterWord.MEDIAN:
        return [phrases.sentence(found.word, days=found.median or 0)]
    return [phrases.sentence(found.word)]


def addressing_table(series: AddressingSeries) -> Table:
    """Return the matters."""
    return Table(
        header=(_("Matter"), _("Since"), _("Days"), _("State")),
        rows=tuple(
            (
                each.topic,
                each.since.isoformat(),
                str(each.days),
                _("still open") if each.is_open else _("talked about"),
            )
            for each in series.matters
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """How much was written on a day. There is no scale of moods."""

    entries: int
    with_feelings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSeries:
    """The days of a year on which something was written."""

    last: date
    days: Mapping[date, Day]
    first_weekday: int
    """Monday = 0."""


def year_sentences(series: YearSeries) -> list[str]:
    """Say what the grid shows."""
    return (
        [_("The stronger the colour, the more entries. A ring: feelings were noted.")]
        if series.days
        else []
    )


def year_table(series: YearSeries) -> Table:
    """Return the days."""
    return Table(
        header=(_("Day"), _("Entries"), _("With feelings")),
        rows=tuple(
            (day.isoformat(), str(each.entries), str(each.with_feelings))
            for day, each in sorted(series.days.items())
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One person among several; without any figure."""

    person: PersonId
    name: str
    dots: tuple[Dot, ...]
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiplesSeries:
    """Everybody's felt trust, each by itself, ordered by name or last entry: never by trust."""

    window: Window
    panels: tuple[Panel, ...]


def multiples_table(series: MultiplesSeries) -> Table:
    """Return how many answers there are for whom, and when the last was."""
    return Table(
        header=(_("Person"), _("Answers"), _("Last answer")),
        rows=tuple(
            (each.name, str(len(each.dots)), each.dots[-1].day.isoformat() if each.dots else "")
            for each in series.panels
        ),
    )

"""Charts with marks in lanes over time: practices, events, consistency, contact, effects."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trustjournal.core.ids import EntryId
from trustjournal.events.domain import By, Dimension
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.trends.counts import Share
from trustjournal.trends.series.marks import (
    Mark,
    by_words,
    dimension_words,
    kind_words,
    words_of,
)
from trustjournal.trends.series.table import Table
from trustjournal.trends.series.window import Window


class Shape(StrEnum):
    """The form of a mark, so that colour never says anything alone."""

    MINE = "o"
    THEIRS = "s"
    MEETING = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """One mark of a lane."""

    time: float
    words: str
    shape: Shape
    hollow: bool = False
    untold: bool = False
    count: int = 1
    entry: EntryId | None = None
    nudge: int = 0
    """-1 above the middle of its lane, 1 below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row with its heading."""

    heading: str
    marks: tuple[LaneMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneChart:
    """Rows of marks over one axis of time, in the language in which they were put together."""

    window: Window
    lanes: tuple[Lane, ...]
    table: Table

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show at all."""
        return not any(lane.marks for lane in self.lanes)


FOUR = (Dimension.HONESTY, Dimension.PROMISES, Dimension.LISTENING, Dimension.RESPECT)


def four(marks: Sequence[Mark], window: Window) -> LaneChart:
    """Return the four practices by month: how much was noted, and whether it went as agreed."""
    cells: Counter[tuple[Dimension, date, By, bool]] = Counter()
    for mark in marks:
        if mark.kind.dimension in FOUR and mark.kind.favourable is not None:
            cells[mark.kind.dimension, mark.day.replace(day=1), mark.by, mark.is_unfavourable] += 1
    ordered = sorted(cells.items(), key=lambda each: (FOUR.index(each[0][0]), *each[0][1:]))
    lanes = []
    for dimension in FOUR:
        found = [
            _month_mark(window, *key[1:], count) for key, count in ordered if key[0] is dimension
        ]
        lanes.append(Lane(heading=dimension_words(dimension), marks=tuple(found)))
    rows = tuple(
        (
            dimension_words(dimension),
            month.isoformat()[:7],
            by_words(by),
            _("otherwise than agreed") if otherwise else _("as agreed"),
            str(count),
        )
        for (dimension, month, by, otherwise), count in ordered
    )
    header = (_("Practice"), _("Month"), _("Whose doing"), _("How it went"), _("Notes"))
    return LaneChart(window=window, lanes=tuple(lanes), table=Table(header=header, rows=rows))


_SIDE = 6.0
"""Days by which as agreed and otherwise stand apart around the middle of their month."""


def _month_mark(window: Window, month: date, by: By, otherwise: bool, count: int) -> LaneMark:
    how = _("otherwise than agreed") if otherwise else _("as agreed")
    words = ngettext(
        "{month}: {count} note, {how}, {who}", "{month}: {count} notes, {how}, {who}", count
    )
    return LaneMark(
        time=_within_month(window, month, otherwise),
        words=words.format(month=formats.month(month), count=count, how=how, who=by_words(by)),
        shape=_shape(by),
        hollow=otherwise,
        count=count,
        nudge=-1 if by is By.ME else 1,
    )


def _within_month(window: Window, month: date, otherwise: bool) -> float:
    """Return the middle of what has passed of a month, or a little beside it."""
    start = window.midnight(month)
    end = min(window.midnight((month + timedelta(days=31)).replace(day=1)), window.now)
    side = min(_SIDE, (end - start) / 4)
    return (start + end) / 2 + (side if otherwise else -side)


def events(marks: Sequence[Mark], window: Window) -> LaneChart:
    """Return every noted event, by what it is about."""
    present = [each for each in Dimension if any(m.kind.dimension is each for m in marks)]
    lanes = [
        Lane(
            heading=dimension_words(dimension),
            marks=_plain(mark for mark in marks if mark.kind.dimension is dimension),
        )
        for dimension in present
    ]
    return LaneChart(window=window, lanes=tuple(lanes), table=event_table(marks))


def consistency(marks: Sequence[Mark], window: Window) -> LaneChart:
    """Return what was as expected and what was not, mine first. Nothing is counted in a row."""
    chosen = [mark for mark in marks if mark.kind.dimension is Dimension.CONSISTENCY]
    return _by_side(chosen, window)


_NEEDED, _CONTACTS = "contact_needed", frozenset({"contact", "contact_needed"})


def contacts_of(marks: Iterable[Mark]) -> list[Mark]:
    """Return the times of being in touch."""
    return [mark for mark in marks if mark.kind.id in _CONTACTS]


def is_needed(mark: Mark) -> bool:
    """Whether a contact was because I needed something."""
    return mark.kind.id == _NEEDED


def approach(marks: Sequence[Mark], window: Window) -> LaneChart:
    """Return contacts because I needed something, and those without a request."""
    contacts = contacts_of(marks)
    lanes = (
        Lane(
            heading=_("Because I needed something"),
            marks=_plain(mark for mark in contacts if is_needed(mark)),
        ),
        Lane(
            heading=_("Without a request"),
            marks=_plain(mark for mark in contacts if not is_needed(mark)),
        ),
    )
    return LaneChart(window=window, lanes=lanes, table=event_table(contacts))


def approach_sentence(share: Share) -> str:
    """Say the plain count."""
    return ngettext(
        "In {k} of {n} contact of the last half year you needed something.",
        "In {k} of {n} contacts of the last half year you needed something.",
        share.n,
    ).format(k=formats.number(share.k), n=formats.number(share.n))


_EFFECTS = ("opportunity", "new_view", "introduced", "recommended")


def effects(marks: Sequence[Mark], window: Window) -> LaneChart:
    """Return what came about through a person."""
    lanes = []
    chosen = [mark for mark in marks if mark.kind.id in _EFFECTS]
    for kind in _EFFECTS:
        found = [mark for mark in chosen if mark.kind.id == kind]
        if found:
            lanes.append(Lane(heading=kind_words(found[0]), marks=_plain(found)))
    return LaneChart(window=window, lanes=tuple(lanes), table=event_table(chosen))


def effects_of_circles(circles: Sequence[tuple[str, Sequence[Mark]]], window: Window) -> LaneChart:
    """Return what came about through people, by their circle."""
    lanes, everything = [], []
    for heading, marks in circles:
        found = [mark for mark in marks if mark.kind.id in _EFFECTS]
        if found:
            lanes.append(Lane(heading=heading, marks=_plain(found)))
            everything += [mark for mark in found if mark not in everything]
    return LaneChart(window=window, lanes=tuple(lanes), table=event_table(everything))


_MET = N_("{day}: first noted")


def depth(people: Sequence[tuple[str, Sequence[Mark]]], window: Window) -> LaneChart:
    """Return each person's exchanges after the first one, in the order given: never by trust."""
    lanes, rows = [], []
    for name, marks in people:
        if not marks:
            continue
        first, *later = sorted(marks, key=lambda mark: mark.time)
        meeting = LaneMark(
            time=first.time,
            words=_(_MET).format(day=formats.short_day(first.day)),
            shape=Shape.MEETING,
            hollow=True,
            entry=first.entry,
        )
        lanes.append(Lane(heading=name, marks=(meeting, *_plain(later))))
        rows.append((name, first.day.isoformat(), str(len(later))))
    header = (_("Person"), _("First noted"), _("Exchanges since"))
    return LaneChart(
        window=window, lanes=tuple(lanes), table=Table(header=header, rows=tuple(rows))
    )


def only_met(chart: LaneChart, names: Collection[str]) -> list[str]:
    """Say with whom nothing was noted since the first time; among those who may be named."""
    found = [lane.heading for lane in chart.lanes if len(lane.marks) == 1 and lane.heading in names]
    if not found:
        return []
    return [_("Met, and nothing noted since: {names}").format(names=formats.listing(found))]


def _by_side(marks: Sequence[Mark], window: Window) -> LaneChart:
    headings = {By.ME: _("My side"), By.THEM: _("Their side")}
    lanes = tuple(
        Lane(heading=heading, marks=_plain(mark for mark in marks if mark.by is by))
        for by, heading in headings.items()
        if by is By.ME or any(mark.by is by for mark in marks)
    )
    return LaneChart(window=window, lanes=lanes, table=event_table(marks))


def _plain(marks: Iterable[Mark]) -> tuple[LaneMark, ...]:
    return tuple(
        LaneMark(
            time=mark.time,
            words=words_of(mark),
            shape=_shape(mark.by),
            hollow=mark.is_unfavourable,
            untold=mark.is_untold,
            entry=mark.entry,
        )
        for mark in marks
    )


def _shape(by: By) -> Shape:
    return Shape.MINE if by is By.ME else Shape.THEIRS


def event_table(marks: Iterable[Mark]) -> Table:
    """Return events in rows."""
    return Table(
        header=(_("Day"), _("What"), _("Whose doing")),
        rows=tuple((mark.day.isoformat(), kind_words(mark), by_words(mark.by)) for mark in marks),
    )

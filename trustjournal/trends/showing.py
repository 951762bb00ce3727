"""Which charts there are for a person and for everyone, under the rules about what may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from trustjournal import i18n
from trustjournal.events.domain import By, Dimension
from trustjournal.i18n import _, formats, ngettext
from trustjournal.people import words as people_words
from trustjournal.people.domain import Circle, in_sentence
from trustjournal.promises.domain import State
from trustjournal.trends import addressing, balance
from trustjournal.trends.balance import AMOUNTS, Contact
from trustjournal.trends.gap import Gap
from trustjournal.trends.reading import Notes
from trustjournal.trends.rhythm import rhythm
from trustjournal.trends.series import felt, lanes, others
from trustjournal.trends.series.kinds import ChartKind, Shown, heading
from trustjournal.trends.series.lanes import LaneChart
from trustjournal.trends.series.marks import Mark
from trustjournal.trends.series.window import Window
from trustjournal.trends.store import KeptChapter, KeptMatter, WrittenDay


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPerson:
    """The charts of one person."""

    window: Window
    notes: Notes
    charts: tuple[Shown, ...]
    gap: Gap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfEveryone:
    """The charts of everyone."""

    window: Window
    charts: tuple[Shown, ...]


def charts_of_person(
    notes: Notes,
    window: Window,
    *,
    gap: Gap | None,
    chapters: Sequence[KeptChapter],
    reviews: Sequence[date],
    looks: Sequence[date] = (),
    matters: Sequence[KeptMatter],
    openable: frozenset[str],
) -> OfPerson:
    """Return what may be shown of one person, most important first."""
    planned = _planned(notes, reviews, looks)
    series = _felt(notes, window, gap, chapters, planned, openable)
    marks = _openable_marks(notes.marks, openable)
    judged = _openable_marks(notes.shown_marks(), openable)
    charts = [
        _felt_shown(ChartKind.FELT, series),
        _felt_shown(ChartKind.PAST_FUTURE, series),
        _lanes_shown(ChartKind.FOUR, lanes.four(judged, window)),
        _lanes_shown(ChartKind.EVENTS, lanes.events(marks, window)),
        _lanes_shown(ChartKind.CONSISTENCY, lanes.consistency(judged, window)),
        *_rhythm(notes, marks, window),
        *_balance(notes, marks, window),
        *_approach(notes, marks, window),
        *_matters(notes, matters),
        _lanes_shown(ChartKind.EFFECTS, lanes.effects(marks, window)),
    ]
    return OfPerson(window=window, notes=notes, charts=tuple(charts), gap=gap)


def charts_of_everyone(
    everyone: Sequence[Notes],
    window: Window,
    *,
    written: Sequence[WrittenDay],
    matters: Sequence[KeptMatter],
    first_weekday: int,
    openable: frozenset[str],
) -> OfEveryone:
    """Return the charts of everyone, in the order given: by name or last entry, never by trust."""
    named = [
        (
            in_sentence(notes.person, i18n.language()),
            [
                mark
                for mark in _openable_marks(notes.marks, openable)
                if mark.kind.dimension in {Dimension.CONTACT, Dimension.BALANCE}
            ],
        )
        for notes in everyone
    ]
    charts = [
        _multiples(everyone, window, openable),
        *([_year(everyone[0], written, first_weekday)] if everyone else []),
        _depth(everyone, lanes.depth(named, window)),
        *(_matters(everyone[0], matters) if everyone else ()),
        _effects(_effects_by_circle(everyone, window, openable)),
    ]
    return OfEveryone(window=window, charts=tuple(charts))


def _depth(everyone: Sequence[Notes], chart: LaneChart) -> Shown:
    names = frozenset(
        in_sentence(notes.person, i18n.language())
        for notes in everyone
        if notes.person.may_be_reminded_of
    )
    shown = _lanes_shown(ChartKind.DEPTH, chart)
    return replace(shown, sentences=partial(lanes.only_met, chart, names))


def _effects(chart: LaneChart) -> Shown:
    # They are few, and rows without a mark would only ask what is missing in them.
    times = [mark.time for lane in chart.lanes for mark in lane.marks]
    shown = _lanes_shown(ChartKind.EFFECTS, chart)
    return replace(shown, is_empty=not any(map(chart.window.shows, times)))


def _openable_marks(marks: Sequence[Mark], openable: frozenset[str]) -> list[Mark]:
    return [
        mark if mark.entry is None or mark.entry in openable else replace(mark, entry=None)
        for mark in marks
    ]


# One by one


def _felt(
    notes: Notes,
    window: Window,
    gap: Gap | None,
    chapters: Sequence[KeptChapter],
    planned: Sequence[felt.PlanDay],
    openable: frozenset[str],
) -> felt.FeltSeries:
    trend = notes.trend
    return felt.FeltSeries(
        person=notes.person,
        window=window,
        dots=felt.dots_of(notes.answers, openable),
        trend=trend,
        mine=notes.strip(By.ME, window),
        theirs=notes.strip(By.THEM, window) if notes.shows_theirs else None,
        gap=gap,
        events=tuple(_openable_marks(notes.marks, openable)),
        chapters=tuple(
            felt.chapter_at(notes.noon(each.day), each.day, each.title, trend) for each in chapters
        ),
        planned=tuple(planned),
    )


def _planned(notes: Notes, reviews: Sequence[date], looks: Sequence[date]) -> list[felt.PlanDay]:
    days: list[tuple[date | None, felt.Planned]] = [
        (each.due, felt.Planned.PROMISE) for each in notes.promises if each.state is State.OPEN
    ]
    days += [(each, felt.Planned.REVIEW) for each in reviews]
    days += [(each, felt.Planned.LOOK_BACK) for each in looks]
    return sorted(
        (
            felt.PlanDay(time=notes.noon(day), day=day, what=what)
            for day, what in days
            if day is not None
        ),
        key=lambda each: each.time,
    )


def _felt_shown(kind: ChartKind, series: felt.FeltSeries) -> Shown:
    is_felt = kind is ChartKind.FELT
    return Shown(
        kind=kind,
        series=series,
        window=series.window if is_felt else None,
        is_empty=not series.dots and not series.events,
        sentences=partial(felt.sentences, series) if is_felt else list,
        described=partial(felt.described, series),
        table=partial(felt.table, series) if is_felt else partial(lanes.event_table, series.events),
    )


def _lanes_shown(kind: ChartKind, chart: LaneChart) -> Shown:
    return Shown(
        kind=kind,
        series=chart,
        window=chart.window,
        is_empty=chart.is_empty,
        sentences=list,
        described=partial(_counted, kind, len(chart.table.rows)),
        table=lambda: chart.table,
    )


def _counted(kind: ChartKind, count: int) -> str:
    return ngettext("{chart}: {count} row.", "{chart}: {count} rows.", count).format(
        chart=heading(kind), count=formats.number(count)
    )


def _rhythm(notes: Notes, marks: Sequence[Mark], window: Window) -> list[Shown]:
    person = notes.person
    if not person.may_be_reminded_of:
        return []
    contacts = {mark.day: mark for mark in lanes.contacts_of(marks)}
    days = sorted(contacts)
    series = others.RhythmSeries(
        window=window,
        contacts=tuple(
            others.ContactDay(time=notes.noon(day), day=day, entry=contacts[day].entry)
            for day in days
        ),
        rhythm=rhythm(days, notes.now.date(), wished=person.wished_rhythm),
    )
    return [
        Shown(
            kind=ChartKind.RHYTHM,
            series=series,
            window=window,
            is_empty=not series.contacts,
            sentences=partial(others.rhythm_sentences, series),
            described=partial(_counted, ChartKind.RHYTHM, len(series.contacts)),
            table=partial(others.rhythm_table, series),
        )
    ]


def _balance(notes: Notes, marks: Sequence[Mark], window: Window) -> list[Shown]:
    if not notes.person.shows_giving:
        return []
    swaps = tuple(
        others.Swap(
            time=mark.time,
            day=mark.day,
            amount=AMOUNTS.get(mark.size, 0.0),
            given=mark.kind.id == balance.GAVE,
            entry=mark.entry,
        )
        for mark in marks
        if mark.kind.id in {balance.GAVE, balance.RECEIVED}
    )
    series = others.BalanceSeries(window=window, swaps=swaps, balance=notes.balance)
    return [
        Shown(
            kind=ChartKind.BALANCE,
            series=series,
            window=window,
            is_empty=not swaps,
            sentences=partial(others.balance_sentences, series),
            described=partial(_counted, ChartKind.BALANCE, len(swaps)),
            table=partial(others.balance_table, series),
        )
    ]


_PROFESSIONAL = frozenset({Circle.WORK, Circle.CLIENT})


def _approach(notes: Notes, marks: Sequence[Mark], window: Window) -> list[Shown]:
    if not _PROFESSIONAL.intersection(notes.person.circles):
        return []
    contacts = [
        Contact(time=mark.time, needed=lanes.is_needed(mark)) for mark in lanes.contacts_of(marks)
    ]
    share = balance.approach_mix(contacts, notes.moment)
    if share is None:
        return []
    shown = _lanes_shown(ChartKind.APPROACH, lanes.approach(marks, window))
    return [replace(shown, sentences=lambda: [lanes.approach_sentence(share)])]


_FATES = {each.value: each for each in addressing.Fate}


def _matters(notes: Notes, matters: Sequence[KeptMatter]) -> list[Shown]:
    today, bars, counted = notes.now.date(), [], []
    for each in matters:
        fate = _FATES.get(each.state)
        if fate is None or fate is addressing.Fate.LEFT_ALONE or each.since > today:
            continue
        days = max(0, ((each.closed_on or today) - each.since).days)
        is_open = fate is addressing.Fate.OPEN
        counted.append(addressing.Matter(days=days, fate=fate))
        bars.append(
            others.MatterBar(topic=each.topic, since=each.since, days=days, is_open=is_open)
        )
    series = others.AddressingSeries(matters=tuple(bars), addressing=addressing.addressing(counted))
    return [
        Shown(
            kind=ChartKind.ADDRESSING,
            series=series,
            window=None,
            is_empty=not bars,
            sentences=partial(others.addressing_sentences, series),
            described=partial(_counted, ChartKind.ADDRESSING, len(bars)),
            table=partial(others.addressing_table, series),
        )
    ]


# Everyone


def _multiples(everyone: Sequence[Notes], window: Window, openable: frozenset[str]) -> Shown:
    panels = tuple(
        others.Panel(
            person=notes.person.id,
            name=in_sentence(notes.person, i18n.language()),
            dots=felt.dots_of(notes.answers, openable),
            trend=notes.trend,
        )
        for notes in everyone
        if notes.answers
    )
    series = others.MultiplesSeries(window=window, panels=panels)
    return Shown(
        kind=ChartKind.MULTIPLES,
        series=series,
        window=window,
        is_empty=not panels,
        sentences=list if panels else _no_check_in_yet,
        described=partial(_counted, ChartKind.MULTIPLES, len(panels)),
        table=partial(others.multiples_table, series),
    )


def _no_check_in_yet() -> list[str]:
    return [_("There is no check-in yet. What you answer on Today is drawn here.")]


def _year(notes: Notes, written: Sequence[WrittenDay], first_weekday: int) -> Shown:
    series = others.YearSeries(
        last=notes.now.date(),
        days={
            each.day: others.Day(entries=each.entries, with_feelings=each.with_feelings)
            for each in written
        },
        first_weekday=first_weekday,
    )
    return Shown(
        kind=ChartKind.YEAR,
        series=series,
        window=None,
        is_empty=not series.days,
        sentences=partial(others.year_sentences, series),
        described=partial(_counted, ChartKind.YEAR, len(series.days)),
        table=partial(others.year_table, series),
    )


def _effects_by_circle(
    everyone: Sequence[Notes], window: Window, openable: frozenset[str]
) -> LaneChart:
    headings = [
        (circle, [notes for notes in everyone if circle in notes.person.circles])
        for circle in Circle
    ]
    rest = [notes for notes in everyone if not notes.person.circles]
    named = [(people_words.circle(circle), group) for circle, group in headings]
    named.append((people_words.circle_heading(None), rest))
    return lanes.effects_of_circles(
        [
            (name, [m for notes in group for m in _openable_marks(notes.marks, openable)])
            for name, group in named
        ],
        window,
    )

"""Felt trust beside what was noted: the values of the first and most important chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from trustjournal.checkins.domain import CheckIn
from trustjournal.core.ids import EntryId
from trustjournal.i18n import _, formats, ngettext
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of
from trustjournal.promises import words as promise_words
from trustjournal.promises.domain import Counts
from trustjournal.trends import days as time
from trustjournal.trends import phrases
from trustjournal.trends.felt import Details, Trend, at_ratings
from trustjournal.trends.gap import Gap
from trustjournal.trends.level import Level, level_at
from trustjournal.trends.phrases import Phrase
from trustjournal.trends.record import Record
from trustjournal.trends.series.marks import Mark
from trustjournal.trends.series.table import Table
from trustjournal.trends.series.window import Window
from trustjournal.trends.words import GapWord, RecordWord, TrendWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One answer about felt trust."""

    time: float
    day: date
    rating: float
    entry: EntryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Where the user says that something began, and how it felt before and after."""

    time: float
    day: date
    title: str
    before: Level | None
    after: Level | None


class Planned(Enum):
    """What lies ahead on a day."""

    PROMISE = auto()
    REVIEW = auto()
    LOOK_BACK = auto()
    """A day of a rebuild plan, gone by or ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    """A day for which something was agreed or planned."""

    time: float
    day: date
    what: Planned


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStrip:
    """One side's record as it stood over time: the range, never its middle alone."""

    times: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    now: Record
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class FeltSeries:
    """All that lies side by side in the chart of one person."""

    person: Person
    window: Window
    dots: tuple[Dot, ...]
    trend: Trend
    mine: RecordStrip
    theirs: RecordStrip | None
    """None while it is switched off for this person."""
    gap: Gap | None
    events: tuple[Mark, ...]
    chapters: tuple[Chapter, ...]
    planned: tuple[PlanDay, ...]


def dots_of(check_ins: Sequence[CheckIn], openable: frozenset[str]) -> tuple[Dot, ...]:
    """Return check-ins as dots, each at its instant."""
    return tuple(
        Dot(
            time=time.days(each.moment.instant),
            day=each.moment.day,
            rating=each.rating,
            entry=each.entry if each.entry in openable else None,
        )
        for each in check_ins
    )


_BESIDE_A_CHAPTER = 0.5
"""Days: the level is read at the end of the day before, and of the day itself."""


def chapter_at(moment: float, day: date, title: str, trend: Trend) -> Chapter:
    """Return a chapter with the levels on both sides, where the line has both sides."""
    before = after = None
    level = trend.level
    if level is not None and level.times[0] <= moment - _BESIDE_A_CHAPTER < level.times[-1]:
        before = level_at(level, moment - _BESIDE_A_CHAPTER)
        after = level_at(level, min(moment + _BESIDE_A_CHAPTER, level.times[-1]))
    return Chapter(time=moment, day=day, title=title, before=before, after=after)


# In words


_UNSAID = frozenset({GapWord.HIDDEN, GapWord.NOT_ENOUGH})
"""Too little on either side: nothing is said at all."""


def sentences(series: FeltSeries) -> list[str]:
    """Return what may be said under the chart."""
    found = []
    word = series.trend.word
    if word is not None:
        found.append(phrases.sentence(word))
    if series.trend.level is not None:
        found.append(phrases.sentence(Phrase.TREND_BAND))
    if series.trend.is_unusual and word is not TrendWord.NOTHING:
        found.append(phrases.sentence(Phrase.TREND_UNUSUAL))
    if series.gap is not None and series.gap.word not in _UNSAID:
        found.append(phrases.sentence(series.gap.word))
    found += [*_of_side(_("My record: {words}"), series.mine)]
    if series.theirs is not None:
        found += [*_of_side(_("What I have seen from them: {words}"), series.theirs)]
    return found


def _of_side(heading: str, strip: RecordStrip) -> list[str]:
    return [heading.format(words="\n".join(record_sentences(strip)))]


def record_sentences(strip: RecordStrip) -> list[str]:
    """Return what may be said about one side's record: the counts first, then the words."""
    found = []
    if strip.counts.total:
        found.append(promise_words.counts(strip.counts))
    word = strip.now.word
    if word is RecordWord.TOO_LITTLE:
        found.append(phrases.sentence(word, n=strip.now.n))
    else:
        found.append(phrases.sentence(word))
        found.append(phrases.sentence(Phrase.RECORD_CAVEAT))
    return found


def detail_sentences(details: Details, window: Window) -> list[str]:
    """Return the figures behind the line, in plain words; the window knows the local days."""
    slope, noise = details.slope, details.fitted.filtered.noise
    low, high = slope.range_per_week
    first, last = (window.day(details.ratings[place].time) for place in (0, -1))
    return [
        phrases.sentence(
            Phrase.DETAILS_BASIS,
            n=len(details.ratings),
            first=formats.short_day(first),
            last=formats.short_day(last),
        ),
        phrases.sentence(
            Phrase.DETAILS_SLOPE,
            slope=_signed(slope.per_week),
            low=_signed(low),
            high=_signed(high),
        ),
        phrases.sentence(Phrase.DETAILS_NARROW),
        phrases.sentence(Phrase.DETAILS_SCATTER, variance=f"{noise.rating:.2f}"),
        phrases.sentence(Phrase.DETAILS_WANDER, variance=f"{noise.per_day:.3f}"),
        phrases.sentence(Phrase.DETAILS_CAUTION),
    ]


def _signed(points: float) -> str:
    text = f"{points:+.2f}".replace("-", "−")
    return text[1:] if text[1:] == "0.00" else text


def described(series: FeltSeries) -> str:
    """Say in one sentence what the chart shows, for those who do not see it."""
    count = len(series.dots)
    return ngettext(
        "Felt trust for {name}: {count} answer.", "Felt trust for {name}: {count} answers.", count
    ).format(name=name_of(series.person), count=formats.number(count))


def planned_words(day: PlanDay) -> str:
    """Say what lies ahead."""
    if day.what is Planned.PROMISE:
        return _("{day}: a promise is due").format(day=formats.short_day(day.day))
    if day.what is Planned.LOOK_BACK:
        return _("{day}: a day to look back").format(day=formats.short_day(day.day))
    return _("{day}: a boundary to look at again").format(day=formats.short_day(day.day))


def dot_words(dot: Dot) -> str:
    """Say one answer with its day."""
    return _("{day}: {rating} on the line from 0 to 10").format(
        day=formats.short_day(dot.day), rating=f"{dot.rating:g}"
    )


def chapter_words(chapter: Chapter) -> str:
    """Say where a chapter begins."""
    return _("{day}: {what}").format(
        day=formats.short_day(chapter.day), what=chapter.title or _("A new chapter")
    )


def table(series: FeltSeries) -> Table:
    """Return the answers, each with the line and its band on that day."""
    level = series.trend.level
    levels: list[Level | None] = [None] * len(series.dots)
    if level is not None:
        levels = [*at_ratings(level)]
        levels += [None] * (len(series.dots) - len(levels))
    return Table(
        header=(_("Day"), _("Answer"), _("Line"), _("Band from"), _("Band to")),
        rows=tuple(
            (dot.day.isoformat(), f"{dot.rating:g}", *_level_cells(level))
            for dot, level in zip(series.dots, levels, strict=True)
        ),
    )


def _level_cells(level: Level | None) -> tuple[str, str, str]:
    if level is None:
        return "", "", ""
    low, high = level.band
    return f"{level.mean:.2f}", f"{low:.2f}", f"{high:.2f}"

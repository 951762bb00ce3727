"""Felt trust over time, as it is shown: dots, line with band, and what may be said about change."""

from collections.abc import Iterable
from dataclasses import dataclass

from trustjournal.trends import words
from trustjournal.trends.level import (
    HIGHEST,
    LOWEST,
    Change,
    Level,
    Rating,
    Smoothed,
    change_between,
    level_at,
    smoothed,
)
from trustjournal.trends.noise import adapted, fitted
from trustjournal.trends.slope import Slope, theil_sen
from trustjournal.trends.words import TrendWord

COMPARED_WITH = 28.0
"""Days before the last rating."""
WINDOW = 84.0
"""Days that are shown as a rule; whether ratings lie at an end of the scale is asked of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What one person's ratings show, and may say."""

    ratings: tuple[Rating, ...]
    """Oldest first; dots, however few."""
    level: Smoothed | None
    """For the line; none below five ratings."""
    change: Change | None
    """From 28 days before the last rating, or from the first, to the last."""
    word: TrendWord | None
    """None when the last rating is too old for a sentence about now."""
    is_unusual: bool
    """Whether one may ask about the last rating: it differs from the days before."""

    @property
    def span(self) -> float:
        """Days between the first and the last rating."""
        return span_of(self.ratings)


def trend(ratings: Iterable[Rating], now: float) -> Trend:
    """Put together what the ratings until now show; ratings dated later do not count yet."""
    known = _until(ratings, now)
    if len(known) < words.LINE_FROM:
        word = words.trend_word(len(known), span_of(known), None, 0)
        return Trend(ratings=known, level=None, change=None, word=word, is_unusual=False)
    level = smoothed(known, adapted(known))
    change = recent_change(level)
    last = known[-1].time
    word = words.trend_word(
        len(known),
        span_of(known),
        change.p_higher,
        edge_share(each for each in known if each.time >= last - WINDOW),
        of_now=words.speaks_of_now(last, now),
    )
    return Trend(
        ratings=known,
        level=level,
        change=change,
        word=word,
        is_unusual=words.speaks_of_now(known[-1].time, now)
        and words.is_unusual(len(known), level.filtered.last_surprise),
    )


def recent_change(level: Smoothed) -> Change:
    """Compare the last rating's level with that of four weeks before, or with the first."""
    end = level.times[-1]
    return change_between(level, max(level.times[0], end - COMPARED_WITH), end)


def edge_share(ratings: Iterable[Rating]) -> float:
    """Return how many of the ratings lie at an end of the scale, where no change would show."""
    values = [each.value for each in ratings]
    edges = sum(value in (LOWEST, HIGHEST) for value in values)
    return edges / len(values) if values else 0.0


def span_of(ratings: tuple[Rating, ...]) -> float:
    """Return the days between the first and the last rating."""
    return ratings[-1].time - ratings[0].time if ratings else 0.0


def _until(ratings: Iterable[Rating], now: float) -> tuple[Rating, ...]:
    known = (each for each in ratings if each.time <= now)
    return tuple(sorted(known, key=lambda each: (each.time, each.value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its band, ready to draw: four columns of equal length."""

    times: tuple[float, ...]
    levels: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]


POINTS = 300
"""As many as a chart can show; more would only be slower."""
AHEAD = 28.0
"""Days after the last rating for which a line may be drawn at all, dashed."""
_STEPS_AHEAD = 28


def line(level: Smoothed, since: float | None = None, *, points: int = POINTS) -> Line:
    """Return the line from a day, or the first rating, to the last rating.

    Bends lie at the ratings: they are among the points when there is room for them.
    """
    start = level.times[0] if since is None else max(since, level.times[0])
    end = level.times[-1]
    inside = [time for time in level.times if time >= start]
    bends = inside if len(inside) <= points // 2 else []
    even = points - len(bends)
    grid = {start + (end - start) * number / (even - 1) for number in range(even)}
    # The sum above may miss the end by the last bit, and must not go beyond it.
    return _along(level, sorted({min(time, end) for time in grid} | {end, *bends}))


def ahead(level: Smoothed, until: float | None = None) -> Line:
    """Return how the line goes on after the last rating: level, ever wider, 28 days at most."""
    start = level.times[-1]
    reach = AHEAD if until is None else min(AHEAD, max(0.0, until - start))
    steps = range(_STEPS_AHEAD + 1)
    return _along(level, [start + reach * number / _STEPS_AHEAD for number in steps])


def _along(level: Smoothed, times: list[float]) -> Line:
    found = [level_at(level, time) for time in times]
    bands = [each.band for each in found]
    return Line(
        times=tuple(times),
        levels=tuple(each.mean for each in found),
        lows=tuple(low for low, _high in bands),
        highs=tuple(high for _low, high in bands),
    )


def at_ratings(level: Smoothed) -> list[Level]:
    """Return the level at each rating, in order, for tables."""
    return [
        Level(mean=mean, variance=variance)
        for mean, variance in zip(level.levels, level.variances, strict=True)
    ]


_IN_DETAIL = 1000
"""The newest ratings, three years of daily ones: all pairs of more would take seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is shown only to who asks for it: a plain slope, and the fitted variances."""

    ratings: tuple[Rating, ...]
    """What they were worked out from."""
    slope: Slope
    fitted: Smoothed


def details(trend: Trend) -> Details | None:
    """Return slope and fit, once there are ratings enough for them to mean anything."""
    if not words.may_show_details(len(trend.ratings), trend.span):
        return None
    newest = trend.ratings[-_IN_DETAIL:]
    fit = fitted(newest)
    return Details(ratings=newest, slope=theil_sen(newest), fitted=smoothed(newest, fit.noise))

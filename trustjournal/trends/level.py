"""The level of felt trust between and behind the ratings: a local level model in continuous time.

    level:   μ(t+Δ) = μ(t) + N(0, per_day·Δ)
    rating:  y      = μ(t) + N(0, rating)

Kalman filter with an exact diffuse start on the first rating, and the smoother of Rauch, Tung &
Striebel 1965 (Durbin & Koopman 2012, Time Series Analysis by State Space Methods, chapter 2).
Times are days, in any order; ratings of one instant are averaged by the filter. Ratings lie on 0
to 10, but nothing in the recursion depends on it.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from trustjournal.trends.counts import Z

LOWEST, HIGHEST = 0.0, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One answer about felt trust."""

    time: float
    """Days."""
    value: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.time) or not math.isfinite(self.value):
            raise ValueError("a rating has a time and a value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """The two variances of the model."""

    rating: float = 1.0
    """Of a rating around the level (r): mood, rounding, the hour."""
    per_day: float = 0.0625
    """Of the level's own way in a day (q): about 1.3 points in four weeks."""

    def __post_init__(self) -> None:
        if not 0 < self.rating < math.inf or not 0 <= self.per_day < math.inf:
            raise ValueError("ratings scatter, and the level cannot move less than not at all")


USUAL = Noise()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtered:
    """What was known of the level at each rating, from that one and those before it."""

    times: tuple[float, ...]
    values: tuple[float, ...]
    noise: Noise
    levels: tuple[float, ...]
    variances: tuple[float, ...]
    innovations: tuple[float, ...]
    """How far each rating lay from what was expected; none for the first."""
    innovation_variances: tuple[float, ...]
    log_likelihood: float
    """Of all ratings but the first."""

    @property
    def last_surprise(self) -> float | None:
        """How far the last rating lay from what was expected, in standard deviations."""
        if not self.innovations:
            return None
        return self.innovations[-1] / math.sqrt(self.innovation_variances[-1])


def filtered(ratings: Iterable[Rating], noise: Noise = USUAL) -> Filtered:
    """Follow the level forwards in time."""
    # By value as well, so that the order in which ratings of one instant arrive does not matter.
    ordered = sorted((each.time, each.value) for each in ratings)
    times = tuple(time for time, _value in ordered)
    values = tuple(value for _time, value in ordered)
    levels, variances = list(values[:1]), [noise.rating][: len(values)]
    innovations, spreads = [], []
    log_likelihood = 0.0
    for index in range(1, len(times)):
        predicted = variances[-1] + noise.per_day * (times[index] - times[index - 1])
        innovation = values[index] - levels[-1]
        spread = predicted + noise.rating
        gain = predicted / spread
        levels.append(levels[-1] + gain * innovation)
        variances.append(gain * noise.rating)
        innovations.append(innovation)
        spreads.append(spread)
        log_likelihood -= 0.5 * (_LOG_2_PI + math.log(spread) + innovation * innovation / spread)
    return Filtered(
        times=times,
        values=values,
        noise=noise,
        levels=tuple(levels),
        variances=tuple(variances),
        innovations=tuple(innovations),
        innovation_variances=tuple(spreads),
        log_likelihood=log_likelihood,
    )


_LOG_2_PI = math.log(2 * math.pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Where the level of felt trust probably is at one time."""

    mean: float
    variance: float

    @property
    def band(self) -> tuple[float, float]:
        """The 90 % range, within the scale."""
        reach = Z * math.sqrt(self.variance)
        return max(LOWEST, self.mean - reach), min(HIGHEST, self.mean + reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothed:
    """What is known of the level at each rating from all of them, before and after."""

    filtered: Filtered
    levels: tuple[float, ...]
    variances: tuple[float, ...]

    @property
    def times(self) -> tuple[float, ...]:
        """The times of the ratings, ascending."""
        return self.filtered.times

    @property
    def values(self) -> tuple[float, ...]:
        """The ratings themselves."""
        return self.filtered.values

    @property
    def last(self) -> Level:
        """The level at the last rating."""
        return Level(mean=self.levels[-1], variance=self.variances[-1])


def smoothed(ratings: Iterable[Rating], noise: Noise = USUAL) -> Smoothed:
    """Follow the level forwards, and back again with what became known later."""
    forwards = filtered(ratings, noise)
    levels, variances = list(forwards.levels), list(forwards.variances)
    for index in range(len(levels) - 2, -1, -1):
        variance = variances[index]
        predicted = variance + noise.per_day * (forwards.times[index + 1] - forwards.times[index])
        carry = variance / predicted
        levels[index] += carry * (levels[index + 1] - levels[index])
        variances[index] += carry * carry * (variances[index + 1] - predicted)
    return Smoothed(filtered=forwards, levels=tuple(levels), variances=tuple(variances))


def level_at(level: Smoothed, time: float) -> Level:
    """Return the level at a time between or after the ratings.

    Before the first nothing is known: a ValueError.
    """
    index = _rating_before(level, time)
    if index == len(level.times) - 1:
        return Level(mean=level.levels[index], variance=_grown(level, index, time))
    known = _grown(level, index, time)
    predicted = known + _walk(level, level.times[index + 1] - time)
    carry = known / predicted
    ahead = level.levels[index + 1] - level.filtered.levels[index]
    return Level(
        mean=level.filtered.levels[index] + carry * ahead,
        variance=known + carry * carry * (level.variances[index + 1] - predicted),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How much higher the level is at one time than at an earlier one."""

    difference: float
    sd: float

    @property
    def p_higher(self) -> float:
        """The probability that it is higher at all."""
        return normal_cdf(self.difference / self.sd) if self.sd else 0.5


def change_between(level: Smoothed, start: float, end: float) -> Change:
    """Compare two times, given all ratings; the covariance is what the steps between carry over."""
    if end < start:
        raise ValueError("a change goes forwards in time")
    first, last = _rating_before(level, start), _rating_before(level, end)
    earlier, later = level_at(level, start), level_at(level, end)
    carried, time, known = 1.0, start, _grown(level, first, start)
    for index in range(first + 1, last + 1):
        carried *= known / (known + _walk(level, level.times[index] - time))
        time, known = level.times[index], level.filtered.variances[index]
    carried *= known / (known + _walk(level, end - time))
    variance = earlier.variance + later.variance - 2 * carried * later.variance
    return Change(difference=later.mean - earlier.mean, sd=math.sqrt(max(0.0, variance)))


def normal_cdf(z: float) -> float:
    """Return the normal distribution function Φ."""
    return 0.5 * math.erfc(-z / math.sqrt(2))


def _rating_before(level: Smoothed, time: float) -> int:
    index = bisect_right(level.times, time) - 1
    if index < 0:
        raise ValueError("nothing is known before the first rating")
    return index


def _grown(level: Smoothed, index: int, time: float) -> float:
    """Return the variance that is known at a time from the ratings until then."""
    return level.filtered.variances[index] + _walk(level, time - level.times[index])


def _walk(level: Smoothed, days: float) -> float:
    return level.filtered.noise.per_day * days

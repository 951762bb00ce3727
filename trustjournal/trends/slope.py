"""A plain slope through the ratings that single days cannot pull away, for details only.

Ratings of neighbouring days resemble each other, so the range is somewhat too narrow; that is why
no sentence is built on it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from trustjournal.trends.counts import Z
from trustjournal.trends.level import Rating, normal_cdf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_WEEK = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """How the ratings rise or fall, in points a day, with a 90 % range."""

    per_day: float
    low: float
    high: float
    intercept: float
    """Where the line crosses day 0."""
    pairs: int
    tau: float
    """Kendall's τ-b: 1 when every pair rises, -1 when every pair falls, 0 when all are alike."""
    p: float
    """How often chance alone would lead to such a τ or a stronger one (normal approximation)."""

    @property
    def per_week(self) -> float:
        """Points a week."""
        return self.per_day * _WEEK

    @property
    def range_per_week(self) -> tuple[float, float]:
        """The ends of the range, in points a week."""
        return self.low * _WEEK, self.high * _WEEK


def theil_sen(ratings: Iterable[Rating]) -> Slope:
    """Return the median slope of all pairs, with Sen's range.

    Theil 1950; Sen 1968, "Estimates of the regression coefficient based on Kendall's tau"; ties
    as in Kendall 1945. A ValueError unless there are ratings of two times.
    """
    ordered = sorted((each.time, each.value) for each in ratings)
    times, values = [time for time, _value in ordered], [value for _time, value in ordered]
    slopes, score = _of_all_pairs(times, values)
    if not slopes.size:
        raise ValueError("a slope needs ratings of two times")
    score_sd = math.sqrt(_score_variance(times, values))
    low, high = _ranks(slopes.size, Z * score_sd)
    middle = (slopes.size - 1) // 2, slopes.size // 2
    slopes.partition(sorted({low, high, *middle}))
    per_day = float(slopes[middle[0]] + slopes[middle[1]]) / 2
    return Slope(
        per_day=per_day,
        low=float(slopes[low]),
        high=float(slopes[high]),
        intercept=median(values) - per_day * median(times),
        pairs=slopes.size,
        tau=_tau_b(score, times, values),
        p=2 * normal_cdf(-abs(score) / score_sd) if score else 1.0,
    )


def _of_all_pairs(
    times: Sequence[float], values: Sequence[float]
) -> tuple["NDArray[np.float64]", int]:
    """Return the slopes of pairs that differ in time, and how many more rise than fall.

    One distance in the order after the other: all pairs at once would need several times the space.
    """
    import numpy as np  # takes a tenth of a second to import, and only details need it

    t, y = np.array(times), np.array(values)
    parts, score = [np.empty(0)], 0
    for distance in range(1, len(t)):
        run, rise = t[distance:] - t[:-distance], y[distance:] - y[:-distance]
        apart = run > 0
        parts.append(rise[apart] / run[apart])
        score += int(np.sign(parts[-1]).sum())
    return np.concatenate(parts), score


def _ranks(pairs: int, reach: float) -> tuple[int, int]:
    low, high = round((pairs - reach) / 2) - 1, round((pairs + reach) / 2)
    return max(low, 0), min(high, pairs - 1)


def _score_variance(times: Sequence[float], values: Sequence[float]) -> float:
    """Return the variance of rising minus falling pairs if there were no trend.

    With ties on either side and on both (Kendall 1970, Rank Correlation Methods, chapter 4).
    """
    n = len(times)
    ties = [list(Counter(each).values()) for each in (times, values)]
    in_pairs = math.prod(sum(math.perm(size, 2) for size in each) for each in ties)
    in_threes = math.prod(sum(math.perm(size, 3) for size in each) for each in ties)
    untied = _spread_of(n) - sum(_spread_of(size) for each in ties for size in each)
    among_threes = in_threes / (9 * math.perm(n, 3)) if in_threes else 0.0
    return untied / 18 + in_pairs / (2 * math.perm(n, 2)) + among_threes


def _spread_of(size: int) -> int:
    return size * (size - 1) * (2 * size + 5)


def _tau_b(score: int, times: Sequence[float], values: Sequence[float]) -> float:
    def untied(each: Sequence[float]) -> int:
        return math.comb(len(each), 2) - sum(math.comb(n, 2) for n in Counter(each).values())

    return score / math.sqrt(untied(times) * untied(values)) if score else 0.0

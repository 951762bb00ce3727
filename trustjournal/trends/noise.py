"""How much one person's ratings scatter: learned slowly, since few ratings would teach nonsense."""

import math
from collections.abc import Iterable
from itertools import pairwise

from trustjournal.trends.level import USUAL, Filtered, Noise, Rating, filtered

ADAPTED_FROM = 8
"""Ratings; below that the usual scatter is assumed."""
_LEAST = 0.25
_PSEUDO_DIFFERENCES = 6
"""So many differences of the usual scatter are added to those seen."""


def adapted(ratings: Iterable[Rating]) -> Noise:
    """Adapt the scatter of the ratings in closed form, held towards the usual.

    Unbiased before it is held back, as E[(y_i - y_{i-1})²] = 2·rating + per_day·Δ. How fast the
    level moves is not adapted: estimated from few ratings it lands on nothing or everything.
    """
    ordered = sorted((each.time, each.value) for each in ratings)
    if len(ordered) < ADAPTED_FROM:
        return USUAL
    seen = math.fsum(
        ((value - value_before) ** 2 - USUAL.per_day * (time - time_before)) / 2
        for (time_before, value_before), (time, value) in pairwise(ordered)
    )
    total = _PSEUDO_DIFFERENCES * USUAL.rating + seen
    return Noise(rating=max(_LEAST, total / (_PSEUDO_DIFFERENCES + len(ordered) - 1)))


_RATING = (0.25, 6.25)
_PER_DAY = (0.0025, 1.0)
_RATIOS = 41
_HALVINGS = 40
_GOLDEN = (math.sqrt(5) - 1) / 2


def fitted(ratings: Iterable[Rating]) -> Filtered:
    """Find the two variances, within bounds, under which the ratings are likeliest (for details).

    For a given ratio of the two, the best scatter has a closed form; that leaves one dimension.
    Needs two ratings.
    """
    known = list(ratings)
    first, last = math.log(_PER_DAY[0] / _RATING[1]), math.log(_PER_DAY[1] / _RATING[0])
    step = (last - first) / (_RATIOS - 1)
    ratios = [first + step * number for number in range(_RATIOS)]
    best = max(ratios, key=lambda ratio: _with_ratio(known, ratio).log_likelihood)
    low, high = max(first, best - step), min(last, best + step)
    for _unused in range(_HALVINGS):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if _with_ratio(known, left).log_likelihood < _with_ratio(known, right).log_likelihood:
            low = left
        else:
            high = right
    return _with_ratio(known, (low + high) / 2)


def _with_ratio(ratings: list[Rating], log_ratio: float) -> Filtered:
    ratio = math.exp(log_ratio)
    shape = filtered(ratings, Noise(rating=1.0, per_day=ratio))
    squares = math.fsum(
        innovation**2 / spread
        for innovation, spread in zip(shape.innovations, shape.innovation_variances, strict=True)
    )
    least, most = max(_RATING[0], _PER_DAY[0] / ratio), min(_RATING[1], _PER_DAY[1] / ratio)
    rating = min(max(squares / len(shape.innovations), least), most)
    return filtered(ratings, Noise(rating=rating, per_day=ratio * rating))

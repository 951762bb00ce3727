"""Ranges for plain counts: "18 of 20"."""

import math
from dataclasses import dataclass

from trustjournal.trends import beta
from trustjournal.trends.record import JEFFREYS, TAIL

Z = 1.6448536269514722
"""Standard deviations to either side of the mean that hold 90 of 100 (two-sided)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """k of n, with the range in which the share behind it probably lies."""

    k: int
    n: int
    low: float
    high: float


def wilson(k: int, n: int) -> Share:
    """Give the 90 % score interval of Wilson 1927."""
    _refuse_nonsense(k, n)
    if n == 0:
        return Share(k=k, n=n, low=0.0, high=1.0)
    p, weight = k / n, Z**2 / n
    middle = (p + weight / 2) / (1 + weight)
    reach = Z * math.sqrt(p * (1 - p) / n + weight / (4 * n)) / (1 + weight)
    return Share(
        k=k,
        n=n,
        low=middle - reach if k else 0.0,
        high=middle + reach if k < n else 1.0,
    )


def jeffreys(k: int, n: int) -> Share:
    """Give the 90 % interval of Jeffreys, whose ends are 0 and 1 where all or none was so.

    Brown, Cai & DasGupta 2001, "Interval Estimation for a Binomial Proportion".
    """
    _refuse_nonsense(k, n)
    a, b = JEFFREYS.favourable + k, JEFFREYS.unfavourable + n - k
    return Share(
        k=k,
        n=n,
        low=beta.quantile(TAIL, a, b) if k else 0.0,
        high=beta.quantile(1 - TAIL, a, b) if k < n else 1.0,
    )


def _refuse_nonsense(k: int, n: int) -> None:
    if not 0 <= k <= n:
        raise ValueError("a part is no more than the whole")

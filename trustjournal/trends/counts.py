"""Plain counts: the sentence above every record, and ranges for "18 of 20"."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trustjournal.trends import beta
from trustjournal.trends.record import JEFFREYS, TAIL

Z = 1.6448536269514722
"""Standard deviations to either side of the mean that hold 90 of 100 (two-sided)."""


class Fate(StrEnum):
    """What became of a promise, as far as it is counted; one that was released is not."""

    KEPT = "kept"
    LATE = "late"
    NOT_KEPT = "not_kept"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many promises of one side came to what, in the last so many months."""

    kept: int
    late: int
    not_kept: int
    open: int
    months: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.kept + self.late + self.not_kept + self.open


MONTHS = 6
_MONTH = 365.25 / 12


def counted(promises: Iterable[tuple[Fate, float]], now: float, *, months: int = MONTHS) -> Counts:
    """Count promises, each with the time (days) it was settled; an open one counts at any time."""
    found = dict.fromkeys(Fate, 0)
    for fate, settled in promises:
        if fate is Fate.OPEN or 0 <= now - settled <= months * _MONTH:
            found[fate] += 1
    return Counts(months=months, **{fate.value: number for fate, number in found.items()})


_LAST_PART = 0.20


def is_in_danger(*, made: date, due: date, today: date, touched: bool) -> bool:
    """Whether less than a fifth of a promise's time is left and nothing was done about it yet."""
    span = (due - made).days
    return not touched and made <= today <= due and (due - today).days < _LAST_PART * span


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

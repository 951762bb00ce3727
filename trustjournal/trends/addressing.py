"""Days until a matter was talked about, open ones included: Kaplan & Meier 1958.

Leaving the open ones out would make the time look shorter than it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from trustjournal.trends.words import MatterWord, matter_word


class Fate(StrEnum):
    """What became of a matter so far."""

    TALKED_ABOUT = "talked_about"
    OPEN = "open"
    LEFT_ALONE = "left_alone"
    """On purpose, for example for safety: that is no delay, so it leaves the calculation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter, and for how many days it was or has been open."""

    days: int
    fate: Fate

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("a matter ends after it began")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From this day on, so much is still open."""

    day: int
    still_open: float
    """0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressing:
    """How long it usually takes until matters are talked about."""

    n: int
    """Matters that count."""
    curve: tuple[Step, ...]
    median: int | None
    """The first day on which half are talked about; None when more than half are still open."""

    @property
    def word(self) -> MatterWord:
        """What may be said about it."""
        return matter_word(self.n, self.median)


def addressing(matters: Iterable[Matter]) -> Addressing:
    """Estimate the share that is still open, day by day."""
    counted = [each for each in matters if each.fate is not Fate.LEFT_ALONE]
    ended = sorted({each.days for each in counted if each.fate is Fate.TALKED_ABOUT})
    still_open, curve, middle = Fraction(1), [], None
    for day in ended:
        at_risk = sum(each.days >= day for each in counted)
        talked = sum(each.days == day and each.fate is Fate.TALKED_ABOUT for each in counted)
        # A fraction, because "half" must not depend on the last bit of a product.
        still_open *= Fraction(at_risk - talked, at_risk)
        curve.append(Step(day=day, still_open=float(still_open)))
        if middle is None and still_open <= Fraction(1, 2):
            middle = day
    return Addressing(n=len(counted), curve=tuple(curve), median=middle)


_NUDGES = (3, 7, 14)
"""Not earlier, since one may sleep on it; afterwards silence."""


def nudge(matter: Matter, *, safety: bool, nudged_at: int = 0) -> int | None:
    """Return which reminder, on day 3, 7 or 14, an open matter is due for; None for silence.

    `nudged_at` is the day of the last one that was shown. What was missed while the journal stayed
    closed is made up for by one reminder, not by all; under a safety flag there is none.
    """
    if safety or matter.fate is not Fate.OPEN:
        return None
    reached = [day for day in _NUDGES if nudged_at < day <= matter.days]
    return reached[-1] if reached else None

"""The usual time between contacts, and how long it has been. Gaps are skewed, so on a log scale."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from trustjournal.trends.words import RhythmWord, rhythm_word

_GAPS = 8
"""The last so many; people and seasons change."""
_USUAL_FROM = 3
_SPREAD, _LEAST_SPREAD = 0.35, 0.25
_SD_OF_MAD = 1.4826
"""Makes a median absolute deviation comparable with a standard deviation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How long the last contact is ago, and how that compares with the usual."""

    elapsed: int | None
    """Whole local days since; None before the first contact."""
    typical: float | None
    """The median of the last gaps, in days."""
    usual: float | None
    """What is compared with, in days: the wished rhythm, else the typical one from three gaps."""
    spread: float | None
    """On the log scale."""
    z: float | None
    """How many spreads beyond the usual; None where nothing is compared, and on the day itself."""
    word: RhythmWord

    @property
    def ratio(self) -> float | None:
        """How many times the usual."""
        if self.elapsed is None or self.usual is None:
            return None
        return self.elapsed / self.usual


def rhythm(contacts: Iterable[date], today: date, *, wished: int | None = None) -> Rhythm:
    """Compare the days since the last contact with the usual; several of one day are one.

    Contacts are local days, since a rhythm is lived in them; those after today do not count yet.
    `wished` is the number of days between contacts that the user wishes for.
    """
    days = sorted({day for day in contacts if day <= today})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    gaps = gaps[-_GAPS:]
    elapsed = (today - days[-1]).days if days else None
    typical = median(gaps) if gaps else None
    usual = typical if len(gaps) >= _USUAL_FROM else None
    if wished is not None:
        usual = wished
    if elapsed is None or usual is None:
        word = RhythmWord.NO_CONTACT_YET if elapsed is None else RhythmWord.JUST_DAYS
        return Rhythm(elapsed=elapsed, typical=typical, usual=usual, spread=None, z=None, word=word)
    spread = _spread(gaps)
    z = (math.log(elapsed) - math.log(usual)) / spread if elapsed else None
    return Rhythm(
        elapsed=elapsed,
        typical=typical,
        usual=usual,
        spread=spread,
        z=z,
        word=RhythmWord.AS_USUAL if z is None else rhythm_word(z),
    )


def _spread(gaps: list[int]) -> float:
    if len(gaps) < _USUAL_FROM:
        return _SPREAD
    logs = [math.log(gap) for gap in gaps]
    middle = median(logs)
    return max(_LEAST_SPREAD, _SD_OF_MAD * median(abs(each - middle) for each in logs))

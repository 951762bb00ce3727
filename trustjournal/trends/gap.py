"""Feeling beside record: two quantities of different kinds, laid side by side with great caution.

Ready to rely with 7 of 10 is not 70 of 100 kept. So the zone in which nothing is said is wide, and
from four people on the user's own habit of rating is taken out. The normal approximation is close
enough for the certainty that is asked for (tests compare it with the exact integral).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from trustjournal.trends.level import HIGHEST, Level, normal_cdf
from trustjournal.trends.record import Record
from trustjournal.trends.words import GapWord, gap_word, is_enough_for_both

_SILENT_WITHIN = 0.15
_HABIT_FROM = 4
"""People of whom both are known well enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How felt trust lies beside the record, both laid on 0 to 1."""

    difference: float
    """Feeling minus record, minus what is usual for this user."""
    sd: float
    p_beyond: float
    """The probability that the feeling is clearly ahead of the record."""
    p_behind: float
    """The probability that it is clearly behind."""
    word: GapWord


def gap(
    level: Level,
    n_ratings: int,
    record: Record | None,
    *,
    usual: float = 0.0,
    reassures: bool = True,
    of_now: bool = True,
) -> Gap | None:
    """Lay the level at the last rating beside their record.

    The record is None while it is switched off: then nothing at all is said about it. Mine never
    comes here. For `reassures` and `of_now` see words.gap_word().
    """
    if record is None:
        return None
    _refuse_a_lens(record)
    d = _difference(level, record) - usual
    sd = math.sqrt(level.variance / HIGHEST**2 + record.variance)
    p_beyond = 1 - normal_cdf((_SILENT_WITHIN - d) / sd)
    p_behind = normal_cdf((-_SILENT_WITHIN - d) / sd)
    return Gap(
        difference=d,
        sd=sd,
        p_beyond=p_beyond,
        p_behind=p_behind,
        word=gap_word(
            p_beyond=p_beyond,
            p_behind=p_behind,
            n_ratings=n_ratings,
            n_eff=record.n_eff,
            reassures=reassures,
            of_now=of_now,
        ),
    )


def usual_difference(people: Sequence[tuple[Level, int, Record]]) -> float:
    """Return how this user's ratings usually lie beside records: level, number of ratings, record.

    Nothing is taken out below four people of whom both are known well enough.
    """
    known = [
        _difference(level, record)
        for level, n_ratings, record in people
        if is_enough_for_both(n_ratings, record.n_eff)
    ]
    return median(known) if len(known) >= _HABIT_FROM else 0.0


def _difference(level: Level, record: Record) -> float:
    return level.mean / HIGHEST - record.mean


def _refuse_a_lens(record: Record) -> None:
    if record.look.kappa != 1:
        raise ValueError("facts laid on heavier would be compared with the feeling that did it")

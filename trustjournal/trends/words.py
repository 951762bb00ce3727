"""Which sentence may be said: rules about staying silent when little is known, and about safety.

Every rule is a function of plain numbers. Times and ages are days (float), probabilities and
shares lie between 0 and 1. The sentences are in resources/phrases.toml (see phrases.py). The
probabilities asked of a change were chosen by simulation, so that "likely" is right about nineteen
times of twenty (tests/unit/trends/test_honesty.py).
"""

from collections.abc import Iterable
from enum import StrEnum


class RecordWord(StrEnum):
    """How a track record is put into words; never shown without its counts."""

    TOO_LITTLE = "too_little"
    MOSTLY_AS_AGREED = "mostly_as_agreed"
    MORE_OFTEN_AS_AGREED = "more_often_as_agreed"
    MIXED = "mixed"
    MORE_OFTEN_NOT = "more_often_not"


class TrendWord(StrEnum):
    """What is said below the line of felt trust."""

    NOTHING = "nothing"
    DOTS_ONLY = "dots_only"
    LINE_ONLY = "line_only"
    AT_EDGE = "at_edge"
    LIKELY_HIGHER = "likely_higher"
    LIKELY_LOWER = "likely_lower"
    PERHAPS_HIGHER = "perhaps_higher"
    PERHAPS_LOWER = "perhaps_lower"
    NO_CLEAR_CHANGE = "no_clear_change"
    QUIET = "quiet"


class GapWord(StrEnum):
    """What is said when feeling and record lie beside each other."""

    NOT_ENOUGH = "not_enough"
    ABOUT_LEVEL = "about_level"
    FEELING_AHEAD = "feeling_ahead"
    RECORD_AHEAD = "record_ahead"
    HIDDEN = "hidden"
    """There would be a sentence, and it is kept back: nothing is shown in its place."""


class BalanceWord(StrEnum):
    """What is said about giving and receiving; never a word of debt."""

    TOO_LITTLE = "too_little"
    ROUGHLY_EVEN = "roughly_even"
    GIVING_MORE = "giving_more"
    RECEIVING_MORE = "receiving_more"


class RhythmWord(StrEnum):
    """How the time since the last contact compares with the usual."""

    NO_CONTACT_YET = "no_contact_yet"
    JUST_DAYS = "just_days"
    AS_USUAL = "as_usual"
    A_LITTLE_LONGER = "a_little_longer"
    NOTICEABLY_LONGER = "noticeably_longer"


class MatterWord(StrEnum):
    """What is said about the days until a matter was talked about."""

    FEW = "few"
    MEDIAN = "median"
    MEDIAN_NOT_REACHED = "median_not_reached"


RECORD_FROM = 3.0
"""Weighted notes; a record of fewer is not put into words."""
_MOSTLY, _HALF = 0.75, 0.50


def record_word(n_eff: float, low: float, high: float) -> RecordWord:
    """Put a record into words, by the ends of its range and not by its middle."""
    if n_eff < RECORD_FROM:
        return RecordWord.TOO_LITTLE
    if low > _MOSTLY:
        return RecordWord.MOSTLY_AS_AGREED
    if low > _HALF:
        return RecordWord.MORE_OFTEN_AS_AGREED
    return RecordWord.MORE_OFTEN_NOT if high < _HALF else RecordWord.MIXED


NOW_FOR = 14.0
"""Days after a rating in which it still speaks of the present."""


def speaks_of_now(last_rating: float, now: float) -> bool:
    """Whether the last rating is recent enough for a sentence in the present tense."""
    return now - last_rating <= NOW_FOR


LINE_FROM = 5
"""Ratings; fewer are shown as dots."""
CHANGE_FROM_SPAN = 14.0
"""Days between the first and the last rating."""
AT_EDGE_FROM = 0.80


def trend_word(
    n: int, span: float, p_higher: float | None, edge_share: float, *, of_now: bool = True
) -> TrendWord | None:
    """Say what n ratings over so many days allow; None when a sentence would speak of a past now.

    `p_higher` is the probability that the level rose, `edge_share` the share of the ratings shown
    that lie at an end of the scale.
    """
    if n == 0:
        return TrendWord.NOTHING
    if n < LINE_FROM or p_higher is None:
        return TrendWord.DOTS_ONLY
    if span < CHANGE_FROM_SPAN:
        return TrendWord.LINE_ONLY
    if edge_share >= AT_EDGE_FROM:
        return TrendWord.AT_EDGE
    return change_word(n, p_higher) if of_now else None


ENOUGH_FROM = 8
"""Ratings; below that only a surer change is named, and "perhaps" is not said at all."""
_LIKELY, _LIKELY_OF_FEW, _PERHAPS = (0.05, 0.95), (0.025, 0.975), (0.20, 0.80)


def change_word(n: int, p_higher: float) -> TrendWord:
    """Name a change, a possible one, or none."""
    lower, higher = _LIKELY if n >= ENOUGH_FROM else _LIKELY_OF_FEW
    if p_higher >= higher:
        return TrendWord.LIKELY_HIGHER
    if p_higher <= lower:
        return TrendWord.LIKELY_LOWER
    lower, higher = _PERHAPS
    if n >= ENOUGH_FROM and p_higher >= higher:
        return TrendWord.PERHAPS_HIGHER
    if n >= ENOUGH_FROM and p_higher <= lower:
        return TrendWord.PERHAPS_LOWER
    return TrendWord.NO_CLEAR_CHANGE


DETAILS_FROM, DETAILS_FROM_SPAN = 20, 28.0


def may_show_details(n: int, span: float) -> bool:
    """Whether slope and fitted variances mean anything."""
    return n >= DETAILS_FROM and span >= DETAILS_FROM_SPAN


_UNUSUAL = 2.5
"""Standard deviations; chance alone brings about one such rating in eighty."""


def is_unusual(n: int, surprise: float | None) -> bool:
    """Whether the last of n ratings differs so much that one may ask whether something happened.

    `surprise` is its distance from what the days before led to expect, in standard deviations.
    """
    return surprise is not None and n >= ENOUGH_FROM and abs(surprise) >= _UNUSUAL


_REST = 1.0


def charts_rest(hard_entry: float | None, now: float) -> bool:
    """Whether charts rest, since the last entry marked "hard" is less than a day away.

    Away in either direction: a clock that was put back must not wake them.
    """
    return hard_entry is not None and abs(now - hard_entry) < _REST


_AFRAID_FOR = 90.0


def may_reassure(*, safety: bool, afraid: float | None, now: float) -> bool:
    """Whether somebody may be told that the facts look better than they feel.

    Not under a safety flag, nor for 90 days after "afraid": who is frightened may not dare to note
    what the feeling knows.
    """
    return not safety and (afraid is None or now - afraid > _AFRAID_FOR)


BESIDE_FROM_RATINGS, BESIDE_FROM_N_EFF = 5, 5.0
_SURE = 0.80


def is_enough_for_both(n_ratings: int, n_eff: float) -> bool:
    """Whether feeling and record are both known well enough to lie beside each other."""
    return n_ratings >= BESIDE_FROM_RATINGS and n_eff >= BESIDE_FROM_N_EFF


def gap_word(
    *,
    p_beyond: float,
    p_behind: float,
    n_ratings: int,
    n_eff: float,
    reassures: bool = True,
    of_now: bool = True,
) -> GapWord:
    """Say how the feeling lies beside the record, if that is sure enough and harmless.

    `reassures` is what may_reassure() answers; `of_now` what speaks_of_now() does.
    """
    if not is_enough_for_both(n_ratings, n_eff):
        return GapWord.NOT_ENOUGH
    if not of_now:
        return GapWord.HIDDEN
    if p_beyond >= _SURE:
        return GapWord.FEELING_AHEAD
    if p_behind >= _SURE:
        return GapWord.RECORD_AHEAD if reassures else GapWord.HIDDEN
    return GapWord.ABOUT_LEVEL


BALANCE_FROM = 3.0
_EVEN_WITHIN = 1 / 3


def balance_word(amount: float, lean: float) -> BalanceWord:
    """Say which way giving and receiving lean, from -1 (all received) to 1 (all given)."""
    if amount < BALANCE_FROM:
        return BalanceWord.TOO_LITTLE
    if abs(lean) < _EVEN_WITHIN:
        return BalanceWord.ROUGHLY_EVEN
    return BalanceWord.GIVING_MORE if lean > 0 else BalanceWord.RECEIVING_MORE


_A_LITTLE, _NOTICEABLY = 1.0, 2.0


def rhythm_word(z: float) -> RhythmWord:
    """Compare the time since the last contact with the usual, z spreads beyond it."""
    if z < _A_LITTLE:
        return RhythmWord.AS_USUAL
    return RhythmWord.A_LITTLE_LONGER if z < _NOTICEABLY else RhythmWord.NOTICEABLY_LONGER


MATTERS_FROM = 5


def matter_word(n: int, median: float | None) -> MatterWord:
    """Say whether n matters have a usual time until they are talked about."""
    if n < MATTERS_FROM:
        return MatterWord.FEW
    return MatterWord.MEDIAN_NOT_REACHED if median is None else MatterWord.MEDIAN


_ASKED, _ASKED_WITHIN = 3, 30.0


def asked_often(asked: Iterable[float], now: float) -> bool:
    """Whether one person was asked for help "a few times lately": three times in 30 days."""
    return sum(0 <= now - time <= _ASKED_WITHIN for time in asked) >= _ASKED

"""Giving and receiving, and contact with and without a request. Never in words of debt."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from trustjournal.events.domain import Size
from trustjournal.trends import beta
from trustjournal.trends.counts import Share, jeffreys
from trustjournal.trends.record import PLAIN, TAIL, Look, fading
from trustjournal.trends.words import BalanceWord, balance_word

GAVE, RECEIVED = "gave", "received"
"""The kinds of events that are laid side by side."""
AMOUNTS = {Size.SMALL: 1.0, Size.ORDINARY: 2.0, Size.BIG: 4.0}
"""What something given or received counts; nothing of the kind is grave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Something that was given or received."""

    time: float
    """Days."""
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How giving and receiving lie beside each other, with a 90 % range."""

    given: float
    received: float
    lean: float
    """-1 all received, 1 all given; pulled to 0 while there is little."""
    low: float
    high: float

    @property
    def word(self) -> BalanceWord:
        """What may be said about it."""
        return balance_word(self.given + self.received, self.lean)


def balance(
    gave: Iterable[Exchange], received: Iterable[Exchange], now: float, *, look: Look = PLAIN
) -> Balance:
    """Lay what was given beside what was received until now; both fade as a record does."""
    given, taken = _faded(gave, now, look), _faded(received, now, look)
    return Balance(
        given=given,
        received=taken,
        lean=(given - taken) / (given + taken + 2),
        low=2 * beta.quantile(TAIL, given + 1, taken + 1) - 1,
        high=2 * beta.quantile(1 - TAIL, given + 1, taken + 1) - 1,
    )


def _faded(exchanges: Iterable[Exchange], now: float, look: Look) -> float:
    return math.fsum(
        each.amount * fading(now - each.time, look.half_life)
        for each in exchanges
        if each.time <= now
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One time of being in touch."""

    time: float
    """Days."""
    needed: bool
    """Whether it was because I needed something."""


_MIX_FROM = 5
_MIX_OVER = 180.0


def approach_mix(contacts: Iterable[Contact], now: float) -> Share | None:
    """Return in how many contacts of the last 180 days I needed something; None below five."""
    recent = [each for each in contacts if 0 <= now - each.time <= _MIX_OVER]
    if len(recent) < _MIX_FROM:
        return None
    return jeffreys(sum(each.needed for each in recent), len(recent))

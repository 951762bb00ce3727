"""The track record: what was noted as kept and not kept, as a range that widens with time.

Beta reputation (Jøsang & Ismail 2002, "The Beta Reputation System"), except that notes fade with
the time that has passed and not with their number: who writes more would forget faster. Older
evidence shrinks, so the range grows while nothing is noted, which is what not knowing means.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from trustjournal.events.domain import Catalogue, Event
from trustjournal.trends import beta
from trustjournal.trends.words import RecordWord, record_word

RANGE = 0.90
"""How probably the true share lies within a range; the same in every chart."""
TAIL = (1 - RANGE) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One note that speaks for or against things going as agreed."""

    time: float
    """Days."""
    favourable: float
    """0 to 1: a promise that was kept late speaks for both."""
    weight: float
    """That of its kind times that of its size."""

    def __post_init__(self) -> None:
        if not math.isfinite(self.time):
            raise ValueError("evidence has a time")
        if not 0 <= self.favourable <= 1:
            raise ValueError("a favourable share is 0 to 1")
        if not 0 <= self.weight < math.inf:
            raise ValueError("a weight is not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is assumed before anything is noted: as many favourable and unfavourable notes."""

    favourable: float
    unfavourable: float


UNIFORM = Prior(favourable=1, unfavourable=1)
JEFFREYS = Prior(favourable=0.5, unfavourable=0.5)
INTRODUCED = Prior(favourable=2, unfavourable=1)
"""Somebody the user relies on brought the two together: one note's worth, said in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A way of looking at a record, which the user may choose."""

    half_life: float = 180.0
    """Days after which a note counts half; the same for good and bad."""
    kappa: float = 1.0
    """How much heavier the unfavourable side is laid on; 1 wherever feeling is compared."""

    def __post_init__(self) -> None:
        if not 0 < self.half_life < math.inf or not 0 < self.kappa < math.inf:
            raise ValueError("half-life and kappa are positive")


PLAIN = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was noted of one side, as weighted evidence with a 90 % range."""

    n: int
    """Notes that count."""
    r: float
    """Favourable evidence, faded."""
    s: float
    """Unfavourable evidence, faded."""
    prior: Prior
    look: Look
    low: float
    high: float

    @property
    def alpha(self) -> float:
        """The first parameter of the Beta distribution."""
        return self.prior.favourable + self.r

    @property
    def beta(self) -> float:
        """The second parameter of the Beta distribution."""
        return self.prior.unfavourable + self.s

    @property
    def mean(self) -> float:
        """The middle of what is known, 0 to 1; never shown as a number about a person."""
        return self.alpha / (self.alpha + self.beta)

    @property
    def variance(self) -> float:
        """How unsure that middle is."""
        total = self.alpha + self.beta
        return self.alpha * self.beta / (total**2 * (total + 1))

    @property
    def n_eff(self) -> float:
        """How many fresh notes of ordinary weight the evidence is worth."""
        return self.r + self.s

    @property
    def word(self) -> RecordWord:
        """What may be said about it."""
        return record_word(self.n_eff, self.low, self.high)


def weighed(
    evidence: Iterable[Evidence], now: float, *, look: Look = PLAIN, prior: Prior = UNIFORM
) -> Record:
    """Weigh what was noted until now; what is dated later does not count yet."""
    counted = [each for each in evidence if each.time <= now and each.weight > 0]
    weights = [each.weight * fading(now - each.time, look.half_life) for each in counted]
    pairs = list(zip(counted, weights, strict=True))
    # Exact sums, so that the order of the notes makes no difference at all.
    r = math.fsum(weight * each.favourable for each, weight in pairs)
    s = math.fsum(weight * (1 - each.favourable) for each, weight in pairs) * look.kappa
    alpha, beta_ = prior.favourable + r, prior.unfavourable + s
    return Record(
        n=len(counted),
        r=r,
        s=s,
        prior=prior,
        look=look,
        low=beta.quantile(TAIL, alpha, beta_),
        high=beta.quantile(1 - TAIL, alpha, beta_),
    )


def fading(age: float, half_life: float = PLAIN.half_life) -> float:
    """Return what is left, 1 to 0, of a note so many days old."""
    return float(2.0 ** (-max(0.0, age) / half_life))


def prior_of(evidence: Iterable[Evidence], now: float, *, introduced: bool) -> Prior:
    """Return what to assume beforehand: an introduction speaks only until something is noted."""
    noted = any(each.time <= now and each.weight > 0 for each in evidence)
    return INTRODUCED if introduced and not noted else UNIFORM


def evidence_of(
    events: Iterable[Event], catalogue: Catalogue, time: Callable[[date], float]
) -> list[Evidence]:
    """Return what counts of some events, each from the time of its day."""
    found = []
    for event in events:
        kind = catalogue.by_id.get(event.kind)
        if kind is None or kind.favourable is None or not kind.enters_record:
            continue
        weight = kind.weight * catalogue.sizes[event.size]
        found.append(Evidence(time=time(event.day), favourable=kind.favourable, weight=weight))
    return found

"""Turns what was read about one person into the figures behind the charts. No database in here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from functools import cached_property, partial

from trustjournal.checkins.domain import CheckIn, Chip, counted
from trustjournal.events.domain import By, Catalogue, Event
from trustjournal.people.domain import Person
from trustjournal.promises.domain import Counts, counts
from trustjournal.trends import days as time
from trustjournal.trends import words
from trustjournal.trends.balance import AMOUNTS, GAVE, RECEIVED, Balance, Exchange, balance
from trustjournal.trends.felt import Trend, trend
from trustjournal.trends.gap import Gap, gap
from trustjournal.trends.level import Level, Rating
from trustjournal.trends.record import (
    PLAIN,
    UNIFORM,
    Evidence,
    Look,
    Record,
    evidence_of,
    prior_of,
    weighed,
)
from trustjournal.trends.series.felt import RecordStrip
from trustjournal.trends.series.marks import Mark, marks_of
from trustjournal.trends.series.window import Window
from trustjournal.trends.store import KeptPromise

_STRIP_POINTS = 40


@dataclass(frozen=True, kw_only=True)
class Notes:
    """Everything about one person that figures are made of, at one moment."""

    person: Person
    check_ins: Sequence[CheckIn]
    events: Sequence[Event]
    promises: Sequence[KeptPromise]
    catalogue: Catalogue
    now: datetime
    afraid_on: date | None = None
    """The last day on which they told of fear when looking at the relationship as a whole."""
    look: Look = PLAIN
    """How the user looks at records; never where feeling is laid beside them."""

    @property
    def moment(self) -> float:
        """The present, in days."""
        return time.days(self.now)

    @property
    def zone(self) -> tzinfo:
        """Where the user is; an event counts from noon there."""
        zone = self.now.tzinfo
        if zone is None:
            raise ValueError("the present needs a time zone")
        return zone

    def noon(self, day: date) -> float:
        """Return when something that happened on a day counts from."""
        return time.noon(day, self.zone)

    @cached_property
    def answers(self) -> list[CheckIn]:
        """The check-ins that count until now, oldest first."""
        return [
            each
            for each in counted(self.check_ins)
            if time.days(each.moment.instant) <= self.moment
        ]

    @cached_property
    def trend(self) -> Trend:
        """The line of felt trust."""
        ratings = [
            Rating(time=time.days(each.moment.instant), value=each.rating) for each in self.answers
        ]
        return trend(ratings, self.moment)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The events until now, oldest first."""
        return tuple(
            replace(mark, judged=mark.by is By.ME or self.shows_theirs)
            for mark in marks_of(self.events, self.catalogue, self.noon)
            if mark.time <= self.moment or mark.day <= self.now.date()
        )

    def shown_marks(self) -> tuple[Mark, ...]:
        """Return those that may be judged as agreed or otherwise: theirs only where that is on."""
        return tuple(mark for mark in self.marks if mark.judged)

    # Records

    def record(self, by: By, moment: float | None = None, *, plain: bool = False) -> Record:
        """Weigh one side's events, now or at an earlier time, as the user looks at them."""
        at = self.moment if moment is None else moment
        evidence = self._evidence[by]
        introduced = by is By.THEM and self.person.introducer is not None
        prior = prior_of(evidence, at, introduced=introduced) if introduced else UNIFORM
        look = replace(self.look, kappa=PLAIN.kappa) if plain else self.look
        return weighed(evidence, at, look=look, prior=prior)

    @property
    def may_reassure(self) -> bool:
        """Whether a record may be shown that could look better than somebody feels."""
        return words.may_reassure(safety=self.person.safety, afraid=self._afraid(), now=self.moment)

    @property
    def shows_theirs(self) -> bool:
        """Whether what was seen from them may be shown: where it is on, and harmless."""
        return self.person.shows_their_record and self.may_reassure

    def theirs(self, *, plain: bool = False) -> Record | None:
        """Return what was seen from them, where that is on."""
        return self.record(By.THEM, plain=plain) if self.person.shows_their_record else None

    def counts(self, by: By) -> Counts:
        """Count one side's promises."""
        of_side = (each for each in self.promises if each.by is by)
        return counts(of_side, self.now.date())

    def strip(self, by: By, window: Window) -> RecordStrip:
        """Return one side's record as it stood, over the window and a window's width around it."""
        evidence = self._evidence[by]
        times: list[float] = []
        past = [each.time for each in evidence if each.time <= self.moment and each.weight > 0]
        if past:
            start = min(max(min(past), window.start - window.width), self.moment)
            step = (self.moment - start) / _STRIP_POINTS
            times = [start + step * number for number in range(_STRIP_POINTS)] + [self.moment]
        stood = [self.record(by, moment) for moment in times]
        return RecordStrip(
            times=tuple(times),
            lows=tuple(each.low for each in stood),
            highs=tuple(each.high for each in stood),
            now=self.record(by),
            counts=self.counts(by),
        )

    @cached_property
    def _evidence(self) -> dict[By, list[Evidence]]:
        found = partial(evidence_of, catalogue=self.catalogue, time=self.noon)
        return {by: found([each for each in self.events if each.by is by]) for by in By}

    # Side by side

    @cached_property
    def balance(self) -> Balance:
        """Lay what was given beside what was received."""
        swaps = {
            kind: [
                Exchange(time=mark.time, amount=AMOUNTS.get(mark.size, 0.0))
                for mark in self.marks
                if mark.kind.id == kind
            ]
            for kind in (GAVE, RECEIVED)
        }
        return balance(swaps[GAVE], swaps[RECEIVED], self.moment, look=self.look)

    def both(self) -> tuple[Level, int, Record] | None:
        """Return level and record, where both are there to be laid side by side."""
        record = self.theirs(plain=True)
        if self.trend.level is None or record is None:
            return None
        return self.trend.level.last, len(self.trend.ratings), record

    def gap(self, usual: float) -> Gap | None:
        """Lay felt trust beside what was seen from them."""
        level = self.trend.level
        if level is None:
            return None
        return gap(
            level.last,
            len(self.trend.ratings),
            self.theirs(plain=True),
            usual=usual,
            reassures=self.may_reassure,
            of_now=words.speaks_of_now(level.times[-1], self.moment),
        )

    def _afraid(self) -> float | None:
        told = [] if self.afraid_on is None else [self.noon(self.afraid_on)]
        chosen = last_afraid(self.check_ins)
        return max([*told, *([] if chosen is None else [chosen])], default=None)


def last_afraid(check_ins: Iterable[CheckIn]) -> float | None:
    """Return when the word "afraid" was last chosen, also in an answer that was superseded."""
    times = [time.days(each.moment.instant) for each in check_ins if Chip.AFRAID in each.chips]
    return max(times, default=None)

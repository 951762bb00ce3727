"""Days worth marking, once or every year, and the chapters of a relationship.

A day that passed without a mark is silent: there is no such thing as a missed one.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum

from trustjournal.core.ids import ChapterId, EventId, MilestoneId, PersonId

LONGEST_TITLE = 200
"""Characters; more is a note."""
LONGEST_NOTE = 20_000
FEBRUARY, LEAP_DAY = 2, 29
SOON = 14
"""Days ahead that a milestone is worth telling of: time enough to write a card."""


class Kind(StrEnum):
    """What is worth remembering; small things count as much as great ones."""

    TOGETHER = "together"
    ANNIVERSARY = "anniversary"
    BIRTHDAY = "birthday"
    ACHIEVEMENT = "achievement"
    RECOMMENDED = "recommended"
    """Somebody spoke well of us to others."""
    WORK = "work"
    OTHER = "other"

    @property
    def returns(self) -> bool:
        """Whether days of this kind usually come back every year."""
        return self in {Kind.TOGETHER, Kind.ANNIVERSARY, Kind.BIRTHDAY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One occurrence was marked: celebrated, thanked for, or only thought of."""

    occurrence: date
    day: date
    """When it was marked, which may be before or after."""
    event: EventId | None = None
    """What was noted of it among the things that happened, if anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day with a person that is worth remembering."""

    id: MilestoneId
    person: PersonId
    title: str = ""
    kind: Kind
    month: int
    day_of_month: int
    year: int | None = None
    """The year in which it was; unknown only for what comes back every year."""
    yearly: bool = False
    note: str = ""
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if self.year is None and not self.yearly:
            raise ValueError("a single day has a year")
        if self.year is not None and not MINYEAR <= self.year <= MAXYEAR:
            raise ValueError("no such year")
        if not 1 <= self.month <= len(_MONTHS):
            raise ValueError("no such month")
        if not 1 <= self.day_of_month <= days_in(self.month, self.year):
            raise ValueError("no such day")

    def occurrence_in(self, year: int) -> date | None:
        """Return the day it falls on in a year; nothing before it began, or for another year.

        Where there is no 29 February, it is the 28th: see docs/decisions/0020.
        """
        if not MINYEAR <= year <= MAXYEAR:
            return None
        if self.year is not None and (year < self.year or (year > self.year and not self.yearly)):
            return None
        return date(year, self.month, min(self.day_of_month, days_in(self.month, year)))

    def occurs_on(self, day: date) -> bool:
        """Whether it falls on this very day."""
        return self.occurrence_in(day.year) == day

    def last_until(self, day: date) -> date | None:
        """Return the latest occurrence up to a day."""
        years = (day.year, day.year - 1) if self.yearly else (self.year or day.year,)
        found = (self.occurrence_in(year) for year in years)
        return next((each for each in found if each is not None and each <= day), None)

    def next_from(self, day: date) -> date | None:
        """Return the first occurrence from a day on."""
        first = max(day.year, self.year or MINYEAR) if self.yearly else self.year or day.year
        found = (self.occurrence_in(year) for year in (first, first + 1))
        return next((each for each in found if each is not None and each >= day), None)

    def nearest(self, day: date) -> date:
        """Return the occurrence that one would mark on a day; of two as near, the earlier."""
        known = (self.last_until(day), self.next_from(day))
        return min((each for each in known if each is not None), key=lambda each: abs(each - day))

    def years_at(self, occurrence: date) -> int | None:
        """Return how many years it is by then; nothing in the first year, or when unknown."""
        return None if self.year is None else (occurrence.year - self.year or None)

    def mark_of(self, occurrence: date) -> Mark | None:
        """Return how an occurrence was marked; nothing where it was not."""
        return next((each for each in self.marks if each.occurrence == occurrence), None)

    @property
    def first_day(self) -> date | None:
        """The day on which it all began; nothing when the year is unknown."""
        return None if self.year is None else self.occurrence_in(self.year)

    @property
    def moves_in_common_years(self) -> bool:
        """Whether it is celebrated a day earlier in most years."""
        return self.yearly and (self.month, self.day_of_month) == (FEBRUARY, LEAP_DAY)


_MONTHS = range(1, 13)


def days_in(month: int, year: int | None) -> int:
    """Return how many days a month has; February all of its days when the year is unknown."""
    if month == FEBRUARY and year is None:
        return LEAP_DAY
    return monthrange(year or MINYEAR, month)[1]


def marked(milestone: Milestone, mark: Mark) -> Milestone:
    """Return a milestone of which one occurrence was marked, once at most."""
    if not milestone.occurs_on(mark.occurrence):
        raise ValueError("it does not fall on this day")
    others = tuple(each for each in milestone.marks if each.occurrence != mark.occurrence)
    return replace(milestone, marks=(*others, mark))


def unmarked(milestone: Milestone, occurrence: date) -> Milestone:
    """Return a milestone of which one occurrence was not marked after all."""
    kept = tuple(each for each in milestone.marks if each.occurrence != occurrence)
    return replace(milestone, marks=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A milestone that is near, and not marked yet."""

    milestone: Milestone
    occurrence: date
    days: int
    """From today on; none when it is today."""


def coming(milestones: Iterable[Milestone], today: date, within: int = SOON) -> list[Coming]:
    """Return what comes within some days, the nearest first."""
    found = []
    for milestone in milestones:
        occurrence = milestone.next_from(today)
        if occurrence is None or milestone.mark_of(occurrence) is not None:
            continue
        days = (occurrence - today).days
        if days <= within:
            found.append(Coming(milestone=milestone, occurrence=occurrence, days=days))
    return sorted(found, key=lambda each: (each.days, each.milestone.title, each.milestone.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A beginning or a break in a relationship that the user marks; nobody else can tell."""

    id: ChapterId
    person: PersonId
    day: date
    title: str = ""
    note: str = ""

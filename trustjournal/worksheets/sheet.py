"""A sheet: one filled-in copy of a worksheet, and what was kept because of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from trustjournal.core.ids import PersonId, PlanId, ReminderId, SheetId
from trustjournal.people.domain import Person
from trustjournal.worksheets import walking
from trustjournal.worksheets.domain import FollowUpType, Texts, Worksheet


class AboutKind(StrEnum):
    """What a sheet may have been begun for."""

    PROMISE = "promise"
    BOUNDARY = "boundary"
    MATTER = "matter"
    INTRODUCTION = "introduction"
    SHEET = "sheet"
    """The sheet of a talk, which the debrief looks back on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a sheet was begun for."""

    kind: AboutKind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One filled-in copy of a worksheet."""

    id: SheetId
    worksheet: str
    version: int
    source: str
    """The digest of the worksheet's text as it was when the sheet was begun."""
    person: PersonId | None = None
    """Whom it is about, once that is known."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    """Every answer that the user put in words, one after the other."""
    place: str
    """The step one stands at."""
    begun_on: date
    finished_on: date | None = None
    about: About | None = None

    @property
    def is_finished(self) -> bool:
        """Whether it was walked to its end."""
        return self.finished_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A sheet with the worksheet it was begun under."""

    sheet: Sheet
    worksheet: Worksheet
    is_feared: bool = False
    """Whether the user was afraid of whom it is about when they last told of it."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answers as they count: for oneself alone where there is fear.

        What was finished before stays as it was finished.
        """
        if self.is_feared and not self.sheet.is_finished:
            return walking.for_oneself(self.worksheet, self.sheet.answers)
        return self.sheet.answers


class ReminderKind(StrEnum):
    """What a reminder is for."""

    DAY = "reminder"
    """A day that the user wanted to be reminded of."""
    CHECK_IN = "check_in"
    """Looking back with oneself."""
    DEBRIEF = "debrief"
    """Looking back on a talk: the worksheet for it is offered."""
    NEXT = "worksheet"
    """Another worksheet to go on with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A day on which something of a sheet is brought up again."""

    id: ReminderId
    sheet: SheetId
    person: PersonId | None
    kind: ReminderKind
    labels: Texts
    worksheet: str = ""
    """The worksheet to go on with, if there is one."""
    day: date
    done_on: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether it needs no more attention."""
        return self.done_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A reminder whose day has come, and what it is about."""

    reminder: Reminder
    person: Person | None
    worksheet: Texts
    """What the worksheet of its sheet is called."""


class Role(StrEnum):
    """Which side of a rebuild plan the user is on."""

    I_BROKE = "i_broke"
    THEY_BROKE = "they_broke"


class End(StrEnum):
    """How a rebuild plan was closed; none of them is a failure."""

    GOES_ON = "goes_on"
    """What was agreed has become ordinary life."""
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a rebuild sheet leaves behind: the rest is read from the sheet and what came of it."""

    id: PlanId
    person: PersonId
    sheet: SheetId
    role: Role
    looking_back: str = ""
    """What the user wrote when they closed it."""
    closed_on: date | None = None
    end: End | None = None

    def __post_init__(self) -> None:
        if (self.closed_on is None) is not (self.end is None):
            raise ValueError("a plan that is closed was closed in some way")

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something that was kept because of a sheet."""

    kind: str
    """What it is called in the search index and the trash: promise, event, reminder, plan …"""
    id: str
    proposal: str = ""
    """Which proposal it was."""


ROLES: Mapping[str, Role] = {
    "rebuild_i_broke": Role.I_BROKE,
    "rebuild_they_broke": Role.THEY_BROKE,
}
"""The worksheets that leave a plan behind."""

DEBRIEF = "repair_debrief"
"""The worksheet that looks back on a talk."""
WITHOUT_A_TALK = frozenset(
    {
        FollowUpType.CHECK_INS,
        FollowUpType.DEBRIEF,
        FollowUpType.MATTER,
        FollowUpType.WORKSHEET,
    }
)
"""What is never left behind where it may not be safe to speak; another worksheet may lead there."""

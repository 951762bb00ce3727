"""An open matter: something between the user and somebody that was not talked about yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trustjournal.boundaries.domain import LONGEST_TEXT
from trustjournal.core.ids import EventId, MatterId, PersonId
from trustjournal.core.text import first_line
from trustjournal.people.domain import Person

NUDGED_AFTER = (3, 7, 14)
"""Days: nobody is nudged before having slept on it, nor after two weeks."""
ADDRESSED = "issue_addressed"
"""The kind of event that talking about a matter is."""


class State(StrEnum):
    """How a matter stands."""

    OPEN = "open"
    TALKED_ABOUT = "talked_about"
    LEFT_ALONE = "left_alone"
    """On purpose, for example for safety."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that the user has on their mind about somebody."""

    id: MatterId
    person: PersonId
    topic: str
    since: date
    state: State = State.OPEN
    note: str = ""
    closed_on: date | None = None
    """When it was talked about, or left alone."""

    def __post_init__(self) -> None:
        if not self.topic.strip() or max(len(self.topic), len(self.note)) > LONGEST_TEXT:
            raise ValueError("a matter has a topic, and is no book")
        if (self.closed_on is None) is not self.is_open:
            raise ValueError("what is no longer open was closed on a day")
        if self.closed_on is not None and self.closed_on < self.since:
            raise ValueError("a matter is closed after it came up")

    @property
    def is_open(self) -> bool:
        """Whether it was neither talked about nor left alone."""
        return self.state is State.OPEN

    @property
    def title(self) -> str:
        """What it is called where there is one line for it."""
        return first_line(self.topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A matter as it is being put into words; much may still be missing."""

    person: PersonId | None = None
    name: str = ""
    """Whom it concerns, where they were named and not chosen; a new name is somebody new."""
    topic: str = ""
    since: date | None = None
    """Without a day it is open since today."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """That a matter was talked about, and the fact of the record that came of it, if one did."""

    matter: Matter
    event: EventId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """A matter that is brought up today, once, and whom it concerns."""

    matter: Matter
    person: Person
    days: int

    @property
    def is_last(self) -> bool:
        """Whether the journal will be silent about it from now on."""
        return self.days == NUDGED_AFTER[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long a matter was open; until it was talked about, or so far."""

    days: int
    talked_about: bool


def days_open(matter: Matter, today: date) -> int:
    """Return for how many days it was, or has been, on the user's mind."""
    return ((matter.closed_on or today) - matter.since).days


def nudge_due(matter: Matter, today: date, person: Person) -> bool:
    """Whether the app brings this up today by itself: on three days only, then never again."""
    if not matter.is_open or not person.may_be_reminded_of:
        return False
    return days_open(matter, today) in NUDGED_AFTER


def durations(matters: Iterable[Matter], today: date) -> list[Duration]:
    """Return what "days until talked about" is reckoned from (Kaplan and Meier, 1958).

    What is still open is censored today; what was left alone on purpose leaves the calculation.
    """
    return [
        Duration(days=days_open(each, today), talked_about=each.state is State.TALKED_ABOUT)
        for each in matters
        if each.state is not State.LEFT_ALONE and each.since <= today
    ]

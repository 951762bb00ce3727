"""What is due on a day: a promise, a boundary, a matter, a milestone, a sheet, a quiet contact.

Nothing here reproaches anybody: each thing can be done, opened, or put off in one click.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.worksheets.sheet import DueReminder


class DueKind(StrEnum):
    """What is due."""

    PROMISE = "promise"
    BOUNDARY = "boundary"
    MATTER = "matter"
    MILESTONE = "milestone"
    REMINDER = "reminder"
    """Something that a sheet left behind for this day."""
    CONTACT = "contact"
    REFLECTION = "reflection"


class Reason(StrEnum):
    """Why it is spoken of."""

    DUE_TODAY = "due_today"
    IN_DANGER = "in_danger"
    OVERDUE = "overdue"
    WAITING = "waiting"
    LOOK_AGAIN = "look_again"
    NOT_TALKED_ABOUT = "not_talked_about"
    COMING = "coming"
    REMINDED = "reminded"
    LONGER_THAN_WISHED = "a_little_longer"
    LONGER_THAN_USUAL = "noticeably_longer"
    ASKED_FOR = "asked_for"


class Snooze(StrEnum):
    """For how long it may be left."""

    TOMORROW = "tomorrow"
    THREE_DAYS = "three_days"
    WEEK = "week"

    def until(self, today: date) -> date:
        """Return the day from which it is spoken of again."""
        return today + timedelta(days=_DAYS[self])


_DAYS = {Snooze.TOMORROW: 1, Snooze.THREE_DAYS: 3, Snooze.WEEK: 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due, and whom it concerns."""

    kind: DueKind
    id: str
    """Of the promise, boundary, matter, milestone, reminder or look at a relationship; of the
    person for a quiet contact.
    """
    person: Person | None
    """Nobody only for a reminder."""
    reason: Reason
    title: str
    """In the user's own words; nothing for a quiet contact, a reminder or a look at a relationship.
    """
    day: date | None
    """The day it is, or was, meant for."""
    days: int = 0
    """Since a matter came up, since the last contact, or until a milestone."""
    reminded: DueReminder | None = None
    """What a sheet left behind, for a reminder."""
    says_once: bool = False
    """Whether this reminder of a contact also says what is said once and never again."""

    @property
    def key(self) -> tuple[DueKind, str]:
        """What tells it from all others."""
        return self.kind, self.id

    @property
    def about(self) -> PersonId | None:
        """Whom it concerns."""
        return None if self.person is None else self.person.id

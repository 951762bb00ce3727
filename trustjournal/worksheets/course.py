"""A rebuild plan as it stands: what was done of it, and what helps on a bad day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from trustjournal.boundaries.domain import Boundary
from trustjournal.people.domain import Person
from trustjournal.worksheets.domain import Question
from trustjournal.worksheets.sheet import Opened, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question of the sheet that belongs to the plan, and its answer."""

    question: Question
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A plan as it stands: counts of what was done, and never a word about trust."""

    plan: Plan
    person: Person
    opened: Opened
    talked_on: date | None
    """When the talk was looked back on."""
    boundaries: tuple[Boundary, ...]
    """Those drawn because of the sheet that still hold."""
    days: tuple[date, ...]
    """The days to look back, the earliest first."""
    looked: frozenset[date]
    """On which of them one did."""
    slip: tuple[Answered, ...]
    stop: tuple[Answered, ...]
    people: tuple[Person, ...]
    """Whom the answers name."""
    begun: Mapping[str, Any]
    """What stands in the form that looks back on it, and was not meant yet."""

    @property
    def is_safe(self) -> bool:
        """Whether talks and days to look back may be spoken of."""
        return not (self.person.safety or self.opened.is_feared)

    def next_day(self, today: date) -> date | None:
        """Return the next day to look back."""
        return next((each for each in self.days if each >= today and each not in self.looked), None)

"""What one asks of the page Trends, and what one gets to see."""

from dataclasses import dataclass
from datetime import date

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import PeopleOrder, Person
from trustjournal.trends.answering import GapQuestion
from trustjournal.trends.series.kinds import Shown
from trustjournal.trends.series.window import Range, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user wants to look at."""

    person: PersonId | None = None
    """None is everyone."""
    range: Range = Range.TWELVE_WEEKS
    own: tuple[date, date] | None = None
    order: PeopleOrder = PeopleOrder.NAME
    """Of everyone: by name or last entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The page as it shall be shown."""

    people: tuple[Person, ...]
    """Who can be chosen, by name; nobody who was put away."""
    person: Person | None
    window: Window
    charts: tuple[Shown, ...]
    rests: bool
    """A hard entry was written less than a day ago."""
    is_off: bool
    """The user wants no charts."""
    with_words: bool
    question: GapQuestion | None = None
    """What follows the sentence about feeling and record of the person, where it is shown."""

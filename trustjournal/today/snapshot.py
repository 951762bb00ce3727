"""Everything that the page Today shows, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from trustjournal.checkins.domain import Standing
from trustjournal.core.ids import PersonId
from trustjournal.journal.domain import Draft, EntryCard
from trustjournal.people.domain import Person
from trustjournal.today.domain import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Somebody the user is asked about today, and what a new answer stands beside."""

    person: Person
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One look at the journal for the page Today; the first one leaves the lower part out."""

    now: datetime
    """In the user's zone."""
    is_night: bool
    """Hours in which nothing is asked by itself."""
    is_first_day: bool
    """Nothing was ever written."""
    asks_question: bool
    """Whether the user wants to be asked."""
    rests_until: date | None
    """Until when the journal was put away, if it was."""
    question: Question | None
    safety: bool
    """Somebody carries the safety flag: the help page is linked, once and quietly."""
    drafts: tuple[Draft, ...]
    """What was being written when the program ended without saving."""
    recent: tuple[EntryCard, ...]
    earlier: tuple[EntryCard, ...]
    """Written on this day of earlier years."""
    people: Mapping[PersonId, Person]
    """Everybody who may be named on the page."""

    invitations: tuple[Invitation, ...] = ()
    show_previous: bool = False
    companions: tuple[Person, ...] = ()
    """With whom something may have happened that is to be noted: those of the last days first."""
    old_trash: int = 0
    """How many things have been in the trash for long."""

"""What happened in a week or a month, gathered from what was noted. Counts and words, no more.

There is no figure about a person here, no comparison of people, and no trend.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trustjournal.core.ids import PersonId
from trustjournal.events.domain import By, Dimension, Event, Kind
from trustjournal.matters.domain import ADDRESSED
from trustjournal.people.domain import Circle, Person
from trustjournal.people.order import by_name
from trustjournal.promises.domain import KIND_OF_EVENT, Outcome

NOTHING_SINCE_FROM, NOTHING_SINCE_UNTIL = timedelta(days=14), timedelta(days=365)
"""Earlier there was hardly time; later it is simply how it turned out."""
_NEVER_JUST_MET = frozenset({Circle.PARTNER, Circle.FAMILY})


_OUTCOMES = {kind: outcome for outcome, kind in KIND_OF_EVENT.items()}


class Practice(StrEnum):
    """What builds trust everywhere."""

    HONESTY = Dimension.HONESTY.value
    PROMISES = Dimension.PROMISES.value
    LISTENING = Dimension.LISTENING.value
    RESPECT = Dimension.RESPECT.value


class Section(StrEnum):
    """What else is told about a time."""

    TALKED_ABOUT = "talked_about"
    GIVEN = "given"
    RECEIVED = "received"
    THANKED = "thanked"
    """By the user."""
    WAS_THANKED = "was_thanked"
    MARKED = "marked"
    CAME_THROUGH = "came_through"
    """What came through people."""


_SECTIONS = {
    (ADDRESSED, By.ME): Section.TALKED_ABOUT,
    (ADDRESSED, By.THEM): Section.TALKED_ABOUT,
    ("gave", By.ME): Section.GIVEN,
    ("received", By.ME): Section.RECEIVED,
    ("gave", By.THEM): Section.RECEIVED,
    ("received", By.THEM): Section.GIVEN,
    ("recognised", By.ME): Section.THANKED,
    ("recognised", By.THEM): Section.WAS_THANKED,
    ("milestone_marked", By.ME): Section.MARKED,
    ("milestone_marked", By.THEM): Section.MARKED,
    **{
        (kind, by): Section.CAME_THROUGH
        for kind in ("opportunity", "new_view", "introduced", "recommended")
        for by in By
    },
}
_CONTACTS = frozenset({"contact", "contact_needed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One thing that happened, with whom."""

    person: Person
    event: Event
    text: str
    """What was promised, or the note; nothing where only the kind is noted."""
    kind: Kind | None = None
    """What kind of event it is, where this program knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A promise of which something became."""

    noted: Noted
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was noted in a time about the people who are shown."""

    mine: tuple[Settled, ...]
    """The user's own promises: they come first."""
    theirs: tuple[Settled, ...]
    """Promises to the user, where what was seen from them is shown."""
    sections: Mapping[Section, tuple[Noted, ...]]
    contacts: tuple[Person, ...]
    """With whom the user was in touch, by name."""
    practices: Mapping[Practice, tuple[bool, ...]]
    """One for each note about the user's own doing, whether it went as one would wish."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted."""
        noted = (self.mine, self.theirs, self.contacts, *self.sections.values())
        return not any((*noted, *self.practices.values()))


def summary(
    events: Iterable[Event],
    people: Mapping[PersonId, Person],
    kinds: Mapping[str, Kind],
    text_of: Callable[[Event], str],
) -> Summary:
    """Gather what happened with these people; about anybody else nothing is told."""
    noted = [
        Noted(
            person=people[event.person],
            event=event,
            text=text_of(event),
            kind=kinds.get(event.kind),
        )
        for event in events
        if event.person in people
    ]
    mine = [each for each in noted if each.event.by is By.ME]
    theirs = [each for each in noted if each.event.by is By.THEM and each.person.shows_their_record]
    contacts = {each.person.id: each.person for each in noted if each.event.kind in _CONTACTS}
    return Summary(
        mine=_settled(mine),
        theirs=_settled(theirs),
        sections={section: _of(section, noted) for section in Section},
        contacts=tuple(by_name(contacts.values())),
        practices={practice: _dots(practice, mine) for practice in Practice},
    )


def _settled(noted: Sequence[Noted]) -> tuple[Settled, ...]:
    found = [
        Settled(noted=each, outcome=_OUTCOMES[each.event.kind])
        for each in noted
        if each.event.kind in _OUTCOMES
    ]
    order = list(Outcome)
    return tuple(sorted(found, key=lambda each: order.index(each.outcome)))


def _of(section: Section, noted: Sequence[Noted]) -> tuple[Noted, ...]:
    return tuple(
        each
        for each in noted
        if _SECTIONS.get((each.event.kind, each.event.by)) is section
        # A matter that was talked about is told by itself, whether or not it entered a record.
        and each.event.matter is None
    )


def _dots(practice: Practice, mine: Sequence[Noted]) -> tuple[bool, ...]:
    """Return one for each note that counts, in the order in which they were noted."""
    return tuple(
        each.kind.favourable >= _AS_ONE_WOULD_WISH
        for each in mine
        if each.kind is not None
        and each.kind.dimension.value == practice.value
        and each.kind.enters_record
        and each.kind.favourable is not None
    )


_AS_ONE_WOULD_WISH = 0.5


# Keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """The first and the last day on which somebody left a trace in the journal."""

    first: date
    last: date


def met_nothing_since(
    people: Iterable[Person], traces: Mapping[PersonId, Traces], today: date
) -> list[Person]:
    """Return those met within a year of whom nothing was noted since; by name, without alarm.

    Nobody has to hurry: the first weeks do not count, and nobody is reminded of partner, family,
    or somebody they do not want to be reminded of.
    """
    return by_name(
        person
        for person in people
        if person.may_be_reminded_of
        and not _NEVER_JUST_MET.intersection(person.circles)
        and (seen := traces.get(person.id)) is not None
        and seen.first == seen.last
        and NOTHING_SINCE_FROM <= today - seen.last <= NOTHING_SINCE_UNTIL
    )

"""How long the last contact with each person is ago, beside what is usual between the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.trends.rhythm import Rhythm, rhythm
from trustjournal.trends.words import RhythmWord

CONTACTS = ("contact", "contact_needed")
"""The kinds of events that were a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Somebody with whom it has been longer than usual, or than the user wished."""

    person: Person
    rhythm: Rhythm


def quiet(
    people: Iterable[Person], contacts: dict[PersonId, list[date]], today: date
) -> list[Quiet]:
    """Return with whom it has been quiet for noticeably long, the longest first.

    A little longer counts only where the user wished for a rhythm. Nobody is reminded of somebody
    who was put away, who frightens them, or about whom they want no reminders.
    """
    found = [
        Quiet(person=person, rhythm=rhythm(days, today, wished=person.wished_rhythm))
        for person in people
        if person.may_be_reminded_of and (days := contacts.get(person.id))
    ]
    spoken = [
        each
        for each in found
        if each.rhythm.word is RhythmWord.NOTICEABLY_LONGER
        or (
            each.rhythm.word is RhythmWord.A_LITTLE_LONGER and each.person.wished_rhythm is not None
        )
    ]
    return sorted(spoken, key=lambda each: (-(each.rhythm.elapsed or 0), each.person.id))

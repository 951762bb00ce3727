"""What the list of people shows, row by row: headings and people. No Qt in here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trustjournal.core.ids import PersonId
from trustjournal.people import words
from trustjournal.people.domain import PeopleOrder, Person, is_found_by
from trustjournal.people.order import (
    by_last_entry,
    by_name,
    grouped_by_circle,
    grouped_by_name,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A heading, or one person."""

    heading: str = ""
    person: Person | None = None
    last_entry: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the user wants to see of the list."""

    order: PeopleOrder = PeopleOrder.NAME
    search: str = ""
    put_away: bool = False
    """Whether those who were put away are unfolded."""


def rows(
    people: Iterable[Person], last_entries: Mapping[PersonId, date], wanted: Wanted
) -> list[Row]:
    """Return the list from top to bottom, in the language in use."""
    found = [person for person in people if is_found_by(person, wanted.search)]
    shown = [person for person in found if not person.put_away]
    listed = list(_grouped(shown, last_entries, wanted.order))
    if wanted.put_away:
        away = by_name(
            (person for person in found if person.put_away), kana_first=words.kana_first()
        )
        listed.extend(_headed(words.put_away_heading(), away, last_entries))
    return listed


def _grouped(
    people: Sequence[Person], last_entries: Mapping[PersonId, date], order: PeopleOrder
) -> Iterator[Row]:
    kana_first = words.kana_first()
    if order is PeopleOrder.NAME:
        for heading, group in grouped_by_name(people, kana_first=kana_first):
            yield from _headed(words.heading(heading), group, last_entries)
    elif order is PeopleOrder.CIRCLE:
        for circle, group in grouped_by_circle(people, kana_first=kana_first):
            yield from _headed(words.circle_heading(circle), group, last_entries)
    else:
        for person in by_last_entry(people, last_entries, kana_first=kana_first):
            yield Row(person=person, last_entry=last_entries.get(person.id))


def _headed(
    heading: str, group: Sequence[Person], last_entries: Mapping[PersonId, date]
) -> Iterator[Row]:
    if group:
        yield Row(heading=heading)
    for person in group:
        yield Row(person=person, last_entry=last_entries.get(person.id))

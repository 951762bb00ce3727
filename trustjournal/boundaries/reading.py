"""What one reads of one's boundaries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from trustjournal.boundaries import store
from trustjournal.boundaries.domain import (
    Boundary,
    Due,
    Story,
    in_order,
    is_due,
    place,
)
from trustjournal.boundaries.problems import BoundaryGone
from trustjournal.core.ids import BoundaryId, PersonId
from trustjournal.events.domain import Event
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.preferences.service import chosen
from trustjournal.storage import begun
from trustjournal.storage.begun import Words
from trustjournal.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything about boundaries that is shown at once, without people who were put away."""

    holding: tuple[Story, ...]
    """Those whose day to look again comes first, first."""
    let_go: tuple[Story, ...]
    people: Mapping[PersonId, Person]
    """Everybody one can draw a boundary towards."""
    begun: Mapping[str, Words]
    """What stands in forms and was not meant yet, by the forms' names."""
    week_start: int | None
    """The day with which weeks begin, if it is not the usual one."""


class Reading:
    """Everything about boundaries that changes nothing on the disk."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def board(self) -> Board:
        """Return all that the page shows."""
        with self._vault.reading() as connection:
            everybody = {each.id: each for each in people_store.everyone(connection)}
            people = {key: each for key, each in everybody.items() if not each.put_away}
            stories = [
                story for story in store.stories(connection) if story.boundary.person in people
            ]
            return _board(connection, stories, people)

    def board_of(self, person: Person) -> Board:
        """Return all about one person that their page shows."""
        with self._vault.reading() as connection:
            stories = store.stories(connection, store.shelf.about(person.id))
            return _board(connection, stories, {person.id: person})

    def of_person(self, person: PersonId) -> list[Boundary]:
        """Return all towards one person, oldest first; those let go too."""
        with self._vault.reading() as connection:
            return store.shelf.of_person(connection, person)

    def stories_of(self, person: PersonId) -> list[Story]:
        """Return all towards one person, with what became of them, oldest first."""
        with self._vault.reading() as connection:
            return store.stories(connection, store.shelf.about(person))

    def log(self, boundary_id: BoundaryId) -> tuple[Event, ...]:
        """Return when one was respected or crossed, oldest first."""
        with self._vault.reading() as connection:
            story = store.story(connection, boundary_id)
        if story is None:
            raise BoundaryGone
        return story.marks

    def to_review(self, today: date) -> list[Due]:
        """Return what the user meant to look at again by today, the longest waiting first.

        Nothing about those who were put away, whom the user is afraid of, or about whom they want
        no reminders.
        """
        with self._vault.reading() as connection:
            people = {each.id: each for each in people_store.everyone(connection)}
            holding = store.shelf.where(connection, store.HOLDS)
        return [
            Due(boundary=each, person=people[each.person])
            for each in sorted(holding, key=place)
            if is_due(each, today) and people[each.person].may_be_reminded_of
        ]


def found(connection: Connection, boundary_id: BoundaryId) -> Boundary:
    """Return one boundary; BoundaryGone for one in the trash."""
    boundary = store.shelf.get(connection, boundary_id)
    if boundary is None:
        raise BoundaryGone
    return boundary


def _board(
    connection: Connection, stories: list[Story], people: Mapping[PersonId, Person]
) -> Board:
    ordered = in_order(stories)
    return Board(
        holding=tuple(story for story in ordered if not story.boundary.is_let_go),
        let_go=tuple(story for story in ordered if story.boundary.is_let_go),
        people=people,
        begun=begun.words_of(connection, store.KIND),
        week_start=chosen(connection).week_start,
    )

"""What lists of sheets tell of each: whom it is about, when it was written in, where one stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from trustjournal.core.ids import PersonId
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.worksheets import store, walking
from trustjournal.worksheets.answers import whom
from trustjournal.worksheets.choosing import COMPLACENCY, is_enough
from trustjournal.worksheets.library import Library
from trustjournal.worksheets.sheet import Opened, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A sheet as a list tells of it."""

    opened: Opened
    person: Person | None
    new_name: str = ""
    """Whom it is about, if that is nobody who is known yet."""
    at: int
    """The step one stands at, from nought."""
    of: int
    """How many steps there are with these answers."""
    written_on: date

    @property
    def sheet(self) -> Sheet:
        """What was filled in."""
        return self.opened.sheet

    @property
    def finished_on(self) -> date | None:
        """When it was walked to its end."""
        return self.opened.sheet.finished_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything there is to choose from."""

    library: Library
    unfinished: tuple[Lying, ...]
    """The one touched last first."""
    finished: tuple[Lying, ...]
    """The latest first."""
    enough: frozenset[str] = frozenset()
    """The worksheets that had better wait for some days."""


def board_of(
    connection: Connection, library: Library, now: datetime, feared: Collection[PersonId] = ()
) -> Board:
    """Read what waits and what is done; sheets about somebody who is put away are not told of."""
    every = tell(connection, store.shelf.where(connection), now, feared)
    lying = [each for each in every if each.person is None or not each.person.put_away]
    # Stable: those of one day stay in the order in which they were begun.
    lying.sort(key=lambda each: each.written_on)
    done = [each for each in lying if each.finished_on is not None]
    done.sort(key=lambda each: each.finished_on or each.written_on)
    begun = (each.sheet.begun_on for each in every if each.sheet.worksheet == COMPLACENCY)
    last = max(begun, default=None)
    return Board(
        library=library,
        unfinished=tuple(each for each in reversed(lying) if each.finished_on is None),
        finished=tuple(reversed(done)),
        enough=frozenset(each for each in library.worksheets if is_enough(each, last, now.date())),
    )


def lying_about(
    connection: Connection, person: PersonId, now: datetime, feared: Collection[PersonId] = ()
) -> tuple[Lying, ...]:
    """Return the sheets about somebody: what waits first, then what is done, the latest first."""
    lying = tell(connection, store.shelf.of_person(connection, person), now, feared)
    lying.reverse()
    return tuple(sorted(lying, key=lambda each: each.finished_on is not None))


def waiting(connection: Connection, feared: Collection[PersonId] = ()) -> Opened | None:
    """Return the sheet to go on with, if one may be brought up unasked.

    Nothing about somebody who is put away, whom the user may have to fear, or was afraid of.
    """
    found = store.shelf.where(connection, store.UNFINISHED)
    written = store.shelf.written_at(connection, [each.id for each in found])
    everyone = people_store.everyone(connection)
    quiet = {each.id for each in everyone if each.put_away or each.safety} | set(feared)
    fitting = [each for each in found if each.person not in quiet]
    if not fitting:
        return None
    last = max(fitting, key=lambda each: written[each.id])
    return Opened(sheet=last, worksheet=store.worksheets_of(connection, [last])[last.source])


def tell(
    connection: Connection, found: Iterable[Sheet], now: datetime, feared: Collection[PersonId] = ()
) -> list[Lying]:
    """Return what lists tell of sheets, in the order given."""
    kept: Sequence[Sheet] = list(found)
    worksheets = store.worksheets_of(connection, kept)
    written = store.shelf.written_at(connection, [each.id for each in kept])
    people = {each.id: each for each in people_store.everyone(connection)}
    told = []
    for sheet in kept:
        worksheet = worksheets[sheet.source]
        opened = Opened(sheet=sheet, worksheet=worksheet, is_feared=sheet.person in feared)
        walked = walking.steps(worksheet, opened.answers)
        person = people.get(sheet.person) if sheet.person else None
        told.append(
            Lying(
                opened=opened,
                person=person,
                new_name="" if person else whom(worksheet, sheet.answers),
                at=walking.place(walked, worksheet, sheet.place),
                of=len(walked),
                written_on=written[sheet.id].astimezone(now.tzinfo).date(),
            )
        )
    return told

"""A boundary: what is fine for the user, what is not, and what they themselves do then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trustjournal.core.ids import BoundaryId, EntryId, PersonId
from trustjournal.core.text import first_line
from trustjournal.events.domain import Event, Size
from trustjournal.people.domain import Person

LONGEST_TEXT = 20_000
"""Characters; a longer account is an entry."""
LOOK_AGAIN_AFTER = timedelta(weeks=4)
"""A boundary without a day to look again hardens, or fades."""


class Mark(StrEnum):
    """What became of a boundary on some day."""

    RESPECTED = "respected"
    CROSSED = "crossed"
    """By somebody who knew of it."""
    PUT_RIGHT = "put_right"
    """Crossed by accident, then put right."""


KIND_OF_EVENT = {
    Mark.RESPECTED: "boundary_respected",
    Mark.CROSSED: "boundary_crossed",
    Mark.PUT_RIGHT: "boundary_crossed_repaired",
}
"""Each mark is one kind of event, and enters the record as that."""
MARK_OF_KIND = {kind: mark for mark, kind in KIND_OF_EVENT.items()}


def sizes(mark: Mark) -> tuple[Size, ...]:
    """Return how much a mark may have mattered: grave is only what was not put right."""
    return tuple(size for size in Size if size is not Size.GRAVE or mark is Mark.CROSSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Where a limit of the user's is, towards one person."""

    id: BoundaryId
    person: PersonId
    fine: str = ""
    not_fine: str
    i_will: str = ""
    """Only what is in the user's own hands, and protects them."""
    note: str = ""
    drawn_on: date
    re_established: bool = False
    """Drawn again after something happened."""
    told_on: date | None = None
    """When the other person was told of it, if they were."""
    review_on: date | None
    """When the user looks at it again; every boundary that is not let go has such a day."""
    let_go_on: date | None = None
    entry: EntryId | None = None

    def __post_init__(self) -> None:
        if not says_something(self.fine, self.not_fine):
            raise ValueError("a boundary says what is fine or what is not")
        if max(map(len, (self.fine, self.not_fine, self.i_will, self.note))) > LONGEST_TEXT:
            raise ValueError("a boundary is no book")
        if (self.review_on is None) is not self.is_let_go:
            raise ValueError("a boundary has a day to look again unless it is let go")

    @property
    def is_let_go(self) -> bool:
        """Whether it holds no longer."""
        return self.let_go_on is not None

    @property
    def title(self) -> str:
        """What it is called where there is one line for it."""
        return first_line(self.not_fine) or first_line(self.fine)


def says_something(fine: str, not_fine: str) -> bool:
    """Whether there are words enough for a boundary."""
    return bool(fine.strip() or not_fine.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A boundary as it is being put into words; much may still be missing."""

    person: PersonId | None = None
    name: str = ""
    """Whom it concerns, where they were named and not chosen; a new name is somebody new."""
    fine: str = ""
    not_fine: str = ""
    i_will: str = ""
    note: str = ""
    re_established: bool = False
    drawn_on: date | None = None
    """Without a day it is drawn today."""
    told_on: date | None = None
    review_on: date | None = None
    """Without a day it is looked at again after four weeks."""
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """When the user looked at a boundary again, and what they thought."""

    id: str
    boundary: BoundaryId
    day: date
    note: str = ""
    due_on: date | None = None
    """The day for which it was meant; nothing when the boundary had been let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A boundary with all that became of it, the oldest first."""

    boundary: Boundary
    marks: tuple[Event, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def log(self) -> tuple[Event | Review, ...]:
        """Everything in one line, the latest first."""
        both: list[Event | Review] = [*self.marks, *self.reviews]
        return tuple(sorted(both, key=_day_of)[::-1])


def _day_of(noted: Event | Review) -> date:
    return noted.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A boundary that the user meant to look at again by now, and whom it concerns."""

    boundary: Boundary
    person: Person


def look_again_on(today: date) -> date:
    """Suggest when to look at a boundary again."""
    return today + min(LOOK_AGAIN_AFTER, date.max - today)


def is_due(boundary: Boundary, today: date) -> bool:
    """Whether the day to look again has come."""
    return boundary.review_on is not None and boundary.review_on <= today


def in_order(stories: Iterable[Story]) -> list[Story]:
    """Sort by the day to look again; those let go come last, the latest first."""
    return sorted(stories, key=lambda story: place(story.boundary))


def place(boundary: Boundary) -> tuple[int, int, str]:
    """Return what boundaries are sorted by."""
    looked, gone = boundary.review_on or date.max, boundary.let_go_on or date.max
    return looked.toordinal(), -gone.toordinal(), boundary.id

"""How promises are laid out: mine first, what is open before what is settled."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.events.domain import By
from trustjournal.people.domain import Person
from trustjournal.promises.domain import Promise, Tale, is_overdue

Words = Mapping[str, Any]
"""What stands in the fields of a form."""
RECENT = 6
"""So many of the settled are shown; the others on request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything that is shown at once. People who were put away are not among it."""

    mine: tuple[Tale, ...]
    """Open ones of mine."""
    theirs: tuple[Tale, ...]
    """Open ones of others, on which the user waits."""
    settled: tuple[Tale, ...]
    """Of both, the latest first."""
    has_earlier: bool
    """Whether more were settled than are shown."""
    people: Mapping[PersonId, Person]
    """Everybody with whom there can be a promise."""
    concerned: frozenset[PersonId]
    """Those of them with whom there is one."""
    begun: Mapping[str, Words]
    """What stands in forms and was not meant yet, by the forms' names."""

    def ids(self) -> frozenset[PromiseId]:
        """Return which promises are on it."""
        tales = (*self.mine, *self.theirs, *self.settled)
        return frozenset(tale.promise.id for tale in tales)


def in_order(tales: Iterable[Tale], today: date) -> list[Tale]:
    """Sort open promises: those whose day has passed, then by day, then those without one.

    What is alike in all that keeps its order.
    """
    return sorted(tales, key=lambda tale: _place(tale.promise, today))


def _place(promise: Promise, today: date) -> tuple[bool, bool, date, date]:
    due = promise.due
    return (
        not is_overdue(promise, today),
        due is None,
        promise.made if due is None else due,
        promise.made,
    )


def laid_out(
    opened: Iterable[Tale],
    settled: Sequence[Tale],
    people: Mapping[PersonId, Person],
    begun: Mapping[str, Words],
    today: date,
    *,
    most_settled: int,
    concerned: Collection[PersonId] = (),
) -> Board:
    """Lay promises out for somebody who looks at them today; `settled` comes the latest first."""
    ordered = in_order(opened, today)
    return Board(
        mine=tuple(tale for tale in ordered if tale.promise.by is By.ME),
        theirs=tuple(tale for tale in ordered if tale.promise.by is By.THEM),
        settled=tuple(settled[:most_settled]),
        has_earlier=len(settled) > most_settled,
        people=people,
        concerned=frozenset(people).intersection(concerned),
        begun=begun,
    )

"""Which promises are spoken of on a day, and why: never to reproach anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trustjournal.core.ids import PersonId
from trustjournal.events.domain import By
from trustjournal.people.domain import Person
from trustjournal.promises.domain import Tale, is_in_danger, is_overdue
from trustjournal.promises.ledger import in_order


class Reason(StrEnum):
    """Why a promise is spoken of."""

    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    IN_DANGER = "in_danger"
    """Mine, with little time left: there is still time to tell them."""
    WAITING = "waiting"
    """Theirs, and its day has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A promise that is spoken of today, whom it concerns, and why."""

    tale: Tale
    person: Person
    reason: Reason


_ORDER = (Reason.DUE_TODAY, Reason.IN_DANGER, Reason.OVERDUE, Reason.WAITING)
"""What can still be acted on today comes first."""


def reason_on(tale: Tale, today: date) -> Reason | None:
    """Return why a promise should be spoken of; nothing for most, on most days."""
    promise = tale.promise
    if not promise.is_open or promise.due is None:
        return None
    if promise.by is By.THEM:
        return Reason.WAITING if promise.due <= today else None
    if promise.due == today:
        return Reason.DUE_TODAY
    if is_overdue(promise, today):
        return Reason.OVERDUE
    return Reason.IN_DANGER if is_in_danger(tale, today) else None


def spoken_of(tales: Iterable[Tale], people: Mapping[PersonId, Person], today: date) -> list[Due]:
    """Return what is spoken of today.

    Nothing about those who were put away, and nothing that somebody frightening owes: waiting on
    them is not to be thought of at breakfast.
    """
    found = []
    for tale in in_order(tales, today):
        person, reason = people[tale.promise.person], reason_on(tale, today)
        silent = person.put_away or (person.safety and tale.promise.by is By.THEM)
        if reason is not None and not silent:
            found.append(Due(tale=tale, person=person, reason=reason))
    return sorted(found, key=lambda due: _ORDER.index(due.reason))

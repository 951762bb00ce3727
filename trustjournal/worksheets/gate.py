"""What is known beside the gate of a sheet: for whom the safety flag was offered there, once, and
whom the user said elsewhere to have been afraid of.
"""

from collections.abc import Callable, Collection

from sqlalchemy import Connection

from trustjournal.core.ids import PersonId
from trustjournal.people import store as people_store
from trustjournal.storage import preferences

Feared = Callable[[Connection], Collection[PersonId]]
"""Reads whom the user was afraid of when they last looked at the relationship; others know that."""

_OFFERED = "safety_offered_at_a_gate"


def nobody(_connection: Connection) -> Collection[PersonId]:
    """Return nobody: where there is no other place to tell of being afraid."""
    return ()


def may_offer(connection: Connection, person: PersonId) -> bool:
    """Whether the flag may be offered: it is not set, and was not offered at a gate before."""
    known = people_store.get(connection, person)
    offered = preferences.read(connection, _OFFERED, [])
    return known is not None and not known.safety and person not in offered


def offered(connection: Connection, person: PersonId) -> None:
    """Remember that it was offered."""
    before = preferences.read(connection, _OFFERED, [])
    if person not in before:
        preferences.write(connection, _OFFERED, [*before, person])

"""What a sheet remembers of its gate: for whom the safety flag was offered there, once."""

from sqlalchemy import Connection

from trustjournal.core.ids import PersonId
from trustjournal.people import store as people_store
from trustjournal.storage import preferences

_OFFERED = "safety_offered_at_a_gate"


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

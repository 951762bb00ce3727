"""What came of a sheet and is still there, for the page of the finished sheet."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from trustjournal.core.ids import SheetId
from trustjournal.worksheets import store
from trustjournal.worksheets.finishing import KEPT_ON


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One thing that was kept because of a sheet."""

    kind: str
    thing: Any
    """A promise, a boundary, a matter, an event, a reminder …, as it stands today."""


def came_of(connection: Connection, sheet_id: SheetId) -> tuple[Came, ...]:
    """Return it in the order in which it was kept; what was thrown away since is left out."""
    found = []
    for outcome in store.outcomes_of(connection, sheet_id):
        thing = KEPT_ON[outcome.kind].get(connection, outcome.id)
        if thing is not None:
            found.append(Came(kind=outcome.kind, thing=thing))
    return tuple(found)

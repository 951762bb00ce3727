"""Reading by plain statements: for what a start shows before SQLAlchemy is imported.

Importing SQLAlchemy and the tables takes longer than showing the window. What is read in this way
is read so ever after: no question to the journal stands twice.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Protocol

from trustjournal.core.clock import Moment

MOMENT = "instant, utc_offset, zone, day"
"""The columns that together keep one moment."""


class Plain(Protocol):
    """What runs a statement as it stands: the journal's own connection, or SQLAlchemy's over it."""

    def exec_driver_sql(
        self, statement: str, parameters: tuple[Any, ...] = ..., /
    ) -> Iterable[Any]:
        """Run one statement; its rows can be unpacked."""


def first(rows: Iterable[Any]) -> Any:
    """Return the first row, or None."""
    return next(iter(rows), None)


def places(values: tuple[Any, ...]) -> str:
    """Return the place-holders for any number of values."""
    return ", ".join("?" * len(values))


def moment(instant: str, utc_offset: int, zone: str, day: str) -> Moment:
    """Return the moment that the columns MOMENT tell of."""
    return Moment(
        instant=datetime.fromisoformat(instant),
        utc_offset=utc_offset,
        zone=zone,
        day=date.fromisoformat(day),
    )

"""The tables' common ground for SQLAlchemy: metadata, column types, an engine over one connection.

Stores put `core.text.storable` between what was typed and a column; nothing else changes text.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, create_engine, event
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import TypeDecorator
from sqlcipher3 import dbapi2

from trustjournal.core.clock import Moment

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept in UTC as text of one width, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A day of the writer's calendar, as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A small structure as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Ids(TypeDecorator[tuple[str, ...]]):
    """An ordered list of ids or words, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:
        return (
            None if value is None else json.dumps([str(each) for each in value], ensure_ascii=False)
        )

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What a journal knows about itself: journal_id, change_counter, created_at, app_version."""

preferences = Table(
    "preferences",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Json, nullable=False),
)
"""Read and written by preferences.py."""


def moment_columns() -> list[Column[Any]]:
    """Return the columns that together keep one moment."""
    return [
        Column("instant", Instant, nullable=False),
        Column("utc_offset", Integer, nullable=False),
        Column("zone", Text, nullable=False),
        Column("day", Day, nullable=False),
    ]


def moment_values(moment: Moment) -> dict[str, Any]:
    """Return a moment as the values of its columns."""
    return {
        "instant": moment.instant,
        "utc_offset": moment.utc_offset,
        "zone": moment.zone,
        "day": moment.day,
    }


def moment_in(row: Any) -> Moment:
    """Return the moment that a row with these columns tells of."""
    return Moment(instant=row.instant, utc_offset=row.utc_offset, zone=row.zone, day=row.day)


def engine_over(connection: Any) -> Engine:
    """Return an engine that always hands out this one sqlcipher3 connection.

    `hide_parameters` keeps what was written out of every error message. Transactions begin
    explicitly, since the driver's habit of committing before DDL would leave half a migration.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(opened: Connection) -> None:
        writes = opened.get_execution_options().get("writes", False)
        opened.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine

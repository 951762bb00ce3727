"""Choices that belong to the journal and are as private as its text."""

from typing import Any

from sqlalchemy import Column, Connection, Table, Text, delete, select
from sqlalchemy.dialects.sqlite import insert

from trustjournal.storage.database import Json, metadata

preferences = Table(
    "preferences",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Json, nullable=False),
)


def read(connection: Connection, name: str, default: Any = None) -> Any:
    """Return a preference, or the default when it was never set."""
    found = connection.execute(
        select(preferences.c.value).where(preferences.c.name == name)
    ).first()
    return default if found is None else found.value


def write(connection: Connection, name: str, value: Any) -> None:
    """Keep a preference; None takes it back to its default."""
    if value is None:
        connection.execute(delete(preferences).where(preferences.c.name == name))
        return
    connection.execute(
        insert(preferences)
        .values(name=name, value=value)
        .on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )

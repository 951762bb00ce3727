"""What an export holds beside people, check-ins, entries and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Table, select

from trustjournal.storage.begun import begun
from trustjournal.storage.shelf import Shelf

Records = dict[str, list[dict[str, Any]]]
"""Plain values by the name of what they are."""
_HOUSEKEEPING = ("created_at", "updated_at", "deleted_at", "trash")


def everything(
    connection: Connection, shelves: Sequence[Shelf[Any]], tables: Sequence[Table]
) -> Records:
    """Return what lies on shelves with all that belongs to it, and the rows of further tables.

    What was begun in a form is not among it: nobody has meant it yet.
    """
    found: Records = {}
    for shelf in shelves:
        found[shelf.table.name] = [record(each) for each in shelf.where(connection)]
        for part in shelf.parts:
            if part.table is not begun:
                rows = shelf.rows_of(connection, part)
                found[part.table.name] = [_without_housekeeping(row) for row in rows]
    for table in tables:
        found[table.name] = _kept_rows(connection, table)
    return found


def _kept_rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    wanted = select(table).order_by(*table.primary_key)
    if "deleted_at" in table.c:
        wanted = wanted.where(table.c.deleted_at.is_(None))
    return [_without_housekeeping(dict(row)) for row in connection.execute(wanted).mappings()]


def _without_housekeeping(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items() if name not in _HOUSEKEEPING}


def record(thing: Any) -> dict[str, Any]:
    """Return what lies on a shelf as plain values, field by field."""
    return {each.name: _plain(getattr(thing, each.name)) for each in fields(thing)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_dataclass(value):
        return record(value)
    if isinstance(value, Mapping):
        return {str(_plain(name)): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value

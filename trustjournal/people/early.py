"""People as they are read, by plain statements: Today names them before SQLAlchemy is there."""

import json
from dataclasses import fields
from datetime import datetime
from typing import Any

from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key
from trustjournal.people.domain import (
    Circle,
    Closeness,
    Giving,
    Person,
    TheirRecord,
    meant_by,
)
from trustjournal.storage.plain import Plain

FIELDS = tuple(field.name for field in fields(Person))
"""The columns are called like the fields."""
_LIVING = f"SELECT {', '.join(FIELDS)} FROM people WHERE deleted_at IS NULL"
_FLAGS = ("safety", "no_check_ins", "no_prompts", "no_rhythm", "no_contact", "put_away")
_INSTANTS = ("created_at", "updated_at")


def everyone(connection: Plain) -> list[Person]:
    """Return everybody who is not in the trash, put away or not, in no particular order."""
    return _people(connection, "")


def get(connection: Plain, person_id: PersonId) -> Person | None:
    """Return one person; nothing for one in the trash."""
    return next(iter(_people(connection, "AND id = ?", person_id)), None)


def with_name(connection: Plain, name: str) -> Person | None:
    """Return whoever has this very name now, in any width or case."""
    found = _people(connection, "AND name_key = ? ORDER BY created_at, id LIMIT 1", name_key(name))
    return next(iter(found), None)


def named(connection: Plain, name: str) -> Person | None:
    """Return whom a name means: by present name, by how I call them, by a former name."""
    return with_name(connection, name) or meant_by(everyone(connection), name)


def _people(connection: Plain, which: str, *parameters: str) -> list[Person]:
    return [_person(row) for row in connection.exec_driver_sql(f"{_LIVING} {which}", parameters)]


def _person(row: Any) -> Person:
    values = dict(zip(FIELDS, row, strict=True))
    for name in _FLAGS:
        values[name] = bool(values[name])
    for name in _INSTANTS:
        values[name] = datetime.fromisoformat(values[name])
    values["aliases"] = tuple(json.loads(values["aliases"]))
    values["circles"] = tuple(Circle(each) for each in json.loads(values["circles"]))
    values["closeness"] = Closeness(values["closeness"])
    values["their_record"] = TheirRecord(values["their_record"])
    values["giving"] = Giving(values["giving"])
    return Person(**values)

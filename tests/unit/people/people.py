"""People with what a test is about, and ordinary values for the rest."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person

_numbers = count(1)
SOME_DAY = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def a_person(name: str = "美咲", **fields: Any) -> Person:
    fields.setdefault("id", PersonId(f"{next(_numbers):032x}"))
    return Person(name=name, created_at=SOME_DAY, updated_at=SOME_DAY, **fields)

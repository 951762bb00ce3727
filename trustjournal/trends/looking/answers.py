"""How answers stand in the form, as plain values by the names of its fields."""

from collections.abc import Mapping
from typing import Any

from trustjournal.trends.reflection import Afraid, Reflection, instrument

AFRAID, AGAIN = "afraid", "again"
"""Beside the ids of statements."""


def words_of(reflection: Reflection) -> Mapping[str, Any]:
    """Return what stood in the form when this was kept."""
    afraid = reflection.afraid
    return {
        **{each.id: reflection.answers.get(each.id) for each in instrument().statements},
        AFRAID: "" if afraid is None else afraid.value,
        AGAIN: reflection.again,
    }


def answers_in(words: Mapping[str, Any]) -> dict[str, int]:
    """Return the answers among what stands in the form."""
    return {
        each.id: int(value)
        for each in instrument().statements
        if (value := words.get(each.id)) is not None
    }


def afraid_in(words: Mapping[str, Any]) -> Afraid | None:
    """Return the answer to the last question, if there is one."""
    said = words.get(AFRAID)
    return Afraid(said) if said else None

"""Looks at relationships in the journal: rows in, domain values out."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, ReflectionId
from trustjournal.storage import begun
from trustjournal.storage.begun import Words
from trustjournal.storage.shelf import Shelf
from trustjournal.trends.looking.tables import reflections
from trustjournal.trends.reflection import Afraid, Reflection, instrument

KIND = "reflection"
"""What they are called in the trash."""


def _row(reflection: Reflection) -> dict[str, Any]:
    afraid = reflection.afraid
    return {
        "id": reflection.id,
        "person": reflection.person,
        "day": reflection.day,
        "answers": dict(reflection.answers),
        "afraid": None if afraid is None else afraid.value,
        "again": reflection.again,
    }


def _reflection(row: RowMapping) -> Reflection:
    # A later version may ask something else; what is asked no longer is passed over.
    asked = {each.id for each in instrument().statements}
    return Reflection(
        id=ReflectionId(row["id"]),
        person=PersonId(row["person"]),
        day=row["day"],
        answers={name: value for name, value in row["answers"].items() if name in asked},
        afraid=None if row["afraid"] is None else Afraid(row["afraid"]),
        again=row["again"],
    )


shelf: Shelf[Reflection] = Shelf(
    reflections,
    kind=KIND,
    changes=Changes.REFLECTIONS,
    row=_row,
    value=_reflection,
    order=(reflections.c.day, reflections.c.created_at, reflections.c.id),
)
"""Oldest first. They hold no words, so search finds nothing in them."""


def latest(connection: Connection) -> dict[PersonId, Reflection]:
    """Return the last one about each person."""
    return {each.person: each for each in shelf.where(connection)}


def last_afraid(connection: Connection) -> dict[PersonId, date]:
    """Return the last day on which the user told of having been afraid, by whom they feared."""
    wanted = (
        select(reflections.c.person, func.max(reflections.c.day, type_=reflections.c.day.type))
        .where(
            reflections.c.deleted_at.is_(None),
            reflections.c.afraid.in_([each.value for each in Afraid if each.leads_to_help]),
        )
        .group_by(reflections.c.person)
    )
    return {PersonId(person): day for person, day in connection.execute(wanted)}


def feared_now(connection: Connection) -> frozenset[PersonId]:
    """Return of whom the user said "yes" when they were last asked whether they were afraid."""
    said = {each.person: each.afraid for each in shelf.where(connection) if each.afraid is not None}
    return frozenset(person for person, afraid in said.items() if afraid is Afraid.YES)


def form_of(person: PersonId) -> str:
    """Return the name of the form in which somebody is looked at."""
    return f"{KIND}:{person}"


def begun_about(connection: Connection, person: PersonId) -> Words | None:
    """Return what was answered about somebody and not kept yet."""
    form = form_of(person)
    return begun.words_of(connection, form).get(form)

"""Which questions were shown, and what was asked of the user today: rows in, domain values out."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    delete,
    func,
    literal_column,
    select,
)
from sqlalchemy import insert as insert_into
from sqlalchemy import update as update_of

from trustjournal.core.ids import PersonId, new_id
from trustjournal.storage import preferences
from trustjournal.storage.database import Day, Instant, metadata
from trustjournal.storage.trash import trash
from trustjournal.today.domain import Showing

prompts_shown = Table(
    "prompts_shown",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("prompt", Text, nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("instant", Instant, nullable=False),
    Column("answer", Text, nullable=False),
    Column("person", Text),
)

snoozes = Table(
    "snoozes",
    metadata,
    Column("kind", Text, primary_key=True, nullable=False),
    Column("id", Text, primary_key=True, nullable=False),
    Column("until", Day, nullable=False),
)
"""What is due, but not to be shown on Today before a day."""

_IN_ORDER: tuple[ColumnElement[Any], ...] = (prompts_shown.c.instant, literal_column("rowid"))
"""The first of two that were shown in the same microsecond is the one written first."""
_INVITED = "invited_today"
_TRASH_LEFT = "trash_left_on"
_SAID_ONCE = "appreciation_said"


def note(connection: Connection, showing: Showing, now: datetime) -> None:
    """Remember a question of a day, or what became of it; what is noted already is not written."""
    same = (prompts_shown.c.prompt == showing.prompt, prompts_shown.c.day == showing.day)
    noted = connection.execute(select(prompts_shown.c.answer).where(*same)).scalar()
    if noted is None:
        connection.execute(insert_into(prompts_shown).values(**_row(showing, now)))
    elif noted != showing.answer:
        connection.execute(update_of(prompts_shown).where(*same).values(answer=showing.answer))


def forget_later(connection: Connection, showing: Showing) -> None:
    """Take away what was shown after a question on the same day, for going back to it."""
    of_day = connection.execute(
        select(prompts_shown.c.id, prompts_shown.c.prompt)
        .where(prompts_shown.c.day == showing.day)
        .order_by(*_IN_ORDER)
    ).all()
    later = [id_ for id_, _prompt in of_day]
    for id_, prompt in of_day:
        later.remove(id_)
        if prompt == showing.prompt:
            break
    connection.execute(delete(prompts_shown).where(prompts_shown.c.id.in_(later)))


def _row(showing: Showing, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "prompt": showing.prompt,
        "day": showing.day,
        "instant": now,
        "answer": showing.answer.value,
        "person": showing.person,
    }


def invited_on(connection: Connection, day: date) -> list[PersonId]:
    """Return whom the user was asked about on a day, in order."""
    noted = preferences.read(connection, _INVITED, {})
    if noted.get("day") != day.isoformat():
        return []
    return [PersonId(person) for person in noted.get("people", ())]


def note_invited(connection: Connection, day: date, people: Sequence[PersonId]) -> None:
    """Remember whom the user was asked about, so that there are never more than three a day."""
    if list(people) != invited_on(connection, day):
        noted = {"day": day.isoformat(), "people": list(people)}
        preferences.write(connection, _INVITED, noted)


def thrown_before(connection: Connection, instant: datetime) -> int:
    """Return how many things have been in the trash since before an instant."""
    counted = select(func.count()).select_from(trash).where(trash.c.deleted_at < instant)
    return int(connection.execute(counted).scalar_one())


def trash_left_on(connection: Connection) -> date | None:
    """Return the day on which the user last said to leave the trash as it is."""
    noted = preferences.read(connection, _TRASH_LEFT, "")
    return date.fromisoformat(noted) if noted else None


def note_trash_left(connection: Connection, day: date) -> None:
    """Remember that the user wants to keep what is in the trash."""
    preferences.write(connection, _TRASH_LEFT, day.isoformat())


# What was put off


def snoozed(connection: Connection, today: date) -> frozenset[tuple[str, str]]:
    """Return what is not to be spoken of today: kind and id."""
    left = select(snoozes.c.kind, snoozes.c.id).where(snoozes.c.until > today)
    return frozenset((kind, id) for kind, id in connection.execute(left))


def snooze(connection: Connection, kind: str, id: str, *, until: date, today: date) -> None:
    """Do not speak of something before a day; what is over by now is forgotten."""
    connection.execute(delete(snoozes).where(snoozes.c.until <= today))
    wake(connection, kind, id)
    connection.execute(insert_into(snoozes).values(kind=kind, id=id, until=until))


def wake(connection: Connection, kind: str, id: str) -> None:
    """Speak of it again."""
    connection.execute(delete(snoozes).where(snoozes.c.kind == kind, snoozes.c.id == id))


def said_once(connection: Connection) -> tuple[date, PersonId] | None:
    """Return when, and with whose reminder, it was said that messages are appreciated."""
    said = preferences.read(connection, _SAID_ONCE)
    return said and (date.fromisoformat(said["day"]), PersonId(said["person"]))


def say_once(connection: Connection, day: date, person: PersonId) -> None:
    """Remember that it was said."""
    preferences.write(connection, _SAID_ONCE, {"day": day.isoformat(), "person": person})

"""Promises in the journal: rows in, domain values out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    delete,
    exists,
    func,
    insert,
    select,
)

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.core.text import first_line, storable
from trustjournal.events.domain import By, Size
from trustjournal.people.store import people
from trustjournal.promises.domain import Outcome, Promise, Repeats, State, Step, Tale
from trustjournal.promises.tables import promise_steps, promises
from trustjournal.storage.begun import begun
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf

KIND = "promise"
"""What promises are called in the search index and in the trash."""
_FIELDS = tuple(each.name for each in fields(Promise))
_STEP_FIELDS = tuple(each.name for each in fields(Step))


def _row(promise: Promise) -> dict[str, Any]:
    return {
        **{name: getattr(promise, name) for name in _FIELDS},
        **{name: getattr(promise, name).value for name in ("by", "size", "state", "repeats")},
        **{name: storable(getattr(promise, name)) for name in ("text", "how_good", "who_decides")},
    }


def _promise(row: RowMapping) -> Promise:
    return Promise(
        **{
            **row,
            "by": By(row["by"]),
            "size": Size(row["size"]),
            "state": State(row["state"]),
            "repeats": Repeats(row["repeats"]),
        }
    )


def document(promise: Promise) -> Document:
    """Return what the search index holds about one promise."""
    parts = (promise.text, promise.how_good, promise.who_decides)
    return Document(
        kind=KIND,
        id=promise.id,
        day=promise.made,
        title=first_line(promise.text),
        body="\n".join(part for part in parts if part),
        marks=(promise.person,),
    )


shelf: Shelf[Promise] = Shelf(
    promises,
    kind=KIND,
    changes=Changes.PROMISES,
    row=_row,
    value=_promise,
    order=(promises.c.made, promises.c.created_at, promises.c.number, promises.c.id),
    document=document,
    parts=(promise_steps.c.promise, begun.c.about),
)
"""Oldest first."""

IS_OPEN = promises.c.state == State.OPEN.value


def tales(connection: Connection, *conditions: ColumnElement[bool]) -> list[Tale]:
    """Return promises with their history, oldest first."""
    found = shelf.where(connection, *conditions)
    steps = _steps(connection, [promise.id for promise in found])
    return [Tale(promise=promise, steps=tuple(steps[promise.id])) for promise in found]


def tale(connection: Connection, promise_id: PromiseId) -> Tale | None:
    """Return one promise with its history; nothing for one in the trash."""
    found = tales(connection, promises.c.id == promise_id)
    return found[0] if found else None


def not_put_away() -> ColumnElement[bool]:
    """Return the condition that nobody is concerned who was put away."""
    return promises.c.person.not_in(select(people.c.id).where(people.c.put_away.is_(True)))


def concerned(connection: Connection) -> frozenset[PersonId]:
    """Return everybody with whom there is a promise, but for those who were put away."""
    kept = promises.c.deleted_at.is_(None)
    wanted = select(promises.c.person).distinct().where(kept, not_put_away())
    return frozenset(PersonId(each) for each in connection.execute(wanted).scalars())


def last_settled(connection: Connection, which: ColumnElement[bool], most: int) -> list[Tale]:
    """Return those settled last, the latest first."""
    latest = (promises.c.settled_on.desc(), promises.c.updated_at.desc(), promises.c.id)
    kept = promises.c.deleted_at.is_(None)
    wanted = select(promises.c.id).where(kept, ~IS_OPEN, which).order_by(*latest).limit(most)
    ids = list(connection.execute(wanted).scalars())
    found = {tale.promise.id: tale for tale in tales(connection, promises.c.id.in_(ids))}
    return [found[each] for each in ids]


def beginning_with(connection: Connection, beginning: str, most: int) -> list[Promise]:
    """Return some promises whose id begins so."""
    fits = func.substr(promises.c.id, 1, len(beginning)) == beginning
    return shelf.where(connection, fits, limit=most)


def series_goes_on(connection: Connection, promise: Promise) -> bool:
    """Whether a later one of the same series was made before, even if it lies in the trash."""
    later = (promises.c.series == promise.series) & (promises.c.number > promise.number)
    return bool(connection.execute(select(exists().where(later))).scalar())


# History


def add_step(connection: Connection, step: Step, now: datetime) -> None:
    """Add something that became of a promise."""
    before = select(func.count()).where(promise_steps.c.promise == step.promise)
    connection.execute(
        insert(promise_steps).values(
            {
                **{name: getattr(step, name) for name in _STEP_FIELDS},
                "outcome": step.outcome.value,
                "note": storable(step.note),
                "number": connection.execute(before).scalar_one(),
                "created_at": now,
            }
        )
    )


def remove_step(connection: Connection, step: Step) -> None:
    """Take a step back as if it had never been."""
    connection.execute(delete(promise_steps).where(promise_steps.c.id == step.id))


def _steps(connection: Connection, ids: Sequence[str]) -> defaultdict[str, list[Step]]:
    wanted = (
        select(*(promise_steps.c[name] for name in _STEP_FIELDS))
        .where(promise_steps.c.promise.in_(ids))
        .order_by(promise_steps.c.promise, promise_steps.c.number)
    )
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        step = Step(**{**row, "outcome": Outcome(row["outcome"])})
        found[step.promise].append(step)
    return found

"""What may be promised, changed and noted; each refusal says what to do instead."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trustjournal.events.domain import EARLIEST_DAY, LONGEST_NOTE
from trustjournal.promises.domain import (
    LONGEST_TEXT,
    Outcome,
    Promise,
    Repeats,
    Step,
    can_be_agreed_on,
    possible,
)
from trustjournal.promises.problems import (
    AlreadySettled,
    DaysDoNotFit,
    DoesNotFitItsDay,
    NeedsDay,
    NeedsNewDay,
    NothingPromised,
    PromiseTooLong,
)
from trustjournal.promises.series import planned

_DAYS = frozenset({"made", "due", "repeats"})


def check_note(note: str) -> None:
    """Refuse far more than a note; it becomes that of a fact in the record."""
    if len(note) > LONGEST_NOTE:
        raise PromiseTooLong


def check_text(text: str) -> None:
    """Refuse what says nothing, or far more than a promise."""
    if not text.strip():
        raise NothingPromised
    if len(text) > LONGEST_TEXT:
        raise PromiseTooLong


def changed(
    promise: Promise, fields: Mapping[str, Any], *, today: date, steps: Sequence[Step] = ()
) -> Promise:
    """Return a promise with other fields; its history has to stay true."""
    fields = {name: value for name, value in fields.items() if getattr(promise, name) != value}
    if _DAYS.intersection(fields) and not promise.is_open:
        raise AlreadySettled
    check_text(fields.get("text", promise.text))
    made, due = fields.get("made", promise.made), fields.get("due", promise.due)
    if made < EARLIEST_DAY:
        raise DaysDoNotFit
    earlier = (step.due_before or step.day for step in steps)
    if made > min((today, due or today, *(step.day for step in steps), *earlier)):
        raise DaysDoNotFit
    if due is None and fields.get("repeats", promise.repeats) is not Repeats.NEVER:
        raise NeedsDay
    return planned(promise, **fields)


def check_outcome(
    promise: Promise, outcome: Outcome, day: date, *, new_due: date | None, today: date
) -> None:
    """Refuse what cannot have become of a promise on a day."""
    if not promise.is_open:
        raise AlreadySettled
    if day > today or outcome not in possible(promise, day):
        raise DoesNotFitItsDay
    if outcome is Outcome.AGREED_ANEW and (
        new_due is None or not can_be_agreed_on(promise, day, new_due)
    ):
        raise NeedsNewDay

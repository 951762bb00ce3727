"""Promises that come round again: a series is counted from one day, so that it never drifts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from trustjournal.core.ids import PromiseId, new_id
from trustjournal.promises.domain import Promise, Repeats, State, months_later

_DAYS = {Repeats.WEEKLY: 7, Repeats.FORTNIGHTLY: 14}
_MONTHS = {Repeats.MONTHLY: 1, Repeats.YEARLY: 12}


def occurrence(anchor: date, repeats: Repeats, number: int) -> date | None:
    """Return the day of one of a series; nothing where the calendar ends.

    Counted from the first day and not from the one before, the 31st stays the last of the month
    and 29 February comes back in leap years.
    """
    try:
        if repeats in _MONTHS:
            return months_later(anchor, number * _MONTHS[repeats])
        return anchor + timedelta(days=number * _DAYS[repeats])
    except (OverflowError, ValueError):
        return None


def following(settled: Promise, new_id: PromiseId) -> Promise | None:
    """Return the next of a series once one is settled; nothing for a promise made once."""
    if settled.repeats is Repeats.NEVER or settled.anchor is None or settled.settled_on is None:
        return None
    due = occurrence(settled.anchor, settled.repeats, settled.number + 1)
    if due is None:
        return None
    return replace(
        settled,
        id=new_id,
        made=min(settled.settled_on, due),
        due=due,
        state=State.OPEN,
        settled_on=None,
        number=settled.number + 1,
        entry=None,
    )


def planned(promise: Promise, **fields: Any) -> Promise:
    """Return a promise with other fields and its place in a series: another plan begins a new one.

    A day that was agreed on anew moves one of a series and not those that follow.
    """
    repeats, due = fields.get("repeats", promise.repeats), fields.get("due", promise.due)
    if repeats is Repeats.NEVER:
        fields |= {"anchor": None, "number": 0}
    elif (repeats, due) != (promise.repeats, promise.due):
        fields |= {"series": new_id(), "anchor": due, "number": 0}
    return replace(promise, **fields)

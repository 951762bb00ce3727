"""The words for what came of a sheet, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trustjournal import i18n
from trustjournal.core.text import first_line, isolated
from trustjournal.events import words as event_words
from trustjournal.i18n import N_, _, formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from trustjournal.worksheets.outcomes import Came

_NAMES: Mapping[str, str] = {
    "promise": N_("Promise"),
    "boundary": N_("Boundary"),
    "matter": N_("Open matter"),
    "event": N_("Event"),
    "milestone": N_("Milestone"),
    "introduction": N_("Introduction"),
    "reminder": N_("Reminder"),
    "plan": N_("Rebuilding trust"),
}


def line(came: Came, today: date) -> str:
    """Say in one line what it is, in the user's own words where it has some."""
    name, said = _(_NAMES[came.kind]), _said(came.kind, came.thing)
    text = _("{name}: {title}").format(name=name, title=isolated(said)) if said else name
    day = _day(came.kind, came.thing)
    if day is None:
        return text
    return _("{text} · {day}").format(text=text, day=formats.relative_day(day, today))


def _said(kind: str, thing: Any) -> str:
    if kind == "promise":
        return first_line(thing.text)
    if kind == "event":
        return event_words.kind(thing.kind)
    if kind == "reminder":
        return str(thing.labels.get(i18n.language(), ""))
    return str(getattr(thing, "title", ""))


def _day(kind: str, thing: Any) -> date | None:
    days = {"promise": "due", "boundary": "review_on", "reminder": "day"}
    day: date | None = getattr(thing, days[kind]) if kind in days else None
    return day

"""What the lists of an export hold: which thing each record is, and what must hold of it.

A file from outside may say anything; what a page could not show must not come in.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table

from trustjournal.boundaries.domain import LONGEST_TEXT, Boundary
from trustjournal.core.ids import is_id
from trustjournal.core.resources import ResourceError
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import EARLIEST_DAY, LONGEST_NOTE, Event
from trustjournal.introductions.domain import Introduction
from trustjournal.keeping.importing.arriving import Row
from trustjournal.keeping.importing.reviving import (
    NotRevived,
    day_of,
    revived,
    text_of,
    whole_number_of,
)
from trustjournal.matters.domain import Matter
from trustjournal.milestones.domain import Chapter, Milestone
from trustjournal.promises.domain import Outcome as Became
from trustjournal.promises.domain import Promise
from trustjournal.review.domain import LONGEST_ANSWER, Span
from trustjournal.review.domain import Question as ReviewQuestion
from trustjournal.storage.database import Day
from trustjournal.trends.answering import GapAnswer
from trustjournal.trends.reflection import Reflection, instrument
from trustjournal.worksheets.library import parsed
from trustjournal.worksheets.sheet import Plan, Reminder, Sheet

THINGS: Mapping[str, type[Any]] = {
    "events": Event,
    "promises": Promise,
    "boundaries": Boundary,
    "matters": Matter,
    "milestones": Milestone,
    "chapters": Chapter,
    "introductions": Introduction,
    "sheets": Sheet,
    "reminders": Reminder,
    "plans": Plan,
    "reflections": Reflection,
    "gap_answers": GapAnswer,
}
"""What lies on each shelf, by the name of its table."""
_LANGUAGES = frozenset({"en", "ja"})
_HOUSEKEEPING = frozenset({"created_at", "updated_at", "deleted_at", "trash"})
_WITH_OWN_ID = frozenset({"promise_steps", "boundary_reviews", "reviews"})
_LONGEST_WORD = 200
"""Characters of an id or a kind."""


def thing(table: str, plain: Any) -> Any:
    """Return what a record of a shelf describes; NotRevived when it is not as it must be."""
    found = revived(THINGS[table], plain)
    fits = _FITS.get(table)
    if fits is not None and not fits(found):
        raise NotRevived
    return found


def row(table: Table, plain: Any) -> Row:
    """Return a record of a further table by its columns; NotRevived likewise."""
    if not isinstance(plain, Mapping):
        raise NotRevived
    columns = {each.name: each for each in table.c if each.name not in _HOUSEKEEPING}
    if not plain.keys() <= columns.keys():
        raise NotRevived
    found = {name: _cell(column, plain.get(name)) for name, column in columns.items()}
    if table.name in _WITH_OWN_ID and not is_id(found["id"]):
        raise NotRevived
    fits = _ROW_FITS.get(table.name)
    if fits is not None and not fits(found):
        raise NotRevived
    return found


def _cell(column: Column[Any], plain: Any) -> Any:
    if plain is None:
        if not column.nullable:
            raise NotRevived
        return None
    if isinstance(column.type, Day):
        return day_of(plain)
    if isinstance(column.type, Boolean):
        raise NotRevived  # none of these tables has one
    if isinstance(column.type, Integer):
        return whole_number_of(plain)
    text = text_of(plain)
    if (column.foreign_keys or column.primary_key) and not 1 <= len(text) <= _LONGEST_WORD:
        raise NotRevived
    return text


def _event_fits(event: Event) -> bool:
    kind = catalogue().by_id.get(event.kind)
    return (
        kind is not None
        and kind.allows(event.size)
        and (not event.detail or event.detail in kind.details)
        and event.day >= EARLIEST_DAY
        and len(event.note) <= LONGEST_NOTE
    )


def _reflection_fits(reflection: Reflection) -> bool:
    asked, sheet = {each.id for each in instrument().statements}, instrument()
    return all(
        name in asked and sheet.lowest <= value <= sheet.highest
        for name, value in reflection.answers.items()
    )


def _reminder_fits(reminder: Reminder) -> bool:
    return reminder.labels.keys() == _LANGUAGES


def _short(*names: str) -> Callable[[Any], bool]:
    return lambda found: all(len(getattr(found, name)) <= LONGEST_TEXT for name in names)


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "events": _event_fits,
    "milestones": _short("title", "note"),
    "chapters": _short("title", "note"),
    "introductions": _short("note"),
    "promises": _short("how_good", "who_decides"),
    "plans": _short("looking_back"),
    "reflections": _reflection_fits,
    "reminders": _reminder_fits,
}


def _step_fits(step: Row) -> bool:
    return step["outcome"] in set(Became) and len(step["note"]) <= LONGEST_TEXT


def _look_back_fits(review: Row) -> bool:
    texts = (review[each.value] for each in ReviewQuestion)
    return (
        review["span"] in set(Span)
        and (review["span"] != Span.MONTH or review["first_day"].day == 1)
        and all(len(text) <= LONGEST_ANSWER for text in texts)
    )


def _source_fits(source: Row) -> bool:
    try:
        worksheet = parsed(source["source"], "")
    except (ResourceError, ArithmeticError, LookupError, TypeError, ValueError):
        return False
    return (worksheet.id, worksheet.version) == (source["worksheet"], source["version"])


_ROW_FITS: Mapping[str, Callable[[Row], bool]] = {
    "promise_steps": _step_fits,
    "boundary_reviews": lambda row: len(row["note"]) <= LONGEST_TEXT,
    "reviews": _look_back_fits,
    "worksheet_sources": _source_fits,
}

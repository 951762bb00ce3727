"""Puts what the example's writer noted where the journal keeps it, findable at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from trustjournal.boundaries import store as boundaries_store
from trustjournal.core.clock import moment_of
from trustjournal.events.store import shelf as events
from trustjournal.introductions.domain import Introduction
from trustjournal.introductions.store import shelf as introductions
from trustjournal.keeping.example_record import Record
from trustjournal.keeping.example_sheets import Walked, touched
from trustjournal.matters.store import shelf as matters
from trustjournal.milestones.domain import Milestone
from trustjournal.milestones.store import chapters, milestones
from trustjournal.promises import store as promises_store
from trustjournal.promises.domain import Promise
from trustjournal.review import store as review_store
from trustjournal.storage.shelf import Kept, Shelf
from trustjournal.trends.answer_shelf import shelf as gap_answers
from trustjournal.trends.looking.store import shelf as reflections
from trustjournal.worksheets import store as worksheets_store

T = TypeVar("T", bound=Kept)
_NOTED_AT = time(23, 55)
"""After whatever was written that day; nothing is noted on the last day, which has just begun."""


def put(connection: Connection, record: Record, zone: ZoneInfo) -> None:
    """Store everything, each thing as noted on the day on which it was touched last."""

    def noted(day: date) -> datetime:
        return moment_of(datetime.combine(day, _NOTED_AT, zone)).instant

    def shelve(shelf: Shelf[T], things: Iterable[tuple[date, T]]) -> None:
        by_day: defaultdict[date, list[T]] = defaultdict(list)
        for day, thing in things:
            by_day[day].append(thing)
        for day, those in by_day.items():
            shelf.insert_many(connection, those, noted(day))

    shelve(
        promises_store.shelf, ((_settled(tale.promise), tale.promise) for tale in record.promises)
    )
    for tale in record.promises:
        for step in tale.steps:
            promises_store.add_step(connection, step, noted(step.day))
    shelve(boundaries_store.shelf, ((each.drawn_on, each) for each in record.boundaries))
    for review in record.reviews:
        boundaries_store.add_review(connection, review, noted(review.day))
    shelve(matters, ((each.closed_on or each.since, each) for each in record.matters))
    shelve(events, ((each.day, each) for each in record.events))
    begun = record.events[0].day
    shelve(milestones, ((_marked(each) or begun, each) for each in record.milestones))
    shelve(chapters, ((each.day, each) for each in record.chapters))
    _put_sheets(connection, record.sheets, noted, shelve)
    shelve(reflections, ((each.day, each) for each in record.reflections))
    shelve(introductions, ((_told(each) or begun, each) for each in record.introductions))
    shelve(gap_answers, ((each.day, each) for each in record.gap_answers))
    _look_backs(connection, record, noted)


def _look_backs(connection: Connection, record: Record, noted: Callable[[date], datetime]) -> None:
    for name, answers in record.look_backs:
        if review_store.answers(connection, answers.period).texts:
            continue  # of another life in the same journal
        review_store.put(connection, name, answers, noted(answers.period.last))


def _put_sheets(
    connection: Connection,
    sheets: Sequence[Walked],
    noted: Callable[[date], datetime],
    shelve: Callable[[Shelf[Any], Iterable[tuple[date, Any]]], None],
) -> None:
    for each in sheets:
        begun = noted(each.sheet.begun_on)
        worksheets_store.keep_source(connection, each.worksheet, each.source, begun)
    shelve(worksheets_store.shelf, ((touched(each), each.sheet) for each in sheets))
    for walked in sheets:
        last = touched(walked)
        shelve(
            worksheets_store.reminder_shelf,
            ((each.done_on or last, each) for each in walked.reminders),
        )
        if walked.plan is not None:
            shelve(worksheets_store.plan_shelf, [(last, walked.plan)])
        worksheets_store.add_outcomes(connection, walked.sheet.id, walked.outcomes)


def _settled(promise: Promise) -> date:
    return promise.settled_on or promise.made


def _marked(milestone: Milestone) -> date | None:
    """Return when it was marked; a day that does not return was noted when it came."""
    days = [mark.day for mark in milestone.marks]
    if not milestone.yearly and milestone.first_day is not None:
        days.append(milestone.first_day)
    return max(days, default=None)


def _told(introduction: Introduction) -> date | None:
    days = (introduction.day, introduction.thanked_on, introduction.told_on)
    return max((day for day in days if day is not None), default=None)

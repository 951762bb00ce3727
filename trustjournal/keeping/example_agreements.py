"""Promises and boundaries of the example, with all that became of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from trustjournal.boundaries.domain import KIND_OF_EVENT, Boundary, Review
from trustjournal.boundaries.domain import Mark as BoundaryMark
from trustjournal.core.ids import BoundaryId, EventId, PromiseId
from trustjournal.core.resources import Table
from trustjournal.events.domain import By, Event
from trustjournal.keeping.example_noting import Noting
from trustjournal.keeping.example_words import WEEKDAYS
from trustjournal.promises import series
from trustjournal.promises.domain import Outcome, Promise, Repeats, Step, Tale, fact, settled


def promises(noting: Noting, rows: tuple[Table, ...]) -> tuple[list[Tale], list[Event]]:
    """Return every promise with its history, and the facts of the record that came of them."""
    tales = [tale for row in rows for tale in _tales(noting, row)]
    return tales, [fact(tale.promise, step) for tale in tales for step in tale.steps]


def _tales(noting: Noting, row: Table) -> Iterator[Tale]:
    promise = _promise(noting, row)
    if "repeats" in row:
        yield from _series(noting, row, promise)
        return
    steps = []
    for became in row.tables("became") if "became" in row else ():
        promise, step = _settled(noting, promise, became)
        steps.append(step)
    yield Tale(promise=promise, steps=tuple(steps))


def _promise(noting: Noting, row: Table) -> Promise:
    name, person = row.text("id"), noting.person(row)
    return Promise(
        id=PromiseId(noting.new_id()),
        person=person,
        by=By(row.text("by")),
        text=noting.words.table("promises").text(name),
        made=noting.agreed_day(row, "made", person),
        due=noting.agreed_day(row, "due", person) if "due" in row else None,
        size=noting.size(row),
        how_good=noting.said("how_good", name),
        who_decides=noting.said("who_decides", name),
        entry=noting.entry(row, "made"),
    )


def _settled(noting: Noting, promise: Promise, row: Table) -> tuple[Promise, Step]:
    return _become(
        noting,
        promise,
        Outcome(row.text("what")),
        noting.agreed_day(row, "before", promise.person),
        new_due=noting.agreed_day(row, "due", promise.person) if "due" in row else None,
        note=noting.note(row),
    )


def _become(
    noting: Noting,
    promise: Promise,
    outcome: Outcome,
    day: date,
    *,
    new_due: date | None = None,
    note: str = "",
) -> tuple[Promise, Step]:
    after = settled(promise, outcome, day, new_due)
    step = Step(
        id=noting.new_id(),
        promise=promise.id,
        day=day,
        outcome=outcome,
        note=note,
        due_before=promise.due,
        due_after=after.due,
        event=EventId(noting.new_id()),
    )
    return after, step


def _series(noting: Noting, row: Table, promise: Promise) -> Iterator[Tale]:
    """Keep a promise each time it comes round until the last day, now and then a day late."""
    weekday = WEEKDAYS.index(row.text("on"))
    first = noting.day(row, "due")
    first -= timedelta(days=(first.weekday() - weekday) % len(WEEKDAYS))
    late = row.integers("late")
    promise = replace(
        promise,
        made=min(promise.made, first),
        due=first,
        repeats=Repeats(row.text("repeats")),
        series=noting.new_id(),
        anchor=first,
    )
    due: date | None = first
    while due is not None and due < noting.last_day - timedelta(days=1):
        is_late = promise.number in late
        after, step = _become(
            noting,
            promise,
            Outcome.LATE_NOTICE if is_late else Outcome.KEPT,
            due + timedelta(days=is_late),
            note=noting.words.table("notes").text(row.text("late_note")) if is_late else "",
        )
        following = series.following(after, PromiseId(noting.new_id()))
        if following is None:
            raise ValueError("the calendar of the example does not end")
        yield Tale(promise=after, steps=(replace(step, following=following.id),))
        promise, due = following, following.due
    yield Tale(promise=promise)


def boundaries(
    noting: Noting, rows: tuple[Table, ...]
) -> tuple[list[Boundary], list[Review], list[Event]]:
    """Return every boundary, when it was looked at again, and what was noted of it."""
    drawn, reviews, marks = [], [], []
    for row in rows:
        boundary = _boundary(noting, row)
        drawn.append(boundary)
        reviews += [_review(noting, boundary, each) for each in row.tables("looked_at")]
        marks += [_mark(noting, boundary, each) for each in row.tables("marks")]
    return drawn, reviews, marks


def _boundary(noting: Noting, row: Table) -> Boundary:
    words = noting.words.table("boundaries").table(row.text("id"))
    return Boundary(
        id=BoundaryId(noting.new_id()),
        person=noting.person(row),
        fine=words.text("fine"),
        not_fine=words.text("not_fine"),
        i_will=words.text("i_will"),
        note=words.text("note"),
        drawn_on=noting.day(row, "drawn"),
        re_established="re_established" in row and row.flag("re_established"),
        told_on=noting.day(row, "told"),
        review_on=noting.day(row, "review") if "review" in row else None,
        let_go_on=noting.day(row, "let_go") if "let_go" in row else None,
        entry=noting.entry(row, "drawn"),
    )


def _review(noting: Noting, boundary: Boundary, row: Table) -> Review:
    return Review(
        id=noting.new_id(),
        boundary=boundary.id,
        day=noting.day(row, "before"),
        note=noting.note(row),
        due_on=noting.day(row, "due"),
    )


def _mark(noting: Noting, boundary: Boundary, row: Table) -> Event:
    return Event(
        id=EventId(noting.new_id()),
        person=boundary.person,
        kind=KIND_OF_EVENT[BoundaryMark(row.text("what"))],
        by=By.THEM,
        size=noting.size(row),
        day=noting.day(row, "before"),
        note=noting.note(row),
        entry=noting.entry(row, "before"),
        boundary=boundary.id,
    )

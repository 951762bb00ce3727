from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.boundaries.domain import (
    KIND_OF_EVENT,
    LONGEST_TEXT,
    Boundary,
    Mark,
    Review,
    Story,
    in_order,
    is_due,
    look_again_on,
    sizes,
)
from trustjournal.core.ids import BoundaryId, EventId, PersonId
from trustjournal.events.domain import By, Event, Size

DAY = date(2026, 5, 14)
CALLS = Boundary(
    id=BoundaryId("b"),
    person=PersonId("p"),
    not_fine="calls after eight",
    drawn_on=DAY,
    review_on=DAY + timedelta(days=28),
)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"not_fine": "  \n"},
        {"i_will": "x" * (LONGEST_TEXT + 1)},
        {"review_on": None},
        {"let_go_on": DAY},
    ],
)
def test_nonsense_is_refused_at_birth(nonsense):
    with pytest.raises(ValueError, match="boundary"):
        replace(CALLS, **nonsense)


def test_a_boundary_may_say_only_what_is_fine():
    assert replace(CALLS, fine="messages", not_fine="").title == "messages"
    assert CALLS.title == "calls after eight"


def test_one_that_was_let_go_has_no_day_to_look_again():
    let_go = replace(CALLS, review_on=None, let_go_on=DAY)
    assert let_go.is_let_go
    assert not is_due(let_go, date.max)


@given(st.dates(), st.integers(-40, 40))
def test_it_is_looked_at_again_from_its_day_on(day, days):
    boundary = replace(CALLS, review_on=day)
    try:
        today = day + timedelta(days=days)
    except OverflowError:
        return
    assert is_due(boundary, today) is (days >= 0)


@given(st.dates())
def test_four_weeks_are_suggested_as_far_as_the_calendar_goes(today):
    suggested = look_again_on(today)
    assert suggested == date.max or suggested - today == timedelta(weeks=4)


def test_only_a_knowing_crossing_can_be_grave():
    assert {mark for mark in Mark if Size.GRAVE in sizes(mark)} == {Mark.CROSSED}
    assert set(KIND_OF_EVENT) == set(Mark)


def _mark(day, name):
    return Event(
        id=EventId(name), person=PersonId("p"), kind="boundary_respected", by=By.THEM, day=day
    )


def test_the_log_tells_the_latest_first_and_of_one_day_the_last_noted():
    first, second = _mark(DAY, "first"), _mark(DAY, "second")
    looked = Review(id="r", boundary=CALLS.id, day=DAY + timedelta(days=1))
    story = Story(boundary=CALLS, marks=(first, second), reviews=(looked,))
    assert story.log == (looked, second, first)


def test_what_is_to_be_looked_at_first_stands_first_and_what_was_let_go_last():
    soon = replace(CALLS, review_on=DAY)
    gone = [replace(CALLS, review_on=None, let_go_on=DAY + timedelta(days=days)) for days in (0, 5)]
    stories = [Story(boundary=each) for each in (*gone, CALLS, soon)]
    assert [each.boundary for each in in_order(stories)] == [soon, CALLS, gone[1], gone[0]]

"""Weeks and months, wherever the calendar begins them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.review.domain import (
    Answers,
    Question,
    Span,
    month_of,
    offered_on,
    period_of,
    to_look_back_on,
    week_of,
)

MONDAY, SUNDAY = 0, 6
THURSDAY = date(2026, 5, 14)
days, starts, spans = st.dates(), st.integers(0, 6), st.sampled_from(Span)


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        (MONDAY, date(2026, 5, 11), date(2026, 5, 17)),
        (SUNDAY, date(2026, 5, 10), date(2026, 5, 16)),
    ],
)
def test_a_week_begins_where_the_user_lets_it(start, first, last):
    week = week_of(THURSDAY, start)
    assert (week.first, week.last) == (first, last)


def test_a_month_is_a_month():
    month = month_of(date(2024, 2, 10))
    assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month.before() == month_of(date(2024, 1, 31))
    assert month.after() == month_of(date(2024, 3, 1))


def test_the_calendar_has_a_beginning_and_an_end():
    for span in Span:
        first = period_of(date.min, span, 3)
        assert first.first == date.min
        assert first.before() is None
        last = period_of(date.max, span, 3)
        assert last.last == date.max
        assert last.after() is None
        assert to_look_back_on(date.min, span, 0) == period_of(date.min, span, 0)
        assert first.after().before() == first
        assert last.before().after() == last


@given(days, spans, starts)
def test_a_day_lies_in_its_period_and_in_no_other(day, span, start):
    period = period_of(day, span, start)
    assert period.first <= day <= period.last
    for each in (period.before(), period.after()):
        assert each is None or not each.first <= day <= each.last


@given(days, spans, starts)
def test_periods_follow_each_other_without_a_gap(day, span, start):
    period = period_of(day, span, start)
    if (following := period.after()) is not None:
        assert following.first == period.last + timedelta(days=1)
        assert following.before() == period
        assert following == period_of(following.first, span, start)


@given(days, spans, starts)
def test_one_looks_back_on_what_has_mostly_passed(day, span, start):
    period = to_look_back_on(day, span, start)
    assert period.first <= day
    assert (day - period.last).days <= 16


def test_on_a_sunday_it_is_the_week_that_ends_or_has_just_ended():
    sunday = date(2026, 5, 17)
    assert to_look_back_on(sunday, Span.WEEK, MONDAY).last == sunday
    assert to_look_back_on(sunday, Span.WEEK, SUNDAY).last == date(2026, 5, 16)


def test_weeks_are_offered_on_their_day_and_months_when_they_are_over():
    thursday, sunday, first = THURSDAY, date(2026, 5, 17), date(2026, 6, 1)
    assert offered_on(thursday, SUNDAY, MONDAY) == []
    assert offered_on(sunday, SUNDAY, MONDAY) == [week_of(sunday, MONDAY)]
    assert offered_on(first, SUNDAY, MONDAY) == [month_of(sunday)]
    assert offered_on(date(2026, 2, 1), SUNDAY, MONDAY) == [
        week_of(date(2026, 2, 1), MONDAY), month_of(date(2026, 1, 1)),
    ]  # fmt: skip
    assert offered_on(date(2026, 6, 4), SUNDAY, MONDAY) == []


def test_a_question_that_was_not_answered_has_an_empty_answer():
    answers = Answers(period=month_of(THURSDAY), texts={Question.WISH: "手紙を書く"})
    assert answers.text(Question.WISH) == "手紙を書く"
    assert answers.text(Question.PATIENCE) == ""
    assert [each for each in Question if not each.closes_a_month] == [Question.WISH]

"""Days that return, 29 February, years that nobody remembers."""

from calendar import isleap
from datetime import MAXYEAR, MINYEAR, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.milestones.milestones import every_year, once
from trustjournal.milestones.domain import (
    SOON,
    Kind,
    Mark,
    coming,
    days_in,
    marked,
    unmarked,
)

LEAP_DAY = every_year(2, 29)

days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def milestones(draw):
    month = draw(st.integers(1, 12))
    year = draw(st.none() | st.integers(MINYEAR, MAXYEAR))
    day = draw(st.integers(1, days_in(month, year)))
    if year is not None and draw(st.booleans()):
        return once(date(year, month, day))
    return every_year(month, day, year)


# When it is


def test_a_single_day_is_once():
    wedding = once(date(2019, 5, 20))
    assert wedding.occurrence_in(2019) == date(2019, 5, 20)
    assert wedding.occurrence_in(2018) is None
    assert wedding.occurrence_in(2020) is None
    assert wedding.last_until(date(2026, 1, 1)) == date(2019, 5, 20)
    assert wedding.last_until(date(2019, 5, 19)) is None
    assert wedding.next_from(date(2019, 5, 20)) == date(2019, 5, 20)
    assert wedding.next_from(date(2019, 5, 21)) is None


def test_a_yearly_day_returns_from_its_first_year_on():
    wedding = every_year(5, 20, 2019)
    assert wedding.occurrence_in(2018) is None
    assert wedding.occurrence_in(2026) == date(2026, 5, 20)
    assert wedding.first_day == date(2019, 5, 20)
    assert wedding.next_from(date(2010, 1, 1)) == date(2019, 5, 20)
    assert wedding.next_from(date(2026, 5, 21)) == date(2027, 5, 20)
    assert wedding.last_until(date(2026, 5, 19)) == date(2025, 5, 20)


def test_of_a_birthday_one_need_not_know_the_year():
    birthday = every_year(5, 20, kind=Kind.BIRTHDAY)
    assert birthday.first_day is None
    assert birthday.years_at(date(2026, 5, 20)) is None
    assert birthday.occurrence_in(1900) == date(1900, 5, 20)


def test_29_february_is_the_28th_where_there_is_none():
    assert LEAP_DAY.occurrence_in(2024) == date(2024, 2, 29)
    assert LEAP_DAY.occurrence_in(2026) == date(2026, 2, 28)
    assert LEAP_DAY.occurrence_in(1900) == date(1900, 2, 28)
    assert LEAP_DAY.next_from(date(2026, 3, 1)) == date(2027, 2, 28)
    assert LEAP_DAY.moves_in_common_years
    assert not every_year(2, 28).moves_in_common_years
    assert not once(date(2024, 2, 29)).moves_in_common_years


def test_there_is_nothing_before_the_first_year_or_after_the_last():
    birthday = every_year(5, 20)
    assert birthday.last_until(date.min) is None
    assert birthday.next_from(date.max) is None
    assert birthday.nearest(date.min) == date(1, 5, 20)
    assert birthday.nearest(date.max) == date(9999, 5, 20)


@pytest.mark.parametrize(
    "make",
    [
        lambda: once(date(2026, 5, 20)).__class__(
            id="m", person="p", kind=Kind.OTHER, month=5, day_of_month=20
        ),
        lambda: every_year(5, 20, MINYEAR - 1),
        lambda: every_year(5, 20, MAXYEAR + 1),
        lambda: every_year(0, 20),
        lambda: every_year(13, 20),
        lambda: every_year(5, 0),
        lambda: every_year(4, 31),
        lambda: every_year(2, 29, 2026),
        lambda: every_year(2, 30),
    ],
)
def test_a_day_that_cannot_be_is_refused(make):
    with pytest.raises(ValueError, match=r"no such|has a year"):
        make()


def test_years_are_counted_from_the_first():
    wedding = every_year(5, 20, 2019)
    assert wedding.years_at(date(2026, 5, 20)) == 7
    assert wedding.years_at(date(2019, 5, 20)) is None


def test_birthdays_and_anniversaries_usually_return():
    assert {kind for kind in Kind if kind.returns} == {
        Kind.TOGETHER, Kind.ANNIVERSARY, Kind.BIRTHDAY,
    }  # fmt: skip


@given(milestones(), days)
def test_what_comes_and_what_was_lie_on_either_side_of_a_day(milestone, day):
    last, following = milestone.last_until(day), milestone.next_from(day)
    assert last is None or (last <= day and milestone.occurs_on(last))
    assert following is None or (following >= day and milestone.occurs_on(following))
    assert last or following
    assert milestone.nearest(day) in {last, following}


@given(milestones(), days)
def test_no_other_occurrence_lies_between(milestone, day):
    last, following = milestone.last_until(day), milestone.next_from(day)
    for year in range(max(MINYEAR, day.year - 2), min(MAXYEAR, day.year + 2) + 1):
        each = milestone.occurrence_in(year)
        if each is not None:
            assert each <= day or following is None or each >= following
            assert each >= day or last is None or each <= last


@given(milestones(), st.integers(MINYEAR, MAXYEAR))
def test_a_year_has_it_once_on_its_day_or_the_day_before(milestone, year):
    occurrence = milestone.occurrence_in(year)
    if occurrence is None:
        assert milestone.year is not None
        return
    moved = (milestone.month, milestone.day_of_month) == (2, 29) and not isleap(year)
    assert (occurrence.month, occurrence.day) == (
        milestone.month, 28 if moved else milestone.day_of_month,
    )  # fmt: skip


@given(st.integers(1, 12), st.none() | st.integers(MINYEAR, MAXYEAR))
def test_a_month_is_as_long_as_the_calendar_says(month, year):
    longest = days_in(month, year)
    leap = year or 2024
    assert date(leap, month, longest)
    with pytest.raises(ValueError, match="day"):
        date(leap, month, longest + 1)


# Marking


def test_one_marks_the_nearest_and_of_two_as_near_the_earlier():
    birthday = every_year(5, 20)
    assert birthday.nearest(date(2026, 5, 14)) == date(2026, 5, 20)
    assert birthday.nearest(date(2026, 5, 22)) == date(2026, 5, 20)
    assert birthday.nearest(date(2026, 12, 1)) == date(2027, 5, 20)
    halfway = date(2026, 5, 20) + (date(2027, 5, 20) - date(2026, 5, 20)) // 2
    assert birthday.nearest(halfway) == date(2026, 5, 20)


def test_an_occurrence_is_marked_once_and_can_be_unmarked():
    birthday = every_year(5, 20)
    first = Mark(occurrence=date(2026, 5, 20), day=date(2026, 5, 19))
    again = Mark(occurrence=date(2026, 5, 20), day=date(2026, 5, 21))
    other = Mark(occurrence=date(2025, 5, 20), day=date(2025, 5, 20))
    both = marked(marked(marked(birthday, first), other), again)
    assert both.marks == (other, again)
    assert both.mark_of(date(2026, 5, 20)) == again
    assert both.mark_of(date(2024, 5, 20)) is None
    assert unmarked(unmarked(both, date(2026, 5, 20)), date(2025, 5, 20)) == birthday


def test_what_is_not_an_occurrence_cannot_be_marked():
    with pytest.raises(ValueError, match="does not fall"):
        marked(every_year(5, 20), Mark(occurrence=date(2026, 5, 21), day=date(2026, 5, 21)))


# What comes


def test_what_comes_is_told_the_nearest_first_and_what_passed_is_silent():
    today = date(2026, 5, 14)
    soon, now = every_year(5, 20, title="誕生日"), once(today, title="引っ越し")
    passed, far = every_year(5, 13), every_year(6, 14)
    found = coming([soon, passed, far, now], today)
    assert [(each.milestone, each.days) for each in found] == [(now, 0), (soon, 6)]


def test_what_is_marked_already_is_not_told_again():
    today = date(2026, 5, 14)
    birthday = every_year(5, 20)
    celebrated = marked(birthday, Mark(occurrence=date(2026, 5, 20), day=today))
    assert coming([celebrated], today) == []
    assert [each.occurrence for each in coming([celebrated], date(2027, 5, 20))] == [
        date(2027, 5, 20)
    ]


@given(st.lists(milestones(), max_size=5), st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_everything_that_comes_comes_within_the_days(some, today):
    for each in coming(some, today):
        assert 0 <= each.days <= SOON
        assert each.occurrence == today + timedelta(days=each.days)
        assert each.milestone.occurs_on(each.occurrence)

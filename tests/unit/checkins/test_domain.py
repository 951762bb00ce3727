from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.checkins.domain import (
    INVITED_A_DAY,
    Because,
    Candidate,
    CheckIn,
    counted,
    invited,
    is_night,
    previous_answer,
)
from trustjournal.core.clock import moment_of
from trustjournal.core.ids import CheckInId, PersonId

TODAY = date(2026, 5, 14)
_numbers = count(1)


def a_rating(rating=5, *, day=TODAY, hour=9, person="misaki", another_moment=False):
    return CheckIn(
        id=CheckInId(f"{next(_numbers):032x}"),
        person=PersonId(person),
        moment=moment_of(datetime(day.year, day.month, day.day, hour, tzinfo=UTC)),
        rating=rating,
        because=Because.INVITED,
        another_moment=another_moment,
    )


def _ratings(check_ins):
    return [each.rating for each in check_ins]


@pytest.mark.parametrize("rating", [-1, 10.1, 11, float("nan"), float("inf")])
def test_felt_trust_is_nought_to_ten(rating):
    with pytest.raises(ValueError, match="0 to 10"):
        a_rating(rating)


@pytest.mark.parametrize("rating", [0, 0.5, 10])
def test_both_ends_are_answers(rating):
    assert a_rating(rating).rating == rating


def test_a_later_rating_the_same_day_supersedes_the_earlier():
    assert _ratings(counted([a_rating(7, hour=20), a_rating(4, hour=8)])) == [7]


def test_another_moment_stands_beside_the_earlier():
    both = [a_rating(4, hour=8), a_rating(7, hour=20, another_moment=True)]
    assert _ratings(counted(both)) == [4, 7]


def test_a_correction_after_another_moment_replaces_the_latter_only():
    three = [
        a_rating(4, hour=8),
        a_rating(7, hour=12, another_moment=True),
        a_rating(6, hour=20),
    ]
    assert _ratings(counted(three)) == [4, 6]


def test_ratings_of_others_in_between_do_not_matter():
    mixed = [a_rating(4, hour=8), a_rating(9, hour=9, person="kenta"), a_rating(7, hour=20)]
    assert _ratings(counted(mixed)) == [9, 7]


def test_two_days_are_two_answers():
    assert _ratings(counted([a_rating(4), a_rating(7, day=TODAY - timedelta(1))])) == [7, 4]


@given(
    st.lists(
        st.builds(
            a_rating,
            st.integers(0, 10),
            day=st.sampled_from([TODAY, TODAY - timedelta(1)]),
            hour=st.integers(0, 23),
            person=st.sampled_from(["misaki", "kenta"]),
            another_moment=st.booleans(),
        ),
        unique_by=lambda each: each.moment.instant,
        max_size=12,
    )
)
def test_what_counts_is_in_order_and_of_each_day_and_person_at_least_one(check_ins):
    kept = counted(check_ins)
    assert set(kept) <= set(check_ins)
    assert kept == sorted(kept, key=lambda each: each.moment.instant)
    assert {(e.person, e.moment.day) for e in kept} == {(e.person, e.moment.day) for e in check_ins}
    assert counted(reversed(check_ins)) == kept
    plain = [each for each in check_ins if not each.another_moment]
    assert len(counted(plain)) == len({(e.person, e.moment.day) for e in plain})


def _a_week(days):
    return [a_rating(n % 11, day=TODAY - timedelta(days - n)) for n in range(days)]


@pytest.mark.parametrize(("ratings", "tick"), [(0, None), (4, None), (5, 4), (6, 5)])
def test_the_last_answer_shows_from_the_sixth_rating_on(ratings, tick):
    assert previous_answer(_a_week(ratings)) == tick


def test_superseded_answers_do_not_bring_the_tick_earlier():
    four_and_a_correction = [*_a_week(4), a_rating(9, day=TODAY - timedelta(1), hour=23)]
    assert previous_answer(four_and_a_correction) is None


def test_the_answer_before_a_day_leaves_out_that_day():
    week = [*_a_week(5), a_rating(10)]
    assert previous_answer(week) == 10
    assert previous_answer(week, before=TODAY) == 4
    assert previous_answer(week, before=TODAY - timedelta(1)) is None


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(22, 59, False), (23, 0, True), (0, 0, True), (5, 59, True), (6, 0, False), (12, 0, False)],
)
def test_nobody_is_asked_between_eleven_and_six(hour, minute, night):
    now = datetime(2026, 5, 14, hour, minute, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert is_night(now) is night


def _candidate(person, rated=None, contact=None, due=False):
    def ago(days):
        return None if days is None else TODAY - timedelta(days)

    return Candidate(
        person=PersonId(person),
        last_rated=ago(rated),
        last_contact=ago(contact),
        due_today=due,
    )


@pytest.mark.parametrize(
    ("why", "candidate", "asked"),
    [
        ("met today", _candidate("a", rated=3, contact=0), True),
        ("met yesterday", _candidate("a", rated=3, contact=1), True),
        ("met before the last rating", _candidate("a", rated=1, contact=3), False),
        ("met two days ago, rated lately", _candidate("a", rated=3, contact=2), False),
        ("rated today", _candidate("a", rated=0, contact=0), False),
        ("rated today, due", _candidate("a", rated=0, due=True), False),
        ("something is due", _candidate("a", rated=2, due=True), True),
        ("unrated for seven days", _candidate("a", rated=7, contact=30), True),
        ("unrated for six days", _candidate("a", rated=6, contact=30), False),
        ("never rated, met once", _candidate("a", contact=90), True),
        ("never rated, never met", _candidate("a"), False),
        ("never rated, due", _candidate("a", due=True), True),
    ],
)
def test_somebody_is_asked_about_for_a_reason(why, candidate, asked):
    assert invited([candidate], TODAY) == ([candidate.person] if asked else []), why


def test_at_most_three_are_asked_about_contact_first_then_the_longest_unrated():
    candidates = [
        _candidate("long", rated=30, contact=40),
        _candidate("longer", rated=60, contact=70),
        _candidate("met", rated=2, contact=0),
        _candidate("due", rated=4, due=True),
        _candidate("longest", rated=90, contact=95),
    ]
    assert invited(candidates, TODAY) == ["due", "met", "longest"]


days_ago = st.none() | st.integers(0, 40)


@given(
    st.lists(
        st.builds(
            _candidate,
            st.uuids().map(str),
            rated=days_ago,
            contact=days_ago,
            due=st.booleans(),
        ),
        max_size=10,
    )
)
def test_an_invitation_never_asks_too_much_and_does_not_depend_on_the_order(candidates):
    asked = invited(candidates, TODAY)
    assert len(asked) == len(set(asked)) <= INVITED_A_DAY
    rated_today = {c.person for c in candidates if c.last_rated == TODAY}
    assert not rated_today & set(asked)
    assert invited(reversed(candidates), TODAY) == asked

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Circle, Person
from trustjournal.today.domain import Happening
from trustjournal.today.situation import situation_of

NOW = datetime(2026, 5, 14, 21, 0, tzinfo=ZoneInfo("Asia/Tokyo"))  # a Thursday
THURSDAY, SUNDAY = 3, 6
LONG_AGO = NOW - timedelta(days=400)


def somebody(name="misaki", *, known_since=LONG_AGO, **fields):
    return Person(
        id=PersonId(name), name=name, created_at=known_since, updated_at=known_since, **fields
    )


def day_with(*people, contact=None, weekly_day=SUNDAY):
    last = {each.id: NOW.date() - timedelta(days=days) for each, days in (contact or [])}
    return situation_of(NOW, weekly_day=weekly_day, people=people, last_contact=last)


def test_the_weekly_day_is_the_users_own():
    assert day_with(weekly_day=THURSDAY).is_weekly_day
    assert not day_with(weekly_day=SUNDAY).is_weekly_day


@pytest.mark.parametrize(("days", "recent"), [(0, True), (3, True), (4, False)])
def test_the_circles_of_people_one_wrote_about_in_the_last_three_days_count(days, recent):
    boss = somebody(circles=(Circle.WORK, Circle.FRIEND))
    found = day_with(boss, contact=[(boss, days)])
    expected = {Happening.WORK, Happening.FRIEND} if recent else set()
    assert set(found.happening) == expected
    assert found.in_contact == ({boss.id} if recent else set())


def test_circles_of_people_one_never_wrote_about_do_not_count():
    assert day_with(somebody(circles=(Circle.WORK,))).happening == {}


@pytest.mark.parametrize(("days", "new"), [(0, True), (30, True), (31, False)])
def test_somebody_is_new_for_thirty_days(days, new):
    person = somebody(known_since=NOW - timedelta(days=days))
    assert (Happening.NEW_RELATIONSHIP in day_with(person).happening) is new


def test_the_day_somebody_was_added_is_that_of_the_users_own_calendar():
    early = NOW.replace(hour=1) - timedelta(days=30)  # the day before in UTC
    person = somebody(known_since=early.astimezone(ZoneInfo("UTC")))
    assert Happening.NEW_RELATIONSHIP in day_with(person).happening


@pytest.mark.parametrize("reason", ["safety", "put_away", "no_prompts"])
def test_nobody_is_asked_about_who_is_flagged_or_put_away_or_opted_out(reason):
    person = somebody(circles=(Circle.WORK,), known_since=NOW, **{reason: True})
    found = day_with(person, contact=[(person, 0)])
    assert found.askable == frozenset()
    assert found.in_contact == frozenset()
    assert found.happening == {}


def test_the_safety_flag_of_somebody_put_away_still_counts():
    assert day_with(somebody(safety=True, put_away=True)).safety
    assert not day_with(somebody(put_away=True)).safety


def test_every_circle_has_its_questions():
    assert {each.value for each in Circle} <= {each.value for each in Happening}

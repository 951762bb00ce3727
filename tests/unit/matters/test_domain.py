from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.boundaries.domain import LONGEST_TEXT
from trustjournal.core.ids import MatterId, PersonId
from trustjournal.matters.domain import (
    NUDGED_AFTER,
    Duration,
    Matter,
    Nudge,
    State,
    days_open,
    durations,
    nudge_due,
)
from trustjournal.people.domain import Person

DAY = date(2026, 5, 14)
MATTER = Matter(id=MatterId("m"), person=PersonId("p"), topic="who picks her up", since=DAY)
NOW = datetime(2026, 5, 14, tzinfo=UTC)
JUN = Person(id=PersonId("p"), name="Jun", created_at=NOW, updated_at=NOW)
TALKED = replace(MATTER, state=State.TALKED_ABOUT, closed_on=DAY + timedelta(days=4))
LEFT = replace(MATTER, state=State.LEFT_ALONE, closed_on=DAY + timedelta(days=1))
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("nonsense", "why"),
    [
        ({"topic": " \n"}, "topic"),
        ({"topic": "x" * (LONGEST_TEXT + 1)}, "book"),
        ({"note": "x" * (LONGEST_TEXT + 1)}, "book"),
        ({"closed_on": DAY}, "closed on a day"),
        ({"state": State.LEFT_ALONE}, "closed on a day"),
        ({"state": State.TALKED_ABOUT, "closed_on": DAY - timedelta(days=1)}, "after it came up"),
    ],
)
def test_nonsense_is_refused_at_birth(nonsense, why):
    with pytest.raises(ValueError, match=why):
        replace(MATTER, **nonsense)


def test_its_first_line_is_what_it_is_called():
    assert replace(MATTER, topic="\nwho picks her up\non Fridays").title == "who picks her up"


@given(since=days)
def test_it_is_brought_up_on_three_days_and_then_never_again(since):
    matter = replace(MATTER, since=since)
    nudged = [
        after for after in range(-30, 400) if nudge_due(matter, since + timedelta(days=after), JUN)
    ]
    assert nudged == [3, 7, 14]


@given(since=days, after=st.sampled_from(NUDGED_AFTER))
def test_silence_is_kept_where_it_is_wished(since, after):
    today = since + timedelta(days=after)
    matter = replace(MATTER, since=since)
    for state in (State.TALKED_ABOUT, State.LEFT_ALONE):
        assert not nudge_due(replace(matter, state=state, closed_on=today), today, JUN)
    for wish in ("safety", "put_away", "no_rhythm", "no_contact"):
        assert not nudge_due(matter, today, replace(JUN, **{wish: True}))
    assert nudge_due(matter, today, JUN)


def test_the_last_of_the_three_says_so():
    spoken = [Nudge(matter=MATTER, person=JUN, days=each).is_last for each in NUDGED_AFTER]
    assert spoken == [False, False, True]


def test_days_are_counted_until_it_was_talked_about_or_today():
    assert days_open(MATTER, DAY) == 0
    assert days_open(MATTER, DAY + timedelta(days=9)) == 9
    assert days_open(TALKED, DAY + timedelta(days=9)) == 4


def test_what_was_left_alone_on_purpose_leaves_the_calculation():
    today = DAY + timedelta(days=9)
    ahead = replace(MATTER, since=today + timedelta(days=1))
    assert durations([MATTER, TALKED, LEFT, ahead], today) == [
        Duration(days=9, talked_about=False),
        Duration(days=4, talked_about=True),
    ]

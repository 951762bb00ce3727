from dataclasses import replace
from datetime import date

import pytest

from tests.unit.promises.builders import TODAY, a_promise, a_step, a_tale, day
from trustjournal.events.domain import By, Size
from trustjournal.promises.domain import (
    KIND_OF_EVENT,
    LONGEST_TEXT,
    Counts,
    Outcome,
    Repeats,
    State,
    counts,
    is_in_danger,
    is_overdue,
    months_later,
    offered,
    possible,
    settled,
    taken_back,
    usual_day,
    weight_in_record,
)

EARLY = (Outcome.KEPT, Outcome.AGREED_ANEW, Outcome.RELEASED, Outcome.NOT_KEPT)
ON_ITS_DAY = (Outcome.KEPT, Outcome.RELEASED, Outcome.NOT_KEPT)
AFTERWARDS = (
    Outcome.LATE_NOTICE, Outcome.LATE_SILENT, Outcome.RELEASED, Outcome.NOT_KEPT,
    Outcome.NOT_KEPT_SILENT,
)  # fmt: skip


# What a promise is


@pytest.mark.parametrize(
    "nonsense",
    [
        {"text": "  \n"},
        {"text": "x" * (LONGEST_TEXT + 1)},
        {"due": date(2026, 4, 30)},
        {"settled_on": TODAY},
        {"state": State.KEPT},
    ],
)
def test_nonsense_is_no_promise(nonsense):
    with pytest.raises(ValueError, match="promise"):
        a_promise(**nonsense)


def test_what_comes_round_again_has_a_day():
    with pytest.raises(ValueError, match="has a day"):
        replace(a_promise(), repeats=Repeats.WEEKLY)
    with pytest.raises(ValueError, match="has a day"):
        replace(a_promise(due=TODAY), repeats=Repeats.WEEKLY)


def test_every_outcome_is_one_kind_of_event_and_all_but_one_a_state():
    assert set(KIND_OF_EVENT) == set(Outcome)
    assert len(set(KIND_OF_EVENT.values())) == len(Outcome)
    final = {each.value for each in Outcome} - {Outcome.AGREED_ANEW.value}
    assert {each.value for each in State} == final | {"open"}


# What may become of it, and when


@pytest.mark.parametrize(
    ("due", "when", "outcomes"),
    [
        (day(20), day(19), EARLY),
        (day(20), day(20), ON_ITS_DAY),
        (day(20), day(21), AFTERWARDS),
        (None, day(21), (*EARLY, Outcome.NOT_KEPT_SILENT)),
        (day(20), date(2026, 4, 30), ()),
    ],
)
def test_what_can_become_of_it_depends_on_the_day(due, when, outcomes):
    assert possible(a_promise(due=due), when) == outcomes


def test_nothing_more_becomes_of_what_is_settled():
    promise = settled(a_promise(), Outcome.KEPT, TODAY)
    assert possible(promise, TODAY) == ()
    with pytest.raises(ValueError, match="cannot have become"):
        settled(promise, Outcome.KEPT, TODAY)


def test_that_it_was_kept_in_time_may_be_noted_later():
    promise = a_promise(due=day(10))
    assert offered(promise, TODAY) == (Outcome.KEPT, *AFTERWARDS)
    assert offered(promise, day(9)) == EARLY
    assert usual_day(promise, Outcome.KEPT, TODAY) == day(10)
    assert usual_day(promise, Outcome.KEPT, day(9)) == day(9)
    assert usual_day(promise, Outcome.LATE_NOTICE, TODAY) == TODAY


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.AGREED_ANEW])
def test_settling_and_taking_back_leaves_it_as_it_was(outcome):
    for due in (None, day(10), day(14), day(20)):
        before = a_promise(due=due)
        if outcome not in possible(before, TODAY):
            continue
        after = settled(before, outcome, TODAY)
        assert (after.state.value, after.settled_on) == (outcome.value, TODAY)
        assert not after.is_open
        assert taken_back(after, a_step(outcome, due_before=due, due_after=due)) == before


def test_agreeing_anew_takes_another_day_and_leaves_it_open():
    before = a_promise(due=day(20))
    after = settled(before, Outcome.AGREED_ANEW, day(19), day(27))
    assert after == replace(before, due=day(27))
    step = a_step(day=day(19), due_before=day(20), due_after=day(27))
    assert taken_back(after, step) == before


@pytest.mark.parametrize("new_due", [None, day(20), day(18)])
def test_agreeing_anew_on_no_day_the_same_or_a_past_one_is_none(new_due):
    with pytest.raises(ValueError, match="another day"):
        settled(a_promise(due=day(20)), Outcome.AGREED_ANEW, day(19), new_due)


def test_a_day_that_was_corrected_since_is_not_taken_back():
    step = a_step(day=day(19), due_before=day(20), due_after=day(27))
    assert taken_back(a_promise(due=day(28)), step).due == day(28)


def test_grave_is_only_what_went_otherwise_than_agreed():
    grave = a_promise(size=Size.GRAVE)
    weights = {outcome: weight_in_record(grave, outcome) for outcome in Outcome}
    heavy = {Outcome.LATE_SILENT, Outcome.NOT_KEPT, Outcome.NOT_KEPT_SILENT}
    assert {outcome for outcome, size in weights.items() if size is Size.GRAVE} == heavy
    assert {weights[outcome] for outcome in set(Outcome) - heavy} == {Size.BIG}
    assert weight_in_record(a_promise(size=Size.SMALL), Outcome.KEPT) is Size.SMALL


# Where it stands


def test_it_is_overdue_the_day_after():
    promise = a_promise(due=TODAY)
    assert not is_overdue(promise, TODAY)
    assert is_overdue(promise, day(15))
    assert not is_overdue(settled(promise, Outcome.KEPT, TODAY), day(15))
    assert not is_overdue(a_promise(), day(15))


@pytest.mark.parametrize(
    ("due", "today", "danger"),
    [
        (day(11), day(9), False),  # two of ten days are a fifth, and not less
        (day(11), day(10), True),
        (day(11), day(11), True),
        (day(11), day(12), False),
        (day(2), day(1), False),
        (None, day(9), False),
    ],
)
def test_it_is_in_danger_in_the_last_fifth_of_its_time(due, today, danger):
    assert is_in_danger(a_tale(due=due), today) is danger


def test_what_somebody_did_something_about_is_not_in_danger():
    assert not is_in_danger(a_tale(a_step(), due=day(11)), day(10))
    kept = settled(a_promise(due=day(11)), Outcome.KEPT, day(10))
    assert not is_in_danger(replace(a_tale(), promise=kept), day(10))


# How many


def _settled(outcome, when, **fields):
    return settled(a_promise(made=day(1, 1, 2020), **fields), outcome, when)


def test_counting_tells_what_became_of_them_and_what_is_open():
    found = counts(
        [
            _settled(Outcome.KEPT, TODAY, due=day(20)),
            _settled(Outcome.LATE_NOTICE, TODAY, due=day(1)),
            _settled(Outcome.LATE_SILENT, TODAY, due=day(1)),
            _settled(Outcome.NOT_KEPT, TODAY),
            _settled(Outcome.NOT_KEPT_SILENT, TODAY),
            _settled(Outcome.RELEASED, TODAY),
            a_promise(made=day(1, 1, 2020)),
        ],
        TODAY,
    )
    assert found == Counts(kept=1, late=2, not_kept=2, open=1, months=6)
    assert found.total == 6


def test_what_was_settled_before_the_months_or_after_today_is_not_counted():
    settled_on = [day(14, 11, 2025), day(15, 11, 2025), TODAY, day(15)]
    kept = [_settled(Outcome.KEPT, when) for when in settled_on]
    assert counts(kept, TODAY).kept == 2
    assert counts(kept, TODAY, months=50_000).kept == 3


def test_the_order_does_not_matter():
    several = [_settled(Outcome.KEPT, TODAY), a_promise(by=By.THEM), a_promise()]
    assert counts(several, TODAY) == counts(reversed(several), TODAY)


def test_months_end_where_they_end():
    assert months_later(day(31, 1), 1) == day(28, 2)
    assert months_later(day(31, 12), 2) == day(28, 2, 2027)
    assert months_later(day(29, 2, 2024), -12) == day(28, 2, 2023)
    with pytest.raises(ValueError, match="calendar"):
        months_later(date.max, 1)

"""What comes round again: no day is skipped, and none drifts."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.promises.builders import a_promise, day
from trustjournal.core.ids import EntryId, PromiseId
from trustjournal.promises.domain import Outcome, Repeats, settled
from trustjournal.promises.series import following, occurrence, planned

RHYTHMS = [each for each in Repeats if each is not Repeats.NEVER]
LATE = PromiseId("the next")


@pytest.mark.parametrize(
    ("repeats", "anchor", "days"),
    [
        (Repeats.WEEKLY, day(14), [day(14), day(21), day(28)]),
        (Repeats.FORTNIGHTLY, day(14), [day(14), day(28), day(11, 6)]),
        (Repeats.MONTHLY, day(31, 1), [day(31, 1), day(28, 2), day(31, 3), day(30, 4)]),
        (
            Repeats.YEARLY,
            day(29, 2, 2024),
            [day(29, 2, 2024), day(28, 2, 2025), day(28, 2), day(28, 2, 2027), day(29, 2, 2028)],
        ),
    ],
)
def test_the_days_of_a_series(repeats, anchor, days):
    assert [occurrence(anchor, repeats, number) for number in range(len(days))] == days


def test_a_series_ends_with_the_calendar():
    for repeats in RHYTHMS:
        assert occurrence(date.max, repeats, 1) is None
    last = a_promise(made=date.max, due=date.max, repeats=Repeats.YEARLY)
    assert following(settled(last, Outcome.KEPT, date.max), LATE) is None


def test_the_next_one_is_new_but_for_what_it_says():
    first = a_promise(due=day(14), repeats=Repeats.WEEKLY, entry=EntryId("written then"))
    done = settled(first, Outcome.KEPT, day(12))
    after = following(done, LATE)
    assert after == replace(first, id=LATE, made=day(12), due=day(21), number=1, entry=None)


def test_what_was_settled_late_is_followed_by_the_very_next_day():
    first = a_promise(due=day(1), repeats=Repeats.WEEKLY)
    after = following(settled(first, Outcome.LATE_NOTICE, day(30)), LATE)
    assert (after.made, after.due) == (day(8), day(8))


def test_a_day_agreed_on_anew_moves_only_that_one():
    first = a_promise(due=day(14), repeats=Repeats.WEEKLY)
    moved = settled(first, Outcome.AGREED_ANEW, day(13), day(16))
    assert following(settled(moved, Outcome.KEPT, day(16)), LATE).due == day(21)


def test_nothing_follows_what_was_promised_once_or_is_open():
    assert following(settled(a_promise(), Outcome.KEPT, day(14)), LATE) is None
    assert following(a_promise(due=day(14), repeats=Repeats.WEEKLY), LATE) is None


def test_another_rhythm_or_day_begins_a_new_series_and_other_words_do_not():
    weekly = a_promise(due=day(14), repeats=Repeats.WEEKLY)
    second = following(settled(weekly, Outcome.KEPT, day(14)), LATE)
    assert planned(second, text="other words") == replace(second, text="other words")
    for change in ({"due": day(22)}, {"repeats": Repeats.MONTHLY}):
        anew = planned(second, **change)
        assert anew.series != second.series
        assert (anew.anchor, anew.number) == (anew.due, 0)
    ended = planned(second, repeats=Repeats.NEVER)
    assert (ended.anchor, ended.number) == (None, 0)


@given(
    anchor=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    repeats=st.sampled_from(RHYTHMS),
    delays=st.lists(st.integers(0, 800), min_size=1, max_size=30),
)
def test_a_series_never_skips_and_never_drifts(anchor, repeats, delays):
    """However late each one is settled, the next is for the next day of the series."""
    promise = a_promise(made=anchor, due=anchor, repeats=repeats)
    days = [anchor]
    for delay in delays:
        when = promise.due + timedelta(days=delay)
        outcome = Outcome.KEPT if not delay else Outcome.LATE_NOTICE
        promise = following(settled(promise, outcome, when), LATE)
        days.append(promise.due)
    longest = {
        Repeats.WEEKLY: 7, Repeats.FORTNIGHTLY: 14, Repeats.MONTHLY: 31, Repeats.YEARLY: 366,
    }[repeats]  # fmt: skip
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert all(0 < gap <= longest for gap in gaps)
    if repeats in {Repeats.MONTHLY, Repeats.YEARLY}:
        assert all(each.day == anchor.day or each.day >= 28 for each in days)

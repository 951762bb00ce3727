"""What becomes of promises, and taking it back: each outcome is a fact of the record."""

from dataclasses import replace

import pytest

from tests.unit.promises.builders import TODAY, day
from trustjournal.core.changes import Changes
from trustjournal.events.domain import By, Size
from trustjournal.promises.domain import (
    Outcome,
    Repeats,
    State,
    Tale,
)
from trustjournal.promises.problems import (
    AlreadySettled,
    DoesNotFitItsDay,
    NeedsNewDay,
    NothingToTakeBack,
)

BOTH = Changes.PROMISES | Changes.EVENTS


# Settling


@pytest.mark.parametrize("by", list(By))
@pytest.mark.parametrize(
    ("outcome", "due", "kind"),
    [
        (Outcome.KEPT, day(20), "promise_kept"),
        (Outcome.LATE_NOTICE, day(10), "promise_kept_late_notice"),
        (Outcome.LATE_SILENT, day(10), "promise_kept_late_silent"),
        (Outcome.RELEASED, day(20), "promise_released"),
        (Outcome.NOT_KEPT, day(20), "promise_broken"),
        (Outcome.NOT_KEPT_SILENT, day(10), "promise_broken_hidden"),
    ],
)
def test_each_outcome_is_a_fact_and_can_be_taken_back(
    promises, make, facts, announced, by, outcome, due, kind
):
    before = make(by=by, made=day(1), due=due, size=Size.BIG)
    done = promises.settle(before.id, outcome, note="駅で")
    assert (done.promise.state.value, done.promise.settled_on) == (outcome.value, TODAY)
    assert promises.get(before.id) == Tale(promise=done.promise, steps=(done.step,))
    assert done.step.note == "駅で"
    (fact,) = facts()
    assert (fact.kind, fact.by, fact.day, fact.size) == (kind, by, TODAY, Size.BIG)
    assert (fact.person, fact.promise, fact.note) == (before.person, before.id, "駅で")
    assert announced[-1] == BOTH
    assert promises.take_back(before.id) == done.step
    assert promises.get(before.id) == Tale(promise=before)
    assert facts() == []
    assert announced[-1] == BOTH


def test_another_day_leaves_it_open_with_its_history(promises, clock, make, facts):
    promise = make(due=day(20))
    clock.advance(days=5)
    anew = promises.settle(promise.id, Outcome.AGREED_ANEW, new_due=day(27), note="風邪で")
    assert anew.promise == replace(promise, due=day(27))
    assert (anew.step.due_before, anew.step.due_after) == (day(20), day(27))
    clock.advance(minutes=1)
    kept = promises.settle(promise.id, Outcome.KEPT)
    assert promises.get(promise.id).steps == (anew.step, kept.step)
    assert [fact.kind for fact in facts()] == ["promise_renegotiated", "promise_kept"]
    promises.take_back(promise.id)
    promises.take_back(promise.id)
    assert promises.get(promise.id) == Tale(promise=promise)
    with pytest.raises(NothingToTakeBack):
        promises.take_back(promise.id)


def test_only_the_outcome_that_was_meant_is_taken_back(promises, make):
    promise = make(due=day(20))
    first = promises.settle(promise.id, Outcome.AGREED_ANEW, new_due=day(27))
    promises.settle(promise.id, Outcome.KEPT)
    with pytest.raises(NothingToTakeBack):
        promises.take_back(promise.id, first.step.id)
    assert promises.get(promise.id).promise.state is State.KEPT


@pytest.mark.parametrize(
    ("outcome", "given", "problem"),
    [
        (Outcome.LATE_NOTICE, {}, DoesNotFitItsDay),
        (Outcome.KEPT, {"day": day(15)}, DoesNotFitItsDay),
        (Outcome.KEPT, {"day": day(30, 4)}, DoesNotFitItsDay),
        (Outcome.AGREED_ANEW, {}, NeedsNewDay),
        (Outcome.AGREED_ANEW, {"new_due": day(20)}, NeedsNewDay),
    ],
)
def test_what_cannot_have_become_of_it_changes_nothing(
    promises, make, facts, outcome, given, problem
):
    promise = make(made=day(1), due=day(20))
    with pytest.raises(problem):
        promises.settle(promise.id, outcome, **given)
    assert promises.get(promise.id) == Tale(promise=promise)
    assert facts() == []


def test_what_was_kept_in_time_and_noted_later_counts_from_its_day(promises, make, facts):
    promise = make(made=day(1), due=day(10))
    assert promises.settle(promise.id, Outcome.KEPT).promise.settled_on == day(10)
    assert [fact.day for fact in facts()] == [day(10)]


def test_settled_is_settled(promises, make):
    promise = make()
    promises.settle(promise.id, Outcome.RELEASED)
    with pytest.raises(AlreadySettled):
        promises.settle(promise.id, Outcome.KEPT)


# What comes round again


def test_settling_makes_the_next_one_and_taking_back_removes_it(promises, make):
    first = make(due=day(15), repeats=Repeats.WEEKLY)
    done = promises.settle(first.id, Outcome.KEPT)
    assert done.following.due == day(22)
    assert [tale.promise for tale in promises.open()] == [done.following]
    promises.take_back(first.id)
    assert promises.everything() == [Tale(promise=first)]


@pytest.mark.parametrize(("touch", "left"), [("settled", 3), ("changed", 2), ("deleted", 1)])
def test_a_next_one_that_something_was_done_about_stays(promises, make, touch, left, change):
    first = make(due=day(14), repeats=Repeats.WEEKLY)
    following = promises.settle(first.id, Outcome.KEPT).following
    if touch == "settled":
        promises.settle(following.id, Outcome.RELEASED)
    elif touch == "changed":
        change(following, text="other words")
    else:
        promises.delete(following.id)
    promises.take_back(first.id)
    again = promises.settle(first.id, Outcome.KEPT)
    assert again.following is None, "the series goes on only once"
    assert len(promises.everything()) == left


def test_the_words_of_what_is_settled_do_not_matter_to_the_next(promises, make, change):
    first = make(due=day(14), repeats=Repeats.WEEKLY)
    promises.settle(first.id, Outcome.KEPT)
    change(first, text="other words")
    promises.take_back(first.id)
    assert len(promises.everything()) == 2, "nothing goes that may have been meant to stay"

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.boundaries.conftest import CALLS, WEEK, story_of
from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.boundaries.problems import (
    DayGone,
    DayToCome,
    NothingDrawn,
    TooLong,
)
from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId
from trustjournal.people.problems import NobodyNamed, NotAName, PersonGone

# Drawing


def test_it_is_drawn_today_and_looked_at_again_after_four_weeks(
    boundaries, misaki, today, announced
):
    announced.clear()
    drawn = boundaries.draw(replace(CALLS, person=misaki.id, entry=EntryId("an entry")))
    assert boundaries.of_person(misaki.id) == [drawn]
    assert (drawn.drawn_on, drawn.review_on) == (today, today + 4 * WEEK)
    assert (drawn.told_on, drawn.re_established, drawn.entry) == (None, False, "an entry")
    assert announced == [Changes.BOUNDARIES]


def test_its_days_may_be_given(boundaries, misaki, today):
    drawn = boundaries.draw(
        replace(
            CALLS,
            person=misaki.id,
            drawn_on=today - WEEK,
            told_on=today,
            review_on=today + WEEK,
            re_established=True,
        )
    )
    assert (drawn.drawn_on, drawn.told_on, drawn.review_on) == (today - WEEK, today, today + WEEK)
    assert drawn.re_established


def test_somebody_of_a_new_name_is_added(boundaries, people, announced):
    drawn = boundaries.draw(replace(CALLS, name=" 健太 "))
    assert people.get(drawn.person).name == "健太"
    assert announced == [Changes.BOUNDARIES | Changes.PEOPLE]
    again = boundaries.draw(replace(CALLS, name="健太"))
    assert again.person == drawn.person
    assert announced[1:] == [Changes.BOUNDARIES]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"name": ""}, NobodyNamed),
        ({"name": "x" * 300}, NotAName),
        ({"name": "健太", "fine": " ", "not_fine": ""}, NothingDrawn),
        ({"name": "健太", "i_will": "x" * 20_001}, TooLong),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(boundaries, people, vault, given, problem):
    before = vault.change_counter
    with pytest.raises(problem):
        boundaries.draw(replace(CALLS, **given))
    assert people.everyone() == []
    assert vault.change_counter == before


def test_days_that_cannot_be_are_refused(boundaries, misaki, today, calls):
    tomorrow = today + timedelta(days=1)
    for days in ({"drawn_on": tomorrow}, {"told_on": tomorrow}):
        with pytest.raises(DayToCome):
            boundaries.draw(replace(CALLS, person=misaki.id, **days))
    with pytest.raises(DayGone):
        boundaries.draw(replace(CALLS, person=misaki.id, review_on=today))
    with pytest.raises(DayGone):
        boundaries.change(calls.id, replace(CALLS, review_on=today))
    with pytest.raises(DayToCome):
        boundaries.told(calls.id, tomorrow)
    with pytest.raises(DayGone):
        boundaries.look_again(calls.id, next_day=today)
    with pytest.raises(DayToCome):
        boundaries.note(calls.id, Mark.CROSSED, day=tomorrow)
    with pytest.raises(DayToCome):
        boundaries.let_go(calls.id, tomorrow)


def test_nobody_draws_a_boundary_towards_somebody_who_is_gone(boundaries, people, misaki):
    people.delete(misaki.id)
    with pytest.raises(PersonGone):
        boundaries.draw(replace(CALLS, person=misaki.id))


def test_text_comes_back_as_it_was_typed(boundaries, misaki):
    odd = Draft(person=misaki.id, not_fine="ﾊﾝｶｸ　😊\r\n\ud800", note="\0")
    drawn = boundaries.draw(odd)
    assert (drawn.not_fine, drawn.note) == ("ﾊﾝｶｸ　😊\r\n\ufffd", "␀")
    assert boundaries.of_person(misaki.id) == [drawn]


# Changing


def test_it_is_worded_otherwise_and_its_days_stay(boundaries, calls, clock, announced):
    clock.advance(days=3)
    changed = boundaries.change(calls.id, replace(CALLS, not_fine="夜9時以降の電話"))
    assert changed == replace(calls, not_fine="夜9時以降の電話")
    assert boundaries.of_person(calls.person) == [changed]
    assert announced == [Changes.BOUNDARIES]


def test_a_change_that_changes_nothing_announces_nothing(boundaries, calls, announced):
    assert boundaries.change(calls.id, CALLS) == calls
    assert announced == []


def test_its_days_are_corrected(boundaries, calls, today):
    wanted = replace(CALLS, drawn_on=today - WEEK, review_on=today + WEEK, told_on=today)
    changed = boundaries.change(calls.id, wanted)
    assert (changed.drawn_on, changed.review_on) == (today - WEEK, today + WEEK)
    assert changed.told_on == today


def test_a_day_that_has_passed_meanwhile_does_not_hinder_a_change(boundaries, calls, clock):
    clock.advance(days=60)
    changed = boundaries.change(calls.id, replace(CALLS, note="x", review_on=calls.review_on))
    assert (changed.note, changed.review_on) == ("x", calls.review_on)


def test_a_change_is_undone_even_if_its_day_has_passed_meanwhile(boundaries, calls, clock, today):
    clock.advance(days=60)
    boundaries.change(
        calls.id, replace(CALLS, note="x", re_established=True, review_on=today + 20 * WEEK)
    )
    assert boundaries.put_back(calls) == calls
    let_go = boundaries.let_go(calls.id)
    assert boundaries.put_back(replace(calls, note="y")) == replace(let_go, note="y")


def test_one_that_was_let_go_is_reworded_without_holding_again(boundaries, calls, today):
    boundaries.let_go(calls.id)
    changed = boundaries.change(calls.id, replace(CALLS, note="x", review_on=today + WEEK))
    assert (changed.note, changed.review_on, changed.is_let_go) == ("x", None, True)


def test_they_are_told_and_that_can_be_taken_back(boundaries, calls, today):
    assert boundaries.told(calls.id, today).told_on == today
    assert boundaries.told(calls.id, None) == calls


# Looking again


def test_looking_again_is_noted_and_the_next_day_is_set(boundaries, calls, clock, announced):
    clock.advance(days=28)
    today = clock().date()
    review = boundaries.look_again(calls.id, note="うまくいっている")
    story = story_of(boundaries, calls)
    assert story.reviews == (review,)
    assert (review.day, review.note) == (today, "うまくいっている")
    assert story.boundary.review_on == today + 4 * WEEK
    assert announced == [Changes.BOUNDARIES]
    boundaries.look_again(calls.id, next_day=today + WEEK)
    assert story_of(boundaries, calls).boundary.review_on == today + WEEK


def test_looking_again_is_undone_and_its_words_stand_in_the_form_again(boundaries, calls, today):
    review = boundaries.look_again(calls.id, note="words", form="boundary:look")
    boundaries.take_back_look(review, form="boundary:look")
    story = story_of(boundaries, calls)
    assert (story.boundary, story.reviews) == (calls, ())
    assert boundaries.board().begun == {"boundary:look": {"note": "words"}}
    review = boundaries.look_again(calls.id, form="boundary:look")
    boundaries.take_back_look(review, form="boundary:look")
    assert boundaries.board().begun == {}


def test_a_look_at_one_that_was_let_go_lets_it_hold_again(boundaries, calls, today):
    boundaries.let_go(calls.id)
    review = boundaries.look_again(calls.id, next_day=today + WEEK)
    held = replace(calls, review_on=today + WEEK)
    assert story_of(boundaries, calls).boundary == held
    boundaries.take_back_look(review)
    assert (story_of(boundaries, calls).boundary, story_of(boundaries, calls).reviews) == (held, ())


def test_what_was_let_go_meanwhile_stays_let_go_when_a_look_is_undone(boundaries, calls):
    review = boundaries.look_again(calls.id)
    let_go = boundaries.let_go(calls.id)
    boundaries.take_back_look(review)
    assert story_of(boundaries, calls).boundary == let_go


def test_what_is_too_long_is_refused(boundaries, calls):
    event = boundaries.note(calls.id, Mark.CROSSED)
    long = "x" * 20_001
    for attempt in (
        lambda: boundaries.look_again(calls.id, note=long),
        lambda: boundaries.note(calls.id, Mark.CROSSED, note=long),
        lambda: boundaries.correct(
            event.id, day=event.day, by=event.by, size=event.size, note=long
        ),
    ):
        with pytest.raises(TooLong):
            attempt()


def test_what_is_to_be_looked_at_waits_until_its_day(boundaries, people, calls, clock, today):
    later = boundaries.draw(replace(CALLS, person=calls.person, review_on=today + 5 * WEEK))
    assert boundaries.to_review(calls.review_on - timedelta(days=1)) == []
    (due,) = boundaries.to_review(calls.review_on)
    assert (due.boundary, due.person.name) == (calls, "美咲")
    assert [each.boundary for each in boundaries.to_review(later.review_on)] == [calls, later]
    boundaries.let_go(calls.id)
    assert [each.boundary for each in boundaries.to_review(later.review_on)] == [later]


@pytest.mark.parametrize("silent", ["safety", "put_away", "no_rhythm", "no_contact"])
def test_nobody_is_reminded_of_somebody_they_rather_would_not(boundaries, people, calls, silent):
    people.amend(calls.person, {silent: True})
    assert boundaries.to_review(calls.review_on) == []
    assert boundaries.of_person(calls.person) == [calls]

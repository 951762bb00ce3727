from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.boundaries.conftest import CALLS
from trustjournal.boundaries import store
from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.boundaries.problems import (
    BoundaryGone,
    DayGone,
    DayToCome,
    MarkGone,
    NothingDrawn,
    TooLong,
)
from trustjournal.core.changes import Changes
from trustjournal.core.ids import BoundaryId, EntryId, EventId
from trustjournal.events.domain import By, Size
from trustjournal.events.store import shelf as event_shelf
from trustjournal.journal.domain import Query
from trustjournal.people.problems import NobodyNamed, NotAName, NothingToBringBack, PersonGone

BOTH = Changes.BOUNDARIES | Changes.EVENTS
WEEK = timedelta(weeks=1)


@pytest.fixture
def today(clock):
    return clock().date()


def _story(boundaries, boundary):
    (found,) = [
        each for each in boundaries.stories_of(boundary.person) if each.boundary.id == boundary.id
    ]
    return found


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
    story = _story(boundaries, calls)
    assert story.reviews == (review,)
    assert (review.day, review.note) == (today, "うまくいっている")
    assert story.boundary.review_on == today + 4 * WEEK
    assert announced == [Changes.BOUNDARIES]
    boundaries.look_again(calls.id, next_day=today + WEEK)
    assert _story(boundaries, calls).boundary.review_on == today + WEEK


def test_looking_again_is_undone_and_its_words_stand_in_the_form_again(boundaries, calls, today):
    review = boundaries.look_again(calls.id, note="words", form="boundary:look")
    boundaries.take_back_look(review, form="boundary:look")
    story = _story(boundaries, calls)
    assert (story.boundary, story.reviews) == (calls, ())
    assert boundaries.board().begun == {"boundary:look": {"note": "words"}}
    review = boundaries.look_again(calls.id, form="boundary:look")
    boundaries.take_back_look(review, form="boundary:look")
    assert boundaries.board().begun == {}


def test_a_look_at_one_that_was_let_go_lets_it_hold_again(boundaries, calls, today):
    boundaries.let_go(calls.id)
    review = boundaries.look_again(calls.id, next_day=today + WEEK)
    held = replace(calls, review_on=today + WEEK)
    assert _story(boundaries, calls).boundary == held
    boundaries.take_back_look(review)
    assert (_story(boundaries, calls).boundary, _story(boundaries, calls).reviews) == (held, ())


def test_what_was_let_go_meanwhile_stays_let_go_when_a_look_is_undone(boundaries, calls):
    review = boundaries.look_again(calls.id)
    let_go = boundaries.let_go(calls.id)
    boundaries.take_back_look(review)
    assert _story(boundaries, calls).boundary == let_go


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


@pytest.mark.parametrize("silent", ["safety", "put_away", "no_rhythm"])
def test_nobody_is_reminded_of_somebody_they_rather_would_not(boundaries, people, calls, silent):
    people.amend(calls.person, {silent: True})
    assert boundaries.to_review(calls.review_on) == []
    assert boundaries.of_person(calls.person) == [calls]


# What becomes of it


def test_what_became_of_it_is_a_fact_of_the_record(boundaries, calls, today, announced):
    event = boundaries.note(calls.id, Mark.RESPECTED)
    assert boundaries.log(calls.id) == (event,)
    assert (event.kind, event.by, event.size, event.day, event.boundary) == (
        "boundary_respected",
        By.THEM,
        Size.ORDINARY,
        today,
        calls.id,
    )
    assert event.person == calls.person
    assert announced == [BOTH]


def test_it_may_have_been_the_user_and_another_day(boundaries, calls, today):
    event = boundaries.note(
        calls.id,
        Mark.CROSSED,
        by=By.ME,
        day=today - WEEK,
        note="自分から電話に出た",
        size=Size.GRAVE,
        entry=EntryId("an entry"),
    )
    assert boundaries.log(calls.id) == (event,)
    assert (event.by, event.day, event.size) == (By.ME, today - WEEK, Size.GRAVE)
    assert (event.note, event.entry) == ("自分から電話に出た", "an entry")


def test_what_was_put_right_is_not_grave(boundaries, calls, today):
    with pytest.raises(ValueError, match="grave"):
        boundaries.note(calls.id, Mark.PUT_RIGHT, size=Size.GRAVE)
    event = boundaries.note(calls.id, Mark.PUT_RIGHT)
    with pytest.raises(ValueError, match="grave"):
        boundaries.correct(event.id, day=today, by=By.THEM, size=Size.GRAVE, note="")


def test_words_are_added_to_what_was_noted(boundaries, calls, today, announced):
    event = boundaries.note(calls.id, Mark.CROSSED)
    announced.clear()
    wanted = {"day": today - WEEK, "by": By.ME, "size": Size.BIG, "note": "九時四十分"}
    corrected = boundaries.correct(event.id, **wanted)
    assert corrected == replace(event, **wanted)
    assert boundaries.log(calls.id) == (corrected,)
    assert boundaries.correct(event.id, **wanted) == corrected
    assert announced == [BOTH]
    with pytest.raises(DayToCome):
        boundaries.correct(event.id, **wanted | {"day": today + WEEK})


def test_what_was_noted_is_taken_back_and_comes_back(boundaries, services, calls, clock):
    plain = boundaries.note(calls.id, Mark.RESPECTED)
    clock.advance(minutes=1)
    worded = boundaries.note(calls.id, Mark.CROSSED, note="九時四十分に電話")
    thrown = [boundaries.take_back(each.id) for each in (plain, worded)]
    assert boundaries.log(calls.id) == ()
    titles = {each.title for each in services.journal.trash()}
    assert titles == {"美咲", "九時四十分に電話"}
    for trash_id in thrown:
        boundaries.bring_back(trash_id)
    assert boundaries.log(calls.id) == (plain, worded)
    with pytest.raises(NothingToBringBack):
        boundaries.bring_back(thrown[0])


def test_only_marks_of_boundaries_are_touched_here(boundaries, calls, vault, clock):
    event = boundaries.note(calls.id, Mark.RESPECTED)
    other = replace(event, id=EventId("other"), kind="listened_fully")
    with vault.writing() as connection:
        event_shelf.insert(connection, other, clock())
    assert boundaries.log(calls.id) == (event,)
    boundaries.take_back(event.id)
    for none_of_ours in (event.id, other.id, EventId("no event")):
        with pytest.raises(MarkGone):
            boundaries.take_back(none_of_ours)


# Letting go, deleting


def test_it_is_let_go_and_taken_up_again(boundaries, calls, today):
    let_go = boundaries.let_go(calls.id)
    assert (let_go.let_go_on, let_go.review_on) == (today, None)
    assert boundaries.take_up(calls.id, calls.review_on) == calls
    boundaries.let_go(calls.id, today - WEEK)
    assert boundaries.take_up(calls.id) == replace(calls, review_on=today + 4 * WEEK)


def test_it_is_deleted_with_its_log_as_one_thing(boundaries, services, calls, announced):
    boundaries.note(calls.id, Mark.RESPECTED)
    boundaries.look_again(calls.id, note="stays with it")
    before = _story(boundaries, calls)
    announced.clear()
    trash_id = boundaries.delete(calls.id)
    assert boundaries.stories_of(calls.person) == []
    assert [(each.kind, each.title) for each in services.journal.trash()] == [
        ("boundary", "夜8時以降の電話")
    ]
    services.journal.bring_back(trash_id)
    assert _story(boundaries, calls) == before
    assert announced[0] == BOTH


def test_what_is_gone_cannot_be_touched(boundaries, calls, today):
    trash_id = boundaries.delete(calls.id)
    for attempt in (
        lambda: boundaries.change(calls.id, CALLS),
        lambda: boundaries.told(calls.id, today),
        lambda: boundaries.look_again(calls.id),
        lambda: boundaries.note(calls.id, Mark.RESPECTED),
        lambda: boundaries.let_go(calls.id),
        lambda: boundaries.delete(calls.id),
        lambda: boundaries.log(calls.id),
    ):
        with pytest.raises(BoundaryGone):
            attempt()
    boundaries.bring_back(trash_id)
    assert boundaries.of_person(calls.person) == [calls]


def test_it_goes_and_comes_with_its_person(boundaries, people, calls):
    boundaries.note(calls.id, Mark.RESPECTED)
    before = _story(boundaries, calls)
    trash_id = people.delete(calls.person)
    assert boundaries.board().holding == ()
    people.bring_back(trash_id)
    assert boundaries.board().holding == (before,)


def test_emptying_the_trash_leaves_nothing_of_it(boundaries, services, vault, calls):
    boundaries.note(calls.id, Mark.RESPECTED)
    boundaries.look_again(calls.id, note="x")
    boundaries.keep_begun("boundary:edit:x", {"fine": "y"}, about=calls.id)
    boundaries.delete(calls.id)
    services.journal.empty_trash()
    with vault.reading() as connection:
        for table in ("boundaries", "boundary_reviews", "events", "begun"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


# Reading


def test_the_board_leaves_out_who_was_put_away(boundaries, people, calls):
    gone = boundaries.draw(replace(CALLS, person=calls.person, note="let go"))
    boundaries.let_go(gone.id)
    board = boundaries.board()
    assert [each.boundary.id for each in board.holding] == [calls.id]
    assert [each.boundary.id for each in board.let_go] == [gone.id]
    assert set(board.people) == {calls.person}
    away = people.put_away(calls.person)
    board = boundaries.board()
    assert (board.holding, board.let_go, board.people) == ((), (), {})
    own = boundaries.board_of(away)
    assert [each.boundary.id for each in (*own.holding, *own.let_go)] == [calls.id, gone.id]


def test_search_finds_it_by_its_words_and_its_person(boundaries, services, calls, people):
    def found(**asked):
        return [(hit.kind, hit.id) for hit in services.journal.search(Query(**asked))]

    assert found(words="電話") == [("boundary", calls.id)]
    assert found(words="折り返します") == [("boundary", calls.id)]
    assert services.keeping.check() == []
    boundaries.change(calls.id, replace(CALLS, not_fine="訪問"))
    assert found(words="電話") == []
    trash_id = boundaries.delete(calls.id)
    assert found(words="訪問") == []
    boundaries.bring_back(trash_id)
    assert found(words="訪問") == [("boundary", calls.id)]
    services.keeping.mend_search()
    assert found(words="訪問") == [("boundary", calls.id)]


# What was begun


def test_what_was_begun_stands_in_its_form_until_it_is_meant(boundaries, misaki):
    boundaries.keep_begun("boundary", {"fine": "メッ", "re_established": True})
    boundaries.keep_begun("boundary", {"fine": "メッセージ\ud800", "re_established": True})
    words = {"fine": "メッセージ\ufffd", "re_established": True}
    assert boundaries.board().begun == {"boundary": words}
    boundaries.draw(replace(CALLS, person=misaki.id), form="boundary")
    assert boundaries.board().begun == {}


def test_what_was_begun_outlives_a_refusal_and_can_be_given_up(boundaries):
    boundaries.keep_begun("boundary", {"fine": ""})
    with pytest.raises(NothingDrawn):
        boundaries.draw(Draft(name="x"), form="boundary")
    assert set(boundaries.board().begun) == {"boundary"}
    boundaries.forget_begun("boundary")
    assert boundaries.board().begun == {}


def test_what_was_begun_about_somebody_goes_for_good_with_them(boundaries, services, misaki):
    boundaries.keep_begun("boundary:new:1", {"fine": "x"}, about=misaki.id)
    trash_id = services.people.delete(misaki.id)
    services.people.bring_back(trash_id)
    assert set(boundaries.board().begun) == {"boundary:new:1"}
    services.people.delete(misaki.id)
    services.journal.empty_trash()
    assert boundaries.board().begun == {}


def test_ids_of_nothing_are_said_to_be_gone(boundaries):
    with pytest.raises(BoundaryGone):
        boundaries.told(BoundaryId("nothing"), None)


def test_its_kind_is_what_trash_and_search_call_it():
    assert store.KIND == store.shelf.kind == "boundary"

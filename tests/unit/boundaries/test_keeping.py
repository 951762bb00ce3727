from dataclasses import replace

import pytest

from tests.unit.boundaries.conftest import BOTH, CALLS, WEEK, story_of
from trustjournal.boundaries import store
from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.boundaries.problems import (
    BoundaryGone,
    NothingDrawn,
)
from trustjournal.core.ids import BoundaryId
from trustjournal.journal.domain import Query

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
    before = story_of(boundaries, calls)
    announced.clear()
    trash_id = boundaries.delete(calls.id)
    assert boundaries.stories_of(calls.person) == []
    assert [(each.kind, each.title) for each in services.journal.trash()] == [
        ("boundary", "夜8時以降の電話")
    ]
    services.journal.bring_back(trash_id)
    assert story_of(boundaries, calls) == before
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
    before = story_of(boundaries, calls)
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


def test_a_note_that_is_brought_back_alone_stands_by_itself_once_its_boundary_is_gone(
    services, boundaries, calls
):
    event = boundaries.note(calls.id, Mark.CROSSED)
    taken_back = boundaries.take_back(event.id)
    thrown = boundaries.delete(calls.id)
    services.journal.bring_back(taken_back)
    # As long as the boundary can come back, the note is still about it.
    boundaries.bring_back(thrown)
    assert [each.id for each in story_of(boundaries, calls).marks] == [event.id]
    taken_back = boundaries.take_back(event.id)
    boundaries.delete(calls.id)
    services.journal.bring_back(taken_back)
    services.journal.empty_trash()
    assert services.events.get(event.id) == replace(event, boundary=None)

from dataclasses import replace

import pytest

from tests.unit.boundaries.conftest import BOTH, WEEK
from trustjournal.boundaries.domain import Mark
from trustjournal.boundaries.problems import (
    DayToCome,
    MarkGone,
)
from trustjournal.core.ids import EntryId, EventId
from trustjournal.events.domain import By, Size
from trustjournal.events.store import shelf as event_shelf
from trustjournal.people.problems import NothingToBringBack


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

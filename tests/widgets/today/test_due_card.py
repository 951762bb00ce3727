"""What is coming up, on the page."""

from datetime import date, timedelta

import pytest

from trustjournal.events.domain import By
from trustjournal.promises.domain import Draft

TODAY = date(2026, 5, 14)


@pytest.fixture
def promise(agreed, people):
    maya = people.add("Maya")

    def make(text, by=By.ME, due=TODAY):
        return agreed.promises.make(Draft(text=text, person=maya.id, by=by, due=due, made=due))

    return make


def test_nothing_due_takes_no_room(open_today):
    page = open_today()
    assert page.due == []
    assert not page.sees("What is coming up")


def test_a_promise_for_today_is_kept_with_one_click_and_that_can_be_undone(open_today, promise):
    promise("Send her the photos")
    page = open_today()
    assert page.due == ["Send her the photos / Maya · meant for today"]
    page.do("Send her the photos")
    assert page.due == []
    page.take_back()
    assert page.due == ["Send her the photos / Maya · meant for today"]


def test_what_is_late_is_said_without_blame(open_today, promise):
    promise("Call about the key", due=TODAY - timedelta(days=2))
    assert open_today().due == ["Call about the key / Maya · was meant for Tue, May 12"]


def test_what_they_said_waits_for_them(open_today, promise):
    promise("Bring the book back", by=By.THEM)
    page = open_today()
    assert page.due == ["Bring the book back / Maya · they said Thu, May 14"]
    assert page.sees("They kept it")


def test_it_may_be_left_until_another_day(open_today, promise):
    promise("Send her the photos")
    page = open_today()
    page.leave_until("photos", "week")
    assert page.due == []
    page.take_back()
    assert len(page.due) == 1


def test_it_leads_to_where_it_is_kept(open_today, promise):
    made = promise("Send her the photos")
    page = open_today()
    page.look_at("photos")
    assert page.went == [("promise", made.id)]


def test_a_few_are_shown_and_the_rest_on_request(open_today, promise):
    for number in range(8):
        promise(f"Small thing {number}")
    page = open_today()
    assert len(page.due) == 5
    page.press("dueRest")
    assert len(page.due) == 8
    assert not page.offers("dueRest")


def test_the_card_follows_the_language(open_today, promise, language):
    promise("Send her the photos")
    page = open_today()
    language.use("ja")
    assert page.due == ["Send her the photos / Mayaさん・きょうの予定です"]


def test_a_relationship_to_look_at_again_is_looked_at_or_let_rest(
    open_today, agreed, people, clock
):
    maya = people.add("Maya")
    clock.advance(days=-60)
    kept = agreed.reflections.keep(maya.id, {"p1": 4}, again=True)
    clock.advance(days=60)
    page = open_today()
    assert page.due == ["Maya / you wanted to look at this relationship again"]
    page.do("Maya")
    assert page.went == [("reflection", kept.id)]
    assert len(page.due) == 1
    page.look_at("Maya")
    assert page.due == []
    page.take_back()
    assert len(page.due) == 1


def test_a_reminder_says_once_that_messages_are_appreciated(open_today, agreed, people, clock):
    maya = people.add("Maya")
    for days in (60, 40, 33, 26, 19):
        agreed.events.note(maya.id, "contact", By.ME, day=TODAY - timedelta(days=days))
    said = "People tend to underestimate how much a message is appreciated."
    page = open_today()
    assert said in page.due[0]
    page.leave_until("Maya", "tomorrow")
    page.take_back()
    assert said in page.due[0]
    clock.advance(days=1)
    (again,) = open_today().due
    assert "Maya" in again
    assert said not in again


def test_what_is_said_once_waits_until_it_is_seen(open_today, promise, agreed, people, dues):
    for number in range(6):
        promise(f"Thing {number}")
    kenta = people.add("Kenta")
    for days in (60, 40, 33, 26, 19):
        agreed.events.note(kenta.id, "contact", By.ME, day=TODAY - timedelta(days=days))
    page = open_today()
    assert not page.sees("appreciated")
    page.press("dueRest")
    assert any("appreciated" in each for each in page.due)

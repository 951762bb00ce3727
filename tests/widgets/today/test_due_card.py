"""What is coming up, on the page."""

from datetime import date, timedelta

import pytest

from tests.answered import answers_of
from trustjournal.events.domain import By
from trustjournal.promises.domain import Draft
from trustjournal.worksheets.service import Worksheets

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


# What sheets left behind


@pytest.fixture
def remind(vault, clock, changes, people):
    """Finishes a worksheet about Jun and keeps all it proposes; returns the sheet."""

    def remind(of, person="Jun", **changed):
        worksheets = Worksheets(vault, clock, changes.announce)
        jun = people.find_or_add(person).id
        begun = worksheets.begin(of, person=jun).sheet
        answers = answers_of(of, "en", person=lambda _name: jun) | changed
        worksheets.answer(begun.id, answers, begun.place)
        return worksheets.finish(begun.id, worksheets.proposals(begun.id)).sheet

    return remind


def test_a_talk_is_asked_about_when_its_day_came_and_settled_with_one_click(
    open_today, remind, clock
):
    remind("repair_prep")
    clock.advance(days=3)
    page = open_today()
    debrief = "Debrief / Jun · Preparing a repair conversation, Sun, May 17"
    assert debrief in page.due
    assert page.words_of_due("Debrief") == ["Tell how it went", "Leave it at that"]
    page.do("Debrief")
    assert debrief not in page.due
    page.take_back()
    assert debrief in page.due


def test_it_leads_to_what_it_is_about(open_today, remind, clock):
    remind("repair_prep")
    clock.advance(days=3)
    page = open_today()
    page.open_due("Debrief")
    ((kind, _id),) = page.went
    assert kind == "reminder"


def test_it_can_be_left_like_all_else(open_today, remind, clock):
    remind("repair_prep")
    clock.advance(days=3)
    page = open_today()
    page.leave_until("Debrief", "three_days")
    assert not page.sees("Debrief")
    clock.advance(days=3)
    assert open_today().sees("Debrief")


@pytest.mark.parametrize(
    ("of", "days", "title", "words"),
    [
        ("rebuild_they_broke", 7, "Check-ins (private)", ["Look back", "I looked back"]),
        ("event_plan", 0, "After a first meeting", ["Begin", "Leave it at that"]),
        ("repair_prep", 2, "The conversation", ["See the sheet", "It is done"]),
    ],
)
def test_each_kind_has_its_words(open_today, remind, clock, of, days, title, words):
    remind(of)
    clock.advance(days=days)
    assert open_today().words_of_due(title) == words


def test_one_about_nobody_has_no_name(open_today, vault, clock, changes):
    worksheets = Worksheets(vault, clock, changes.announce)
    begun = worksheets.begin("profile_card").sheet
    worksheets.answer(begun.id, answers_of("profile_card", "en"), begun.place)
    worksheets.finish(begun.id, worksheets.proposals(begun.id))
    clock.advance(days=180)
    (line,) = open_today().due
    assert line.startswith("Look at the card again / ")
    assert line.endswith("Tue, Nov 10")


def test_of_somebody_who_frightens_no_talk_is_spoken_of(open_today, remind, clock, people):
    sheet = remind("repair_prep")
    people.amend(sheet.person, {"safety": True})
    clock.advance(days=3)
    page = open_today()
    assert not page.sees("Debrief")
    assert not page.sees("The conversation")


def test_it_is_said_in_the_language_in_use(open_today, remind, clock, language):
    remind("repair_prep")
    clock.advance(days=3)
    page = open_today()
    language.use("ja")
    assert any(line.startswith("話したあとの振り返り / ") for line in page.due)
    assert page.words_of_due("話したあとの振り返り") == ["振り返る", "これでよい"]


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

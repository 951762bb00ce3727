from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.matters.conftest import PICK_UP
from trustjournal.boundaries.problems import DayToCome, TooLong
from trustjournal.core.changes import Changes
from trustjournal.core.ids import MatterId
from trustjournal.events.domain import By
from trustjournal.events.store import shelf as event_shelf
from trustjournal.journal.domain import Query
from trustjournal.matters.domain import Draft, Duration, State
from trustjournal.matters.problems import MatterGone, NoTopic, TalkedBefore
from trustjournal.people.problems import NobodyNamed, PersonGone

BOTH = Changes.MATTERS | Changes.EVENTS


@pytest.fixture
def today(clock):
    return clock().date()


@pytest.fixture
def facts(vault, jun):
    """What stands in the record about Jun."""

    def read():
        with vault.reading() as connection:
            return event_shelf.of_person(connection, jun.id)

    return read


def days(number):
    return timedelta(days=number)


# Opening and changing


def test_it_is_open_since_today(matters, jun, today, announced):
    announced.clear()
    opened = matters.open(Draft(person=jun.id, topic=PICK_UP, note="五月は十一回"))
    assert matters.of_person(jun.id) == [opened]
    assert (opened.since, opened.state, opened.closed_on) == (today, State.OPEN, None)
    assert opened.note == "五月は十一回"
    assert announced == [Changes.MATTERS]


def test_it_may_be_open_for_long_and_about_somebody_new(matters, people, today, announced):
    opened = matters.open(Draft(name="純", topic=PICK_UP, since=today - days(40)))
    assert opened.since == today - days(40)
    assert people.get(opened.person).name == "純"
    assert announced == [Changes.MATTERS | Changes.PEOPLE]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"topic": "  "}, NoTopic),
        ({"topic": "x" * 20_001}, TooLong),
        ({"note": "x" * 20_001}, TooLong),
        ({"name": ""}, NobodyNamed),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(matters, people, given, problem):
    with pytest.raises(problem):
        matters.open(replace(Draft(name="純", topic=PICK_UP), **given))
    assert people.everyone() == []
    assert matters.board().open == ()


def test_days_that_cannot_be_are_refused(matters, jun, pick_up, today):
    with pytest.raises(DayToCome):
        matters.open(Draft(person=jun.id, topic=PICK_UP, since=today + days(1)))
    with pytest.raises(DayToCome):
        matters.talked_about(pick_up.id, today + days(1))
    with pytest.raises(DayToCome):
        matters.leave_alone(pick_up.id, today + days(1))
    for attempt in (matters.talked_about, matters.leave_alone):
        with pytest.raises(TalkedBefore):
            attempt(pick_up.id, today - days(1))
    matters.talked_about(pick_up.id)
    matters.change(pick_up.id, Draft(topic=PICK_UP, since=today - days(3)))
    assert matters.of_person(jun.id)[0].since == today - days(3)


def test_a_talk_cannot_come_before_the_matter(matters, jun, today):
    opened = matters.open(Draft(person=jun.id, topic=PICK_UP, since=today - days(9)))
    matters.talked_about(opened.id, today - days(5))
    with pytest.raises(TalkedBefore):
        matters.change(opened.id, Draft(topic=PICK_UP, since=today - days(4)))


def test_it_is_worded_otherwise(matters, pick_up, announced):
    changed = matters.change(pick_up.id, Draft(topic="お迎え", note="\ud800"))
    assert changed == replace(pick_up, topic="お迎え", note="\ufffd")
    assert matters.of_person(pick_up.person) == [changed]
    matters.change(pick_up.id, Draft(topic="お迎え", note="\ufffd"))
    assert announced == [Changes.MATTERS]


# Talking about it


def test_talking_about_it_closes_it_and_is_a_fact_of_my_record(
    matters, pick_up, facts, clock, announced
):
    clock.advance(days=5)
    talk = matters.talked_about(pick_up.id, note="六月の分担を決めた", form="matter:talk")
    assert matters.of_person(pick_up.person) == [talk.matter]
    assert (talk.matter.state, talk.matter.closed_on) == (State.TALKED_ABOUT, clock().date())
    assert talk.matter.note == "六月の分担を決めた"
    (fact,) = facts()
    assert (fact.id, fact.kind, fact.by, fact.day, fact.note, fact.matter) == (
        talk.event,
        "issue_addressed",
        By.ME,
        clock().date(),
        PICK_UP,
        pick_up.id,
    )
    assert announced == [BOTH]


def test_they_may_have_brought_it_up_or_nobody_in_particular(matters, jun, pick_up, facts, today):
    matters.talked_about(pick_up.id, brought_up_by=By.THEM)
    assert [each.by for each in facts()] == [By.THEM]
    other = matters.open(Draft(person=jun.id, topic="x", note="kept", since=today - days(2)))
    talk = matters.talked_about(other.id, today - days(1), brought_up_by=None)
    assert len(facts()) == 1
    assert (talk.event, talk.matter.note) == (None, "kept")
    assert talk.matter.closed_on == today - days(1)


def test_two_presses_are_one_talk(matters, pick_up, facts, announced):
    first = matters.talked_about(pick_up.id)
    again = matters.talked_about(pick_up.id, note="not written twice")
    assert (again.matter, again.event) == (first.matter, None)
    assert len(facts()) == 1


def test_a_talk_is_undone_with_its_fact_and_without_losing_a_word(matters, pick_up, facts):
    talk = matters.talked_about(pick_up.id, note="was decided")
    matters.take_back_talk(talk, pick_up)
    assert matters.of_person(pick_up.person) == [replace(pick_up, note="was decided")]
    assert facts() == []
    talk = matters.talked_about(pick_up.id, brought_up_by=None)
    matters.take_back_talk(talk, pick_up)
    assert matters.of_person(pick_up.person)[0].is_open


def test_what_is_too_long_is_refused(matters, pick_up):
    with pytest.raises(TooLong):
        matters.talked_about(pick_up.id, note="x" * 20_001)
    assert matters.of_person(pick_up.person) == [pick_up]


# Leaving alone, opening again


def test_it_is_left_alone_on_purpose_and_nothing_enters_a_record(
    matters, pick_up, facts, today, announced
):
    left = matters.leave_alone(pick_up.id)
    assert (left.state, left.closed_on) == (State.LEFT_ALONE, today)
    assert facts() == []
    assert announced == [Changes.MATTERS]
    assert matters.open_again(pick_up.id) == pick_up
    assert matters.close_again(left) == left


def test_opened_again_the_talk_stays_a_fact(matters, pick_up, facts):
    talk = matters.talked_about(pick_up.id)
    assert matters.open_again(pick_up.id) == pick_up
    assert [each.id for each in facts()] == [talk.event]
    assert matters.close_again(talk.matter) == talk.matter


# Nudges, durations


def test_it_is_brought_up_on_three_days(matters, pick_up, today):
    spoken = [
        (number, nudge.person.name, nudge.days)
        for number in range(30)
        for nudge in matters.nudges(today + days(number))
    ]
    assert spoken == [(3, "純", 3), (7, "純", 7), (14, "純", 14)]
    assert [nudge.matter for nudge in matters.nudges(today + days(3))] == [pick_up]


def test_nothing_is_brought_up_about_somebody_frightening(matters, people, pick_up, today):
    people.amend(pick_up.person, {"safety": True})
    assert matters.nudges(today + days(3)) == []


def test_durations_are_told_for_everybody_or_for_one(matters, jun, pick_up, today):
    other = matters.open(Draft(name="健太", topic="x", since=today - days(4)))
    left = matters.open(Draft(name="健太", topic="y"))
    matters.leave_alone(left.id)
    matters.talked_about(other.id, today - days(1))
    closed, still = Duration(days=3, talked_about=True), Duration(days=0, talked_about=False)
    assert matters.durations(today) == [closed, still]
    assert matters.durations(today, jun.id) == [still]
    assert matters.durations(today, other.person) == [closed]


# Deleting, reading


def test_it_is_deleted_with_its_fact_as_one_thing(matters, services, pick_up, facts):
    talk = matters.talked_about(pick_up.id)
    trash_id = matters.delete(pick_up.id)
    assert (matters.of_person(pick_up.person), facts()) == ([], [])
    assert [(each.kind, each.title) for each in services.journal.trash()] == [("matter", PICK_UP)]
    matters.bring_back(trash_id)
    assert matters.of_person(pick_up.person) == [talk.matter]
    assert [each.id for each in facts()] == [talk.event]


def test_what_is_gone_cannot_be_touched(matters, pick_up):
    matters.delete(pick_up.id)
    for attempt in (
        lambda: matters.change(pick_up.id, Draft(topic="x")),
        lambda: matters.talked_about(pick_up.id),
        lambda: matters.leave_alone(pick_up.id),
        lambda: matters.open_again(MatterId("nothing")),
        lambda: matters.delete(pick_up.id),
    ):
        with pytest.raises(MatterGone):
            attempt()


def test_it_goes_and_comes_with_its_person(matters, people, jun, pick_up):
    trash_id = people.delete(jun.id)
    assert matters.board().open == ()
    with pytest.raises(PersonGone):
        matters.open(Draft(person=jun.id, topic="x"))
    people.bring_back(trash_id)
    assert matters.board().open == (pick_up,)


def test_the_board_tells_open_ones_by_age_and_closed_ones_by_day(matters, people, jun, today):
    def closed(topic, on, close):
        made = matters.open(Draft(person=jun.id, topic=topic, since=today - days(9)))
        close(made.id, today - days(on))

    for topic, since in (("young", 1), ("old", 30)):
        matters.open(Draft(person=jun.id, topic=topic, since=today - days(since)))
    closed("talked", 5, matters.talked_about)
    closed("talked later", 2, matters.talked_about)
    closed("left", 3, matters.leave_alone)
    board = matters.board()
    assert [each.topic for each in board.open] == ["old", "young"]
    assert [each.topic for each in board.talked_about] == ["talked later", "talked"]
    assert [each.topic for each in board.left_alone] == ["left"]
    away = people.put_away(jun.id)
    board = matters.board()
    assert (board.open, board.talked_about, board.left_alone, board.people) == ((), (), (), {})
    assert len(matters.board_of(away).open) == 2


def test_search_finds_it(matters, services, pick_up):
    def found(words):
        return [(hit.kind, hit.id) for hit in services.journal.search(Query(words=words))]

    assert found("お迎え") == [("matter", pick_up.id)]
    matters.talked_about(pick_up.id, note="土曜の散歩")
    assert found("散歩") == [("matter", pick_up.id)]
    assert services.keeping.check() == []


# What was begun


def test_what_was_begun_stands_in_its_form_until_it_is_meant(matters, jun):
    matters.keep_begun("matter", {"topic": "お迎"})
    assert matters.board().begun == {"matter": {"topic": "お迎"}}
    matters.open(Draft(person=jun.id, topic=PICK_UP), form="matter")
    assert matters.board().begun == {}
    matters.keep_begun("matter", {"topic": "x"}, about=jun.id)
    matters.forget_begun("matter")
    assert matters.board().begun == {}


def test_a_talk_that_is_brought_back_alone_stands_by_itself_once_its_matter_is_gone(
    services, matters, pick_up
):
    talk = matters.talked_about(pick_up.id, brought_up_by=By.ME)
    taken_back = services.events.withdraw(talk.event)
    matters.delete(pick_up.id)
    services.journal.bring_back(taken_back)
    assert services.events.get(talk.event).matter == pick_up.id
    services.journal.empty_trash()
    assert services.events.get(talk.event).matter is None

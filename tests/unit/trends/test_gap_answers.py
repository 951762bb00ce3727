"""What is asked when feeling and record lie apart, and what becomes of an answer."""

from datetime import timedelta

import pytest

from tests.unit.trends.test_trends_service import Life, favourable
from trustjournal.checkins.domain import Chip
from trustjournal.core.changes import tell_nobody
from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Circle, TheirRecord
from trustjournal.people.problems import PersonGone
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.trends.answer_shelf import shelf
from trustjournal.trends.words import GapWord


@pytest.fixture
def life(vault, clock):
    made = Life(vault, clock)
    made.people = People(vault, clock, tell_nobody, cascades=[ShelfOfPeople(shelf, clock)])
    return made


@pytest.fixture
def kenta(life):
    """Somebody of whom more was kept than it feels like."""
    kenta = life.people.add("Kenta", circles=(Circle.WORK,))
    favourable(life, kenta)
    life.rate(kenta, 2, 2, 1, 2, 2, 1, 2, 2)
    return kenta


def question(life, person):
    return life.look(person).question


def test_a_gap_is_followed_by_a_question(life, kenta):
    asked = question(life, kenta)
    assert (asked.person, asked.words, asked.answered) == (kenta.id, GapWord.RECORD_AHEAD, None)


def test_where_nothing_lies_apart_nothing_is_asked(life):
    tom = life.people.add("Tom", circles=(Circle.WORK,))
    favourable(life, tom)
    life.rate(tom, 8, 9, 8, 9, 8, 9)
    assert question(life, tom) is None
    assert life.look().question is None


def test_an_answer_stands_for_four_weeks_and_then_it_is_asked_again(life, kenta):
    given = life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "time")
    assert question(life, kenta).answered == given
    life.clock.advance(days=27)
    life.rate(kenta, 2)
    assert question(life, kenta).answered == given
    life.clock.advance(days=1)
    life.rate(kenta, 2)
    assert question(life, kenta).answered is None
    assert life.answers.of(kenta.id) == [given]


def test_another_sentence_is_asked_about_anew(life, kenta):
    life.answers.answer(kenta.id, GapWord.FEELING_AHEAD, "hope")
    assert question(life, kenta).answered is None


def test_an_answer_that_is_taken_back_leaves_the_one_before(life, kenta):
    first = life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "unknown")
    life.clock.advance(minutes=1)
    second = life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "uneasy")
    assert question(life, kenta).answered == second
    assert (first.is_uneasy, second.is_uneasy) == (False, True)
    life.answers.take_back(second.id)
    assert question(life, kenta).answered == first


@pytest.mark.parametrize("field", ["safety", "no_prompts"])
def test_nothing_is_asked_about_somebody_who_frightens_or_shall_not_be_asked_about(
    life, kenta, field
):
    life.people.amend(kenta.id, {field: True})
    assert question(life, kenta) is None


def test_nothing_is_asked_after_afraid_though_a_feeling_runs_ahead(life):
    tom = life.people.add("Tom", circles=(Circle.WORK,), their_record=TheirRecord.ON)
    broken(life, tom)
    life.rate(tom, 9, 9, 10, 9, 9, 9, 9)
    assert question(life, tom).words is GapWord.FEELING_AHEAD
    life.clock.advance(hours=1)
    life.rate(tom, 9, chips=(Chip.AFRAID,))
    assert question(life, tom) is None


def broken(life, person):
    from trustjournal.core.ids import EventId
    from trustjournal.events.domain import By, Event
    from trustjournal.events.store import shelf as events

    some = [
        Event(
            id=EventId(f"bad{number}"),
            person=person.id,
            kind="promise_broken",
            by=By.THEM,
            day=life.clock().date() - timedelta(days=number),
        )
        for number in range(12)
    ]
    with life.vault.writing() as connection:
        events.insert_many(connection, some, life.clock())


def test_without_words_and_without_charts_nothing_is_asked(life, kenta):
    life.choices.choose(show_chart_words=False)
    assert question(life, kenta) is None
    life.choices.choose(show_chart_words=True, show_charts=False)
    assert question(life, kenta) is None


def test_an_answer_nobody_offered_and_a_person_nobody_knows_are_refused(life, kenta):
    with pytest.raises(ValueError, match="no such answer"):
        life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "certainly")
    with pytest.raises(ValueError, match="asks for nothing"):
        life.answers.answer(kenta.id, GapWord.ABOUT_LEVEL, "hope")
    with pytest.raises(PersonGone):
        life.answers.answer(PersonId("nobody"), GapWord.RECORD_AHEAD, "hope")


def test_answers_go_with_the_person_and_come_back_with_them(life, kenta):
    given = life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "time")
    gone = life.people.delete(kenta.id)
    assert life.answers.of(kenta.id) == []
    life.people.bring_back(gone)
    assert life.answers.of(kenta.id) == [given]


def test_nothing_is_computed_from_an_answer(life, kenta):
    before = life.trends.figures(kenta.id).as_json()
    life.answers.answer(kenta.id, GapWord.RECORD_AHEAD, "hope")
    assert life.trends.figures(kenta.id).as_json() == before

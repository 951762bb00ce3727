"""Looking at a relationship as a whole: what is kept, compared, offered again and thrown away."""

import json
from datetime import date, timedelta

import pytest

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, ReflectionId
from trustjournal.people.problems import PersonGone
from trustjournal.services import assemble
from trustjournal.trends.looking.problems import NothingAnswered, ReflectionGone
from trustjournal.trends.reflection import (
    Afraid,
    FacetChange,
    FacetWord,
    Reflection,
    changes,
    facet_word,
    instrument,
)

IDS = [each.id for each in instrument().statements]
EIGHT_WEEKS = 56


def answers(value):
    """Answer every statement so that each facet's mean is this value."""
    return {each.id: 8 - value if each.is_reversed else value for each in instrument().statements}


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def reflections(services):
    return services.reflections


@pytest.fixture
def misaki(services):
    return services.people.add("美咲")


def on_day(reflections, clock, person, value, *, days_ago, **said):
    clock.advance(days=-days_ago)
    kept = reflections.keep(person.id, answers(value), **said)
    clock.advance(days=days_ago)
    return kept


# Answering


def test_what_was_answered_is_kept_with_its_day(reflections, misaki, announced, clock):
    announced.clear()
    kept = reflections.keep(misaki.id, {"p1": 5, "c3": 2}, afraid=Afraid.NO, again=True)
    assert announced == [Changes.REFLECTIONS]
    assert (kept.day, kept.answers, kept.again) == (clock().date(), {"p1": 5, "c3": 2}, True)
    assert reflections.of_person(misaki.id) == [kept]
    assert reflections.seen(misaki.id).last == kept


def test_every_statement_may_be_left_out_but_not_all_of_them(reflections, misaki):
    with pytest.raises(NothingAnswered):
        reflections.keep(misaki.id, {})
    only_fear = reflections.keep(misaki.id, {}, afraid=Afraid.A_LITTLE)
    assert only_fear.answers == {}
    assert set(only_fear.means().values()) == {None}


def test_the_last_question_may_be_left_out_too(reflections, misaki):
    assert reflections.keep(misaki.id, {"p1": 4}).afraid is None
    assert reflections.of_person(misaki.id)[0].afraid is None


def test_nobody_who_is_gone_can_be_looked_at(reflections, services, misaki):
    services.people.delete(misaki.id)
    for attempt in (
        lambda: reflections.seen(misaki.id),
        lambda: reflections.keep(misaki.id, answers(4)),
    ):
        with pytest.raises(PersonGone):
            attempt()


def test_what_was_begun_waits_until_it_is_kept(reflections, misaki):
    reflections.keep_begun(misaki.id, {"p1": 3, "p2": None, "afraid": "", "again": False})
    assert reflections.seen(misaki.id).begun["p1"] == 3
    assert reflections.seen(misaki.id).reflections == ()
    reflections.keep(misaki.id, {"p1": 3})
    assert reflections.seen(misaki.id).begun is None


def test_keeping_it_can_be_undone_and_the_answers_stand_in_the_form_again(reflections, misaki):
    kept = reflections.keep(misaki.id, {"p1": 3}, afraid=Afraid.YES, again=True)
    reflections.take_back(kept)
    seen = reflections.seen(misaki.id)
    assert seen.reflections == ()
    assert {name: value for name, value in seen.begun.items() if value is not None} == {
        "p1": 3, "afraid": "yes", "again": True,
    }  # fmt: skip


def test_undoing_takes_nothing_from_what_was_begun_since(reflections, misaki):
    kept = reflections.keep(misaki.id, {"p1": 3})
    reflections.keep_begun(misaki.id, {"p1": 7})
    reflections.take_back(kept)
    assert reflections.seen(misaki.id).begun == {"p1": 7}


# Comparing


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        (4, 6, FacetChange.HIGHER),
        (6, 4, FacetChange.LOWER),
        (5, 4, FacetChange.NO_CLEAR_CHANGE),
    ],
)
def test_each_facet_is_compared_with_the_time_before(
    reflections, clock, misaki, before, now, moved
):
    on_day(reflections, clock, misaki, 1, days_ago=200, afraid=Afraid.NO)
    on_day(reflections, clock, misaki, before, days_ago=60, afraid=Afraid.NO)
    reflections.keep(misaki.id, answers(now), afraid=Afraid.A_LITTLE)
    assert set(reflections.seen(misaki.id).change.values()) == {moved}
    assert len(reflections.seen(misaki.id).side_by_side) == 3


def test_a_first_look_is_compared_with_nothing(reflections, misaki):
    assert reflections.seen(misaki.id).change == {}
    reflections.keep(misaki.id, answers(4))
    assert reflections.seen(misaki.id).change == {}


def test_after_fear_no_change_is_shown_and_no_row_of_figures(reflections, clock, misaki):
    before = on_day(reflections, clock, misaki, 4, days_ago=60, afraid=Afraid.NO)
    frightened = reflections.keep(misaki.id, answers(7), afraid=Afraid.YES)
    seen = reflections.seen(misaki.id)
    assert seen.change == {}
    assert seen.side_by_side == (frightened,)
    assert seen.reflections == (frightened, before)


def test_a_rise_since_a_frightened_time_comforts_nobody(reflections, clock, misaki):
    on_day(reflections, clock, misaki, 2, days_ago=60, afraid=Afraid.YES)
    now = reflections.keep(misaki.id, answers(7), afraid=Afraid.NO)
    seen = reflections.seen(misaki.id)
    assert seen.change == {}
    assert seen.side_by_side == (now,)


def test_under_a_safety_flag_no_change_is_shown(reflections, services, clock, misaki):
    on_day(reflections, clock, misaki, 2, days_ago=60)
    reflections.keep(misaki.id, answers(7))
    assert reflections.seen(misaki.id).change
    services.people.amend(misaki.id, {"safety": True})
    seen = reflections.seen(misaki.id)
    assert seen.change == {}
    assert len(seen.side_by_side) == 1


def test_a_facet_that_was_left_out_did_not_move():
    def reflection(given):
        return Reflection(
            id=ReflectionId("x"), person=PersonId("y"), day=date(2026, 5, 14), answers=given
        )

    moved = changes(reflection(answers(2)), reflection({"p1": 7, "p2": 7}))
    assert moved["predictable"] is FacetChange.HIGHER
    assert {moved["reliable"], moved["care"], moved["open_ahead"]} == {None}


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (None, FacetWord.TOO_FEW),
        (1, FacetWord.HARDLY),
        (2.5, FacetWord.RATHER_NOT),
        (4, FacetWord.BETWEEN),
        (5, FacetWord.RATHER),
        (6, FacetWord.VERY),
        (7, FacetWord.VERY),
    ],
)
def test_the_scale_is_told_in_five_words(mean, word):
    assert facet_word(mean) is word


def test_an_answer_that_nobody_can_give_is_refused():
    with pytest.raises(ValueError, match="1 to 7"):
        Reflection(
            id=ReflectionId("x"), person=PersonId("y"), day=date(2026, 5, 14), answers={"p1": 9}
        )


# Once more after eight weeks


def test_it_is_offered_again_only_to_who_wants_that_and_after_eight_weeks(
    reflections, services, clock, misaki
):
    kenta = services.people.add("健太")
    wanted = reflections.keep(misaki.id, answers(4), again=True)
    reflections.keep(kenta.id, answers(4))
    today = clock().date()
    assert reflections.due(today + timedelta(days=EIGHT_WEEKS - 1)) == []
    (due,) = reflections.due(today + timedelta(days=EIGHT_WEEKS))
    assert (due.person.id, due.last) == (misaki.id, wanted)


def test_it_is_not_offered_again_once_it_was_looked_at_or_that_is_wanted_no_longer(
    reflections, clock, misaki
):
    first = on_day(reflections, clock, misaki, 4, days_ago=60, again=True)
    today = clock().date()
    assert len(reflections.due(today)) == 1
    reflections.ask_again(first.id, False)
    assert reflections.due(today) == []
    reflections.ask_again(first.id, True)
    reflections.keep(misaki.id, answers(4))
    assert reflections.due(today + timedelta(days=EIGHT_WEEKS)) == []


@pytest.mark.parametrize("field", ["put_away", "safety", "no_rhythm"])
def test_nobody_is_brought_up_who_is_to_be_left_alone(reflections, services, clock, misaki, field):
    on_day(reflections, clock, misaki, 4, days_ago=60, again=True)
    services.people.amend(misaki.id, {field: True})
    assert reflections.due(clock().date()) == []


def test_choosing_what_is_chosen_already_writes_nothing(reflections, misaki, announced):
    kept = reflections.keep(misaki.id, answers(4))
    announced.clear()
    assert reflections.ask_again(kept.id, False) == kept
    assert announced == []


# The trash, and what is written out


def test_it_is_deleted_and_comes_back(reflections, services, misaki, announced):
    kept = reflections.keep(misaki.id, answers(4), afraid=Afraid.NO, again=True)
    announced.clear()
    trash_id = reflections.delete(kept.id)
    assert reflections.of_person(misaki.id) == []
    assert [(each.kind, each.title) for each in services.journal.trash()] == [
        ("reflection", "美咲")
    ]
    for attempt in (
        lambda: reflections.delete(kept.id),
        lambda: reflections.ask_again(kept.id, True),
        lambda: reflections.take_back(kept),
    ):
        with pytest.raises(ReflectionGone):
            attempt()
    reflections.bring_back(trash_id)
    assert reflections.of_person(misaki.id) == [kept]
    assert set(announced) == {Changes.REFLECTIONS}


def test_it_goes_and_comes_with_its_person(reflections, services, misaki):
    kept = reflections.keep(misaki.id, answers(4))
    trash_id = services.people.delete(misaki.id)
    assert reflections.of_person(misaki.id) == []
    services.people.bring_back(trash_id)
    assert reflections.of_person(misaki.id) == [kept]


def test_emptying_the_trash_leaves_nothing_of_it(reflections, services, vault, misaki):
    reflections.keep(misaki.id, answers(4))
    reflections.keep_begun(misaki.id, {"p1": 3})
    services.people.delete(misaki.id)
    services.journal.empty_trash()
    with vault.reading() as connection:
        for table in ("reflections", "begun"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0


def test_an_export_holds_every_answer_and_no_total(reflections, services, misaki, tmp_path):
    kept = reflections.keep(misaki.id, {"p1": 5, "o2": 6}, afraid=Afraid.NO, again=True)
    file = tmp_path / "out.json"
    services.keeping.export_json(file)
    assert json.loads(file.read_text("utf-8"))["reflections"] == [
        {
            "id": kept.id, "person": misaki.id, "day": "2026-05-14",
            "answers": {"p1": 5, "o2": 6}, "afraid": "no", "again": True,
        }
    ]  # fmt: skip


def test_a_statement_that_is_asked_no_longer_is_passed_over(reflections, vault, misaki):
    kept = reflections.keep(misaki.id, {"p1": 5})
    with vault.writing() as connection:
        connection.exec_driver_sql("""UPDATE reflections SET answers = '{"p1": 5, "z9": 4}'""")
    assert reflections.of_person(misaki.id) == [kept]


# Fear


@pytest.mark.parametrize("told", [Afraid.A_LITTLE, Afraid.YES])
def test_who_told_of_fear_is_not_comforted_by_a_record_for_ninety_days(
    reflections, services, clock, misaki, told
):
    services.people.amend(misaki.id, {"their_record": "on"})
    assert services.trends.glance(misaki.id).theirs is not None
    reflections.keep(misaki.id, {}, afraid=told)
    assert services.trends.glance(misaki.id).theirs is None
    clock.advance(days=91)
    assert services.trends.glance(misaki.id).theirs is not None


def test_the_safety_flag_is_offered_once(reflections, services, misaki):
    assert reflections.seen(misaki.id).may_offer_safety
    services.check_ins.safety_offered(misaki.id)
    assert not reflections.seen(misaki.id).may_offer_safety

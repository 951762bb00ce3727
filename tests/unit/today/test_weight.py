import json
from pathlib import Path

import pytest

from tests.unit.today.builders import WEIGHTS, a_day, a_prompt, a_rotation, shown
from trustjournal.today.domain import Kind, weight
from trustjournal.today.rotation import due_boost

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "prompt_weight.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"])
def test_the_weight_is_that_of_the_reference(case):
    given = {name: value for name, value in case.items() if name != "expect"}
    found = weight(**given, weights=WEIGHTS)
    assert found == pytest.approx(case["expect"], abs=VECTORS["tolerance"])


@pytest.mark.parametrize(
    ("days_until", "boost"),
    [(None, 0.0), (-9, 1.0), (0, 1.0), (1, 0.5), (3, 0.5), (4, 0.0)],
)
def test_something_due_speaks_for_questions_of_its_kind(days_until, boost):
    assert due_boost(days_until) == boost


def weights(prompts, showings=(), day=None):
    found = a_rotation(prompts, showings).candidates(day or a_day())
    return {prompt.id: round(how_much, 6) for prompt, how_much in found}


def test_what_is_going_on_makes_a_fitting_question_three_times_as_likely():
    prompts = [a_prompt("plain"), a_prompt("fits", happenings=["work"])]
    day = a_day(happening={"work": ["kenta"]})
    assert weights(prompts, day=day) == {"plain": 1.5, "fits": 4.5}


def test_something_due_today_doubles_the_weight_of_its_kind_only():
    prompts = [a_prompt("promise", Kind.PROMISE), a_prompt("notice", Kind.NOTICE)]
    day = a_day(due={Kind.PROMISE: 0})
    assert weights(prompts, day=day) == {"promise": 3.0, "notice": 1.5}


def test_a_question_that_was_seen_is_a_little_less_likely_each_time():
    once, twice = shown("once", days_ago=14), shown("twice", days_ago=14)
    showings = [shown("twice", days_ago=60), once, twice, *two_of_other_kinds()]
    prompts = [a_prompt("once"), a_prompt("twice"), *others()]
    found = weights(prompts, showings)
    assert found["once"] == pytest.approx(1 / 1.25)
    assert found["twice"] == pytest.approx(1 / 1.5, abs=1e-6)


def test_being_ignored_weighs_exactly_as_much_as_being_answered_with_another_one():
    from trustjournal.today.domain import Answer

    showings = [
        shown("silent", days_ago=20),
        shown("skipped", days_ago=20, answer=Answer.ANOTHER),
        *two_of_other_kinds(),
    ]
    found = weights([a_prompt("silent"), a_prompt("skipped"), *others()], showings)
    assert found["silent"] == found["skipped"]


def others():
    return [a_prompt("o1", Kind.MEET, daily=False), a_prompt("o2", Kind.GIVE, daily=False)]


def two_of_other_kinds():
    return [shown("o1", days_ago=2), shown("o2", days_ago=1)]

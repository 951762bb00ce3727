from dataclasses import replace

import pytest

from tests.unit.trends.vectors import cases, close, evidence_of
from trustjournal.trends.gap import gap, usual_difference
from trustjournal.trends.level import Level
from trustjournal.trends.record import Evidence, Look, weighed
from trustjournal.trends.words import GapWord

KEPT = Evidence(time=0, favourable=1, weight=1)
NOT_KEPT = replace(KEPT, favourable=0)
GOOD = weighed([KEPT] * 9 + [NOT_KEPT], 0)
LOW = Level(mean=4, variance=0.4)


@cases("gap")
def test_feeling_beside_record_is_as_in_the_reference(case):
    record = weighed(evidence_of(case), case["now"])
    level = Level(mean=case["level_mean"], variance=case["level_var"])
    found = gap(
        level,
        case["n_ratings"],
        record,
        usual=case["centre"],
        reassures=not case["safety_flag"],
    )
    assert found is not None
    assert found.word == case["expect"]["word"]
    assert {
        "record_mean": record.mean,
        "record_var": record.variance,
        "n_eff": record.n_eff,
        "d": found.difference,
        "sd": found.sd,
        "p_beyond": found.p_beyond,
        "p_behind": found.p_behind,
    } == close({name: value for name, value in case["expect"].items() if name != "word"})


@cases("gap")
def test_the_exact_integral_would_say_the_same_word(case):
    exact, quick = case["info_exact"], case["expect"]
    for side in ("p_beyond", "p_behind"):
        assert (exact[side] >= 0.80) == (quick[side] >= 0.80)


def test_while_their_record_is_off_nothing_is_said_about_it():
    assert gap(LOW, 9, None) is None


def test_the_facts_may_not_be_laid_on_heavier_when_the_feeling_is_compared():
    lens = weighed([KEPT] * 9, 0, look=Look(kappa=2))
    with pytest.raises(ValueError, match="heavier"):
        gap(LOW, 9, lens)


def test_another_half_life_is_fine():
    slow = weighed([KEPT] * 9 + [NOT_KEPT], 0, look=Look(half_life=365))
    assert gap(LOW, 9, slow) == gap(LOW, 9, GOOD)


def test_what_was_felt_long_ago_is_not_laid_beside_the_record_of_today():
    found = gap(LOW, 9, GOOD, of_now=False)
    assert found is not None
    assert found.word is GapWord.HIDDEN


def test_the_users_habit_is_taken_out_from_four_people_on():
    habit = [(Level(mean=mean, variance=0.3), 9, GOOD) for mean in (6, 6.2, 6.4, 9)]
    assert usual_difference(habit[:3]) == 0
    assert usual_difference(habit) == pytest.approx(0.63 - GOOD.mean)


def test_people_of_whom_little_is_known_do_not_make_a_habit():
    little = weighed([KEPT] * 2, 0)
    people = [(LOW, 9, GOOD)] * 3 + [(LOW, 4, GOOD), (LOW, 9, little)]
    assert usual_difference(people) == 0

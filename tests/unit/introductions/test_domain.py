"""Introductions, and the map of who led to whom, whatever is noted."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.core.ids import IntroductionId, PersonId
from trustjournal.introductions.chain import MOST, Line, Station, chain
from trustjournal.introductions.domain import Introduction, stated, with_stated

A, B, C, D, E = (PersonId(each) for each in "abcde")


def _met(person, through):
    return Introduction(id=IntroductionId("i"), introducer=through, person=person)


def _names(drawn):
    return [each.person or "me" for each in drawn.stations]


# Introductions


@pytest.mark.parametrize("people", [(None, A, None), (A, A, None), (A, B, A), (None, A, A)])
def test_an_introduction_is_between_three(people):
    introducer, person, met = people
    with pytest.raises(ValueError, match=r"introduce|three"):
        Introduction(id=IntroductionId("i"), introducer=introducer, person=person, met=met)


def test_the_user_may_be_any_of_the_three_but_the_one_who_is_introduced():
    mine = Introduction(id=IntroductionId("i"), introducer=None, person=A, met=B)
    to_me, others = _met(A, through=B), replace(mine, introducer=C)
    assert [each.brought_us_together for each in (mine, to_me, others)] == [False, True, False]
    assert mine.people == (A, B)
    assert to_me.people == (B, A)
    assert others.people == (C, A, B)


def test_who_was_introduced_to_whom_makes_no_difference():
    mine = Introduction(id=IntroductionId("i"), introducer=None, person=A, met=B)
    assert mine.is_same_as(replace(mine, id=IntroductionId("j"), person=B, met=A))
    assert not mine.is_same_as(replace(mine, introducer=C))


def test_what_a_field_states_is_told_once():
    noted = _met(A, through=B)
    assert with_stated([noted], {A: B, C: D}) == [noted, stated(C, D)]
    assert with_stated([noted], {A: C}) == [noted, stated(A, C)]
    assert noted.is_noted
    assert not stated(C, D).is_noted


# The map


def test_of_somebody_met_by_oneself_there_is_nothing_to_say():
    drawn = chain(A, [])
    assert _names(drawn) == ["me", A]
    assert not drawn.says_something


def test_the_way_leads_from_me_to_the_person_and_on():
    drawn = chain(C, [_met(C, through=B), _met(B, through=A), _met(D, through=C)])
    assert _names(drawn) == ["me", A, B, C, D]
    assert [each.lane for each in drawn.stations] == [0, 0, 0, 0, 1]
    assert drawn.lines == (
        Line(upper=0, lower=1, lane=0),
        Line(upper=1, lower=2, lane=0),
        Line(upper=2, lower=3, lane=0),
        Line(upper=3, lower=4, lane=0),
    )
    assert drawn.says_something
    assert not drawn.goes_round
    assert drawn.left_out == 0


def test_two_who_led_to_one_person_stand_side_by_side():
    drawn = chain(C, [_met(C, through=A), _met(C, through=B)])
    assert drawn.stations == (
        Station(person=None, lane=0),
        Station(person=A, lane=0),
        Station(person=B, lane=1),
        Station(person=C, lane=0),
    )
    assert Line(upper=0, lower=2, lane=1) in drawn.lines


def test_one_who_led_to_two_stands_once():
    known = [_met(B, through=A), _met(C, through=A), _met(D, through=B), _met(D, through=C)]
    drawn = chain(D, known)
    assert _names(drawn) == ["me", A, B, C, D]
    assert len(drawn.lines) == 5


def test_a_circle_has_no_first_person_and_is_said():
    drawn = chain(A, [_met(A, through=B), _met(B, through=A)])
    assert _names(drawn) == [B, A]
    assert drawn.goes_round


def test_a_circle_further_up_is_said_too():
    known = [_met(A, through=B), _met(B, through=C), _met(C, through=D), _met(D, through=B)]
    assert chain(A, known).goes_round
    assert not chain(E, known).goes_round


def test_what_is_noted_twice_is_drawn_once():
    assert _names(chain(B, [_met(B, through=A), _met(B, through=A)])) == ["me", A, B]


def test_introductions_between_others_are_no_way_to_me():
    mine = Introduction(id=IntroductionId("i"), introducer=None, person=A, met=B)
    theirs = Introduction(id=IntroductionId("j"), introducer=C, person=A, met=B)
    assert not chain(A, [mine, theirs]).says_something


def test_of_very_many_the_nearest_are_shown():
    people = [PersonId(f"{number}") for number in range(20)]
    links = [_met(lower, through=upper) for upper, lower in pairwise(people)]
    drawn = chain(people[15], links)
    assert _names(drawn) == [str(number) for number in range(8, 16)]
    assert drawn.left_out == 20 - MOST - 3
    assert drawn.lines[0] == Line(upper=0, lower=1, lane=0)


def test_many_whom_one_person_led_to_are_shown_as_far_as_there_is_room():
    drawn = chain(A, [_met(PersonId(f"{number}"), through=A) for number in range(12)])
    assert len(drawn.stations) == MOST + 1
    assert drawn.left_out == 5


_people = st.sampled_from([PersonId(f"{number}") for number in range(9)])
_pairs = st.tuples(_people, _people).filter(lambda pair: pair[0] != pair[1])


@given(_people, st.lists(_pairs, max_size=25))
def test_every_map_can_be_drawn(person, pairs):
    drawn = chain(person, [_met(lower, through=upper) for upper, lower in pairs])
    everybody = [each.person for each in drawn.stations if each.person is not None]
    assert len(everybody) == len(set(everybody)) <= MOST
    assert person in everybody
    assert None not in [each.person for each in drawn.stations[1:]]
    for line in drawn.lines:
        assert line.upper < line.lower
        between = drawn.stations[line.upper + 1 : line.lower]
        assert line.lane not in [each.lane for each in between], "a line through somebody"


@given(_people, st.lists(_pairs, max_size=25))
def test_it_goes_round_exactly_when_somebody_was_met_through_themselves(person, pairs):
    def led_to(start):
        found, waiting = set(), [start]
        while waiting:
            here = waiting.pop()
            for upper, lower in pairs:
                if lower == here and upper not in found:
                    found.add(upper)
                    waiting.append(upper)
        return found

    circle = any(each in led_to(each) for each in {person, *led_to(person)})
    links = [_met(lower, through=upper) for upper, lower in pairs]
    assert chain(person, links).goes_round == circle

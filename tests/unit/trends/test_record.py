import math
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.unit.trends.vectors import cases, close, evidence_of
from trustjournal.core.ids import EventId, PersonId
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Catalogue, Dimension, Event, Kind, Size
from trustjournal.trends import record
from trustjournal.trends.days import days, noon
from trustjournal.trends.record import (
    INTRODUCED,
    JEFFREYS,
    PLAIN,
    UNIFORM,
    Evidence,
    Look,
    Prior,
    fading,
    prior_of,
    weighed,
)
from trustjournal.trends.words import RecordWord

KEPT = Evidence(time=0, favourable=1, weight=1)
NOT_KEPT = Evidence(time=0, favourable=0, weight=1)


@cases("decay")
def test_a_note_fades_by_half_in_each_half_life(case):
    assert fading(case["age_days"], case["half_life"]) == close(case["factor"])


@cases("record")
def test_the_record_is_that_of_the_reference(case):
    options = case["options"]
    first, second = options.get("prior", (1.0, 1.0))
    look = Look(half_life=options.get("half_life", 180.0), kappa=options.get("kappa", 1.0))
    prior = Prior(favourable=first, unfavourable=second)
    found = weighed(evidence_of(case), case["now"], look=look, prior=prior)
    assert found.word == case["expect"]["word"]
    assert {
        "n": found.n,
        "r": found.r,
        "s": found.s,
        "n_eff": found.n_eff,
        "alpha": found.alpha,
        "beta": found.beta,
        "mean": found.mean,
        "var": found.variance,
        "lo": found.low,
        "hi": found.high,
    } == close({name: value for name, value in case["expect"].items() if name != "word"})


def test_a_promise_that_was_kept_late_speaks_for_both_sides():
    found = weighed([replace(KEPT, favourable=0.7)], 0)
    assert (found.r, found.s) == pytest.approx((0.7, 0.3))


def test_who_assumes_less_follows_one_note_further():
    assert weighed([KEPT], 0, prior=JEFFREYS).mean == 0.75 > weighed([KEPT], 0).mean


def test_what_weighs_nothing_is_no_note():
    found = weighed([KEPT, replace(NOT_KEPT, weight=0)], 0)
    assert (found.n, found.s) == (1, 0)


def test_an_introduction_speaks_until_the_first_note():
    later = replace(KEPT, time=5)
    assert prior_of([later, replace(KEPT, weight=0)], 0, introduced=True) == INTRODUCED
    assert prior_of([later], 5, introduced=True) == UNIFORM
    assert prior_of([], 0, introduced=False) == UNIFORM


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": math.nan},
        {"favourable": 1.1},
        {"favourable": math.nan},
        {"weight": -1},
        {"weight": math.inf},
    ],
)
def test_nonsense_is_no_evidence(wrong):
    with pytest.raises(ValueError, match=r"time|share|weight"):
        replace(KEPT, **wrong)


@pytest.mark.parametrize("wrong", [{"half_life": 0}, {"kappa": -1}, {"kappa": math.inf}])
def test_there_are_ways_of_looking_that_show_nothing(wrong):
    with pytest.raises(ValueError, match="positive"):
        replace(PLAIN, **wrong)


def a_kind(name, favourable, weight):
    return Kind(
        id=name, labels={}, dimension=Dimension.PROMISES, favourable=favourable, weight=weight
    )


CATALOGUE = Catalogue(
    kinds=(
        a_kind("kept", 1, 1),
        a_kind("hidden", 0, 2),
        a_kind("leap", 1, 0),
        a_kind("contact", None, 0),
    ),
    sizes={Size.SMALL: 0.5, Size.ORDINARY: 1, Size.BIG: 2, Size.GRAVE: 4},
    details={},
)
TOKYO = ZoneInfo("Asia/Tokyo")


def an_event(kind, size=Size.ORDINARY, day=date(2026, 5, 14)):
    return Event(
        id=EventId(kind), person=PersonId("haruka"), kind=kind, by=By.THEM, size=size, day=day
    )


def test_events_count_from_local_noon_with_the_weight_of_their_kind_and_size():
    events = [an_event("kept", Size.SMALL), an_event("hidden", Size.GRAVE)]
    found = record.evidence_of(events, CATALOGUE, lambda day: noon(day, TOKYO))
    at_noon = days(datetime(2026, 5, 14, 3, tzinfo=UTC))
    assert found == [
        Evidence(time=at_noon, favourable=1, weight=0.5),
        Evidence(time=at_noon, favourable=0, weight=8),
    ]


def test_events_that_are_no_evidence_and_kinds_of_a_later_program_are_left_out():
    events = [an_event("leap"), an_event("contact"), an_event("not invented yet")]
    assert record.evidence_of(events, CATALOGUE, lambda day: noon(day, TOKYO)) == []


def test_what_weighs_most_is_a_grave_breach_that_was_hidden():
    known = catalogue()
    events = [an_event(kind.id, size) for kind in known.kinds for size in Size if kind.allows(size)]
    found = record.evidence_of(events, known, lambda day: noon(day, TOKYO))
    good = [each.weight for each in found if each.favourable >= 0.5]
    bad = [each.weight for each in found if each.favourable < 0.5]
    assert (max(good), max(bad)) == (2, 8)


def test_a_long_silence_leaves_no_word():
    many = [KEPT] * 20
    assert weighed(many, 0).word is RecordWord.MOSTLY_AS_AGREED
    assert weighed(many, 3 * 365).word is RecordWord.TOO_LITTLE

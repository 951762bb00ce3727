import numpy as np
import pytest
from scipy import stats

from tests.unit.trends.vectors import cases, close
from trustjournal.trends.addressing import Fate, Matter, addressing, nudge
from trustjournal.trends.words import MatterWord


def matters(durations, talked_about):
    return [
        Matter(days=days, fate=Fate.TALKED_ABOUT if talked else Fate.OPEN)
        for days, talked in zip(durations, talked_about, strict=True)
    ]


@cases("time_to_address")
def test_the_days_until_talked_about_are_those_of_the_reference(case):
    found = addressing(matters(case["durations"], case["addressed"]))
    expected = case["expect"]["curve"]
    known, later = found.curve[: len(expected)], found.curve[len(expected) :]
    assert found.median == case["expect"]["median"]
    assert [[step.day, step.still_open] for step in known] == [
        [day, close(share)] for day, share in expected
    ]
    # The reference ends where half are talked about.
    assert not later or known[-1].still_open <= 0.5


@pytest.mark.parametrize("seed", range(5))
def test_scipy_says_the_same(seed):
    random = np.random.default_rng(seed)
    durations, talked = random.integers(0, 30, 40), random.random(40) < 0.6
    found = addressing(matters(durations.tolist(), talked.tolist()))
    sample = stats.CensoredData(uncensored=durations[talked], right=durations[~talked])
    survival = stats.ecdf(sample).sf
    assert [step.still_open for step in found.curve] == pytest.approx(
        [survival.evaluate([step.day])[0] for step in found.curve]
    )


def test_what_was_left_alone_on_purpose_is_no_delay():
    talked = matters([1, 2, 3, 5, 8], [1] * 5)
    left = [Matter(days=400, fate=Fate.LEFT_ALONE)] * 9
    assert addressing([*talked, *left]) == addressing(talked)


def test_half_is_half_whatever_the_roundings_of_the_way():
    assert addressing(matters(range(6), [1, 1, 1, 0, 0, 0])).median == 2


@pytest.mark.parametrize(
    ("durations", "talked", "word"),
    [
        ([], [], MatterWord.FEW),
        ([1, 2, 3, 4], [1] * 4, MatterWord.FEW),
        ([1, 2, 3, 4, 5], [1] * 5, MatterWord.MEDIAN),
        ([1, 2, 3, 4, 5], [1, 0, 0, 0, 0], MatterWord.MEDIAN_NOT_REACHED),
    ],
)
def test_a_usual_time_is_named_from_five_matters(durations, talked, word):
    assert addressing(matters(durations, talked)).word is word


def test_a_matter_ends_after_it_began():
    with pytest.raises(ValueError, match="ends after"):
        Matter(days=-1, fate=Fate.OPEN)


@pytest.mark.parametrize(
    ("days", "nudged_at", "expected"),
    [
        (0, 0, None),
        (2, 0, None),
        (3, 0, 3),
        (6, 3, None),
        (7, 3, 7),
        (13, 7, None),
        (14, 7, 14),
        (400, 14, None),
        (20, 0, 14),
    ],
)
def test_an_open_matter_is_mentioned_on_days_3_7_and_14_and_then_no_more(days, nudged_at, expected):
    assert nudge(Matter(days=days, fate=Fate.OPEN), safety=False, nudged_at=nudged_at) == expected


def test_nobody_is_nudged_towards_a_talk_that_is_over_or_unsafe():
    for fate in (Fate.TALKED_ABOUT, Fate.LEFT_ALONE):
        assert nudge(Matter(days=7, fate=fate), safety=False) is None
    assert nudge(Matter(days=7, fate=Fate.OPEN), safety=True) is None

"""How often "likely" would be said when nothing changed, and when something did.

The reference simulated 4,000 people per row; so many are simulated here anew, and the two shares
may differ by no more than chance allows.
"""

import math
import random

import pytest

from tests.unit.trends.vectors import VECTORS, ratings
from trustjournal.trends.felt import recent_change
from trustjournal.trends.level import smoothed
from trustjournal.trends.noise import adapted
from trustjournal.trends.words import TrendWord, change_word

ROWS = VECTORS["honesty_simulation"]["rows"]
IN_THE_REFERENCE = 4000
CHANCE = 4.5
"""Standard deviations; of several hundred comparisons none may lie so far out by chance."""


def lives(row, people):
    """Let people rate whose level is known: it stays, or moves evenly, and they scatter around."""
    draw = random.Random(f"{row}")
    times = [float(number * row["every_days"]) for number in range(row["n"])]
    for _person in range(people):
        levels = [row["start_level"] + row["true_change"] * time / times[-1] for time in times]
        answers = [min(10, max(0, round(draw.gauss(each, row["noise_sd"])))) for each in levels]
        yield ratings(times, map(float, answers))


def share(said, word):
    return sum(each is word for each in said) / len(said)


def assert_alike(found, expected, people):
    both = (found * people + expected * IN_THE_REFERENCE) / (people + IN_THE_REFERENCE)
    either = max(both, 1 / IN_THE_REFERENCE)
    chance = math.sqrt(either * (1 - either) * (1 / people + 1 / IN_THE_REFERENCE))
    assert abs(found - expected) <= CHANCE * chance


def simulate(row, people):
    said, rigid = [], []
    for known in lives(row, people):
        change = recent_change(smoothed(known, adapted(known)))
        said.append(change_word(row["n"], change.p_higher))
        # As though the scatter were known, and five ratings as good as eight.
        rigid.append(change_word(8, recent_change(smoothed(known)).p_higher))
    for name, column in (("said", said), ("fixed_r_said", rigid)):
        for direction, word in (
            ("higher", TrendWord.LIKELY_HIGHER),
            ("lower", TrendWord.LIKELY_LOWER),
        ):
            assert_alike(share(column, word), row[f"{name}_{direction}"], people)
    return said, rigid


@pytest.mark.parametrize("row", ROWS[15::5] + ROWS[18::5], ids=str)
def test_likely_is_said_as_often_as_in_the_reference(row):
    simulate(row, people=150)


@pytest.mark.parametrize("row", [ROWS[6], ROWS[21], ROWS[31]], ids=str)
def test_few_are_told_of_a_change_that_never_was(row):
    said, rigid = simulate(row, people=600)
    assert named(said) < 0.10
    assert named(said) < named(rigid)


def named(said):
    """Return how many are told of a likely change in either direction."""
    return share(said, TrendWord.LIKELY_HIGHER) + share(said, TrendWord.LIKELY_LOWER)


@pytest.mark.long
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_likely_is_said_as_often_as_in_the_reference_by_as_many_people(row):
    simulate(row, people=IN_THE_REFERENCE)

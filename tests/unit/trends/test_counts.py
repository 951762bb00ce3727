from datetime import date

import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.unit.trends.vectors import cases, close
from trustjournal.trends import beta
from trustjournal.trends.counts import Counts, Fate, counted, is_in_danger, jeffreys, wilson


@cases("proportion_intervals")
def test_the_ranges_of_k_of_n_are_those_of_the_reference(case):
    k, n = case["k"], case["n"]
    assert [wilson(k, n).low, wilson(k, n).high] == close(case["wilson90"])
    assert [jeffreys(k, n).low, jeffreys(k, n).high] == close(case["jeffreys90"])
    uniform = [beta.quantile(p, 1 + k, 1 + n - k) for p in (0.05, 0.95)]
    assert uniform == close(case["uniform_beta90"])


@pytest.mark.parametrize("n", [1, 2, 7, 40, 1000])
def test_statsmodels_says_the_same(n):
    for k in {0, 1, n // 3, n - 1, n}:
        low, high = proportion_confint(k, n, alpha=0.10, method="wilson")
        assert (wilson(k, n).low, wilson(k, n).high) == pytest.approx((low, high), abs=1e-9)
        if 0 < k < n:
            low, high = proportion_confint(k, n, alpha=0.10, method="jeffreys")
            assert (jeffreys(k, n).low, jeffreys(k, n).high) == pytest.approx((low, high), abs=1e-9)


@pytest.mark.parametrize("interval", [wilson, jeffreys])
def test_a_part_is_never_more_than_the_whole(interval):
    for k, n in ((2, 1), (-1, 3)):
        with pytest.raises(ValueError, match="whole"):
            interval(k, n)


def test_promises_of_the_last_half_year_are_counted_and_open_ones_always():
    promises = [
        (Fate.KEPT, 400),
        (Fate.KEPT, 390),
        (Fate.LATE, 218),
        (Fate.NOT_KEPT, 217),
        (Fate.KEPT, 401),
        (Fate.OPEN, 0),
        (Fate.OPEN, 999),
    ]
    found = counted(promises, now=400)
    assert found == Counts(kept=2, late=1, not_kept=0, open=2, months=6)
    assert found.total == 5


def test_without_promises_there_is_nothing_to_count():
    assert counted([], now=0).total == 0


@pytest.mark.parametrize(
    ("today", "touched", "expected"),
    [
        (date(2026, 5, 8), False, False),
        (date(2026, 5, 9), False, False),
        (date(2026, 5, 10), False, True),
        (date(2026, 5, 11), False, True),
        (date(2026, 5, 11), True, False),
        (date(2026, 5, 12), False, False),
        (date(2026, 4, 30), False, False),
    ],
)
def test_a_promise_is_in_danger_in_the_last_fifth_of_its_time(today, touched, expected):
    made, due = date(2026, 5, 1), date(2026, 5, 11)
    assert is_in_danger(made=made, due=due, today=today, touched=touched) is expected

import numpy as np
import pytest
from scipy import stats

from tests.unit.trends.vectors import cases, close, ratings, ratings_of
from trustjournal.trends.slope import theil_sen


@cases("theil_sen")
def test_the_slope_is_that_of_the_reference(case):
    found = theil_sen(ratings_of(case))
    assert {
        "slope_per_day": found.per_day,
        "slope_per_week": found.per_week,
        "intercept_scipy": found.intercept,
        "n_pairs": found.pairs,
        "kendall_tau_b": found.tau,
        "kendall_p": found.p,
    } == close({name: value for name, value in case["expect"].items() if name != "ci90_per_day"})
    per_day = case["expect"]["ci90_per_day"]
    assert [found.low, found.high] == close(per_day)
    assert found.range_per_week == (7 * found.low, 7 * found.high)


@pytest.mark.parametrize("size", [3, 10, 61, 200])
@pytest.mark.parametrize("steps", [3, 1000])
def test_scipy_says_the_same(size, steps):
    random = np.random.default_rng(size * steps)
    times = np.sort(random.choice(np.arange(10 * size), size, replace=False)).astype(float)
    values = np.round(random.uniform(0, 10, size) * steps / 10) * 10 / steps
    found = theil_sen(ratings(times.tolist(), values.tolist()))
    slope, intercept, low, high = stats.theilslopes(values, times, alpha=0.90)
    tau = stats.kendalltau(times, values, method="asymptotic")
    assert (found.per_day, found.intercept) == pytest.approx((slope, intercept), abs=1e-12)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)
    assert (found.tau, found.p) == pytest.approx((tau.statistic, tau.pvalue), abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_ratings_of_one_time_have_no_slope_between_them(seed):
    random = np.random.default_rng(seed)
    times, values = random.integers(0, 9, (2, 20)).astype(float).tolist()
    found = theil_sen(ratings(times, values))
    tau = stats.kendalltau(times, values)
    assert found.per_day == pytest.approx(stats.theilslopes(values, times).slope)
    assert found.low <= found.per_day <= found.high
    assert (found.tau, found.p) == pytest.approx((tau.statistic, tau.pvalue))


def test_many_alike_at_one_time_leave_a_range_of_one_slope():
    found = theil_sen(ratings([0, 9, 9], [5, 5, 5]))
    assert (found.low, found.high, found.pairs) == (0, 0, 2)


def test_two_ratings_are_one_pair():
    found = theil_sen(ratings([0, 4], [3, 5]))
    assert (found.per_day, found.low, found.high, found.pairs, found.tau) == (0.5, 0.5, 0.5, 1, 1)


def test_where_all_are_alike_nothing_rises():
    found = theil_sen(ratings([0, 1, 2, 3], [5, 5, 5, 5]))
    assert (found.per_day, found.low, found.high, found.tau, found.p) == (0, 0, 0, 0, 1)


@pytest.mark.parametrize("times", [[], [1.0], [1.0, 1.0]])
def test_a_slope_needs_two_times(times):
    with pytest.raises(ValueError, match="two times"):
        theil_sen(ratings(times, [5.0] * len(times)))

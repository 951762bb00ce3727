import math

import pytest
from scipy import stats

from tests.unit.trends.vectors import cases, close
from trustjournal.trends import beta

SHAPES = [(0.1, 0.1), (0.5, 0.5), (1, 1), (2, 1), (1, 200), (3.3, 7.1), (80, 80), (4000, 25)]


@cases("beta_distribution")
def test_the_distribution_is_that_of_the_reference(case):
    a, b = case["a"], case["b"]
    assert a / (a + b) == close(case["mean"])
    for name, p in (("q05", 0.05), ("q50", 0.50), ("q95", 0.95)):
        assert beta.quantile(p, a, b) == close(case[name])
    for name, x in (("cdf1", 0.1), ("cdf5", 0.5), ("cdf9", 0.9)):
        assert beta.cdf(x, a, b) == close(case[name])


@pytest.mark.parametrize(("a", "b"), SHAPES)
def test_scipy_says_the_same(a, b):
    for x in (1e-9, 0.01, 0.2, 0.5, 0.77, 0.999, 1 - 1e-12):
        assert beta.cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), abs=1e-10)
    for p in (0.001, 0.05, 0.5, 0.95, 0.999):
        assert beta.quantile(p, a, b) == pytest.approx(stats.beta.ppf(p, a, b), abs=1e-10)


def test_nothing_lies_outside_of_0_and_1():
    assert beta.cdf(-0.1, 2, 3) == beta.cdf(0, 2, 3) == 0
    assert beta.cdf(1, 2, 3) == beta.cdf(1.1, 2, 3) == 1
    assert beta.quantile(0, 2, 3) == 0
    assert beta.quantile(1, 2, 3) == 1


def test_a_share_so_near_to_0_that_no_halving_reaches_it_is_0():
    assert beta.quantile(0.05, 0.001, 1) == pytest.approx(0, abs=1e-50)


@pytest.mark.parametrize("wrong", [(0, 1), (1, -2), (math.nan, 1), (1, math.inf)])
def test_what_is_no_distribution_is_refused(wrong):
    with pytest.raises(ValueError, match="two positive numbers"):
        beta.cdf(0.5, *wrong)
    with pytest.raises(ValueError, match="two positive numbers"):
        beta.quantile(0.5, *wrong)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(p):
    with pytest.raises(ValueError, match="0 to 1"):
        beta.quantile(p, 1, 1)

import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.unit.trends.vectors import cases, close
from trustjournal.trends import beta
from trustjournal.trends.counts import jeffreys, wilson


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

import numpy as np
import pytest
from scipy.optimize import minimize

from tests.unit.trends.vectors import VECTORS, cases, close, ratings, ratings_of
from trustjournal.trends.level import USUAL, Noise, filtered
from trustjournal.trends.noise import adapted, fitted

MLE = VECTORS["bounded_mle"]
BOUNDS = ((0.25, 6.25), (0.0025, 1.0))


@cases("adaptive_r")
def test_the_scatter_is_adapted_as_in_the_reference(case):
    found = adapted(ratings_of(case))
    assert found.rating == close(case["expect"])
    assert found.per_day == case["q"]


def test_very_even_ratings_do_not_make_the_band_vanish():
    assert adapted(ratings(range(0, 700, 7), [5.0] * 100)).rating == 0.25


def test_few_ratings_teach_nothing():
    assert adapted([]) == adapted(ratings(range(7), [0, 10, 0, 10, 0, 10, 0])) == USUAL


def test_the_likeliest_variances_are_those_of_the_reference():
    found, expected = fitted(ratings_of(MLE)), MLE["expect"]
    assert found.noise.rating == pytest.approx(expected["r"], rel=1e-3)
    assert found.noise.per_day == pytest.approx(expected["q"], rel=1e-3)
    assert found.log_likelihood == pytest.approx(expected["loglik_first_obs_dropped"], abs=1e-6)


def test_of_two_explanations_the_likelier_is_found():
    """One day unlike the others: the ratings scatter, or the level went there and came back."""
    known = ratings([2, 32, 62, 92, 182, 182], [3, 3, 3, 8, 3, 3])
    scattered = filtered(known, Noise(rating=4.15, per_day=0.0025)).log_likelihood
    assert fitted(known).log_likelihood > scattered + 0.5
    assert fitted(known).noise.rating == pytest.approx(0.25)


@pytest.mark.parametrize("seed", range(8))
def test_scipy_finds_nothing_likelier_within_the_bounds(seed):
    random = np.random.default_rng(seed)
    times = np.cumsum(random.exponential(3, 40))
    wander = np.cumsum(random.normal(0, (0.02, 0.3, 1.5)[seed % 3], 40))
    values = 5 + wander + random.normal(0, (0.1, 1, 4)[seed // 3], 40)
    known = ratings(times.tolist(), values.tolist())

    def unlikelihood(logs):
        noise = Noise(rating=float(np.exp(logs[0])), per_day=float(np.exp(logs[1])))
        return -filtered(known, noise).log_likelihood

    best = min(
        minimize(unlikelihood, np.log(start), method="L-BFGS-B", bounds=np.log(BOUNDS)).fun
        for start in ((1, 0.0625), (0.3, 0.5), (5, 0.003), (0.3, 0.003))
    )
    found = fitted(known)
    assert found.log_likelihood >= -best - 1e-6
    for value, (least, most) in zip((found.noise.rating, found.noise.per_day), BOUNDS, strict=True):
        assert least * (1 - 1e-9) <= value <= most * (1 + 1e-9)

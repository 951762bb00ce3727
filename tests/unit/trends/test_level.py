import math

import pytest

from tests.unit.trends.vectors import VECTORS, cases, close, noise_of, ratings, ratings_of
from trustjournal.trends.felt import at_ratings
from trustjournal.trends.level import (
    USUAL,
    Change,
    Level,
    Noise,
    Rating,
    change_between,
    filtered,
    level_at,
    smoothed,
)

NILE = VECTORS["nile"]
NILE_NOISE = Noise(rating=15099, per_day=1469.1)


@cases("kalman")
def test_filter_and_smoother_are_those_of_the_reference(case):
    expected = case["expect"]
    found = smoothed(ratings_of(case), noise_of(case))
    forwards = found.filtered
    standardised = [
        innovation / math.sqrt(variance)
        for innovation, variance in zip(
            forwards.innovations, forwards.innovation_variances, strict=True
        )
    ]
    assert list(forwards.levels) == close(expected["filtered"])
    assert list(forwards.variances) == close(expected["filtered_var"])
    assert list(forwards.innovations) == close(expected["innovation"][1:])
    assert list(forwards.innovation_variances) == close(expected["innovation_var"][1:])
    assert standardised == close(expected["std_innovation"][1:])
    assert forwards.last_surprise == (close(standardised[-1]) if standardised else None)
    assert list(found.levels) == close(expected["smoothed"])
    assert list(found.variances) == close(expected["smoothed_var"])
    assert found.last == Level(mean=found.levels[-1], variance=found.variances[-1])
    assert forwards.log_likelihood == close(expected["loglik_diffuse"])
    bands = [list(level.band) for level in at_ratings(found)]
    assert bands == [close(band) for band in expected["band90"]]
    for point in expected["at"]:
        at = level_at(found, point["t"])
        assert (at.mean, at.variance) == close((point["mean"], point["var"]))


def test_the_flow_of_the_nile_is_as_likely_as_in_the_books():
    found = smoothed(ratings(range(100), NILE["y"]), NILE_NOISE)
    likelihood = found.filtered.log_likelihood
    assert likelihood == close(-632.545625)
    assert likelihood == close(NILE["loglik_at_published_first_obs_dropped"])
    # statsmodels keeps a constant for the first observation that says nothing about the model.
    constant = 0.5 * math.log(2 * math.pi)
    assert likelihood - constant == close(NILE["loglik_at_published_exact_diffuse_statsmodels"])
    for name, values in (
        ("filtered", found.filtered.levels),
        ("filtered_var", found.filtered.variances),
        ("smoothed", found.levels),
        ("smoothed_var", found.variances),
    ):
        assert {index: values[int(index)] for index in NILE[name]} == close(NILE[name])


def test_the_nile_with_two_gaps_of_twenty_years():
    kept = [index for index in range(100) if not 20 <= index < 40 and not 60 <= index < 80]
    found = smoothed(ratings(kept, [NILE["y"][index] for index in kept]), NILE_NOISE)
    expected = VECTORS["nile_missing"]
    assert found.filtered.log_likelihood == close(expected["loglik_first_obs_dropped"])
    between = level_at(found, 29)
    assert {"mean": between.mean, "var": between.variance} == close(expected["level_at_29"])


@cases("change_between")
def test_a_change_between_two_days_is_that_of_the_reference(case):
    level = smoothed(ratings_of(case), noise_of(case))
    change = change_between(level, case["from"], case["to"])
    found = {"diff": change.difference, "sd": change.sd, "p_up": change.p_higher}
    assert found == close(case["expect"])


@cases("steady_gain")
def test_ratings_at_a_steady_pace_come_to_weigh_the_same(case):
    times = [number * case["dt"] for number in range(400)]
    found = filtered(ratings(times, [5.0] * 400))
    assert found.variances[-1] / USUAL.rating == close(case["gain"])


def test_ratings_may_come_in_any_order():
    known = ratings([0, 1, 1, 4, 11], [6, 3, 7, 6, 4])
    assert smoothed(reversed(known)) == smoothed(known)


def test_without_ratings_there_is_no_level():
    nothing = smoothed([])
    assert nothing.levels == nothing.values == nothing.filtered.variances == ()
    assert nothing.filtered.log_likelihood == 0
    assert nothing.filtered.last_surprise is None
    with pytest.raises(ValueError, match="before the first"):
        level_at(nothing, 0)


def test_before_the_first_rating_nothing_is_known():
    level = smoothed(ratings([3, 5], [6, 7]))
    with pytest.raises(ValueError, match="before the first"):
        level_at(level, 2.9)
    with pytest.raises(ValueError, match="before the first"):
        change_between(level, 2.9, 5)


def test_a_change_goes_forwards():
    with pytest.raises(ValueError, match="forwards"):
        change_between(smoothed(ratings([3, 5], [6, 7])), 5, 3)


def test_no_time_is_no_change():
    level = smoothed(ratings([0, 1, 4], [6, 7, 2]))
    still = change_between(level, 1, 1)
    assert (still.difference, still.p_higher) == (0, close(0.5))
    assert Change(difference=0, sd=0).p_higher == 0.5


def test_between_two_ratings_a_change_needs_no_third():
    level = smoothed(ratings([0, 10], [2, 8]))
    change = change_between(level, 2, 6)
    assert change.difference == close(level_at(level, 6).mean - level_at(level, 2).mean)
    assert change.p_higher > 0.5


@pytest.mark.parametrize("wrong", [(math.nan, 5), (0, math.inf), (math.inf, 5)])
def test_a_rating_has_a_time_and_a_value(wrong):
    with pytest.raises(ValueError, match="a rating has"):
        Rating(time=wrong[0], value=wrong[1])


@pytest.mark.parametrize("wrong", [(0, 1), (1, -0.1), (math.nan, 1), (1, math.inf)])
def test_ratings_that_do_not_scatter_are_refused(wrong):
    with pytest.raises(ValueError, match="scatter"):
        Noise(rating=wrong[0], per_day=wrong[1])


def test_a_level_that_never_moves_is_the_mean_of_all_ratings():
    level = smoothed(ratings([0, 3, 50, 51], [4, 6, 7, 3]), Noise(rating=1, per_day=0))
    assert list(level.levels) == close([5, 5, 5, 5])
    assert list(level.variances) == close([0.25] * 4)

"""Filter and smoother against statsmodels, which lays a grid over time and leaves days out."""

import math

import numpy as np
import pytest
from statsmodels.tsa.statespace.structural import UnobservedComponents

from tests.unit.trends.vectors import ratings
from trustjournal.trends.level import Noise, change_between, level_at, smoothed

CONSTANT = 0.5 * math.log(2 * math.pi)


def on_a_grid(steps, values, noise, step):
    """Smooth by statsmodels on a grid with NaN where nobody rated."""
    grid = np.full(steps[-1] + 1, np.nan)
    grid[steps] = values
    model = UnobservedComponents(grid, level="local level", use_exact_diffuse=True)
    return model.smooth([noise.rating, noise.per_day * step])


@pytest.mark.parametrize("step", [1.0, 0.05])
@pytest.mark.parametrize("seed", range(4))
def test_statsmodels_says_the_same_on_every_day_between_the_first_and_the_last(seed, step):
    random = np.random.default_rng(seed)
    steps = np.unique(np.append(0, random.integers(1, 90, 14)))
    values = random.integers(0, 11, len(steps)).astype(float)
    noise = Noise(rating=random.uniform(0.3, 3), per_day=random.uniform(0.01, 0.5))
    found = smoothed(ratings((steps * step).tolist(), values.tolist()), noise)
    theirs = on_a_grid(steps, values, noise, step)
    ours = [level_at(found, number * step) for number in range(steps[-1] + 1)]
    assert found.filtered.log_likelihood - CONSTANT == pytest.approx(theirs.llf, abs=1e-9)
    assert [each.mean for each in ours] == pytest.approx(theirs.smoothed_state[0], abs=1e-9)
    assert [each.variance for each in ours] == pytest.approx(
        theirs.smoothed_state_cov[0, 0], abs=1e-9
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_change_is_that_of_the_whole_joint_distribution(seed):
    """One large system of equations over all times, instead of a recursion."""
    random = np.random.default_rng(seed)
    times = np.cumsum(random.exponential(4, 12))
    values = random.uniform(0, 10, 12)
    start, end = np.sort(random.uniform(times[0], times[-1] + 10, 2))
    noise = Noise(rating=0.8, per_day=0.1)
    nodes = np.unique(np.concatenate([times, [start, end]]))
    precision, pull = np.zeros((len(nodes), len(nodes))), np.zeros(len(nodes))
    for index, gap in enumerate(np.diff(nodes)):
        weight = 1 / (noise.per_day * gap)
        precision[index : index + 2, index : index + 2] += weight * np.array([[1, -1], [-1, 1]])
    for time, value in zip(times, values, strict=True):
        index = np.searchsorted(nodes, time)
        precision[index, index] += 1 / noise.rating
        pull[index] += value / noise.rating
    contrast = (nodes == end).astype(float) - (nodes == start)
    covariance = np.linalg.inv(precision)
    found = change_between(
        smoothed(ratings(times.tolist(), values.tolist()), noise), float(start), float(end)
    )
    assert found.difference == pytest.approx(contrast @ covariance @ pull, abs=1e-8)
    assert found.sd == pytest.approx(math.sqrt(contrast @ covariance @ contrast), abs=1e-8)

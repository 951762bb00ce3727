"""The trend of ten years of daily ratings: ready before anybody waits for the chart?

    python -m benchmarks.trend [--known-bad]

Measured is what a chart of felt trust needs: filter, smoother, and the line of 300 points with its
band. Each step of the filter waits for the step before, so the limit is the same recursion without
that wait: as prefix sums in NumPy, whose passes double how far each has come (Särkkä &
García-Fernández 2021, "Temporal Parallelization of Bayesian Smoothers"). It must give the same
levels. Allowed is 5 × that for 95 of 100, or 20 ms where that is more: the worker does it once when
a page opens, and a frame of a screen is 16 ms. `--known-bad` smooths anew for each point of the
line, as though each were a day without a rating.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from random import Random

import numpy as np
from numpy.typing import NDArray

from trustjournal.trends.felt import POINTS, Line, line
from trustjournal.trends.level import USUAL, Rating, Smoothed, smoothed

DAYS = 3650
ROUNDS = 40
TIMES_THE_LIMIT = 5
ENOUGH = 0.020
CLOSE = 1e-9
Column = NDArray[np.float64]


def ratings() -> list[Rating]:
    """Make ten years of answers around a level that wanders."""
    random, level, found = Random(1), 6.0, []
    for day in range(DAYS):
        level = min(10, max(0, random.gauss(level, USUAL.per_day**0.5)))
        answer = min(10, max(0, round(random.gauss(level, 1))))
        found.append(Rating(time=float(day), value=float(answer)))
    return found


def by_recursion(known: list[Rating]) -> tuple[Smoothed, Line]:
    """Do what the program does."""
    level = smoothed(known)
    return level, line(level)


def smoothed_anew(known: list[Rating]) -> tuple[Smoothed, Line]:
    """Do it badly: the whole way again for each point."""
    level = smoothed(known)
    for _point in range(POINTS):
        smoothed(known)
    return level, line(level)


def by_prefix_sums(times: Column, values: Column) -> tuple[Column, Column, Column]:
    """Return levels and variances at the ratings, and the levels of the line."""
    r, q = USUAL.rating, USUAL.per_day
    walk = q * np.diff(times)
    variances = np.concatenate([[r], _variances(walk, r)])
    gains = variances[1:] / r
    levels = _recurrence(np.append(0, 1 - gains), np.append(values[0], gains * values[1:]))
    carry = variances[:-1] / (variances[:-1] + walk)
    own = np.append((1 - carry) * levels[:-1], levels[-1])
    after = _recurrence(np.append(0, carry[::-1]), own[::-1])[::-1]
    spread = np.append(variances[:-1] - carry**2 * (variances[:-1] + walk), variances[-1])
    unsure = _recurrence(np.append(0, carry[::-1] ** 2), spread[::-1])[::-1]
    grid = np.linspace(times[0], times[-1], POINTS)
    index = np.clip(np.searchsorted(times, grid, side="right") - 1, 0, len(times) - 2)
    known = variances[index] + q * (grid - times[index])
    share = known / (known + q * (times[index + 1] - grid))
    return after, unsure, levels[index] + share * (after[index + 1] - levels[index])


def _variances(walk: Column, r: float) -> Column:
    """Return the filter's variances: a step is a fraction, and fractions multiply as matrices."""
    steps = np.empty((len(walk), 2, 2))
    steps[:, 0, 0], steps[:, 0, 1], steps[:, 1, 0], steps[:, 1, 1] = r, r * walk, 1, walk + r
    reach = 1
    while reach < len(walk):
        steps[reach:] = steps[reach:] @ steps[:-reach]
        steps /= steps[:, 1:, 1:]  # only the ratio counts, and the entries would grow beyond bounds
        reach *= 2
    found: Column = (steps[:, 0, 0] * r + steps[:, 0, 1]) / (steps[:, 1, 0] * r + steps[:, 1, 1])
    return found


def _recurrence(factors: Column, terms: Column) -> Column:
    """Solve x[i] = factors[i] * x[i - 1] + terms[i]."""
    factors, terms = factors.copy(), terms.copy()
    reach = 1
    while reach < len(terms):
        terms[reach:] += factors[reach:] * terms[:-reach]
        factors[reach:] *= factors[:-reach]
        reach *= 2
    return terms


def seconds(work: Callable[[], object], rounds: int) -> list[float]:
    """Time it several times; the first only warms up."""
    found = []
    for _turn in range(rounds + 1):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return found[1:]


def report(known: list[Rating], way: Callable[[list[Rating]], object], rounds: int) -> bool:
    """Print the figures; return whether they keep the limit and both ways agree."""
    times = np.array([each.time for each in known])
    values = np.array([each.value for each in known])
    level, drawn = by_recursion(known)
    after, unsure, along = by_prefix_sums(times, values)
    off = max(
        float(np.abs(np.subtract(ours, theirs)).max())
        for ours, theirs in (
            (level.levels, after), (level.variances, unsure), (drawn.levels, along),
        )
    )  # fmt: skip
    bound = statistics.median(seconds(lambda: by_prefix_sums(times, values), ROUNDS))
    spent = sorted(seconds(lambda: way(known), rounds))
    middle, high = statistics.median(spent), spent[int(0.95 * (len(spent) - 1))]
    allowed = max(TIMES_THE_LIMIT * bound, ENOUGH)
    print(f"{len(known)} ratings, a line of {POINTS} points; milliseconds; ratio = p95 / allowed")
    print(f"{'prefix sums':>12} {'p50':>8} {'p95':>8} {'x sums':>8} {'allowed':>8} {'ratio':>7}")
    print(
        f"{1000 * bound:12.2f} {1000 * middle:8.2f} {1000 * high:8.2f} {middle / bound:8.1f}"
        f" {1000 * allowed:8.2f} {high / allowed:7.2f}"
    )
    print(f"greatest difference of the two ways: {off:.1e}")
    return high <= allowed and off <= CLOSE


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--known-bad", action="store_true", help="spoil it: it must be noticed")
    bad = parser.parse_args().known_bad
    kept = report(ratings(), smoothed_anew if bad else by_recursion, 1 if bad else ROUNDS)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

"""The measurement of the trend notices a way that is as bad as it is obvious."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark


def ending(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.trend", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode


def test_ten_years_of_ratings_are_smoothed_before_anybody_waits():
    assert ending() == 0


def test_smoothing_anew_for_each_point_of_the_line_is_noticed():
    assert ending("--known-bad") == 1

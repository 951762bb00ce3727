"""Measurements that need no window meet their limits, and notice the obvious bad way."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.parametrize(
        "program",
        [
            pytest.param("hedges", id="an answer is read again before the next key"),
            pytest.param("trend", id="ten years of ratings are smoothed before anybody waits"),
        ],
    ),
]


def ending(program, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{program}", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode


def test_the_limit_is_met(program):
    assert ending(program) == 0


def test_the_bad_way_is_noticed(program):
    assert ending(program, "--known-bad") == 1

"""The measurement of the gentle check notices a reader that remembers nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark


def ending(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hedges", *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode


def test_an_answer_is_read_again_before_the_next_key():
    assert ending() == 0


def test_reading_everything_for_each_key_is_noticed():
    assert ending("--known-bad") == 1

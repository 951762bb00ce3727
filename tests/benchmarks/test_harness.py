"""A measurement that could not fail would measure nothing."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs xvfb-run"),
]


def run(name: str, *arguments: str) -> tuple[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.stdout, done.returncode


def ratios(printed: str, line: str) -> list[float]:
    return [float(found) for found in re.findall(rf"^{line}.* ([\d.]+)$", printed, re.MULTILINE)]


def test_charts_that_are_drawn_by_the_window_are_noticed():
    _usual, _code = run("charts")
    spoilt, code = run("charts", "--known-bad")
    assert code == 1
    (drawing,) = ratios(spoilt, "first drawing, median ratio")
    assert drawing > 1.5
    (block,) = re.findall(r"longest block, limit 100 ms: (\d+)", spoilt)
    assert int(block) > 100


def test_a_start_that_imports_everything_first_is_noticed():
    usual, _code = run("start", "--rounds", "2")
    eager, code = run("start", "--rounds", "2", "--known-bad")
    assert code == 1
    for screen in ("first run", "protected", "unprotected"):
        before, after = ratios(usual, screen), ratios(eager, screen)
        assert len(before) == len(after) == 2
        assert min(after) > 1.5 * max(before)

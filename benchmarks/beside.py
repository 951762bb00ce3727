"""Starts windows in turn and compares them with a bare one, round by round.

A noisy machine slows everything in a round down alike, so the median of the rounds' ratios says
more than a ratio of medians.
"""

import argparse
import compileall
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from trustjournal.core import settings
from trustjournal.core.settings import Settings

ROOT = Path(__file__).parents[1]
BARE = "bare window"
"""With PySide6 as it comes: it compiles a part of itself with every start."""
UNPACKED = "bare window, PySide6 unpacked"
"""With PySide6 as this program's set-up leaves it (packaging/environment.py). Limits nothing."""
PLATFORMS = ("xcb", "offscreen")
Found = dict[str, list[dict[str, Any]]]
"""The marks of every round, by the name of the start."""
_LONGEST = 120
"""Seconds for one start."""
_SCREEN = "-screen 0 1440x1000x24 -nolisten tcp -noreset"
"""Without -noreset it begins anew whenever a window closes, and refuses the next one meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One way to start a window."""

    name: str
    watch: str
    journal: Path | None = None
    bad: str = ""
    is_bare: bool = False
    is_packed: bool = False
    """PySide6 as it comes."""

    def command(self) -> list[str]:
        program = "bare" if self.is_bare else "journal"
        start = f"from benchmarks.windows.{program} import start; start()"
        return [sys.executable, "-c", start, self.watch, self.bad]


def prepare() -> None:
    """Compile what an installation compiles: the program's modules and its catalogs."""
    for package in ("trustjournal", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=1)
    subprocess.run([sys.executable, str(ROOT / "packaging" / "compile_catalogs.py")], check=True)


def environment_of(start: Start, scratch: Path, platform: str) -> dict[str, str]:
    """Give the environment of an account of its own, in Japan, that keeps its journal there."""
    account = scratch / platform / start.name.partition(":")[0]
    if not account.exists() and start.journal is not None:
        kept = Settings(language="ja", journal=str(start.journal))
        settings.save(account / ".config" / "my-notes", kept)
    account.mkdir(parents=True, exist_ok=True)
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("XDG_")
    }
    return {
        **inherited,
        "HOME": str(account),
        "PYTHONPATH": os.pathsep.join([*_packed(start, scratch), str(ROOT)]),
        "LANG": "ja_JP.UTF-8",
        "TZ": "Asia/Tokyo",
        "QT_QPA_PLATFORM": platform,
    }


def _packed(start: Start, scratch: Path) -> list[str]:
    """Give the place of PySide6's foundation as it came, where a start wants that one."""
    if not start.is_packed:
        return []
    found = importlib.util.find_spec("shiboken6")
    assert found is not None
    assert found.origin is not None
    place = scratch / "packed"
    if not place.exists():
        as_it_came = shutil.ignore_patterns("files.dir")
        shutil.copytree(Path(found.origin).parent, place / "shiboken6", ignore=as_it_came)
    return [str(place)]


def run(start: Start, environment: Mapping[str, str]) -> dict[str, Any]:
    """Start a window, wait for its end and return its marks; moments in milliseconds since."""
    started = time.monotonic()
    done = subprocess.run(
        start.command(),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST,
    )
    if done.returncode or not done.stdout:
        raise SystemExit(f"{start.name}: ended with {done.returncode}\n{done.stderr}")
    marks: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {
        name: 1000 * (value - started) if isinstance(value, float) and value > started else value
        for name, value in marks.items()
    }


def kept_on_each_platform(
    starts: Sequence[Start], count: int, scratch: Path, report: Callable[[Found, str], bool]
) -> bool:
    """Measure on one platform after the other and report each; whether all kept the limits."""
    kept = [
        report(rounds(starts, count, scratch / "accounts", platform), platform)
        for platform in PLATFORMS
    ]
    return all(kept)


def rounds(starts: Sequence[Start], count: int, scratch: Path, platform: str) -> Found:
    """Start each in every round, in another order each time; a first round only warms up."""
    random = Random(count)
    found: Found = {start.name: [] for start in starts}
    for turn in range(count + 1):
        for start in random.sample(list(starts), len(starts)):
            marks = run(start, environment_of(start, scratch, platform))
            if turn:
                found[start.name].append(marks)
    return found


def median_ratio(values: Sequence[float], beside: Sequence[float]) -> float:
    return statistics.median(value / base for value, base in zip(values, beside, strict=True))


def parser(description: str, count: int) -> argparse.ArgumentParser:
    """Return the options that every comparison with a bare window has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--rounds", type=int, default=count)
    made.add_argument("--known-bad", action="store_true")
    made.add_argument("--here", action="store_true", help="on this display, not a virtual one")
    return made


def on_a_virtual_display(here: bool) -> None:
    """Go on inside xvfb-run: windows that flash up disturb people, and a desktop the figures."""
    if here:
        return
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        raise SystemExit("xvfb-run is not here; --here measures on this display")
    again = [sys.executable, "-m", f"benchmarks.{Path(sys.argv[0]).stem}", *sys.argv[1:], "--here"]
    os.execv(xvfb, [xvfb, "-a", "-s", _SCREEN, *again])

"""The long form, with its figures: python -m tests.crash --kills 1000

It writes, edits, keeps, throws away, locks, copies, restores, migrates and changes keys, and is
killed at all of it. `--aims` names some of these to keep to.
`--window` types into the real window, and asks for what was typed two seconds before each kill.
`--known-bad` runs the forms in which losses must be found, each within fifty kills: the program
acknowledges before it commits, or it does something in place; or the window keeps too late.
"""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.broken import AIMED_AT
from tests.crash.harness import Harness, Report, known_bad
from tests.crash.life import SCENARIOS
from tests.crash.window_harness import WindowHarness

TOLD_EVERY = 100


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aims", nargs="*", default=list(SCENARIOS), choices=SCENARIOS)
    parser.add_argument("--window", action="store_true", help="type into the real window instead")
    parser.add_argument("--known-bad", action="store_true", help="losses must be found")
    chosen = parser.parse_args()
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        if chosen.window:
            is_good = typed(Path(folder), chosen)
        elif chosen.known_bad:
            missed = [n for n in AIMED_AT if not caught(Path(folder, n), n, chosen.seed)]
            is_good = not missed
        else:
            report = killed(Path(folder), chosen)
            say(report)
            is_good = report.is_good
    say(f"{time.monotonic() - began:.0f} seconds")
    return 0 if is_good else 1


def say(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def killed(folder: Path, chosen: argparse.Namespace) -> Report:
    harness = Harness(folder / "life", seed=chosen.seed, aims=chosen.aims)
    try:
        for done in range(0, chosen.kills, TOLD_EVERY):
            report = harness.kill(min(TOLD_EVERY, chosen.kills - done))
            if report.kills < chosen.kills:
                say(f"{report.kills} kills so far, {'all good' if report.is_good else 'but:'}")
            if not report.is_good:
                break
        return report
    finally:
        harness.close()


def caught(folder: Path, name: str, seed: int) -> bool:
    """Return whether a known bad form was caught soon."""
    report = known_bad(folder, name, seed=seed)
    say(f"known bad {name}: {report}")
    return not report.is_good


def typed(folder: Path, chosen: argparse.Namespace) -> bool:
    options = ["--late"] if chosen.known_bad else []
    report = WindowHarness(folder, seed=chosen.seed, options=options).kill(chosen.kills)
    say(report)
    return bool(report.lost) == chosen.known_bad and not report.wrong


if __name__ == "__main__":
    sys.exit(main())

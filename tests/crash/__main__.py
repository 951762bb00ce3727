"""The long form, with its figures: python -m tests.crash --kills 300

`--window` types into the real window, and asks for what was typed two seconds before each kill.
`--known-bad` runs the form in which losses must be found: the program acknowledges before it
commits, or the window keeps what is typed too late.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.harness import Harness
from tests.crash.window_harness import WindowHarness


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", action="store_true", help="type into the real window instead")
    parser.add_argument("--known-bad", action="store_true", help="losses must be found")
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.window:
            report, is_good = typed(Path(folder), chosen)
        else:
            options = ["--acknowledge-first"] if chosen.known_bad else []
            harness = Harness(Path(folder), seed=chosen.seed, options=options)
            killed = harness.kill(chosen.kills)
            report, is_good = str(killed), killed.is_good
    sys.stdout.write(f"{report}\n{time.monotonic() - began:.0f} seconds\n")
    return 0 if is_good else 1


def typed(folder: Path, chosen: argparse.Namespace) -> tuple[str, bool]:
    options = ["--late"] if chosen.known_bad else []
    report = WindowHarness(folder, seed=chosen.seed, options=options).kill(chosen.kills)
    return str(report), not (report.lost or report.wrong)


if __name__ == "__main__":
    sys.exit(main())

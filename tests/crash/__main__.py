"""The long form, with its figures: python -m tests.crash --kills 300

`--acknowledge-first` runs the known bad form, in which losses must be found. `--window` types into
the real window, and asks for what was typed two seconds before each kill.
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
    parser.add_argument("--acknowledge-first", action="store_true")
    parser.add_argument("--window", action="store_true", help="type into the real window instead")
    chosen = parser.parse_args()
    options = ["--acknowledge-first"] if chosen.acknowledge_first else []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.window:
            report, is_good = typed(Path(folder), chosen.seed, chosen.kills)
        else:
            harness = Harness(Path(folder), seed=chosen.seed, options=options)
            killed = harness.kill(chosen.kills)
            report, is_good = str(killed), killed.is_good
    sys.stdout.write(f"{report}\n{time.monotonic() - began:.0f} seconds\n")
    return 0 if is_good else 1


def typed(folder: Path, seed: int, kills: int) -> tuple[str, bool]:
    report = WindowHarness(folder, seed=seed).kill(kills)
    return str(report), not (report.lost or report.wrong)


if __name__ == "__main__":
    sys.exit(main())

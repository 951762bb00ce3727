"""The long form, with its figures: python -m tests.crash --kills 300

`--acknowledge-first` runs the known bad form, in which losses must be found.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.harness import Harness


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--acknowledge-first", action="store_true")
    chosen = parser.parse_args()
    options = ["--acknowledge-first"] if chosen.acknowledge_first else []
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        harness = Harness(Path(folder), seed=chosen.seed, options=options)
        report = harness.kill(chosen.kills)
    sys.stdout.write(f"{report}\n{time.monotonic() - began:.0f} seconds\n")
    return 0 if report.is_good else 1


if __name__ == "__main__":
    sys.exit(main())

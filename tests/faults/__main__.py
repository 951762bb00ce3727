"""The long form, with its figures: python -m tests.faults"""

import argparse
import sys
import time

from tests.faults.sweep import sweep
from tests.powercut.scenarios import SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS))
    parser.add_argument("--step", type=int, default=1, help="every how manyth call fails")
    chosen = parser.parse_args()
    began, injections, wrong = time.monotonic(), 0, 0
    for name in chosen.scenarios:
        report = sweep(name, step=chosen.step)
        sys.stdout.write(f"{name}: {report}\n")
        sys.stdout.flush()
        injections, wrong = injections + report.injections, wrong + len(report.wrong)
    seconds = time.monotonic() - began
    sys.stdout.write(f"{injections} calls failed, {wrong} wrong, {seconds:.0f} seconds\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""The long form, with its figures: python -m tests.faults --step 10

`--known-bad` goes through the forms that do something in place or promise too early: each must be
found wrong.
"""

import argparse
import sys
import time

from tests.faults.sweep import Report, known_bad, sweep
from tests.powercut.scenarios import ALL, KNOWN_BAD, SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("scenarios", nargs="*", default=[], help=", ".join(ALL))
    parser.add_argument("--step", type=int, default=1, help="every how manyth call fails")
    parser.add_argument("--known-bad", action="store_true", help="losses must be found")
    chosen = parser.parse_args()
    began = time.monotonic()
    names = chosen.scenarios or list(KNOWN_BAD if chosen.known_bad else SCENARIOS)
    reports = [told(name, chosen) for name in names]
    failed = sum(each.injections for each in reports)
    wrong = sum(len(each.wrong) for each in reports)
    sys.stdout.write(
        f"{failed} calls failed, {wrong} wrong, {time.monotonic() - began:.0f} seconds\n"
    )
    if chosen.known_bad:
        return 0 if all(each.wrong for each in reports) else 1
    return 1 if wrong else 0


def told(name: str, chosen: argparse.Namespace) -> Report:
    report = known_bad(name) if chosen.known_bad else sweep(name, step=chosen.step)
    sys.stdout.write(f"{name}: {report}\n")
    sys.stdout.flush()
    return report


if __name__ == "__main__":
    sys.exit(main())

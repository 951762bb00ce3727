"""The long form, with its figures: python -m tests.powercut --at-each 3

`--careless` lets SQLCipher not wait for the disk, and `--known-bad` goes through the forms that do
something in place or promise too early: losses must be found in each.
"""

import argparse
import sys
import time

from tests.powercut.replay import Report, cut_everywhere
from tests.powercut.scenarios import ALL, KNOWN_BAD, SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.powercut")
    parser.add_argument("scenarios", nargs="*", default=[], help=", ".join(ALL))
    parser.add_argument("--at-each", type=int, default=20, help="cuts at a time")
    parser.add_argument("--every", type=int, default=1, help="deeds between two cuts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--careless", action="store_true", help="losses must be found")
    parser.add_argument("--known-bad", action="store_true", help="losses must be found")
    chosen = parser.parse_args()
    began = time.monotonic()
    names = chosen.scenarios or list(KNOWN_BAD if chosen.known_bad else SCENARIOS)
    reports = [told(name, chosen) for name in names]
    states, wrong = sum(each.states for each in reports), sum(len(each.wrong) for each in reports)
    sys.stdout.write(f"{states} states, {wrong} wrong, {time.monotonic() - began:.0f} seconds\n")
    if chosen.careless or chosen.known_bad:
        return 0 if all(each.wrong for each in reports) else 1
    return 1 if wrong else 0


def told(name: str, chosen: argparse.Namespace) -> Report:
    report = cut_everywhere(
        name, at_each=chosen.at_each, seed=chosen.seed, every=chosen.every,
        careless=chosen.careless,
    )  # fmt: skip
    sys.stdout.write(f"{name}: {report}\n")
    sys.stdout.flush()
    return report


if __name__ == "__main__":
    sys.exit(main())

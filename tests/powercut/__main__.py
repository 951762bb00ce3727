"""The long form, with its figures: python -m tests.powercut --at-each 30

`--careless` runs the form in which losses must be found.
"""

import argparse
import sys
import time

from tests.powercut.replay import cut_everywhere
from tests.powercut.scenarios import SCENARIOS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.powercut")
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS))
    parser.add_argument("--at-each", type=int, default=20, help="cuts at a time")
    parser.add_argument("--every", type=int, default=1, help="deeds between two cuts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--careless", action="store_true", help="losses must be found")
    chosen = parser.parse_args()
    began, states, wrong = time.monotonic(), 0, 0
    for name in chosen.scenarios:
        report = cut_everywhere(
            name, at_each=chosen.at_each, seed=chosen.seed, every=chosen.every,
            careless=chosen.careless,
        )  # fmt: skip
        sys.stdout.write(f"{name}: {report}\n")
        sys.stdout.flush()
        states, wrong = states + report.states, wrong + len(report.wrong)
    sys.stdout.write(f"{states} states, {wrong} wrong, {time.monotonic() - began:.0f} seconds\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

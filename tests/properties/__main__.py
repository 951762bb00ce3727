"""The long form, with the steps that were really taken: python -m tests.properties --steps 50000

`--known-bad` runs the machine over stores that lose something, each of which must be caught.
"""

import argparse
import sys
import time

from tests.properties.broken import BROKEN, broken
from tests.properties.machine import Machine
from tests.properties.whole import live

LIVES = 100
"""At once, by one seed; the first few of them are always short and simple ones."""
STEPS = 200
SOON = 5_000
"""Steps within which a known bad form must be caught."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.properties")
    parser.add_argument("--steps", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--known-bad", action="store_true", help="each must be caught")
    parser.add_argument("--shrink", action="store_true", help="look for the shortest way to it")
    chosen = parser.parse_args()
    began = time.monotonic()
    if chosen.known_bad:
        missed = [name for name in BROKEN if not caught(name, chosen.seed)]
    else:
        missed = []
        number = chosen.seed
        while Machine.steps < chosen.steps:
            missing = (chosen.steps - Machine.steps) // STEPS + 2
            live(number, lives=min(LIVES, missing), steps=STEPS, shrinks=chosen.shrink)
            number += 1
            say(f"{Machine.steps} steps, {time.monotonic() - began:.0f} seconds")
    return 1 if missed else 0


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def caught(name: str, seed: int) -> bool:
    """Return whether the machine notices within a short time that something is lost."""
    before = Machine.steps
    with broken(name):
        while Machine.steps - before < SOON:
            try:
                live(seed, lives=LIVES, steps=STEPS)
            except Exception as complaint:
                told = type(complaint).__name__
                say(f"known bad {name}: caught after {Machine.steps - before} steps ({told})")
                return True
            seed += 1
    say(f"known bad {name}: not caught in {Machine.steps - before} steps")
    return False


if __name__ == "__main__":
    sys.exit(main())

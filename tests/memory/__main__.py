"""The long form, with its figures: python -m tests.memory [--lives 10] [--known-bad]"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.memory.life import live


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.memory")
    parser.add_argument("--lives", type=int, default=10)
    parser.add_argument(
        "--known-bad", action="store_true", help="replace no program: this has to end with 1"
    )
    chosen = parser.parse_args()
    good = True
    for number in range(chosen.lives):
        how = "hide" if number % 2 else "lock"
        with tempfile.TemporaryDirectory() as home:
            found = live(Path(home), how, weak=chosen.known_bad)
        sys.stdout.write(f"{how}\n{found}\n")
        sys.stdout.flush()
        if not found.sees:
            sys.stdout.write("the search did not find what was there\n")
        good = good and found.sees and not found.left
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

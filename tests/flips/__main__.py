"""The long form, with its figures: python -m tests.flips --flips 2000"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.flips.flipping import ENTRIES, Flipper


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flips")
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    chosen = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        flipper = Flipper(Path(place), chosen.seed, chosen.entries)
        for number in range(chosen.flips):
            if number % 5 == 3:
                flipper.flip_keys()
            elif number % 5 == 4:
                flipper.flip_copy()
            else:
                flipper.flip_journal(salvage=number % 10 == 0)
    sys.stdout.write(f"{flipper.report}\n{time.monotonic() - began:.0f} seconds\n")
    return 0 if flipper.report.is_good else 1


if __name__ == "__main__":
    sys.exit(main())

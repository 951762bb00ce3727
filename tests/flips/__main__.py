"""The long form, with its figures: python -m tests.flips --flips 2000"""

import argparse
import sys
import time
from pathlib import Path

from tests.flips.flipping import Flipper
from tests.memory_place import folder_in_memory

ENTRIES = 1500
"""A few years: what lies on one page is then a small part of it."""
ENOUGH = 0.99
"""The share of the entries that is salvaged without a copy, wherever no root page was hit."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flips")
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--salvage-every", type=int, default=10, help="flips, a multiple of five")
    chosen = parser.parse_args()
    began = time.monotonic()
    with folder_in_memory() as place:
        flipper = Flipper(Path(place), chosen.seed, chosen.entries)
        for number in range(chosen.flips):
            if number % 5 == 3:
                flipper.flip_keys()
            elif number % 5 == 4:
                flipper.flip_copy()
            else:
                flipper.flip_journal(salvage=number % chosen.salvage_every == 0)
    sys.stdout.write(f"{flipper.report}\n{time.monotonic() - began:.0f} seconds\n")
    report = flipper.report
    is_good = (
        report.is_good and report.least_entries >= ENOUGH and report.beyond_saving.keys() <= {1}
    )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())

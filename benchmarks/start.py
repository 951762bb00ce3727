"""From the start of the program to its first painted window.

    python -m benchmarks.start [--rounds 15] [--here] [--known-bad]

Limit: 1.5 times a bare window that shows one label, with PySide6 as pip brings it, for each of the
three first screens: the welcome of a first run, the passphrase of a protected journal, the frame of
an unprotected one.
Measured from outside, from the start of the process. With --known-bad the services (SQLAlchemy,
Alembic) are imported first, which must be over the limit.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks import beside
from benchmarks.beside import BARE, UNPACKED, Found, Start
from benchmarks.windows.passphrase import PASSPHRASE
from trustjournal.storage.vault import Vault

RATIO = 1.5


def starts(folder: Path, bad: str) -> list[Start]:
    """Make the journals, and say what is started."""
    protected, unprotected = folder / "protected", folder / "unprotected"
    for place, passphrase in ((protected, PASSPHRASE), (unprotected, None)):
        vault = Vault(place, folder / "copies")
        vault.create(passphrase)
        vault.close()
    return [
        Start(name=BARE, watch="paint", is_bare=True, is_packed=True),
        Start(name=UNPACKED, watch="paint", is_bare=True),
        Start(name="first run: the welcome", watch="paint", bad=bad),
        Start(name="protected: the passphrase", watch="paint", journal=protected, bad=bad),
        Start(name="unprotected: the frame", watch="paint", journal=unprotected, bad=bad),
    ]


def report(found: Found, platform: str) -> bool:
    """Print the figures; return whether they keep the limit."""
    painted = {name: [marks["painted"] for marks in each] for name, each in found.items()}
    print(f"\non {platform}")
    print(f"{'milliseconds to the first paint':34} {'median':>8} {'lowest':>8} {'ratio':>7}")
    kept = True
    for name, values in painted.items():
        ratio = beside.median_ratio(values, painted[BARE])
        kept = kept and ratio <= RATIO
        print(
            f"{name:34} {statistics.median(values):8.0f} {min(values):8.0f} {ratio:7.2f}",
            flush=True,
        )
    return kept


def main() -> int:
    parser = beside.parser(__doc__.partition("\n")[0], 15)
    arguments = parser.parse_args()
    beside.on_a_virtual_display(arguments.here)
    beside.prepare()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wanted = starts(folder, "eager" if arguments.known_bad else "")
        kept = beside.kept_on_each_platform(wanted, arguments.rounds, folder, report)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

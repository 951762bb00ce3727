"""From the start of the program, or from the passphrase, to what was written lately on Today.

    python -m benchmarks.today [--entries 10000] [--rounds 11] [--folder FOLDER] [--here]
                               [--known-bad]

Limits, in a journal of 10,000 entries: without a passphrase, 3 times a bare PySide6 window that
shows one label; with one, the key derivation (timed in the same run of the program) and 150 ms
after the passphrase was entered. Whoever types it takes a second and a half at least, in which the
program imports what it needs. With --known-bad everything is imported before the window of the
unprotected journal, and nothing while the passphrase is typed: both must be over their limits.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import beside
from benchmarks.beside import BARE, Found, Start
from benchmarks.journals import filled
from benchmarks.windows.passphrase import PASSPHRASE

RATIO = 3.0
AFTER_DERIVATION = 150
"""Milliseconds."""
UNPROTECTED, PROTECTED = "unprotected: Today", "protected: Today"


def journals(folder: Path, entries: int) -> tuple[Path, Path]:
    """Return an unprotected and a protected journal; they are written when they are not there."""
    places = (folder / "unprotected", folder / "protected")
    for place in places:
        if not (place / f"journal-{entries}").exists():
            vault = filled(place, entries)
            if place is places[1]:
                vault.change_passphrase(None, PASSPHRASE)
            vault.close()
    unprotected, protected = (place / f"journal-{entries}" for place in places)
    return unprotected, protected


def over_derivation(marks: dict[str, Any]) -> float:
    """Return the milliseconds after the passphrase that were not spent deriving the key."""
    taken: float = marks["content"] - marks["entered"] - 1000 * marks["derivation"]
    return taken


def report(found: Found, platform: str) -> bool:
    """Print the figures; return whether they keep the limits."""
    bare = [marks["painted"] for marks in found[BARE]]
    content = [marks["content"] for marks in found[UNPROTECTED]]
    painted = [marks["painted"] for marks in found[UNPROTECTED]]
    after = [over_derivation(marks) for marks in found[PROTECTED]]
    derivation = [1000 * marks["derivation"] for marks in found[PROTECTED]]
    ratio = beside.median_ratio(content, bare)
    spent = statistics.median(after)
    print(f"\non {platform}; milliseconds, medians")
    print(f"{'bare window painted':44} {statistics.median(bare):8.0f}")
    print(f"{'unprotected: first window painted':44} {statistics.median(painted):8.0f}")
    print(
        f"{'unprotected: entries painted on Today':44} {statistics.median(content):8.0f}"
        f"  ratio {ratio:.2f}, limit {RATIO:.0f}"
    )
    print(f"{'protected: key derivation':44} {statistics.median(derivation):8.0f}")
    print(
        f"{'protected: entries painted, without that':44} {spent:8.0f}"
        f"  ratio to {AFTER_DERIVATION} ms {spent / AFTER_DERIVATION:.2f}, lowest {min(after):.0f}",
        flush=True,
    )
    return ratio <= RATIO and spent <= AFTER_DERIVATION


def main() -> int:
    parser = beside.parser(__doc__.partition("\n")[0], 11)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keeps the journals for the next time")
    arguments = parser.parse_args()
    beside.on_a_virtual_display(arguments.here)
    beside.prepare()
    with tempfile.TemporaryDirectory() as scratch:
        unprotected, protected = journals(arguments.folder or Path(scratch), arguments.entries)
        eager, cold = ("eager", "cold") if arguments.known_bad else ("", "")
        wanted = [
            Start(name=BARE, watch="paint", is_bare=True, is_packed=True),
            Start(name=UNPROTECTED, watch="today", journal=unprotected, bad=eager),
            Start(name=PROTECTED, watch="unlock", journal=protected, bad=cold),
        ]
        kept = beside.kept_on_each_platform(wanted, arguments.rounds, Path(scratch), report)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

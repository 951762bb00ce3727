"""What the program weighs after its start, and what 100,000 entries add.

    python -m benchmarks.memory [--entries 100000] [--rounds 3] [--folder FOLDER] [--here]
                                [--known-bad]

Limits: after Today was shown, 4 times a bare PySide6 window that shows one label; after the list of
entries was scrolled from end to end as well, 25 MB more with 100,000 entries than with none. Both
hold for resident memory and for the part that is the program's alone. With --known-bad the program
holds every entry's card, which must be over the limit.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import beside
from benchmarks.beside import BARE, Found, Start
from benchmarks.journals import filled
from trustjournal.storage.vault import Vault

RATIO = 4.0
MORE = 25.0
"""Megabytes."""
KINDS = {"rss": "resident", "uss": "its own"}


def megabytes(found: list[dict[str, Any]], when: str, kind: str) -> float:
    return float(statistics.median(marks[when][kind] for marks in found)) / 1e6


def report(found: Found, platform: str) -> bool:
    """Print the figures; return whether they keep the limits."""
    bare, empty, full = found.values()
    print(f"\non {platform}; megabytes, medians")
    print(f"{'':10} {'bare':>7} {'empty':>7} {'full':>7} {'ratio':>6}  scrolled: empty, full, more")
    kept = True
    for kind, words in KINDS.items():
        window = megabytes(bare, "today", kind)
        today = [megabytes(each, "today", kind) for each in (empty, full)]
        scrolled = [megabytes(each, "list", kind) for each in (empty, full)]
        ratio, more = max(today) / window, scrolled[1] - scrolled[0]
        kept = kept and ratio <= RATIO and more <= MORE
        print(
            f"{words:10} {window:7.1f} {today[0]:7.1f} {today[1]:7.1f} {ratio:6.2f}"
            f" {scrolled[0]:22.1f} {scrolled[1]:6.1f} {more:6.1f}  ratio to {MORE:.0f} MB"
            f" {more / MORE:.2f}",
            flush=True,
        )
    return kept


def main() -> int:
    parser = beside.parser(__doc__.partition("\n")[0], 3)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keeps the journals for the next time")
    arguments = parser.parse_args()
    beside.on_a_virtual_display(arguments.here)
    beside.prepare()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        if not (folder / "journal-0").exists():
            empty = Vault(folder / "journal-0", folder / "copies")
            empty.create(None)
            empty.close()
        filled(folder, arguments.entries).close()
        bad = "everything" if arguments.known_bad else ""
        wanted = [
            Start(name=BARE, watch="memory", is_bare=True),
            Start(name="no entries", watch="memory", journal=folder / "journal-0"),
            Start(
                name=f"{arguments.entries} entries",
                watch="memory",
                journal=folder / f"journal-{arguments.entries}",
                bad=bad,
            ),
        ]
        kept = beside.kept_on_each_platform(wanted, arguments.rounds, Path(scratch), report)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

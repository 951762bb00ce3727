"""Saving one entry: everything that belongs to it, safe on the disk.

    python -m benchmarks.save [--entries 10000] [--folder FOLDER]

Limit: three times one bare SQLCipher commit of the same bytes, for 95 of 100 saves. The bare commit
puts the text into a table without any index, with the same settings, on the same disk, taking turns
with the saves. A save writes the entry, its links and tags, its check-in, its index row, its
fingerprint and its version, and removes its draft. Keeping what is typed is measured beside it.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.journals import filled
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.ids import new_id
from trustjournal.journal.domain import Content
from trustjournal.services import Services, assemble
from trustjournal.storage import cipher
from trustjournal.storage.files import create_private

RATIO = 3.0
TIMES = 200
LENGTHS = (100, 1_000, 10_000)
"""Characters of an entry."""
SENTENCES = ("約束を守れた。", "散歩をした。", "I felt heard. ", "電話で話した。", "a long walk. ")


@contextmanager
def bare_commits(folder: Path) -> Iterator[Callable[[str], None]]:
    """Give a function that commits a text into a bare encrypted table."""
    file = folder / "bare.db"
    file.unlink(missing_ok=True)
    create_private(file)
    with closing(cipher.open_for_writing(file, bytes(32))) as raw:
        raw.execute("CREATE TABLE bare (number INTEGER PRIMARY KEY, text TEXT NOT NULL)")

        def commit(text: str) -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO bare (text) VALUES (?)", (text,))
            raw.execute("COMMIT")

        yield commit


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measured(
    services: Services, commit: Callable[[str], None], length: int
) -> dict[str, list[float]]:
    """Time bare commits, keeps, saves of new entries and of changed ones, taking turns."""
    random, journal = Random(length), services.journal
    person = services.people.find_or_add("健太").id
    times: dict[str, list[float]] = {"bare": [], "keep": [], "save": [], "save again": []}
    for _turn in range(TIMES):
        text = new_id()
        while len(text) < length:
            text += random.choice(SENTENCES)
        content = Content(text=text, people=(person,), tags=("散歩",), trust={person: 7})
        draft = replace(journal.begin(), content=content)
        again = replace(content, text=text + "Once more.")
        times["bare"].append(timed(lambda text=text: commit(text)))
        times["keep"].append(timed(lambda draft=draft: journal.keep(draft)))
        times["save"].append(timed(lambda draft=draft: journal.save(draft, "a sitting")))
        number = journal.order().numbers[0]
        changed = replace(journal.open(journal.page([number])[0].id), content=again)
        times["save again"].append(timed(lambda draft=changed: journal.save(draft, "a sitting")))
    return times


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[94]


def report(services: Services, folder: Path, entries: int) -> bool:
    """Print the figures; return whether they keep the limit."""
    print(f"{entries} entries; milliseconds; ratio = p95 / p95 of a bare commit")
    print(f"{'':28} {'p50':>7} {'p95':>7} {'ratio':>7}")
    kept = True
    with bare_commits(folder) as commit:
        for length in LENGTHS:
            times = measured(services, commit, length)
            limit = percentile(times["bare"])
            for what, values in times.items():
                ratio = percentile(values) / limit
                kept = kept and ratio <= RATIO
                print(
                    f"{what + f', {length} characters':28} {1000 * statistics.median(values):7.2f}"
                    f" {1000 * percentile(values):7.2f} {ratio:7.2f}"
                )
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="keeps the journal for the next time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        vault = filled(folder, arguments.entries)
        try:
            kept = report(assemble(vault, system_clock, tell_nobody), folder, arguments.entries)
        finally:
            vault.close()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

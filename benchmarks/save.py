"""Saving one entry: everything that belongs to it, safe on the disk.

    python -m benchmarks.save [--entries 10000] [--folder FOLDER]

A save writes the entry, its links and tags, its check-in, its index row, its fingerprint and its
version, and removes its draft. Beside it stand two bare SQLCipher commits into a table without any
index, with the same settings, on the same disk, taking turns with the saves: one of the text alone,
one of as many bytes as the save brings to the disk.

Limit: three times the commit of the same bytes, for 95 of 100 saves. The commit of the text alone
is printed beside it and limits nothing: a save brings thirty pages to the disk where it brings two.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.journals import filled
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.core.ids import new_id
from trustjournal.journal.domain import Content, Draft
from trustjournal.services import Services, assemble
from trustjournal.storage import cipher
from trustjournal.storage.files import create_private

RATIO = 3.0
TIMES = 400
LENGTHS = (100, 1_000, 10_000)
"""Characters of an entry."""
TEXT, BYTES = "bare, the text alone", "bare, the same bytes"
KEEP, SAVE, AGAIN = "keep", "save", "save again"
_Made = TypeVar("_Made")
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


def timed(work: Callable[[], _Made]) -> tuple[float, _Made]:
    """Return how long some work took, and what came of it."""
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


class Bench:
    """Saves entries of one length into a journal, and as much into a bare table."""

    def __init__(self, services: Services, commit: Callable[[str], None], length: int) -> None:
        self._journal = services.journal
        self._vault = services.vault
        self._commit = commit
        self._length = length
        self._random = Random(length)
        self._person = services.people.find_or_add("健太").id

    def _content(self) -> Content:
        text = new_id()
        while len(text) < self._length:
            text += self._random.choice(SENTENCES)
        person = self._person
        return Content(text=text, people=(person,), tags=("散歩",), trust={person: 7})

    def _draft(self) -> Draft:
        return replace(self._journal.begin(), content=self._content())

    def bytes_of_a_save(self) -> int:
        """Return how much a save brings to the disk, in most cases."""
        waiting = self._vault.folder / "journal.db-wal"
        sizes = []
        for _time in range(9):
            draft = self._journal.keep(self._draft())
            self._vault.checkpoint()
            self._journal.save(draft, "a sitting")
            sizes.append(waiting.stat().st_size)
        return statistics.median_low(sizes)

    def measured(self) -> dict[str, list[float]]:
        """Time bare commits, keeps, saves of new entries and of changed ones, taking turns."""
        journal, commit = self._journal, self._commit
        as_much = "x" * self.bytes_of_a_save()
        times: dict[str, list[float]] = {name: [] for name in (TEXT, BYTES, KEEP, SAVE, AGAIN)}
        for _turn in range(TIMES):
            draft = self._draft()
            text = draft.content.text
            times[TEXT].append(timed(partial(commit, text))[0])
            times[BYTES].append(timed(partial(commit, as_much))[0])
            times[KEEP].append(timed(partial(journal.keep, draft))[0])
            took, saved = timed(partial(journal.save, draft, "s"))
            times[SAVE].append(took)
            again = journal.open(saved.id)
            content = replace(again.content, text=text + "Once more.")
            again = replace(again, content=content)
            times[AGAIN].append(timed(partial(journal.save, again, "s"))[0])
        return times


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[94]


def report(services: Services, folder: Path, entries: int) -> bool:
    """Print the figures; return whether they keep the limit."""
    print(f"{entries} entries; milliseconds; ratios: p95 / p95 of each bare commit")
    print(f"{'':40} {'p50':>7} {'p95':>7} {'/ text':>7} {'/ bytes':>7}")
    kept = True
    with bare_commits(folder) as commit:
        for length in LENGTHS:
            times = Bench(services, commit, length).measured()
            text, as_much = percentile(times[TEXT]), percentile(times[BYTES])
            for what, values in times.items():
                p95 = percentile(values)
                print(
                    f"{f'{what}, {length} characters':40} {1000 * statistics.median(values):7.2f}"
                    f" {1000 * p95:7.2f} {p95 / text:7.2f} {p95 / as_much:7.2f}"
                )
            for values in (times[KEEP], times[SAVE], times[AGAIN]):
                kept = kept and percentile(values) <= RATIO * as_much
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

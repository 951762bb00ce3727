"""Search in 100,000 encrypted entries: is it there before the next picture on the screen?

    python -m benchmarks.search [--entries 100000] [--folder FOLDER]

Limit: one frame of a screen, 16 ms, for 95 of 100 searches of every kind. Measured is what the
search page waits for: the index, the entries of the first page of hits, and their excerpts. Every
answer is compared with a plain scan of the same normalised text; recall and precision must both
be 1. Questions are taken from the texts, so they are as common and as rare as words are.
"""

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.journals import filled
from tests.unit.storage.plain_scan import Wanted, answers, line
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.journal.domain import Query
from trustjournal.journal.service import Journal
from trustjournal.storage import search
from trustjournal.storage.vault import Vault

FRAME = 0.016
OF_EACH_KIND = 20
ROUNDS = 5
_JAPANESE = re.compile("[ぁ-ゖァ-ヺー一-鿿]+")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")
_TWO_WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def questions(texts: list[str], random: Random) -> dict[str, list[list[Wanted]]]:
    """Take searches of every kind out of the texts."""

    def piece(pattern: re.Pattern[str], length: int | None = None) -> str:
        while True:
            found = pattern.findall(random.choice(texts))
            if not found:
                continue
            word: str = random.choice(found)
            if length is None:
                return word
            if len(word) >= length:
                start = random.randrange(len(word) - length + 1)
                return word[start : start + length]

    def several(make: Callable[[], list[Wanted]]) -> list[list[Wanted]]:
        return [make() for _question in range(OF_EACH_KIND)]

    def parts(length: int) -> list[list[Wanted]]:
        return several(lambda: [Wanted(piece(_JAPANESE, length))])

    kinds = {
        f"Japanese, {length} character{'s' * (length > 1)}": parts(length)
        for length in (1, 2, 3, 6)
    }
    kinds["English word"] = several(lambda: [Wanted(piece(_ENGLISH))])
    kinds["beginning of a word"] = several(
        lambda: [Wanted(piece(_ENGLISH)[: random.randint(1, 4)])]
    )
    kinds["phrase"] = several(lambda: [Wanted(piece(_TWO_WORDS), quoted=True)])
    kinds["two words"] = several(
        lambda: [Wanted(piece(_JAPANESE, 2)), Wanted(piece(_JAPANESE, 2))]
    ) + several(lambda: [Wanted(piece(_ENGLISH)), Wanted(piece(_ENGLISH))])
    kinds["three words"] = several(lambda: [Wanted(piece(_ENGLISH)) for _word in range(3)])
    kinds["with −without"] = several(
        lambda: [Wanted(piece(_JAPANESE, 2)), Wanted(piece(_JAPANESE, 1), without=True)]
    )
    kinds["nowhere"] = [[Wanted(word)] for word in ("鵺鵼檸", "zzyzx", "xylophonic", "ぁゎゕ")]
    return kinds


def typed(question: list[Wanted]) -> str:
    return " ".join(map(str, question))


def percentile(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[94]


def wrong_answers(vault: Vault, kinds: dict[str, list[list[Wanted]]]) -> list[str]:
    """Compare whole lists of hits with a plain scan of everything."""
    with vault.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, title, text FROM entries WHERE deleted_at IS NULL"
        ).all()
        lines = [(id, (line(title), line(text))) for id, title, text in rows]
        wrong = []
        for question in (each for kind in kinds.values() for each in kind):
            expected = {id for id, each in lines if answers(each, question)}
            hits = search.find(connection, typed(question), kinds=["entry"], limit=len(rows))
            keys = [hit.key for hit in hits]
            if {hit.id for hit in hits} != expected or len(hits) != len(expected):
                wrong.append(f"{typed(question)}: {len(hits)} instead of {len(expected)}")
            elif keys != sorted(keys, reverse=True):
                wrong.append(f"{typed(question)}: not the newest first")
    return wrong


def measured(
    work: Callable[[str], object], kinds: dict[str, list[list[Wanted]]]
) -> dict[str, list[float]]:
    """Time every question several times, the kinds taking turns."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for turn in range(ROUNDS + 1):
        for kind, asked in kinds.items():
            for question in asked:
                words = typed(question)
                started = time.perf_counter()
                work(words)
                if turn:
                    times[kind].append(time.perf_counter() - started)
    return times


def report(vault: Vault, entries: int) -> bool:
    """Print the figures; return whether they keep the limit."""
    with vault.reading() as connection:
        texts = list(connection.exec_driver_sql("SELECT text FROM entries").scalars())
    kinds = questions(texts, Random(7))
    journal = Journal(vault, system_clock, tell_nobody)

    def index_only(words: str) -> object:
        with vault.reading() as connection:
            return search.find(connection, words)

    index = measured(index_only, kinds)
    whole = measured(lambda words: journal.search(Query(words=words)), kinds)
    print(f"{entries} entries; milliseconds; ratio = p95 of a whole search / {FRAME * 1000:.0f} ms")
    print(f"{'':24} {'index p50':>10} {'p95':>7} {'search p50':>11} {'p95':>7} {'ratio':>7}")
    kept = True
    for kind in kinds:
        figures = (
            statistics.median(index[kind]), percentile(index[kind]),
            statistics.median(whole[kind]), percentile(whole[kind]),
        )  # fmt: skip
        ratio = figures[-1] / FRAME
        kept = kept and ratio <= 1
        first, second, third, fourth = (1000 * figure for figure in figures)
        print(f"{kind:24} {first:10.2f} {second:7.2f} {third:11.2f} {fourth:7.2f} {ratio:7.2f}")
    wrong = wrong_answers(vault, kinds)
    count = sum(map(len, kinds.values()))
    print(f"recall and precision over {count} questions: {'1.0' if not wrong else 'NOT 1'}")
    for each in wrong:
        print(" ", each)
    return kept and not wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keeps the journal for the next time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        vault = filled(arguments.folder or Path(scratch), arguments.entries)
        try:
            return 0 if report(vault, arguments.entries) else 1
        finally:
            vault.close()


if __name__ == "__main__":
    sys.exit(main())

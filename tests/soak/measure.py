"""What must not grow while the program is used, and whether it did."""

import gc
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from statistics import median

import psutil
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

MOST_GROWTH = 0.05
"""Of the memory, from the end of the warm-up to the end."""
WARM_UP = 0.1
"""The share of the rounds after which everything has been made that stays."""
LARGEST_WAL = 4_000_000
"""Bytes."""
ON_ITS_WAY = 3
"""So many may be there for a moment: the owner of a piece of work, a timer that has not fired."""
COUNTED = ("objects", "widgets", "descriptors", "threads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How much there is of everything, at the end of a round."""

    memory: int
    objects: int
    """Of Qt, that Python holds."""
    widgets: int
    """That Qt knows."""
    descriptors: int
    threads: int
    wal: int


def size_of_wal(journal: Path) -> int:
    """Return how much waits to be brought into the journal's one file."""
    wal = journal / "journal.db-wal"
    return wal.stat().st_size if wal.exists() else 0


def sample(wal: int) -> Sample:
    """Count, after the rubbish was carried out."""
    gc.collect()
    process = psutil.Process()
    return Sample(
        memory=process.memory_info().rss,
        objects=sum(isinstance(each, QObject) for each in gc.get_objects()),
        widgets=len(QApplication.allWidgets()),
        descriptors=process.num_fds(),
        threads=threading.active_count(),
        wal=wal,
    )


@dataclass
class Report:
    """What was counted, and how long things took."""

    samples: list[Sample] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)
    """Seconds that each of them took, in order."""
    locks: int = 0
    opened: int = 0
    searches: int = 0

    def growths(self) -> dict[str, float]:
        """Return by which share everything grew after the warm-up, by its middle values."""
        warm, last = self._parts()
        return {
            each.name: _middle(last, each.name) / max(1, _middle(warm, each.name)) - 1
            for each in fields(Sample)
            if each.name != "wal"
        }

    def _parts(self) -> tuple[Sequence[Sample], Sequence[Sample]]:
        tenth = max(1, round(len(self.samples) * WARM_UP))
        return self.samples[tenth : 2 * tenth], self.samples[-tenth:]

    def wrong(self) -> list[str]:
        """Return what grew that must not."""
        memory = self.growths()["memory"]
        return self.counted() + [f"memory grew by {memory:.1%}"] * (memory > MOST_GROWTH)

    def counted(self) -> list[str]:
        """Return what there is more of, even at its least, than there ever was before."""
        warm, last = self._parts()
        found = []
        for name in COUNTED:
            before = max(getattr(each, name) for each in warm)
            after = min(getattr(each, name) for each in last)
            if after > before + ON_ITS_WAY:
                found.append(f"{name} grew from {before} to {after}")
        largest = max(each.wal for each in self.samples)
        return found + [f"the -wal had {largest} bytes"] * (largest > LARGEST_WAL)

    def slower(self) -> float:
        """Return the slow edits of the last tenth by those of the first (99 of 100 are faster)."""
        if not self.edits:
            return 1.0
        tenth = max(1, len(self.edits) // 10)
        return _slow(self.edits[-tenth:]) / _slow(self.edits[:tenth])

    def __str__(self) -> str:
        first, last = self.samples[0], self.samples[-1]
        grew = ", ".join(f"{name} {share:+.1%}" for name, share in self.growths().items())
        return (
            f"{self.locks} locks, {len(self.edits)} edits, {self.opened} entries opened, "
            f"{self.searches} searches\n"
            f"first {first}\nlast {last}\n"
            f"after the warm-up: {grew}\n"
            f"largest -wal {max(each.wal for each in self.samples)} bytes; "
            f"slow edits of the last tenth by the first: {self.slower():.2f}\n"
            f"{len(self.wrong())} things grew that must not {self.wrong() or ''}"
        )


def _middle(samples: Sequence[Sample], name: str) -> float:
    return float(median(getattr(each, name) for each in samples))


def _slow(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)] if times else 0.0

"""The numbers behind the charts, for scripts and for who asks for them; never a headline."""

from dataclasses import asdict, dataclass
from typing import Any

from trustjournal.events.domain import By
from trustjournal.promises.domain import Counts
from trustjournal.trends.felt import at_ratings
from trustjournal.trends.gap import Gap
from trustjournal.trends.reading import Notes
from trustjournal.trends.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One person's figures at one moment."""

    notes: Notes
    gap: Gap | None

    @classmethod
    def of(cls, notes: Notes, gap: Gap | None) -> "Figures":
        """Return the figures behind some notes."""
        return cls(notes=notes, gap=gap)

    def as_json(self) -> dict[str, Any]:
        """Return them as plain values, in the shape that scripts rely on."""
        notes = self.notes
        theirs = notes.theirs()
        word = notes.trend.word
        return {
            "record": {
                "mine": _record(notes.record(By.ME), notes.counts(By.ME)),
                "theirs": None if theirs is None else _record(theirs, notes.counts(By.THEM)),
            },
            "felt": self._felt(),
            "words": {
                "trend": None if word is None else word.value,
                "gap": None if self.gap is None else self.gap.word.value,
            },
        }

    def _felt(self) -> list[dict[str, Any]]:
        answers, level = self.notes.answers, self.notes.trend.level
        rows: list[dict[str, Any]] = [
            {
                "day": each.moment.day.isoformat(),
                "rating": each.rating,
                "level": None,
                "low": None,
                "high": None,
            }
            for each in answers
        ]
        if level is not None:
            for row, at in zip(rows, at_ratings(level), strict=True):
                row["level"] = at.mean
                row["low"], row["high"] = at.band
        return rows


def _record(record: Record, counts: Counts) -> dict[str, Any]:
    return {
        "r": record.r,
        "s": record.s,
        "mean": record.mean,
        "low": record.low,
        "high": record.high,
        "counts": {**asdict(counts), "total": counts.total},
        "words": record.word.value,
    }

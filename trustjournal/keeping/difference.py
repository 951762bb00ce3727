"""A copy beside the journal: what each holds, and in what they differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that stands in a copy, or in the journal."""

    id: str
    title: str
    day: date | None = None
    about: tuple[str, ...] = ()
    """Names of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """How many of a kind stand on one side of the comparison, and the newest of them."""

    count: int = 0
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """In what a copy and the journal differ in one kind of things."""

    kind: str
    only_in_copy: Side
    only_in_journal: Side
    changed: Side
    """In both, but not alike; told as the copy has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """How much a journal holds, and from when to when it reaches."""

    counts: Mapping[str, int]
    """By kind; nothing of a kind that there is none of."""
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A copy beside the journal."""

    copy: Holding
    journal: Holding | None
    """None where there is no journal to compare with."""
    differences: tuple[Difference, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether both hold the same."""
        return self.journal is not None and not self.differences

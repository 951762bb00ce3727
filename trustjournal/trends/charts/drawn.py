"""What is known of a chart once it is drawn: where its points lie, and what they say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from trustjournal.core.ids import EntryId


class Point(NamedTuple):
    """Something that can be read, and perhaps opened, in a chart. There may be thousands."""

    x: float
    """Pixels from the left."""
    y: float
    """Pixels from the top."""
    words: Callable[[], str]
    """Asked when the point is read: of thousands, few ever are."""
    entry: EntryId | None = None
    """The entry it was noted with; choosing the point opens it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart on its ground."""

    points: tuple[Point, ...] = ()
    """In the order in which one walks through them: from left to right."""
    left: float = 0.0
    right: float = 0.0
    """Where the time axis begins and ends, in pixels; both 0 where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart as pixels, ready for a window."""

    rgba: bytes
    width: int
    """Device pixels."""
    height: int
    ratio: float
    drawn: Drawn

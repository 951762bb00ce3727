"""The charts there are, what they are called, and what one is given to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trustjournal.i18n import N_, _
from trustjournal.trends.series.table import Table
from trustjournal.trends.series.window import Window


class ChartKind(StrEnum):
    """A chart, by the name that files and commands know it by; in the order of the page."""

    FELT = "felt-trust"
    PAST_FUTURE = "past-future"
    FOUR = "practices"
    EVENTS = "events"
    CONSISTENCY = "consistency"
    RHYTHM = "rhythm"
    BALANCE = "giving"
    APPROACH = "approach"
    MULTIPLES = "everyone"
    YEAR = "year"
    DEPTH = "depth"
    ADDRESSING = "matters"
    EFFECTS = "effects"


_HEADINGS = {
    ChartKind.FELT: N_("Felt trust"),
    ChartKind.PAST_FUTURE: N_("What was, and what may come"),
    ChartKind.FOUR: N_("Four practices"),
    ChartKind.EVENTS: N_("What was noted"),
    ChartKind.CONSISTENCY: N_("As expected, or not"),
    ChartKind.RHYTHM: N_("Between contacts"),
    ChartKind.BALANCE: N_("Giving and receiving"),
    ChartKind.APPROACH: N_("What I got in touch for"),
    ChartKind.ADDRESSING: N_("Days until talked about"),
    ChartKind.EFFECTS: N_("What came through ties"),
    ChartKind.MULTIPLES: N_("Everyone"),
    ChartKind.DEPTH: N_("Exchanges after meeting"),
    ChartKind.YEAR: N_("Entries and feelings"),
}
_LEGENDS = {
    ChartKind.FELT: N_(
        "Circle: by me. Square: by them. Triangle: a boundary. Hollow: otherwise than agreed. "
        "Grey: noted, no more. The answers are not a random sample of days."
    ),
    ChartKind.PAST_FUTURE: N_("Each shape is something else; hollow: otherwise than agreed."),
    ChartKind.FOUR: N_("Circle: by me. Square: by them. Larger: more notes. Hollow: otherwise."),
    ChartKind.EVENTS: N_(
        "Circle: by me. Square: by them. Hollow: otherwise than agreed. Grey: noted, no more."
    ),
    ChartKind.CONSISTENCY: N_("Filled: as expected. Hollow: not as expected."),
    ChartKind.RHYTHM: N_("Each stem: the days before a contact. Hollow: until now."),
    ChartKind.BALANCE: N_("Above the line given, below it received."),
    ChartKind.ADDRESSING: N_("Filled: talked about. Hollow, or a stroke: still open."),
    ChartKind.EFFECTS: N_("Circle: by me. Square: by them."),
    ChartKind.DEPTH: N_("Diamond: first noted. Circle: by me. Square: by them."),
}


def heading(kind: ChartKind) -> str:
    """Return what a chart is called, in the language in use."""
    return _(_HEADINGS[kind])


def legend(kind: ChartKind) -> str:
    """Say what the marks of a chart mean; empty where nothing needs saying."""
    return _(_LEGENDS[kind]) if kind in _LEGENDS else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One chart ready to draw, with its words."""

    kind: ChartKind
    series: Any
    """What the drawing of this kind takes."""
    window: Window | None
    """None where time is no axis; such a chart cannot be zoomed."""
    is_empty: bool
    sentences: Callable[[], Sequence[str]]
    described: Callable[[], str]
    table: Callable[[], Table]

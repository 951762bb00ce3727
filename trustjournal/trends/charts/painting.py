"""Makes pixels and files of charts. Called on a worker: the first call imports matplotlib."""

import io
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from trustjournal.trends.charts import felt, lanes, multiples, others, past_future, style, year
from trustjournal.trends.charts.drawn import Drawn, Picture
from trustjournal.trends.charts.style import DPI, Look
from trustjournal.trends.series.kinds import ChartKind, Shown
from trustjournal.trends.series.window import Window

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Draw = Callable[["Figure", Any, Look], Drawn]

_DRAW: dict[ChartKind, Draw] = {
    ChartKind.FELT: felt.draw,
    ChartKind.PAST_FUTURE: past_future.draw,
    ChartKind.FOUR: lanes.draw,
    ChartKind.EVENTS: lanes.draw,
    ChartKind.CONSISTENCY: lanes.draw,
    ChartKind.RHYTHM: others.draw_rhythm,
    ChartKind.BALANCE: others.draw_balance,
    ChartKind.APPROACH: lanes.draw,
    ChartKind.ADDRESSING: others.draw_addressing,
    ChartKind.EFFECTS: lanes.draw,
    ChartKind.MULTIPLES: multiples.draw,
    ChartKind.DEPTH: lanes.draw,
    ChartKind.YEAR: year.draw,
}
_USUAL_HEIGHT = 190.0
ON_PAPER = 860
"""Pixels across a file or a sheet."""
_PRINTED = 3.0
"""Device pixels to a pixel in a PNG or on paper: about 300 to an inch."""


class Format(StrEnum):
    """What a chart can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def height_of(shown: Shown, look: Look, width: float) -> int:
    """Return the pixels that a chart needs at a width."""
    return round(_HEIGHT[shown.kind](shown.series, look, width))


def _usual(_series: Any, look: Look, _width: float) -> float:
    return look.px(_USUAL_HEIGHT)


def _of_lanes(series: Any, look: Look, _width: float) -> float:
    return lanes.least_height(series, look)


_HEIGHT: dict[ChartKind, Callable[[Any, Look, float], float]] = {
    **dict.fromkeys(ChartKind, _usual),
    **{kind: _of_lanes for kind in ChartKind if _DRAW[kind] is lanes.draw},
    ChartKind.FELT: lambda series, look, _width: felt.least_height(series, look),
    ChartKind.PAST_FUTURE: lambda series, look, _width: past_future.least_height(series, look),
    ChartKind.YEAR: lambda series, look, _width: year.least_height(series, look),
    ChartKind.ADDRESSING: lambda series, look, _width: others.height_of_addressing(series, look),
    ChartKind.MULTIPLES: multiples.least_height,
}


def looked_at(shown: Shown, window: Window | None) -> Shown:
    """Return a chart that shows another stretch of time."""
    if window is None or shown.window is None:
        return shown
    return replace(shown, window=window, series=replace(shown.series, window=window))


def paint(shown: Shown, look: Look, width: int, height: int) -> Picture:
    """Draw a chart into pixels."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with style.worn():
        figure, drawn = _drawn(shown, look, width, height, DPI * look.ratio)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        across, down = canvas.get_width_height()
        return Picture(
            rgba=bytes(canvas.buffer_rgba()),
            width=across,
            height=down,
            ratio=look.ratio,
            drawn=drawn,
        )


def saved(shown: Shown, format_: Format, width: int = ON_PAPER) -> bytes:
    """Return a chart as a file that says nothing about who made it, when or where."""
    look = style.on_paper()
    height = height_of(shown, look, width)
    dpi = DPI * (_PRINTED if format_ is Format.PNG else 1.0)
    with style.worn():
        figure, _unread = _drawn(shown, look, width, height, dpi)
        written = io.BytesIO()
        figure.savefig(written, format=format_.value, dpi=dpi, metadata=_NOTHING_SAID[format_])
        return written.getvalue()


_NOTHING_SAID: dict[Format, dict[str, Any]] = {
    Format.PNG: {"Software": None},
    Format.SVG: {"Creator": None, "Date": None, "Format": None, "Type": None},
    Format.PDF: {"Creator": None, "Producer": None, "CreationDate": None},
}


def _drawn(shown: Shown, look: Look, width: int, height: int, dpi: float) -> tuple["Figure", Drawn]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / DPI, height / DPI), dpi=dpi)
    return figure, _DRAW[shown.kind](figure, shown.series, look)

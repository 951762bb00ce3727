"""Draws marks in lanes over time."""

from functools import partial
from typing import TYPE_CHECKING

from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.sheet import Sheet, TimeScale
from trustjournal.trends.charts.style import Look
from trustjournal.trends.series.lanes import Lane, LaneChart, LaneMark, Shape

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LANE = 34.0
_SIZE, _LARGEST = 8.0, 15.0
UNTOLD = "faint"
"""The tone of what is noted and told neither as agreed nor as otherwise."""
_NUDGE = 0.24
"""Of a lane's height."""


def draw(figure: "Figure", series: LaneChart, look: Look) -> Drawn:
    """Draw every lane under the one before."""
    sheet = Sheet(figure, look)
    names = [lane.heading for lane in series.lanes]
    widest = max((sheet.text_width(name) for name in names), default=0.0)
    left = min(widest + look.px(20), sheet.width / 3)
    scale = TimeScale(window=series.window, left=left, right=sheet.width - look.px(14))
    top, bottom = look.px(6), sheet.height - look.px(26)
    height = (bottom - top) / max(1, len(series.lanes))
    sheet.time_axis(scale, top, bottom)
    for number, lane in enumerate(series.lanes):
        middle = top + height * (number + 0.5)
        if number:
            sheet.rule(top + height * number, left, scale.right)
        sheet.text(left - look.px(10), middle, lane.heading, align="right", room=left - look.px(12))
        _lane(sheet, scale, lane, middle, height)
    return sheet.finished(scale)


def _lane(sheet: Sheet, scale: TimeScale, lane: Lane, middle: float, height: float) -> None:
    groups: dict[tuple[Shape, str, bool, float], tuple[list[float], list[float]]] = {}
    for mark in lane.marks:
        if not scale.window.shows(mark.time):
            continue
        x, y = scale.x(mark.time), middle + mark.nudge * _NUDGE * height
        xs, ys = groups.setdefault((mark.shape, _tone(mark), mark.hollow, _size(mark)), ([], []))
        xs.append(x)
        ys.append(y)
        sheet.point(x, y, partial(_words, mark), mark.entry)
    for (shape, tone, hollow, size), (xs, ys) in groups.items():
        sheet.marks(xs, ys, shape=shape.value, tone=tone, hollow=hollow, size=size)


def _tone(mark: LaneMark) -> str:
    if mark.untold:
        return UNTOLD
    return "accent" if mark.shape is Shape.MINE else "record"


def _size(mark: LaneMark) -> float:
    """Return a size whose area grows with the number of notes."""
    return float(min(_LARGEST, _SIZE * mark.count**0.5))


def _words(mark: LaneMark) -> str:
    return mark.words


def least_height(series: LaneChart, look: Look) -> float:
    """Return the pixels the chart needs to be readable."""
    return look.px(40 + _LANE * max(1, len(series.lanes)))

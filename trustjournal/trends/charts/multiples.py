"""Draws everybody's felt trust side by side: the same scale for all, no figure for anybody."""

from functools import partial
from typing import TYPE_CHECKING

from trustjournal.i18n import _
from trustjournal.trends import felt
from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.sheet import Sheet, TimeScale
from trustjournal.trends.charts.style import Look
from trustjournal.trends.level import HIGHEST
from trustjournal.trends.series.felt import Dot, dot_words
from trustjournal.trends.series.others import MultiplesSeries, Panel

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WIDTH, _HEIGHT, _GAP = 210.0, 118.0, 18.0
_LINE_POINTS = 80
_CROWDED = 120


def draw(figure: "Figure", series: MultiplesSeries, look: Look) -> Drawn:
    """Draw a small chart for each."""
    sheet = Sheet(figure, look)
    columns = _columns(sheet.width, look)
    gap = look.px(_GAP)
    width = (sheet.width - look.px(20) - gap * (columns - 1)) / columns
    height = look.px(_HEIGHT)
    for number, panel in enumerate(series.panels):
        row, column = divmod(number, columns)
        left = look.px(10) + column * (width + gap)
        top = row * height
        scale = TimeScale(window=series.window, left=left, right=left + width)
        _panel(sheet, scale, panel, top, top + height)
    return sheet.finished()


def _columns(width: float, look: Look) -> int:
    return max(1, int((width - look.px(20) + look.px(_GAP)) // look.px(_WIDTH + _GAP)))


def _panel(sheet: Sheet, scale: TimeScale, panel: Panel, top: float, end: float) -> None:
    look = sheet.look
    upper, bottom = top + look.px(26), end - look.px(16)
    room = scale.right - scale.left
    sheet.text(scale.left, top + look.px(12), panel.name, tone="", weight=500, px=13, room=room)
    for share in (0.0, 0.5, 1.0):
        sheet.rule(bottom - share * (bottom - upper), scale.left, scale.right)

    def y(value: float) -> float:
        return bottom - value / HIGHEST * (bottom - upper)

    level, window = panel.trend.level, scale.window
    if level is not None and window.start < level.times[-1]:
        line = felt.line(level, window.start, points=_LINE_POINTS)
        inside = [n for n, time in enumerate(line.times) if window.shows(time)]
        xs = [scale.x(line.times[n]) for n in inside]
        sheet.band(xs, [y(line.lows[n]) for n in inside], [y(line.highs[n]) for n in inside])
        sheet.line(xs, [y(line.levels[n]) for n in inside], width=2.0)
    shown = [dot for dot in panel.dots if window.shows(dot.time)]
    if not shown:
        sheet.text(scale.left, (upper + bottom) / 2, _("Nothing in this time"), room=room)
    xs = [scale.x(dot.time) for dot in shown]
    ys = [y(dot.rating) for dot in shown]
    # Where no line can be drawn yet, the dots are all there is to be seen.
    alpha = 0.9 if level is None else 0.45
    sheet.marks(xs, ys, size=3 if len(shown) > _CROWDED else 4.5, alpha=alpha)
    for dot, x, place in zip(shown, xs, ys, strict=True):
        sheet.point(x, place, partial(_words, panel.name, dot), dot.entry)


def _words(name: str, dot: Dot) -> str:
    return _("{name}, {what}").format(name=name, what=dot_words(dot))


def least_height(series: MultiplesSeries, look: Look, width: float) -> float:
    """Return the pixels the chart needs at a width."""
    columns = _columns(width, look)
    rows = -(-len(series.panels) // columns)
    return look.px(_HEIGHT) * max(1, rows)

"""Draws one strip: what was noted left of today, how ready one feels right of it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from trustjournal.checkins import words as checkin_words
from trustjournal.events.domain import By, Dimension
from trustjournal.i18n import _
from trustjournal.trends import felt
from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.sheet import Sheet, TimeScale
from trustjournal.trends.charts.style import Look
from trustjournal.trends.level import HIGHEST
from trustjournal.trends.series.felt import FeltSeries, dot_words
from trustjournal.trends.series.marks import words_of
from trustjournal.trends.series.window import AHEAD
from trustjournal.trends.words import RECORD_FROM, speaks_of_now

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FUTURE = 0.30
"""Of the width."""
_BAR = 14.0
_CROWDED = 400
_SHAPES = {
    Dimension.HONESTY: "o",
    Dimension.PROMISES: "s",
    Dimension.LISTENING: "v",
    Dimension.CONSISTENCY: "p",
    Dimension.RESPECT: "D",
    Dimension.REPAIR: "P",
    Dimension.BOUNDARIES: "^",
    Dimension.WARMTH: "h",
}


def draw(figure: "Figure", series: FeltSeries, look: Look) -> Drawn:
    """Draw the strip."""
    sheet = Sheet(figure, look)
    window = series.window
    left, end = look.px(14), sheet.width - look.px(14)
    today = left + (end - left) * (1 - _FUTURE)
    top, bottom = look.px(52), sheet.height - look.px(26)
    before = replace(window, start=min(window.start, window.now - 1), end=window.now)
    after = replace(window, start=window.now, end=window.now + AHEAD)
    past = TimeScale(window=before, left=left, right=today - look.px(_BAR + 8))
    future = TimeScale(window=after, left=today + look.px(6), right=end)
    _heads(sheet, left, today, end)
    sheet.time_axis(past, top, bottom, with_today=False)
    sheet.rule(bottom, left, end, tone="border_strong")
    sheet.upright(today, top - look.px(6), bottom, tone="text")
    sheet.text(today, bottom + look.px(13), _("Today"), align="center", weight=500)
    _answers(sheet, past, (top, bottom), series)
    _noted(sheet, past, (top, bottom), series)
    _range(sheet, today - look.px(_BAR), (top, bottom), series)
    _felt(sheet, future, (top, bottom), series)
    return sheet.finished()


def _heads(sheet: Sheet, left: float, today: float, end: float) -> None:
    y, gap = sheet.look.px(14), sheet.look.px(8)
    sheet.text(left, y, _("What was noted"), tone="record", weight=500, room=today - left - gap)
    sheet.text(
        today + gap, y, _("How ready I feel"), tone="accent", weight=500, room=end - today - gap
    )


def _answers(
    sheet: Sheet, scale: TimeScale, edges: tuple[float, float], series: FeltSeries
) -> None:
    shown = [dot for dot in series.dots if scale.window.shows(dot.time)]
    xs = [scale.x(dot.time) for dot in shown]
    ys = [_y(edges, dot.rating) for dot in shown]
    sheet.marks(xs, ys, size=2.5 if len(shown) > _CROWDED else 5, alpha=0.28)
    for dot, x, y in zip(shown, xs, ys, strict=True):
        sheet.point(x, y, partial(dot_words, dot), dot.entry)


def _noted(sheet: Sheet, scale: TimeScale, edges: tuple[float, float], series: FeltSeries) -> None:
    """Lay each dimension on its own height, mine filled by its side and theirs by its shape."""
    shown = [
        mark
        for mark in series.events
        if mark.kind.dimension in _SHAPES
        and scale.window.shows(mark.time)
        and (mark.by is By.ME or series.theirs is not None)
    ]
    present = [each for each in _SHAPES if any(mark.kind.dimension is each for mark in shown)]
    top, bottom = edges
    for mark in shown:
        place = (present.index(mark.kind.dimension) + 1) / (len(present) + 1)
        x, y = scale.x(mark.time), top + place * (bottom - top)
        sheet.marks(
            (x,),
            (y,),
            shape=_SHAPES[mark.kind.dimension],
            tone="accent" if mark.by is By.ME else "record",
            hollow=mark.is_unfavourable,
            size=8,
        )
        sheet.point(x, y, partial(words_of, mark), mark.entry)


def _range(sheet: Sheet, x: float, edges: tuple[float, float], series: FeltSeries) -> None:
    record = series.theirs.now if series.theirs is not None else None
    if record is None or record.n_eff < RECORD_FROM:
        return
    top, bottom = edges
    height = bottom - top
    sheet.block(
        x, bottom - record.high * height, x + sheet.look.px(8), bottom - record.low * height,
        tone="record", alpha=0.5, edge="record",
    )  # fmt: skip


def _felt(sheet: Sheet, scale: TimeScale, edges: tuple[float, float], series: FeltSeries) -> None:
    level, now = series.trend.level, series.window.now
    top, bottom = edges
    room, look = scale.right - scale.left, sheet.look
    sheet.text(scale.right, top - look.px(12), checkin_words.highest(), align="right", room=room)
    room -= sheet.text_width(_("Today"), weight=500) / 2
    sheet.text(scale.right, bottom + look.px(13), checkin_words.lowest(), align="right", room=room)
    if level is None or not speaks_of_now(level.times[-1], now):
        return
    line = felt.ahead(level)
    inside = [n for n, time in enumerate(line.times) if scale.window.shows(time)]
    xs = [scale.x(line.times[n]) for n in inside]
    sheet.band(xs, [_y(edges, line.lows[n]) for n in inside],
               [_y(edges, line.highs[n]) for n in inside])  # fmt: skip
    sheet.line(xs, [_y(edges, line.levels[n]) for n in inside], width=2.4, dashes=(4, 3))


def _y(edges: tuple[float, float], rating: float) -> float:
    top, bottom = edges
    return bottom - rating / HIGHEST * (bottom - top)


def least_height(_series: FeltSeries, look: Look) -> float:
    """Return the pixels the chart needs to be readable."""
    return look.px(248)

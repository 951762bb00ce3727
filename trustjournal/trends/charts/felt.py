"""Draws felt trust: dots, line, band, dashed ahead; below it the records and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from trustjournal.checkins import words as checkin_words
from trustjournal.events.domain import By, Dimension
from trustjournal.i18n import _
from trustjournal.trends import felt, phrases
from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.lanes import UNTOLD
from trustjournal.trends.charts.sheet import Sheet, TimeScale
from trustjournal.trends.charts.style import Look
from trustjournal.trends.level import HIGHEST, LOWEST, Level
from trustjournal.trends.phrases import Phrase
from trustjournal.trends.series.felt import (
    Chapter,
    FeltSeries,
    RecordStrip,
    chapter_words,
    dot_words,
    planned_words,
)
from trustjournal.trends.series.marks import words_of
from trustjournal.trends.words import RECORD_FROM

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CROWDED = 400
"""Dots in sight; more are drawn smaller and lighter, so that the line stays to be seen."""
_STRIP, _HEAD, _INSET = 34.0, 30.0, 14.0
_MOST_BESIDE = 0.34
"""Of the width, that names may take beside the plot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A strip of the sheet."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def draw(figure: "Figure", series: FeltSeries, look: Look) -> Drawn:
    """Draw the whole chart."""
    sheet = Sheet(figure, look)
    names = _strip_names(series)
    left = _left(sheet, [*_anchors(), *names])
    scale = TimeScale(window=series.window, left=left, right=sheet.width - look.px(14))
    rows, bottom = _rows(sheet, len(names), left)
    main = _Row(top=look.px(_HEAD), bottom=rows[0].top - look.px(14))
    _axis(sheet, scale, main)
    sheet.time_axis(scale, main.top, bottom)
    _chapters(sheet, scale, main, series.chapters)
    _line(sheet, scale, main, series)
    _dots(sheet, scale, main, series)
    for row, name in zip(rows, names, strict=True):
        _name(sheet, row, name, left)
    strips = iter(rows)
    if series.theirs is not None:
        _record(sheet, scale, next(strips), series.theirs)
    _record(sheet, scale, next(strips), series.mine)
    _events(sheet, scale, next(strips), series)
    if series.planned:
        _planned(sheet, scale, next(strips), series)
    return sheet.finished(scale)


def _strip_names(series: FeltSeries) -> list[str]:
    names = [_("What I have seen from them")] if series.theirs is not None else []
    names += [_("My record"), _("Noted")]
    return [*names, _("Planned")] if series.planned else names


def _anchors() -> tuple[str, str, str]:
    return (
        checkin_words.highest(),
        phrases.sentence(Phrase.SCALE_MIDDLE),
        checkin_words.lowest(),
    )


def _left(sheet: Sheet, names: Sequence[str]) -> float:
    """Return where the plot begins: beside the longest name, unless that is too long."""
    beside = max(sheet.text_width(name) for name in names) + sheet.look.px(24)
    return float(beside) if beside <= sheet.width * _MOST_BESIDE else sheet.look.px(_INSET)


def _is_beside(sheet: Sheet, left: float) -> bool:
    return left > sheet.look.px(_INSET)


def _rows(sheet: Sheet, count: int, left: float) -> tuple[list[_Row], float]:
    """Return the strips below the main plot, and where the axis of time lies."""
    look = sheet.look
    bottom = sheet.height - look.px(26)
    height = min(look.px(_STRIP), (bottom * 0.45) / count)
    tops = [bottom - height * (count - number) for number in range(count)]
    above = 0.0 if _is_beside(sheet, left) else look.px(10)
    return [_Row(top=top + 3 + above, bottom=top + height - 3) for top in tops], bottom


def _name(sheet: Sheet, row: _Row, name: str, left: float) -> None:
    look = sheet.look
    if _is_beside(sheet, left):
        sheet.rule(row.top - 3, left, sheet.width - look.px(14))
        sheet.text(left - look.px(10), row.middle, name, align="right")
        return
    sheet.rule(row.top - look.px(10) - 3, left, sheet.width - look.px(14))
    sheet.text(left, row.top - look.px(5), name, px=10, room=sheet.width - left)


def _axis(sheet: Sheet, scale: TimeScale, row: _Row) -> None:
    look = sheet.look
    for value, words in zip((HIGHEST, HIGHEST / 2, LOWEST), _anchors(), strict=True):
        y = _y(row, value)
        sheet.rule(y, scale.left, scale.right)
        if _is_beside(sheet, scale.left):
            sheet.text(scale.left - look.px(10), y, words, align="right")
        else:
            sheet.text(scale.left, y - look.px(8), words, px=11)


def _y(row: _Row, value: float) -> float:
    return row.bottom - (value - LOWEST) / (HIGHEST - LOWEST) * (row.bottom - row.top)


def _line(sheet: Sheet, scale: TimeScale, row: _Row, series: FeltSeries) -> None:
    level, window = series.trend.level, series.window
    if level is None:
        return
    if window.start < level.times[-1]:
        shown = felt.line(level, window.start)
        _banded(sheet, scale, row, shown)
    ahead = felt.ahead(level, window.end)
    if level.times[-1] < window.end:
        _banded(sheet, scale, row, ahead, dashes=(4, 3))


def _banded(
    sheet: Sheet,
    scale: TimeScale,
    row: _Row,
    line: felt.Line,
    dashes: Sequence[float] | None = None,
) -> None:
    inside = [n for n, time in enumerate(line.times) if scale.window.shows(time)]
    xs = [scale.x(line.times[n]) for n in inside]
    lows = [_y(row, line.lows[n]) for n in inside]
    highs = [_y(row, line.highs[n]) for n in inside]
    sheet.band(xs, lows, highs, alpha=0.10 if dashes else 0.18)
    ys = [_y(row, line.levels[n]) for n in inside]
    sheet.line(xs, ys, width=2.4, dashes=dashes)


def _dots(sheet: Sheet, scale: TimeScale, row: _Row, series: FeltSeries) -> None:
    shown = [dot for dot in series.dots if scale.window.shows(dot.time)]
    crowded = len(shown) > _CROWDED
    xs = [scale.x(dot.time) for dot in shown]
    ys = [_y(row, dot.rating) for dot in shown]
    has_line = series.trend.level is not None
    sheet.marks(
        xs, ys, size=3.5 if crowded else 6.5, alpha=0.35 if crowded else 0.6 if has_line else 0.9
    )
    for dot, x, y in zip(shown, xs, ys, strict=True):
        sheet.point(x, y, partial(dot_words, dot), dot.entry)


def _record(sheet: Sheet, scale: TimeScale, row: _Row, strip: RecordStrip) -> None:
    """Draw the range as it stood; no middle, since that would be a figure about somebody."""
    if strip.now.n_eff < RECORD_FROM and not strip.times:
        return
    inside = [n for n, time in enumerate(strip.times) if scale.window.shows(time)]
    xs = [scale.x(strip.times[n]) for n in inside]
    height = row.bottom - row.top
    lows = [row.bottom - strip.lows[n] * height for n in inside]
    highs = [row.bottom - strip.highs[n] * height for n in inside]
    if len(xs) > 1:
        sheet.band(xs, lows, highs, tone="record", alpha=0.28)
        for edge in (lows, highs):
            sheet.line(xs, edge, tone="record", width=1.2, dashes=(4, 2))


def _events(sheet: Sheet, scale: TimeScale, row: _Row, series: FeltSeries) -> None:
    groups: dict[tuple[str, str, bool], list[float]] = {}
    for mark in series.events:
        if not scale.window.shows(mark.time):
            continue
        x = scale.x(mark.time)
        shape, tone = "o" if mark.by is By.ME else "s", "record"
        if mark.kind.dimension is Dimension.BOUNDARIES:
            shape, tone = "^", "text"
        if mark.is_untold:
            tone = UNTOLD
        groups.setdefault((shape, tone, mark.is_unfavourable), []).append(x)
        sheet.point(x, row.middle, partial(words_of, mark), mark.entry)
    for (shape, tone, hollow), xs in groups.items():
        sheet.marks(xs, [row.middle] * len(xs), shape=shape, tone=tone, hollow=hollow, size=8)


def _planned(sheet: Sheet, scale: TimeScale, row: _Row, series: FeltSeries) -> None:
    shown = [day for day in series.planned if scale.window.shows(day.time)]
    xs = [scale.x(day.time) for day in shown]
    sheet.marks(xs, [row.middle] * len(xs), shape="d", tone="soft", hollow=True, size=8)
    for day, x in zip(shown, xs, strict=True):
        sheet.point(x, row.middle, partial(planned_words, day))


def _chapters(sheet: Sheet, scale: TimeScale, row: _Row, chapters: Sequence[Chapter]) -> None:
    look, free_from = sheet.look, 0.0
    for chapter in chapters:
        if not scale.window.shows(chapter.time):
            continue
        x = scale.x(chapter.time)
        sheet.upright(x, row.top - look.px(6), row.bottom, tone="soft", dashes=(1, 2))
        _levels(sheet, x, row, chapter)
        words = chapter.title or _("A new chapter")
        width = min(sheet.text_width(words, weight=500), look.px(150))
        start = min(x - look.px(3), scale.right - width)
        if start >= free_from:
            sheet.text(start, row.top - look.px(14), words, weight=500, room=look.px(150))
            free_from = start + width + look.px(10)
        sheet.point(x, row.top - look.px(6), partial(chapter_words, chapter))


_BESIDE = 5.0


def _levels(sheet: Sheet, x: float, row: _Row, chapter: Chapter) -> None:
    sides: tuple[tuple[float, Level | None], ...] = (
        (x - _BESIDE, chapter.before),
        (x + _BESIDE, chapter.after),
    )
    for place, level in sides:
        if level is not None:
            low, high = level.band
            sheet.line((place, place), (_y(row, low), _y(row, high)), tone="text", width=1.2)
            sheet.marks((place,), (_y(row, level.mean),), shape="_", tone="text", size=9)


def least_height(series: FeltSeries, look: Look) -> float:
    """Return the pixels the chart needs to be readable."""
    return look.px(250 + _STRIP * len(_strip_names(series)))

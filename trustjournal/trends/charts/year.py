"""Draws the days of a year: how much was written, and where feelings were noted."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from trustjournal.i18n import _, formats, ngettext
from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.sheet import Sheet
from trustjournal.trends.charts.style import Look
from trustjournal.trends.series.others import Day, YearSeries

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_WEEKS, _WEEK = 53, 7
_DEPTHS = (0.28, 0.5, 0.75, 1.0)
"""How strongly a day of one, two, three, four and more entries is filled."""
_LARGEST = 17.0


def draw(figure: "Figure", series: YearSeries, look: Look) -> Drawn:
    """Draw a column for each week."""
    sheet = Sheet(figure, look)
    names = formats.weekdays_short()
    left = max(map(sheet.text_width, names)) + look.px(18)
    top = look.px(24)
    across = (sheet.width - left - look.px(10)) / _WEEKS
    side = min(across, (sheet.height - top - look.px(8)) / 7, look.px(_LARGEST))
    first = _first_day(series)
    for row in range(7):
        if row % 2 == 0:
            name = names[(series.first_weekday + row) % 7]
            sheet.text(left - look.px(8), top + side * (row + 0.5), name, align="right")
    _months(sheet, first, series.last, left, side)
    cells: dict[int, tuple[list[float], list[float]]] = {}
    rings: tuple[list[float], list[float]] = ([], [])
    for number in range((series.last - first).days + 1):
        day = first + timedelta(days=number)
        column, row = divmod(number, 7)
        x, y = left + side * (column + 0.5), top + side * (row + 0.5)
        written = series.days.get(day)
        xs, ys = cells.setdefault(min(written.entries, len(_DEPTHS)) if written else 0, ([], []))
        xs.append(x)
        ys.append(y)
        if written is not None:
            sheet.point(x, y, partial(_words, day, written))
            if written.with_feelings:
                rings[0].append(x)
                rings[1].append(y)
    unscaled = side / look.px(1)
    for entries, (xs, ys) in sorted(cells.items()):
        depth = _DEPTHS[entries - 1] if entries else 1.0
        tone = "accent" if entries else "grid"
        sheet.marks(xs, ys, shape="s", size=unscaled * 0.88, tone=tone, alpha=depth)
    sheet.marks(*rings, size=unscaled * 0.42, hollow=True, tone="text")
    return sheet.finished()


def _first_day(series: YearSeries) -> date:
    """Return the first day of the grid's first week: a year before the last one."""
    start = series.last - timedelta(weeks=_WEEKS - 1)
    return start - timedelta(days=(start.weekday() - series.first_weekday) % 7)


def _months(sheet: Sheet, first: date, last: date, left: float, side: float) -> None:
    free_from, day = 0.0, first
    while day <= last:
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        x = left + (day - first).days // 7 * side
        name = formats.month_short(day)
        if x >= free_from and (following - day).days > _WEEK:
            sheet.text(x, sheet.look.px(12), name)
            free_from = x + sheet.text_width(name) + sheet.look.px(8)
        day = following


def _words(day: date, written: Day) -> str:
    words = ngettext("{day}: {count} entry", "{day}: {count} entries", written.entries).format(
        day=formats.short_day(day), count=formats.number(written.entries)
    )
    return words + (_(", with feelings") if written.with_feelings else "")


def least_height(_series: YearSeries, look: Look) -> float:
    """Return the pixels the chart needs to be readable."""
    return look.px(24 + 8 + 7 * _LARGEST)

"""Draws rhythm, giving and receiving, and days until talked about."""

from collections import defaultdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from trustjournal.i18n import _, formats, ngettext
from trustjournal.trends.charts.drawn import Drawn
from trustjournal.trends.charts.sheet import Sheet, TimeScale
from trustjournal.trends.charts.style import Look
from trustjournal.trends.series.others import (
    AddressingSeries,
    BalanceSeries,
    ContactDay,
    MatterBar,
    RhythmSeries,
    Swap,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BAR = 16.0
_BY_WEEK = 200
"""Days in sight up to which a pile is a week; then it is a month."""


def draw_rhythm(figure: "Figure", series: RhythmSeries, look: Look) -> Drawn:
    """Draw the days before each contact as stems, and the usual as a dashed line."""
    sheet = Sheet(figure, look)
    usual = series.rhythm.usual
    name = _("usual") if series.rhythm.usual is not None else ""
    left = max(sheet.text_width(_("days")), sheet.text_width(name)) + look.px(24)
    scale = TimeScale(window=series.window, left=left, right=sheet.width - look.px(14))
    top, bottom = look.px(22), sheet.height - look.px(26)
    shown = [each for each in series.gaps if scale.window.shows(each[0].time)]
    longest = max([days for _contact, days in shown] + [usual or 0, series.rhythm.elapsed or 0, 7])
    sheet.time_axis(scale, top, bottom)
    sheet.text(left - look.px(10), top - look.px(8), _("days"), align="right")

    def height(days: float) -> float:
        return float(bottom - days / (longest * 1.1) * (bottom - top))

    if usual is not None:
        y = height(usual)
        sheet.line((left, scale.right), (y, y), tone="record", width=1.4, dashes=(5, 3))
        sheet.text(left - look.px(10), y, name, tone="record", align="right")
    for contact, days in shown:
        x, y = scale.x(contact.time), height(days)
        sheet.line((x, x), (bottom, y), width=1.6)
        sheet.point(x, y, partial(_gap_words, contact, days), contact.entry)
    xs = [scale.x(contact.time) for contact, _days in shown]
    sheet.marks(xs, [height(days) for _contact, days in shown], size=7)
    first = [each for each in series.contacts[:1] if scale.window.shows(each.time)]
    for contact in first:
        x = scale.x(contact.time)
        sheet.marks((x,), (bottom,), shape="D", hollow=True, size=7)
        sheet.point(x, bottom, partial(_contact_words, contact), contact.entry)
    if series.rhythm.elapsed and scale.window.shows(scale.window.now):
        x, y = scale.x(scale.window.now), height(series.rhythm.elapsed)
        sheet.marks((x,), (y,), hollow=True, size=8)
        sheet.point(x, y, partial(_since_words, series.rhythm.elapsed))
    return sheet.finished(scale)


def _gap_words(contact: ContactDay, days: int) -> str:
    return ngettext(
        "{day}: after {count} day", "{day}: after {count} days", days
    ).format(day=formats.short_day(contact.day), count=formats.number(days))  # fmt: skip


def _contact_words(contact: ContactDay) -> str:
    return _("{day}: first noted").format(day=formats.short_day(contact.day))


def _since_words(days: int) -> str:
    return ngettext("{count} day until now", "{count} days until now", days).format(
        count=formats.number(days)
    )


def draw_balance(figure: "Figure", series: BalanceSeries, look: Look) -> Drawn:
    """Draw what was given above and what was received below a line, month by month."""
    sheet = Sheet(figure, look)
    names = (_("given"), _("received"))
    left = max(map(sheet.text_width, names)) + look.px(24)
    scale = TimeScale(window=series.window, left=left, right=sheet.width - look.px(14))
    top, bottom = look.px(12), sheet.height - look.px(26)
    middle = (top + bottom) / 2
    sheet.time_axis(scale, top, bottom)
    sheet.rule(middle, left, scale.right, tone="border_strong")
    for name, y in zip(names, ((top + middle) / 2, (middle + bottom) / 2), strict=True):
        sheet.text(left - look.px(10), y, name, align="right")
    piles: dict[tuple[date, bool], float] = defaultdict(float)
    shown = [each for each in series.swaps if scale.window.shows(each.time)]
    unit = _unit(shown, scale.window.width, (bottom - top) / 2 - look.px(6))
    width = max(look.px(5), min(look.px(14), (scale.right - left) / scale.window.width * 5))
    for swap in shown:
        pile = (_bin(swap.day, scale.window.width), swap.given)
        sign = -1 if swap.given else 1
        start = middle + sign * piles[pile] * unit
        piles[pile] += swap.amount
        end = middle + sign * piles[pile] * unit
        x = scale.x(scale.window.midnight(pile[0]) + 0.5)
        sheet.block(
            x - width / 2, min(start, end), x + width / 2, max(start, end),
            tone="accent" if swap.given else "surface", edge="accent",
        )  # fmt: skip
        sheet.point(x, (start + end) / 2, partial(_swap_words, swap), swap.entry)
    return sheet.finished(scale)


def _bin(day: date, width: float) -> date:
    """Return the day at which a pile stands: its week, or its month in a long stretch."""
    if width > _BY_WEEK:
        return day.replace(day=15)
    return date.fromordinal(day.toordinal() - day.weekday() + 3)


def _unit(swaps: list[Swap], width: float, room: float) -> float:
    piles: dict[tuple[date, bool], float] = defaultdict(float)
    for each in swaps:
        piles[_bin(each.day, width), each.given] += each.amount
    return room / max([8.0, *piles.values()])


def _swap_words(swap: Swap) -> str:
    what = _("given") if swap.given else _("received")
    return _("{day}: {what}").format(day=formats.short_day(swap.day), what=what)


def draw_addressing(figure: "Figure", series: AddressingSeries, look: Look) -> Drawn:
    """Draw the share still open as steps; with few matters, each as a bar of its days."""
    sheet = Sheet(figure, look)
    if series.has_curve:
        _steps(sheet, series)
    else:
        _bars(sheet, series)
    return sheet.finished()


def _steps(sheet: Sheet, series: AddressingSeries) -> None:
    look = sheet.look
    names = (_("all still open"), _("half"), _("all talked about"))
    left = max(map(sheet.text_width, names)) + look.px(22)
    right, top, bottom = sheet.width - look.px(20), look.px(14), sheet.height - look.px(26)
    last = max([each.days for each in series.matters] + [7])

    def x(days: float) -> float:
        return float(left + days / (last * 1.04) * (right - left))

    def y(share: float) -> float:
        return float(bottom - share * (bottom - top))

    for share, name in zip((1.0, 0.5, 0.0), names, strict=True):
        sheet.rule(y(share), left, right)
        # The lowest stands clear of "0 days" below it.
        lift = 0.0 if share else look.px(6)
        sheet.text(left - look.px(10), y(share) - lift, name, align="right")
    days, shares = [0], [1.0]
    for step in series.addressing.curve:
        days.append(step.day)
        shares.append(step.still_open)
    days.append(last)
    shares.append(shares[-1])
    sheet.line([x(each) for each in days], [y(each) for each in shares], steps=True, width=2.4)
    _day_axis(sheet, left, right, bottom, last)
    for matter in series.matters:
        share = [s for d, s in zip(days, shares, strict=True) if d <= matter.days][-1]
        place = x(matter.days), y(share)
        if matter.is_open:
            sheet.marks(place[:1], place[1:], shape="|", size=11, tone="text")
        else:
            sheet.marks(place[:1], place[1:], size=6)
        sheet.point(*place, partial(_matter_words, matter))


def _day_axis(sheet: Sheet, left: float, right: float, bottom: float, last: int) -> None:
    look = sheet.look
    sheet.rule(bottom, left, right, tone="border_strong")
    widest = sheet.text_width(_days_words(last)) + look.px(14)
    for every in (1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825):
        if every / (last * 1.04) * (right - left) >= widest:
            break
    for number in range(0, last + 1, every):
        x = left + number / (last * 1.04) * (right - left)
        sheet.upright(x, bottom, bottom + 4)
        sheet.text(x, bottom + look.px(13), _days_words(number), align="center")


def _days_words(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=formats.number(days))


def _bars(sheet: Sheet, series: AddressingSeries) -> None:
    look = sheet.look
    names = [matter.topic for matter in series.matters]
    widest = max(map(sheet.text_width, names), default=0.0)
    # Half of what stands below the first mark of the axis needs room too.
    least = sheet.text_width(_days_words(0)) / 2 + look.px(10)
    left = max(least, min(widest + look.px(20), sheet.width * 0.4))
    right, top, bottom = sheet.width - look.px(20), look.px(6), sheet.height - look.px(26)
    last = max([each.days for each in series.matters] + [7])
    height = (bottom - top) / max(1, len(series.matters))
    _day_axis(sheet, left, right, bottom, last)
    for number, matter in enumerate(series.matters):
        y = top + height * (number + 0.5)
        x = left + matter.days / (last * 1.04) * (right - left)
        half = min(height * 0.3, look.px(_BAR) / 2)
        sheet.text(left - look.px(10), y, matter.topic, align="right", room=left - look.px(12))
        sheet.block(
            left, y - half, max(x, left + 2), y + half,
            tone="surface" if matter.is_open else "accent", edge="accent",
        )  # fmt: skip
        sheet.point(max(x, left + 2), y, partial(_matter_words, matter))


def _matter_words(matter: MatterBar) -> str:
    state = _("still open") if matter.is_open else _("talked about")
    return _("{topic}: {days}, {state}").format(
        topic=matter.topic, days=_days_words(matter.days), state=state
    )


def height_of_addressing(series: AddressingSeries, look: Look) -> float:
    """Return the pixels that chart needs to be readable."""
    return look.px(210) if series.has_curve else look.px(40 + 30 * max(1, len(series.matters)))

"""Dates, times, numbers and lists as the user's language writes them. Only here is Babel called."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_day_names,
    get_month_names,
)
from babel.lists import format_list
from babel.numbers import format_decimal

from trustjournal import i18n
from trustjournal.i18n import _


def long_day(day: date) -> str:
    """2026年5月14日木曜日 / Thursday, May 14, 2026."""
    return format_date(day, "full", locale=i18n.locale())


def day_with_weekday(day: date) -> str:
    """5月14日(木) / Thu, May 14."""
    text = format_skeleton("MMMEd", day, locale=i18n.locale())
    return _full_width_weekday(text)


def short_day(day: date) -> str:
    """2026年5月14日(木) / Thu, May 14, 2026."""
    return _full_width_weekday(format_skeleton("yMMMEd", day, locale=i18n.locale()))


def _full_width_weekday(text: str) -> str:
    return text.replace("(", "（").replace(")", "）") if i18n.language() == "ja" else text


def relative_day(day: date, today: date) -> str:
    """Return today and yesterday as words, this year's days without their year."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return day_with_weekday(day) if day.year == today.year else short_day(day)


def month(day: date) -> str:
    """2026年5月 / May 2026."""
    return format_skeleton("yMMMM", day, locale=i18n.locale())


def month_short(day: date) -> str:
    """5月 / May."""
    return format_skeleton("MMM", day, locale=i18n.locale())


def months() -> list[str]:
    """Return twelve names from January on: 1月 / January."""
    names = get_month_names("wide", "stand-alone", locale=i18n.locale())
    return [names[number] for number in range(1, 13)]


def day_of_year(day: date) -> str:
    """5月14日 / May 14."""
    return format_skeleton("MMMd", day, locale=i18n.locale())


def plain_day(day: date) -> str:
    """2026年5月14日 / May 14, 2026."""
    return format_skeleton("yMMMd", day, locale=i18n.locale())


def days(first: date, last: date) -> str:
    """2026年5月10日～16日 / May 10 – 16, 2026."""
    text = format_interval(first, last, "yMMMd", locale=i18n.locale())
    return text.replace("\u2009", " ")


def clock_time(when: datetime) -> str:
    """21:05 / 9:05 PM."""
    return format_time(when, "short", locale=i18n.locale()).replace("\u202f", " ")


def weekdays_short() -> list[str]:
    """Return seven names from Monday on: 月 / Mon."""
    names = get_day_names("abbreviated", "stand-alone", locale=i18n.locale())
    return [names[index] for index in range(7)]


def weekdays() -> list[str]:
    """Return seven names from Monday on: 月曜日 / Monday."""
    names = get_day_names("wide", "stand-alone", locale=i18n.locale())
    return [names[index] for index in range(7)]


def country(code: str) -> str:
    """日本 / Japan."""
    return str(i18n.locale().territories.get(code, code))


def weekday_narrow(day: date) -> str:
    """木 / Thu."""
    return weekdays_short()[day.weekday()]


def first_weekday() -> int:
    """Return the first day of a week in the user's country, Monday = 0."""
    return i18n.locale().first_week_day


def number(value: float) -> str:
    """12,345."""
    return format_decimal(value, locale=i18n.locale())


def listing(parts: Sequence[str]) -> str:
    """美咲、健太 / Misaki and Kenta."""
    return format_list(list(parts), locale=i18n.locale()) if parts else ""


def sentences(said: Sequence[str]) -> str:
    """Return sentences one after another, as a paragraph sets them."""
    return ("" if i18n.language() == "ja" else " ").join(said)


def month_short_of_year(day: date) -> str:
    """2026年5月 / May 2026."""
    return format_skeleton("yMMM", day, locale=i18n.locale())


def day_short(day: date) -> str:
    """5月14日 / May 14."""
    return format_skeleton("MMMd", day, locale=i18n.locale())


def year(day: date) -> str:
    """2026年 / 2026."""
    return format_skeleton("y", day, locale=i18n.locale())

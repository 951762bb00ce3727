"""The day and the time of an entry, from the many ways in which programs write them."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from trustjournal.core.clock import Moment, moment_of, noon_of
from trustjournal.keeping.importing.reviving import NotRevived

_DAY = re.compile(r"(?<!\d)(\d{4})([-_./年]?)(\d{1,2})(?:\2|月)(\d{1,2})(?!\d)日?(.*)", re.DOTALL)
_TIME = re.compile(r"[-_ T]*(\d{1,2})[:.]?(\d{2})(?!\d)(?::(\d{2}))?")

_MOST_OFFSET = 18 * 60
_LONGEST_ZONE = 100


def stated(instant: datetime, utc_offset: int, zone: str, day: date) -> Moment:
    """Return a moment as our own exports state it; NotRevived for one that cannot be.

    A page could not show a time that no calendar has, and the entry would be out of reach.
    """
    try:
        moment = Moment(instant=instant.astimezone(UTC), utc_offset=utc_offset, zone=zone, day=day)
        apart = abs(moment.local.date() - day)
    except OverflowError:
        raise NotRevived from None
    if abs(utc_offset) > _MOST_OFFSET or len(zone) > _LONGEST_ZONE or apart > timedelta(days=1):
        raise NotRevived
    return moment


def moment_in(text: str, zone: tzinfo | None) -> Moment | None:
    """Return the day that a text names, with its time if there is one; noon if there is none."""
    try:
        return moment_of(_with_zone(datetime.fromisoformat(text.strip()), zone, text))
    except (ValueError, OverflowError):
        pass
    for match in _DAY.finditer(text):
        year, _between, month, day, rest = match.groups()
        try:
            found = date(int(year), int(month), int(day))
            return _at(found, rest, zone)
        except (ValueError, OverflowError):
            continue
    return None


def _with_zone(when: datetime, zone: tzinfo | None, text: str) -> datetime:
    if len(text.strip()) <= len("2026-05-14"):
        raise ValueError  # only a day
    return when if when.tzinfo is not None else when.replace(tzinfo=zone)


def _at(day: date, rest: str, zone: tzinfo | None) -> Moment:
    match = _TIME.match(rest)
    if match is not None:
        hour, minute, second = (int(each or 0) for each in match.groups())
        try:
            at = time(hour, minute, second)
        except ValueError:
            return noon_of(day, zone)
        return moment_of(datetime.combine(day, at, tzinfo=zone))
    return noon_of(day, zone)

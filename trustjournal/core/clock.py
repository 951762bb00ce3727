"""Time as the writer lives it. A clock is a callable, so that tests can hold it still."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime in the writer's own time zone."""


def local_zone() -> "ZoneInfo":
    """Return the computer's time zone; UTC where it cannot be told.

    Looked up each minute: who travels with the journal open lives by another midnight.
    """
    return _zone_during(int(time.time() // 60))


@lru_cache(maxsize=1)
def _zone_during(_minute: int) -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    from tzlocal import get_localzone_name, reload_localzone

    try:
        reload_localzone()
        return ZoneInfo(get_localzone_name())
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


def system_clock() -> datetime:
    """Return now, in the computer's time zone."""
    return datetime.now(local_zone())


class Moment(NamedTuple):
    """When something was written: an instant, and what the writer's calendar showed.

    The local day never moves again, whatever zone the journal is read in.
    """

    instant: datetime
    """Aware, in UTC."""
    utc_offset: int
    """Minutes east of UTC at that instant and place."""
    zone: str
    """IANA name, such as Asia/Tokyo."""
    day: date

    @property
    def local(self) -> datetime:
        """The wall clock at the place of writing, without a zone."""
        return self.instant.replace(tzinfo=None) + timedelta(minutes=self.utc_offset)


def noon_of(day: date, zone: tzinfo | None) -> Moment:
    """Return the moment at which something stands of which only the day is known."""
    return moment_of(datetime.combine(day, time_of_day(12), tzinfo=zone))


_FIRST_INSTANT = datetime.min.replace(tzinfo=UTC)
_LAST_INSTANT = datetime.max.replace(tzinfo=UTC)


def moment_of(when: datetime) -> Moment:
    """Describe an aware datetime as a moment; a ValueError for a naive one."""
    offset = when.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a time zone")
    return Moment(
        instant=_in_utc(when),
        utc_offset=round(offset.total_seconds() / 60),
        zone=getattr(when.tzinfo, "key", None) or str(when.tzinfo),
        day=when.date(),
    )


def _in_utc(when: datetime) -> datetime:
    """Return the instant, or the nearest one that can be told: the calendar begins and ends."""
    try:
        return when.astimezone(UTC)
    except OverflowError:
        return _FIRST_INSTANT if when.year == 1 else _LAST_INSTANT

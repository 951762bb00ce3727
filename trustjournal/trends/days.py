"""Time as the model counts it: days as floats, from instants in UTC.

A local day matters only where something is shown, so two journals of one life that were kept in
two time zones give the same figures.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


def days(instant: datetime) -> float:
    """Return an aware instant as days since 1970 in UTC."""
    return (instant - _EPOCH) / _DAY


def instant(days: float) -> datetime:
    """Return the instant, in UTC, that so many days since 1970 mean."""
    return _EPOCH + days * _DAY


def noon(day: date, zone: tzinfo) -> float:
    """Return local noon of a day: when an event counts from, since it has no hour."""
    return days(datetime.combine(day, time(12), zone))

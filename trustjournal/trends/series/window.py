"""Which part of a life a chart shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from trustjournal.trends import days as time

SHORTEST = 28.0
"""Days; a shorter stretch would make every mood look like a turn."""
AHEAD = 28.0
"""Days after today that stay in sight for what is dashed and planned."""


class Range(StrEnum):
    """How far back a page of charts looks."""

    FOUR_WEEKS = "4w"
    TWELVE_WEEKS = "12w"
    SIX_MONTHS = "6m"
    ONE_YEAR = "1y"
    ALL = "all"
    OWN = "own"


_DAYS = {
    Range.FOUR_WEEKS: 28,
    Range.TWELVE_WEEKS: 84,
    Range.SIX_MONTHS: 183,
    Range.ONE_YEAR: 365,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, in days as the model counts them, and where its midnights lie."""

    start: float
    end: float
    now: float
    zone: tzinfo

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError("a window has a width")

    @property
    def width(self) -> float:
        """Its days."""
        return self.end - self.start

    def day(self, moment: float) -> date:
        """Return the local day of a time."""
        return time.instant(moment).astimezone(self.zone).date()

    def midnight(self, day: date) -> float:
        """Return when a local day begins."""
        return time.days(datetime(day.year, day.month, day.day, tzinfo=self.zone))

    def shows(self, moment: float) -> bool:
        """Whether a time lies inside."""
        return self.start <= moment <= self.end

    def zoomed(self, factor: float, around: float) -> "Window":
        """Return it narrower or wider, a time staying in its place; never below four weeks."""
        width = max(SHORTEST, self.width * factor)
        share = (around - self.start) / self.width
        start = around - share * width
        return replace(self, start=start, end=start + width)

    def moved(self, by: float) -> "Window":
        """Return it so many days later."""
        return replace(self, start=self.start + by, end=self.end + by)

    def within(self, outer: "Window") -> "Window":
        """Return it kept inside another, as far as it fits."""
        width = min(self.width, outer.width)
        start = min(max(self.start, outer.start), outer.end - width)
        return replace(self, start=start, end=start + width)


def window_of(
    chosen: Range,
    now: datetime,
    *,
    first: float | None = None,
    own: tuple[date, date] | None = None,
) -> Window:
    """Return the stretch that a choice means; `first` is when anything was noted at all."""
    zone = now.tzinfo
    if zone is None:
        raise ValueError("a window needs a time zone")
    moment = time.days(now)
    if chosen is Range.OWN and own is not None:
        since, until = min(own), max(own)
        start = time.noon(since, zone) - 0.5
        end = max(time.noon(until, zone) + 0.5, start + SHORTEST)
        return Window(start=start, end=end, now=moment, zone=zone)
    reach = float(_DAYS.get(chosen, _DAYS[Range.TWELVE_WEEKS]))
    if chosen is Range.ALL:
        reach = max(SHORTEST, moment - first + 1 if first is not None else SHORTEST)
    ahead = min(AHEAD, reach / 6)
    return Window(start=moment - reach, end=moment + ahead, now=moment, zone=zone)


def months_of(window: Window) -> list[date]:
    """Return the first days of the months that a window touches."""
    found = [window.day(window.start).replace(day=1)]
    last = window.day(window.end)
    while (following := (found[-1] + timedelta(days=31)).replace(day=1)) <= last:
        found.append(following)
    return found

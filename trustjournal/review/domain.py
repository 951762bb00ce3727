"""Weeks and months to look back on, and the few questions that are asked about them."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

LONGEST_ANSWER = 20_000
"""Characters; a longer one is an entry."""
WEEK = 7
_MOST_OF_A_WEEK = 4
"""From this day of a week on, most of it has passed."""
_MOST_OF_A_MONTH = 16
OFFERED_FOR = 3
"""Days at the beginning of a month on which the one before may be looked back on."""


class Span(StrEnum):
    """How long a time is looked back on."""

    WEEK = "week"
    MONTH = "month"


class Question(StrEnum):
    """What one may write when looking back."""

    WISH = "wish"
    """One small thing for the next time."""
    PATIENCE = "patience"
    EFFORT = "effort"
    CONSISTENCY = "consistency"
    DIFFERENTLY = "differently"
    """What I do otherwise than before."""

    @property
    def closes_a_month(self) -> bool:
        """Whether only a month is closed with it."""
        return self is not Question.WISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One week or one month."""

    span: Span
    first: date
    last: date

    def before(self) -> "Period | None":
        """Return the one before; nothing at the beginning of the calendar."""
        if self.first == date.min:
            return None
        end = self.first - timedelta(days=1)
        if self.span is Span.MONTH:
            return month_of(end)
        return Period(span=self.span, first=_back(self.first, WEEK), last=end)

    def after(self) -> "Period | None":
        """Return the one after; nothing at the end of the calendar."""
        if self.last == date.max:
            return None
        begin = self.last + timedelta(days=1)
        if self.span is Span.MONTH:
            return month_of(begin)
        return Period(span=self.span, first=begin, last=_on(self.last, WEEK))


def week_of(day: date, week_start: int) -> Period:
    """Return the week of a day, which begins on a weekday (Monday = 0)."""
    since = (day.weekday() - week_start) % WEEK
    return Period(
        span=Span.WEEK, first=_back(day, since), last=_on(day, WEEK - 1 - since)
    )  # fmt: skip


def month_of(day: date) -> Period:
    """Return the month of a day."""
    last = monthrange(day.year, day.month)[1]
    return Period(span=Span.MONTH, first=day.replace(day=1), last=day.replace(day=last))


def period_of(day: date, span: Span, week_start: int) -> Period:
    """Return the week or the month of a day."""
    return month_of(day) if span is Span.MONTH else week_of(day, week_start)


def period_since(first: date, span: Span) -> Period:
    """Return the week or month that begins on a day, whatever day weeks begin on now."""
    return month_of(first) if span is Span.MONTH else week_of(first, first.weekday())


def to_look_back_on(today: date, span: Span, week_start: int) -> Period:
    """Return the week or month that is over, or of which most has passed."""
    period = period_of(today, span, week_start)
    passed = (today - period.first).days + 1
    most = _MOST_OF_A_WEEK if span is Span.WEEK else _MOST_OF_A_MONTH
    return period if passed >= most else period.before() or period


def offered_on(today: date, weekly_day: int, week_start: int) -> list[Period]:
    """Return what may be looked back on by itself on a day: weeks on the day for that."""
    found = []
    if today.weekday() == weekly_day:
        found.append(to_look_back_on(today, Span.WEEK, week_start))
    if today.day <= OFFERED_FOR:
        found.append(to_look_back_on(today, Span.MONTH, week_start))
    return found


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - days))


def _on(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was written when a period was looked back on, as it was typed."""

    period: Period
    texts: Mapping[Question, str] = field(default_factory=dict)
    """Questions without an answer are missing."""

    def text(self, question: Question) -> str:
        """Return the answer to a question."""
        return self.texts.get(question, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A small wish, and in which period it was written."""

    text: str
    period: Period

"""What is asked of words and days before anything is written, here and of open matters."""

from datetime import date

from trustjournal.boundaries.domain import LONGEST_TEXT
from trustjournal.boundaries.problems import DayGone, DayToCome, TooLong


def require_short(text: str) -> None:
    """Refuse what is too long to be kept outside an entry."""
    if len(text) > LONGEST_TEXT:
        raise TooLong


def require_past(day: date | None, today: date) -> None:
    """Refuse a day to come for what happened."""
    if day is not None and day > today:
        raise DayToCome


def require_ahead(day: date | None, today: date) -> None:
    """Refuse a day that is here for what is to be done again."""
    if day is not None and day <= today:
        raise DayGone

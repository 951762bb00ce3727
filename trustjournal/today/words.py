"""The sentences of the page Today that depend on the time."""

from datetime import date, datetime

from trustjournal.i18n import _, ngettext

_MORNING_FROM, _DAY_FROM, _EVENING_FROM = 5, 11, 18


def greeting(now: datetime) -> str:
    """Return what one says to somebody at this hour."""
    if _MORNING_FROM <= now.hour < _DAY_FROM:
        return _("Good morning")
    if _DAY_FROM <= now.hour < _EVENING_FROM:
        return _("Hello")
    return _("Good evening")


def under_the_greeting(day: str, *, is_night: bool) -> str:
    """Return the line with the date that takes the hurry out of the page."""
    if is_night:
        return _("{day}. It is late; nothing has to be written now.").format(day=day)
    return _("{day}. No rush: one small note is enough.").format(day=day)


def years_ago(day: date, today: date) -> str:
    """Return how long ago a day of an earlier year was."""
    years = today.year - day.year
    return ngettext("{count} year ago", "{count} years ago", years).format(count=years)


def old_trash(count: int) -> str:
    """Return the offer to look into the trash; nothing there goes by itself."""
    return ngettext(
        "{count} thing has been in the trash for more than 30 days. It stays until you empty it.",
        "{count} things have been in the trash for more than 30 days."
        " They stay until you empty it.",
        count,
    ).format(count=count)

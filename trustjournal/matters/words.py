"""The words of open matters, in the language in use."""

from datetime import date

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats, ngettext
from trustjournal.matters.domain import Matter, Nudge, State, days_open
from trustjournal.people.words import name_of


def standing(matter: Matter, today: date) -> str:
    """Say since when it is open, or when that ended."""
    if matter.closed_on is not None:
        return _closed(matter, matter.closed_on, today)
    days = days_open(matter, today)
    if days <= 0:
        return _("On my mind since today.")
    return ngettext(
        "Open since {date} ({days} day).", "Open since {date} ({days} days).", days
    ).format(date=_day(matter.since, today), days=formats.number(days))


def _closed(matter: Matter, day: date, today: date) -> str:
    if matter.state is State.LEFT_ALONE:
        return _("Left alone on purpose: {day}").format(day=formats.relative_day(day, today))
    days = days_open(matter, today)
    if days <= 0:
        return _("Talked about on the same day: {day}").format(day=formats.relative_day(day, today))
    return ngettext(
        "Talked about after {days} day: {day}", "Talked about after {days} days: {day}", days
    ).format(days=formats.number(days), day=formats.relative_day(day, today))


def nudge(spoken_of: Nudge) -> str:
    """Bring a matter up softly; the last time, say that it is the last."""
    values = {
        "topic": isolated(spoken_of.matter.title),
        "name": name_of(spoken_of.person),
        "days": formats.number(spoken_of.days),
    }
    if spoken_of.is_last:
        return _(
            "“{topic}” has been on your mind for {days} days. If you would like to bring it up "
            "with {name}, a small beginning is enough. The journal will not mention it again."
        ).format(**values)
    return _(
        "“{topic}” has been on your mind for {days} days. Would “is now a good moment?” be a "
        "beginning with {name}?"
    ).format(**values)


def moment(matter: Matter, today: date) -> str:
    """Say on a timeline what came up, and how it stands."""
    title = isolated(matter.title)
    if matter.closed_on is None:
        return _("On my mind: {topic}").format(topic=title)
    return _("On my mind: {topic} · {standing}").format(
        topic=title, standing=standing(matter, today)
    )


def _day(day: date, today: date) -> str:
    """Write a day inside a sentence, where “Yesterday” would be out of place."""
    return formats.day_with_weekday(day) if day.year == today.year else formats.short_day(day)

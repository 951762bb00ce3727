"""The words of milestones and chapters, in the language in use."""

from datetime import date

from trustjournal.i18n import N_, _, formats, ngettext, pgettext
from trustjournal.milestones.domain import Coming, Kind, Milestone
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of

_KINDS = {
    Kind.TOGETHER: N_("Years together"),
    Kind.ANNIVERSARY: N_("Anniversary"),
    Kind.BIRTHDAY: N_("Birthday"),
    Kind.ACHIEVEMENT: N_("Something achieved"),
    Kind.RECOMMENDED: N_("Recommended us"),
    Kind.WORK: N_("Something at work"),
    Kind.OTHER: N_("Something else"),
}
ICONS = {
    Kind.TOGETHER: "heart-handshake",
    Kind.ANNIVERSARY: "calendar",
    Kind.BIRTHDAY: "sun",
    Kind.ACHIEVEMENT: "star",
    Kind.RECOMMENDED: "message-circle",
    Kind.WORK: "handshake",
    Kind.OTHER: "sprout",
}
_ANY_LEAP_YEAR = 2000


def kind(which: Kind) -> str:
    """Return what a kind of milestone is called."""
    return _(_KINDS[which])


def title(milestone: Milestone) -> str:
    """Return what a milestone is called; its kind where it has no words of its own."""
    if milestone.title.strip() or milestone.kind is not Kind.OTHER:
        return milestone.title.strip() or kind(milestone.kind)
    return pgettext("without a title", "Milestone")


def when(milestone: Milestone) -> str:
    """Say on which day it is."""
    day = formats.day_of_year(date(_ANY_LEAP_YEAR, milestone.month, milestone.day_of_month))
    if not milestone.yearly:
        first = milestone.first_day
        return day if first is None else formats.plain_day(first)
    if milestone.year is None:
        return _("{day}, every year").format(day=day)
    return _("{day}, every year since {year}").format(day=day, year=milestone.year)


def leap_day() -> str:
    """Say what becomes of 29 February in years without it."""
    return _("In years without this day, it is February 28.")


def away(days: int) -> str:
    """Say how near a day is."""
    if days == 0:
        return _("Today")
    if days == 1:
        return _("Tomorrow")
    return ngettext("In {count} day", "In {count} days", days).format(count=formats.number(days))


def years(milestone: Milestone, occurrence: date) -> str:
    """Say how many years it is by then; nothing where that is unknown, or nothing to say."""
    count = milestone.years_at(occurrence)
    if count is None or not milestone.yearly:
        return ""
    if milestone.kind is Kind.BIRTHDAY:
        return _("Age {count}").format(count=formats.number(count))
    return ngettext("{count} year", "{count} years", count).format(count=formats.number(count))


def coming(one: Coming) -> str:
    """Say in one line how near it is, and how many years it will be."""
    said = (away(one.days), years(one.milestone, one.occurrence))
    return _(" · ").join(each for each in said if each)


def coming_with(person: Person, one: Coming) -> str:
    """Say what comes, and with whom."""
    return _("{title} ({name}): {when}").format(
        title=title(one.milestone), name=name_of(person), when=coming(one)
    )


def marked(day: date, today: date) -> str:
    """Say when an occurrence was marked."""
    return _("Marked: {day}").format(day=formats.relative_day(day, today))

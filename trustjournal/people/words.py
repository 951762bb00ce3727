"""The words of people, in the language in use."""

from datetime import date

from trustjournal import i18n
from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, formats
from trustjournal.people.domain import Circle, Closeness, Giving, Person, TheirRecord, in_sentence
from trustjournal.people.order import Heading

_CIRCLES = {
    Circle.PARTNER: N_("Partner"),
    Circle.FAMILY: N_("Family"),
    Circle.FRIEND: N_("Friend"),
    Circle.WORK: N_("Work"),
    Circle.CLIENT: N_("Client"),
    Circle.COMMUNITY: N_("Community"),
}
_CLOSENESS = {
    Closeness.UNSAID: N_("Not decided"),
    Closeness.CLOSER: N_("Closer"),
    Closeness.AS_IT_IS: N_("As it is"),
    Closeness.LIGHTER: N_("Lighter"),
}
_THEIR_RECORD = {
    TheirRecord.DEFAULT: N_("As usual"),
    TheirRecord.ON: N_("Show"),
    TheirRecord.OFF: N_("Do not show"),
}
_GIVING = {
    Giving.DEFAULT: N_("As usual"),
    Giving.ON: N_("Show"),
    Giving.OFF: N_("Do not show"),
}


def name_of(person: Person) -> str:
    """Return the name as our sentences say it, keeping its writing direction to itself."""
    return isolated(in_sentence(person, i18n.language()))


def circle(which: Circle) -> str:
    """Return what a circle is called."""
    return _(_CIRCLES[which])


def circles(person: Person) -> str:
    """Return all of a person's circles in one line."""
    joint = "・" if i18n.language() == "ja" else " · "
    return joint.join(circle(each) for each in person.circles)


def closeness(which: Closeness) -> str:
    """Return where a relationship may go."""
    return _(_CLOSENESS[which])


def their_record(which: TheirRecord) -> str:
    """Return whether what was seen from somebody is shown."""
    return _(_THEIR_RECORD[which])


def giving(which: Giving) -> str:
    """Return whether giving and receiving are laid side by side."""
    return _(_GIVING[which])


def heading(which: Heading) -> str:
    """Return what stands above a part of the list by name."""
    return which.letter or _("Other names")


def circle_heading(which: Circle | None) -> str:
    """Return what stands above a part of the list by circle."""
    return _("No circle yet") if which is None else circle(which)


def put_away_heading() -> str:
    """Return what stands above those who were put away."""
    return _("Put away")


def last_entry(day: date | None, today: date) -> str:
    """Say when somebody was last written about; nothing where there is nothing to say."""
    if day is None:
        return ""
    return _("Last entry: {day}").format(day=formats.relative_day(day, today))


def kana_first() -> bool:
    """Whether lists begin with kana, as Japanese ones do."""
    return i18n.language() == "ja"


def rhythm(days: int) -> str:
    """Say a wished rhythm as one would say it."""
    if days % 7 == 0:
        weeks = days // 7
        return i18n.ngettext("About once a week", "About every {count} weeks", weeks).format(
            count=formats.number(weeks)
        )
    return i18n.ngettext("About once a day", "About every {count} days", days).format(
        count=formats.number(days)
    )

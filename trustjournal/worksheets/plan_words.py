"""The sentences about a rebuild plan, in the language in use: what was done, what lies ahead."""

from collections.abc import Iterable
from datetime import date

from trustjournal.boundaries.domain import Boundary
from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of
from trustjournal.worksheets.answers import chosen, day, intentions, items
from trustjournal.worksheets.course import Answered, Course
from trustjournal.worksheets.domain import Input
from trustjournal.worksheets.proposal_words import said
from trustjournal.worksheets.sheet import End, Role

_ROLES = {
    Role.I_BROKE: N_("What I do to make it good again"),
    Role.THEY_BROKE: N_("What I need, after they broke something"),
}
_ENDS = {
    None: N_("Not decided yet"),
    End.GOES_ON: N_("It has become ordinary life"),
    End.PAUSED: N_("It rests"),
    End.ENDED: N_("It ends here"),
}


def role(which: Role) -> str:
    """Return which side of it the user is on."""
    return _(_ROLES[which])


def end(which: End | None) -> str:
    """Return how it ends, or that this is open."""
    return _(_ENDS[which])


def begun(course: Course) -> str:
    """Say since when it is there, or how it was closed."""
    plan = course.plan
    if plan.closed_on is not None:
        return _("{end}, {day}").format(end=end(plan.end), day=formats.plain_day(plan.closed_on))
    since = course.opened.sheet.finished_on or course.opened.sheet.begun_on
    return _("Since {day}").format(day=formats.plain_day(since))


def talk(course: Course) -> str:
    """Say whether the talk was looked back on."""
    if course.talked_on is None:
        return _("Not looked back on yet. There is no hurry, and it may stay so.")
    return _("Looked back on, {day}").format(day=formats.plain_day(course.talked_on))


def boundaries(course: Course) -> str:
    """Say how many of its boundaries hold."""
    count = len(course.boundaries)
    if not count:
        return _("None was drawn from this sheet.")
    return ngettext("{count} boundary holds", "{count} boundaries hold", count).format(
        count=formats.number(count)
    )


def titles(drawn: Iterable[Boundary]) -> str:
    """Return the boundaries, one on each line."""
    return "\n".join(isolated(each.title) for each in drawn)


def time(course: Course, today: date) -> str:
    """Say on how many of the days one looked back, and when the next is."""
    total = len(course.days)
    if not total:
        return _("No days were set.")
    count = formats.number(len(course.looked))
    done = ngettext(
        "Looked back on {count} of {total} day",
        "Looked back on {count} of {total} days",
        total,
    ).format(count=count, total=formats.number(total))
    following = course.next_day(today)
    if following is None:
        return done
    return _("{done}. Next: {day}").format(done=done, day=formats.relative_day(following, today))


def prompt(answered: Answered) -> str:
    """Return what was asked."""
    return said(answered.question.prompt)


def answer(answered: Answered, people: Iterable[Person]) -> str:
    """Return an answer as one reads it."""
    question, value = answered.question, answered.value
    if question.input is Input.DATE:
        known = day(value)
        return "" if known is None else formats.plain_day(known)
    if question.input is Input.CHOICE:
        labels = {each.id: said(each.label) for each in question.options}
        return "\n".join(labels.get(each, each) for each in chosen(value))
    if question.input is Input.PROMISE:
        return "\n".join(each.text for each in intentions(value))
    if question.input is Input.PERSON:
        names: dict[str, str] = {each.id: name_of(each) for each in people}
        return "\n".join(names.get(each, isolated(each)) for each in map(str, items(value)))
    return "\n".join(items(value)) if not isinstance(value, int) else formats.number(value)

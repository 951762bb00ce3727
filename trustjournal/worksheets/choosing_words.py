"""The words of choosing a worksheet and of the sheets one began, in the language in use."""

from datetime import date
from typing import TYPE_CHECKING

from trustjournal import i18n
from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of
from trustjournal.worksheets.choosing import Group
from trustjournal.worksheets.domain import Texts, Worksheet
from trustjournal.worksheets.library import Refused

if TYPE_CHECKING:
    from trustjournal.worksheets.board import Lying

_GROUPS = {
    Group.WENT_WRONG: N_("When something went wrong between us"),
    Group.LIMITS: N_("When a boundary is needed"),
    Group.REBUILDING: N_("When trust was broken"),
    Group.WARMTH: N_("Saying thanks, asking for help"),
    Group.ONESELF: N_("Pausing to think"),
    Group.MEETING: N_("Meeting people"),
    Group.WORK: N_("At work"),
    Group.OWN: N_("Your own"),
}


def said(texts: Texts) -> str:
    """Return a text of a worksheet in the language in use."""
    return texts[i18n.language()]


def group(which: Group) -> str:
    """Return what is going on when these are looked for."""
    return _(_GROUPS[which])


def minutes(count: int) -> str:
    """Return how long it takes."""
    return ngettext("about {count} minute", "about {count} minutes", count).format(count=count)


def with_minutes(worksheet: Worksheet) -> str:
    """Return what a worksheet is called, and how long it takes."""
    return _("{title} ({minutes})").format(
        title=said(worksheet.title), minutes=minutes(worksheet.minutes)
    )


def step(at: int, of: int) -> str:
    """Return where one stands in a sheet."""
    return _("Step {number} of {count}").format(number=at + 1, count=of)


def last_written(day: date, today: date) -> str:
    """Return when a sheet was written in last."""
    return _("Last written: {day}").format(day=formats.relative_day(day, today))


def finished(day: date, today: date) -> str:
    """Return when a sheet was walked to its end."""
    return _("Finished: {day}").format(day=formats.relative_day(day, today))


def whom(person: Person | None, new_name: str) -> str:
    """Return whom a sheet is about; nothing while that is not known."""
    return isolated(new_name) if person is None and new_name else name_of(person) if person else ""


def refused(file: Refused) -> str:
    """Return why a file of the user's is not among the worksheets.

    What is wrong names keys of the file, which are the same in every language.
    """
    return _("“{file}” cannot be used as it is: {detail}").format(
        file=isolated(file.file), detail=isolated(file.why)
    )


def about(lying: "Lying", today: date, *, with_person: bool = True) -> str:
    """Return what a list says below the title of a sheet."""
    done = lying.finished_on
    if done is None:
        parts = [last_written(lying.written_on, today), step(lying.at, lying.of)]
    else:
        parts = [finished(done, today)]
    name = whom(lying.person, lying.new_name) if with_person else ""
    joint = "　" if i18n.language() == "ja" else "  ·  "
    return joint.join(each for each in (name, *parts) if each)


def moment(lying: "Lying", *, done: bool) -> str:
    """Return what a person's timeline says of a sheet on a day."""
    title = isolated(said(lying.opened.worksheet.title))
    if done:
        return _("Worksheet finished: {title}").format(title=title)
    return _("Worksheet begun: {title}").format(title=title)

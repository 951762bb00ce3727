"""The sentences about what may come of a sheet, in the language in use."""

from collections.abc import Mapping
from datetime import date

from trustjournal import i18n
from trustjournal.core.text import isolated
from trustjournal.events import words as event_words
from trustjournal.events.catalogue import catalogue
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of
from trustjournal.worksheets.domain import FollowUpType, Texts
from trustjournal.worksheets.proposals import Proposal

_DAYS = {
    FollowUpType.PROMISE: N_("By when"),
    FollowUpType.BOUNDARY: N_("Look at it again on"),
    FollowUpType.MATTER: N_("Since when"),
    FollowUpType.EVENT: N_("When it was"),
    FollowUpType.MILESTONE: N_("When it was"),
    FollowUpType.INTRODUCTION: N_("When it was"),
}
_WORDS = {
    FollowUpType.PROMISE: N_("What is promised"),
    FollowUpType.BOUNDARY: N_("This is not fine"),
    FollowUpType.MATTER: N_("What is on my mind"),
    FollowUpType.MILESTONE: N_("What the day is called"),
    FollowUpType.PERSON: N_("What is written there"),
    FollowUpType.EVENT: N_("A note about it"),
}
_BECOMES = {
    FollowUpType.BOUNDARY: N_("Stands among your boundaries. On that day you look at it again."),
    FollowUpType.CHECK_INS: N_("On these days, Today reminds you to look back with yourself."),
    FollowUpType.DEBRIEF: N_("On that day, Today asks how it went."),
    FollowUpType.MATTER: N_("Stands among what is on your mind, until you have talked about it."),
    FollowUpType.PERSON: N_("Is added to what their page says."),
    FollowUpType.INTRODUCTION: N_("Stands on the pages of both: who introduced you, and to whom."),
    FollowUpType.MILESTONE: N_("Stands among the days worth marking."),
    FollowUpType.REMINDER: N_("On that day, Today reminds you."),
}
_CLOSES = N_("What the talk was about is no longer open.")
_YEARLY = N_("Stands among the days worth marking, and comes round every year.")


def said(texts: Texts) -> str:
    """Return a text of a worksheet in the language in use, else in the one it has."""
    return texts.get(i18n.language()) or next(iter(texts.values()))


def day(proposal: Proposal) -> str:
    """Return what its day is."""
    return _(_DAYS[proposal.type]) if proposal.type in _DAYS else _("Remind me on")


def words(proposal: Proposal) -> str:
    """Return what its words are."""
    return _(_WORDS[proposal.type])


def becomes(proposal: Proposal, name: str, titles: Mapping[str, Texts], *, has_person: bool) -> str:
    """Say what is kept when it is confirmed. `name` is whom it is about, as sentences say it."""
    if proposal.type is FollowUpType.PROMISE:
        return _promise(proposal, name, has_person=has_person)
    if proposal.type is FollowUpType.EVENT:
        return _event(proposal)
    if proposal.rhythm is not None:
        return ngettext(
            "On their page: you would like to be in touch every {count} day.",
            "On their page: you would like to be in touch every {count} days.",
            proposal.rhythm,
        ).format(count=proposal.rhythm)
    if proposal.type is FollowUpType.WORKSHEET:
        title = said(titles[proposal.worksheet]) if proposal.worksheet in titles else ""
        return _("On that day, Today offers you the worksheet “{title}”.").format(title=title)
    special = _CLOSES if proposal.closes else _YEARLY if proposal.yearly else ""
    return _(special or _BECOMES[proposal.type])


def _promise(proposal: Proposal, name: str, *, has_person: bool) -> str:
    if proposal.for_oneself or not has_person:
        return _("For yourself: on that day, Today reminds you.")
    if proposal.by_me:
        return _("Stands among my promises: to {name}.").format(name=name)
    return _("Stands among the promises made to me: by {name}.").format(name=name)


def _event(proposal: Proposal) -> str:
    kind = catalogue().by_id.get(proposal.kind)
    named = event_words.kind(proposal.kind)
    if kind is None or not kind.enters_record:
        return _("Is noted as something that happened: “{kind}”. It enters no record.").format(
            kind=named
        )
    if proposal.by_me:
        return _("Enters my record as “{kind}”.").format(kind=named)
    return _("Enters what I have seen from them as “{kind}”.").format(kind=named)


def whom(person: Person | None, name: str) -> str:
    """Return whom a sheet is about as sentences say it; a new name is called as it was written."""
    return isolated(name) if person is None else name_of(person)


def list_of_days(days: tuple[date, ...]) -> str:
    """Return days one after the other."""
    return _(", ").join(formats.day_with_weekday(each) for each in days)


def kept(count: int) -> str:
    """Say what was done by finishing."""
    if not count:
        return _("The sheet is finished.")
    return ngettext(
        "The sheet is finished, and {count} thing was kept.",
        "The sheet is finished, and {count} things were kept.",
        count,
    ).format(count=count)

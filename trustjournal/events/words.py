"""The words of events, in the language in use."""

from trustjournal import i18n
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Dimension, Event, Size
from trustjournal.i18n import N_, _, formats
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of

_DIMENSIONS = {
    Dimension.HONESTY: N_("Being honest and open"),
    Dimension.PROMISES: N_("Keeping one's word"),
    Dimension.LISTENING: N_("Listening"),
    Dimension.CONSISTENCY: N_("Being the same as ever"),
    Dimension.RESPECT: N_("Respect"),
    Dimension.REPAIR: N_("Making up, talking it over"),
    Dimension.BOUNDARIES: N_("Boundaries"),
    Dimension.WARMTH: N_("Warmth"),
    Dimension.NOTE: N_("Only to remember"),
    Dimension.BALANCE: N_("Giving and receiving"),
    Dimension.CONTACT: N_("Being in touch"),
    Dimension.EFFECT: N_("What came of it"),
}


def kind(which: str) -> str:
    """Return what a kind of event is called."""
    return catalogue().label_of(which, i18n.language())


def dimension(which: Dimension) -> str:
    """Return what stands above the kinds of one dimension."""
    return _(_DIMENSIONS[which])


def size(which: Size) -> str:
    """Return the word for a size."""
    return catalogue().size_labels[which][i18n.language()]


def detail(which: str) -> str:
    """Return the word for a detail."""
    return catalogue().details[which][i18n.language()]


def doer(by: By, person: Person | None) -> str:
    """Return whose doing it was."""
    if by is By.ME:
        return _("Me")
    return _("Them") if person is None else name_of(person)


def happened(event: Event, person: Person | None) -> str:
    """Say what happened and whose doing it was, in one line."""
    known = catalogue().by_id.get(event.kind)
    if known is not None and known.my_side_only:
        return kind(event.kind)
    return _("{who}: {kind}").format(who=doer(event.by, person), kind=kind(event.kind))


def beside(event: Event, *, with_day: bool) -> str:
    """Say in a line what else was said about it: when, how much, what exactly."""
    said = [formats.plain_day(event.day)] if with_day else []
    if event.size is not Size.ORDINARY:
        said.append(size(event.size))
    if event.detail in catalogue().details:
        said.append(detail(event.detail))
    if event.unasked:
        said.append(_("Nobody had asked for it"))
    return _(" · ").join(said)

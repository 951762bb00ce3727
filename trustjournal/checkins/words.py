"""The words of a check-in, in the language in use."""

from trustjournal.checkins.domain import Chip
from trustjournal.i18n import N_, _
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of

_CHIPS = {
    Chip.SAFE: N_("Safe"),
    Chip.VALUED: N_("Valued"),
    Chip.HEARD: N_("Heard"),
    Chip.UNEASY: N_("Uneasy"),
    Chip.SMALL: N_("Small"),
    Chip.AFRAID: N_("Afraid"),
    Chip.RELIEVED: N_("Relieved"),
}


def question(person: Person) -> str:
    """Return the one question that felt trust is asked with."""
    return _("Right now, how ready do you feel to rely on {name}?").format(name=name_of(person))


def lowest() -> str:
    """Return what the first mark means."""
    return _("not at all")


def highest() -> str:
    """Return what the last mark means."""
    return _("without a second thought")


def marked(mark: float) -> str:
    """Say a mark for those who do not see the line."""
    return _("At {mark} on the line from 0, {lowest}, to 10, {highest}").format(
        mark=f"{mark:g}", lowest=lowest(), highest=highest()
    )


def chip(which: Chip) -> str:
    """Return the word beside the line."""
    return _(_CHIPS[which])

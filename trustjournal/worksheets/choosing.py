"""Choosing a worksheet: by what is going on, and only what does no harm. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from trustjournal.people.domain import Person
from trustjournal.worksheets.domain import Worksheet
from trustjournal.worksheets.library import SHIPPED, Library

WEEK = timedelta(days=7)
COMPLACENCY = "complacency"
"""Once a week is enough: who looks for carelessness every day finds nothing else."""
DEBRIEF = "repair_debrief"


class Group(StrEnum):
    """What is going on when a worksheet is looked for."""

    WENT_WRONG = "went_wrong"
    LIMITS = "limits"
    REBUILDING = "rebuilding"
    WARMTH = "warmth"
    ONESELF = "oneself"
    MEETING = "meeting"
    WORK = "work"
    OWN = "own"
    """Written by the user."""


_GROUP_OF: Mapping[str, Group] = {
    "apology": Group.WENT_WRONG,
    "repair_prep": Group.WENT_WRONG,
    DEBRIEF: Group.WENT_WRONG,
    "boundary": Group.LIMITS,
    "boundary_crossed": Group.LIMITS,
    "rebuild_i_broke": Group.REBUILDING,
    "rebuild_they_broke": Group.REBUILDING,
    "gratitude_milestone": Group.WARMTH,
    "ask_help": Group.WARMTH,
    COMPLACENCY: Group.ONESELF,
    "purpose_give": Group.ONESELF,
    "first_follow_up": Group.MEETING,
    "introducer_thanks": Group.MEETING,
    "event_plan": Group.MEETING,
    "profile_card": Group.MEETING,
    "professional_trust": Group.WORK,
}
_FOR_ONESELF = frozenset({COMPLACENCY, "purpose_give"})
"""What leads to no talk, whatever is answered."""


def group_of(worksheet: str) -> Group:
    """Return where a worksheet is looked for."""
    return _GROUP_OF.get(worksheet, Group.OWN)


def grouped(library: Library) -> dict[Group, tuple[Worksheet, ...]]:
    """Return every worksheet in the order in which they are offered, the user's own last."""
    own = [each for each in library.worksheets if library.is_own(each)]
    ordered = [library.worksheets[each] for each in (*SHIPPED, *own)]
    return {group: tuple(each for each in ordered if group_of(each.id) is group) for group in Group}


def offered_with(
    library: Library, person: Person, *, is_feared: bool = False
) -> tuple[Worksheet, ...]:
    """Return what may be offered where somebody is looked at.

    Nothing that leads to a talk with somebody the user may have to fear; who wants it anyway finds
    it among all worksheets, behind its question whether it is safe. With somebody whom the user
    was afraid of lately: only what can be walked for oneself alone, as those with a gate can.
    """
    every = [each for those in grouped(library).values() for each in those]
    fitting = [each for each in every if each.about or each.id == DEBRIEF]
    if person.safety:
        return tuple(each for each in fitting if each.id in _FOR_ONESELF)
    if is_feared:
        return tuple(e for e in fitting if e.safety_gate or e.id in _FOR_ONESELF)
    return tuple(fitting)


def is_enough(worksheet: str, last_begun: date | None, today: date) -> bool:
    """Whether a worksheet that does harm when it is overdone was begun lately."""
    if worksheet != COMPLACENCY or last_begun is None:
        return False
    return today - last_begun < WEEK

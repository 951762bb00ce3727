"""The words of boundaries, in the language in use."""

from datetime import date

from trustjournal.boundaries.domain import MARK_OF_KIND, Boundary, Mark, Review, is_due
from trustjournal.core.text import isolated
from trustjournal.events import words as event_words
from trustjournal.events.domain import By, Event, Size
from trustjournal.i18n import N_, _, formats

_BUTTONS = {
    Mark.RESPECTED: N_("Respected"),
    Mark.CROSSED: N_("Crossed knowingly"),
    Mark.PUT_RIGHT: N_("By accident, put right"),
}
_WHAT_HAPPENED = {
    (Mark.RESPECTED, By.THEM): N_("It was respected"),
    (Mark.CROSSED, By.THEM): N_("It was crossed knowingly"),
    (Mark.PUT_RIGHT, By.THEM): N_("It was crossed by accident, then put right"),
    (Mark.RESPECTED, By.ME): N_("I kept to it myself"),
    (Mark.CROSSED, By.ME): N_("I crossed it myself, knowingly"),
    (Mark.PUT_RIGHT, By.ME): N_("I crossed it by accident, then put it right"),
}


def mark(which: Mark) -> str:
    """Return what the button says that notes it."""
    return _(_BUTTONS[which])


def happened(event: Event) -> str:
    """Say what a mark in the log tells."""
    return _(_WHAT_HAPPENED[MARK_OF_KIND[event.kind], event.by])


def logged(noted: Event | Review, today: date) -> str:
    """Say one line of the log: what it was, and when."""
    day = formats.relative_day(noted.day, today)
    if isinstance(noted, Review):
        return _("Looked at again · {day}").format(day=day)
    if noted.size is Size.ORDINARY:
        return _("{what} · {day}").format(what=happened(noted), day=day)
    size = event_words.size(noted.size)
    return _("{what} · {day} · {size}").format(what=happened(noted), day=day, size=size)


def told(boundary: Boundary, today: date) -> str:
    """Say whether they know of it."""
    if boundary.told_on is None:
        return _("They were not told yet")
    return _("Told: {day}").format(day=formats.relative_day(boundary.told_on, today))


def next_look(boundary: Boundary, today: date) -> str:
    """Say when it is looked at again; nothing for one that was let go."""
    if boundary.let_go_on is not None:
        return _("Let go: {day}").format(day=formats.relative_day(boundary.let_go_on, today))
    if boundary.review_on is None or is_due(boundary, today):
        return _("Time to look at it again")
    return _("Look again: {day}").format(day=formats.relative_day(boundary.review_on, today))


def drawn(boundary: Boundary, today: date) -> str:
    """Say since when it is there, and whether something had happened before."""
    day = formats.relative_day(boundary.drawn_on, today)
    if boundary.re_established:
        return _("Drawn again: {day}").format(day=day)
    return _("Drawn: {day}").format(day=day)


def moment(boundary: Boundary, review: Review | None) -> str:
    """Say what happened to a boundary on a day of the timeline."""
    title = isolated(boundary.title)
    if review is not None:
        return _("Looked at a boundary again: {title}").format(title=title)
    if boundary.re_established:
        return _("Drew a boundary again: {title}").format(title=title)
    return _("Drew a boundary: {title}").format(title=title)

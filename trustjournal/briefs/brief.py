"""One page to read before a talk, and its words in the language in use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from trustjournal.boundaries.domain import Boundary
from trustjournal.core.text import first_line, isolated, shortened
from trustjournal.i18n import _, formats, ngettext
from trustjournal.journal.domain import EntryCard
from trustjournal.matters.domain import Matter
from trustjournal.milestones import words as milestone_words
from trustjournal.milestones.domain import Coming
from trustjournal.people.domain import Person
from trustjournal.people.words import name_of
from trustjournal.promises import words as promise_words
from trustjournal.promises.domain import Promise

if TYPE_CHECKING:
    from trustjournal.trends.glance import Side

T = TypeVar("T")
MOST = 5
"""Lines of a part; it is one page."""
_LONGEST_NOTE = 240
"""Characters; the whole stands on the person's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What there is to have in mind before a talk with one person."""

    person: Person
    today: date
    mine: Sequence[Promise]
    """Open promises of mine, the nearest day first."""
    theirs: Sequence[Promise]
    boundaries: Sequence[Boundary]
    matters: Sequence[Matter]
    milestone: Coming | None
    written: Sequence[EntryCard]
    """The last entries about them, without those marked as hard."""
    record: "Side"
    """Mine; nobody takes what was noted about the other into a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and the lines below it."""

    heading: str
    lines: Sequence[str]


def title(brief: Brief) -> str:
    """Return what stands above the page."""
    return _("Before we talk: {name}").format(name=name_of(brief.person))


def kind_note() -> str:
    """Return what stands below the title."""
    return _(
        "Only for yourself, to have in mind. None of it has to be said, and a talk may take "
        "another way."
    )


def parts(brief: Brief) -> list[Part]:
    """Return everything there is, in the order in which it is read; empty parts are left out."""
    person, today = brief.person, brief.today
    milestone = brief.milestone
    found = [
        (_("Why this relationship"), _note(person.purpose)),
        (_("What they care about"), _note(person.cares_about)),
        (_("What I can give"), _note(person.can_give)),
        (_("What I promised"), _few(brief.mine, lambda each: _promise(each, today))),
        (_("What was promised to me"), _few(brief.theirs, lambda each: _promise(each, today))),
        (_("Boundaries"), _few(brief.boundaries, _boundary)),
        (_("Open matters"), _few(brief.matters, lambda each: isolated(each.title))),
        (_("Next milestone"), [] if milestone is None else [_milestone(milestone)]),
        (_("Lately written"), [_entry(each, today) for each in brief.written if each.title]),
        (_("My record"), brief.record.sentences()),
    ]
    return [Part(heading=heading, lines=lines) for heading, lines in found if lines]


def nothing() -> str:
    """Return what is said where there is nothing to have in mind."""
    return _("Nothing is noted yet that belongs here.")


def _note(text: str) -> list[str]:
    one = " ".join(text.split())
    return [shortened(one, _LONGEST_NOTE)] if one else []


def _few(things: Sequence[T], said: Callable[[T], str]) -> list[str]:
    lines = [said(each) for each in things[:MOST]]
    more = len(things) - MOST
    if more > 0:
        words = ngettext("and {count} more", "and {count} more", more)
        lines.append(words.format(count=formats.number(more)))
    return lines


def _promise(promise: Promise, today: date) -> str:
    text, stands = isolated(first_line(promise.text)), promise_words.stands(promise, today)
    return _("{what} · {day}").format(what=text, day=stands) if stands else text


def _boundary(boundary: Boundary) -> str:
    limit, will = isolated(boundary.title), first_line(boundary.i_will)
    if not will:
        return limit
    return _("{limit} (what I will do then: {will})").format(limit=limit, will=isolated(will))


def _milestone(one: Coming) -> str:
    return _("{what} · {day}").format(
        what=isolated(milestone_words.title(one.milestone)), day=milestone_words.coming(one)
    )


def _entry(card: EntryCard, today: date) -> str:
    return _("{what} · {day}").format(
        what=isolated(card.title), day=formats.relative_day(card.moment.day, today)
    )

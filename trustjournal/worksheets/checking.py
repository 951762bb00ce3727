"""What a worksheet's file must hold beyond what reading it needs: asked before it can be begun.

Sheets that were begun keep the text of their worksheet and are read without this, so that a check
that comes later closes no sheet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from trustjournal.core import resources
from trustjournal.events.catalogue import catalogue
from trustjournal.worksheets.domain import FollowUp, FollowUpType, Input, Question, Worksheet
from trustjournal.worksheets.proposals import NO_RHYTHM

MOST_DAYS = 3650
"""Ten years."""
PERSON_FIELDS = frozenset(
    {
        "how_met", "purpose", "can_give", "cares_about", "strengths", "we_share", "hope_month",
        "hope_two_years", "limits_stated",
    }
)  # fmt: skip
"""What of a person a worksheet may add words to."""
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_A_DAY = range(1, 24 * 60 + 1)
"""Minutes."""
_SCALE = range(-100, 101)
_BOUNDARIES = "boundaries_of_person"
_CLOSE = "_close"
"""In an order, a step that stands once more at the end."""
_BOTH = frozenset({"en", "ja"})
KEYS: Mapping[str, frozenset[str]] = {
    "": frozenset(
        {
            "id", "version", "minutes", "safety_gate", "about", "seeds", "title", "purpose",
            "not_for", "step", "card", "follow_up",
        }
    ),
    "title": _BOTH,
    "purpose": _BOTH,
    "not_for": _BOTH,
    "step": frozenset({"id", "private", "title", "guidance", "example", "why", "question"}),
    "step.title": _BOTH,
    "step.guidance": _BOTH,
    "step.example": _BOTH,
    "step.why": _BOTH | {"sources"},
    "step.question": frozenset(
        {
            "id", "prompt", "input", "required", "private", "option", "options_from", "on",
            "hedge_check", "harsh_check", "multi", "recurring", "actor", "rows", "default_days",
            "default", "min", "max", "anchors", "timer_minutes", "max_chars", "templates",
        }
    ),
    "step.question.prompt": _BOTH,
    "step.question.option": frozenset({"id", "label"}),
    "step.question.option.label": _BOTH,
    "step.question.anchors": _BOTH,
    "step.question.templates": _BOTH,
    "card": frozenset({"title", "footer", "section", "order", "order_note"}),
    "card.title": _BOTH,
    "card.footer": _BOTH,
    "card.order_note": _BOTH,
    "card.section": frozenset({"label", "from", "style"}),
    "card.section.label": _BOTH,
    "follow_up": frozenset(
        {
            "type", "from", "label", "actor", "due_default_days", "days", "after_days", "recurring",
            "ask_first", "worksheet", "kind", "map", "review_from", "review_default_days",
            "fine_from", "i_will_from", "opened_from", "cadence_from",
        }
    ),
    "follow_up.label": _BOTH,
}  # fmt: skip
"""The keys that each table may have; those of other tables are the writer's own."""


def unknown_keys(content: Mapping[str, Any]) -> list[str]:
    """Return the keys that mean nothing: one that is misspelt would do nothing, and say nothing."""
    return list(_unknown(content, ""))


def _unknown(table: Mapping[str, Any], place: str) -> Iterator[str]:
    known = KEYS.get(place)
    if known is None:
        return
    for name, value in table.items():
        inside = f"{place}.{name}" if place else name
        if name not in known:
            yield f"{inside} is no key of a worksheet"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from _unknown(each, inside)


def misfits(worksheet: Worksheet) -> list[str]:
    """Return what in a worksheet could not be done, each in a sentence."""
    return [
        *_bad_ids(worksheet),
        *_bad_numbers(worksheet),
        *_bad_texts(worksheet),
        *_bad_references(worksheet),
        *_bad_card(worksheet),
        *(said for each in worksheet.follow_ups for said in _bad_follow_up(worksheet, each)),
    ]


def _bad_ids(worksheet: Worksheet) -> Iterator[str]:
    ids = [worksheet.id, *(step.id for step in worksheet.steps)]
    for _address, question in worksheet.questions():
        ids += [question.id, *(option.id for option in question.options)]
    for each in ids:
        # Options that name days are numbers.
        if not (_ID.fullmatch(each) or each.isdecimal()):
            yield f"id {each!r} must be small letters, digits and _, and at most 40 of them"
    asked = dict(worksheet.questions()).get(worksheet.about)
    if asked is not None and asked.input is not Input.PERSON:
        yield f"about must name a question for a person, and {worksheet.about} is none"


def _bad_numbers(worksheet: Worksheet) -> Iterator[str]:
    numbers = [
        ("version", worksheet.version, range(1, 10_000)),
        ("minutes", worksheet.minutes, _A_DAY),
    ]
    for address, question in worksheet.questions():
        yield from _out_of_bounds(address, _days_of_question(question))
        numbers += [
            (f"{address}: rows", question.rows, range(1, 41)),
            (f"{address}: min", question.lowest, _SCALE),
            (f"{address}: max", question.highest, _SCALE),
            (f"{address}: max_chars", question.max_chars or 1, range(1, 1_000_000)),
            (f"{address}: timer_minutes", question.timer_minutes or 1, _A_DAY),
        ]
    for place, number, fitting in numbers:
        if number not in fitting:
            yield f"{place} must be {fitting.start} to {fitting.stop - 1}"


def _days_of_question(question: Question) -> Iterable[int]:
    return [*question.default_dates, *([question.default_days] if question.default_days else [])]


def _out_of_bounds(place: str, days: Iterable[int | None]) -> Iterator[str]:
    if any(each is not None and not 0 <= each <= MOST_DAYS for each in days):
        yield f"{place}: days must be 0 to {MOST_DAYS}"


def _bad_texts(worksheet: Worksheet) -> Iterator[str]:
    said = [("title", worksheet.title), ("purpose", worksheet.purpose)]
    said += [(f"step {each.id} title", each.title) for each in worksheet.steps]
    said += [(f"{address} prompt", question.prompt) for address, question in worksheet.questions()]
    for place, texts in said:
        if not all(text.strip() for text in texts.values()):
            yield f"{place} must say something in both languages"


def _bad_references(worksheet: Worksheet) -> Iterator[str]:
    known = resources.load("worksheet_sources.toml").names()
    for step in worksheet.steps:
        for each in step.sources:
            if each not in known:
                yield f"step {step.id}: {each} is no source that is known"
    for address, question in worksheet.questions():
        if question.options_from not in ("", _BOUNDARIES):
            yield f"{address}: options_from must be {_BOUNDARIES}"


def _bad_card(worksheet: Worksheet) -> Iterator[str]:
    steps = {step.id for step in worksheet.steps}
    for name, order in worksheet.card.orders.items():
        for each in order:
            if each not in steps and each.removesuffix(_CLOSE) not in steps:
                yield f"card order {name} names {each}, and there is no such step"


def _bad_follow_up(worksheet: Worksheet, follow_up: FollowUp) -> Iterator[str]:
    place = f"follow_up from {follow_up.answer}"
    days = (
        *follow_up.days, follow_up.due_default_days, follow_up.after_days,
        follow_up.review_default_days,
    )  # fmt: skip
    yield from _out_of_bounds(place, days)
    if follow_up.actor not in ("me", "them"):
        yield f"{place}: actor must be me or them"
    yield from _bad_kind(place, follow_up)
    cadence = dict(worksheet.questions()).get(follow_up.cadence_from)
    for option in () if cadence is None else cadence.options:
        in_days = option.id.isdecimal() and 1 <= int(option.id) <= MOST_DAYS
        if option.id != NO_RHYTHM and not in_days:
            yield f"{place}: the options of {follow_up.cadence_from} must be days, or {NO_RHYTHM}"


def _bad_kind(place: str, follow_up: FollowUp) -> Iterator[str]:
    if follow_up.type is FollowUpType.EVENT:
        wanted = [follow_up.kind] if follow_up.kind else list(follow_up.mapping.values())
        unknown = [each for each in wanted if each not in catalogue().by_id]
        if unknown or not wanted:
            yield f"{place}: {', '.join(unknown) or 'nothing'} is no kind of event"
    if follow_up.type is FollowUpType.PERSON and follow_up.kind not in PERSON_FIELDS:
        yield f"{place}: kind must be one of {', '.join(sorted(PERSON_FIELDS))}"
    if follow_up.type is FollowUpType.WORKSHEET and not follow_up.worksheet:
        yield f"{place}: worksheet is missing"

"""Promises with everything filled in that a test is not about."""

from datetime import date

from trustjournal.core.ids import EventId, PersonId, PromiseId
from trustjournal.events.domain import By
from trustjournal.promises.domain import Draft, Outcome, Promise, Step, Tale
from trustjournal.promises.series import planned

TODAY = date(2026, 5, 14)
"""The day on which every test begins."""


def day(number: int, month: int = 5, year: int = 2026) -> date:
    return date(year, month, number)


def a_promise(**fields) -> Promise:
    plan = {name: fields.pop(name) for name in ("due", "repeats") if name in fields}
    given = {
        "id": PromiseId("a promise"),
        "person": PersonId("misaki"),
        "by": By.ME,
        "text": "本を返す",
        "made": day(1),
    } | fields
    return planned(Promise(**given), **plan)


def a_step(outcome=Outcome.AGREED_ANEW, **fields) -> Step:
    given = {
        "id": "a step",
        "promise": PromiseId("a promise"),
        "day": day(5),
        "event": EventId("an event"),
    } | fields
    return Step(outcome=outcome, **given)


def a_tale(*steps, **fields) -> Tale:
    return Tale(promise=a_promise(**fields), steps=steps)


def a_draft(person=None, **fields) -> Draft:
    named = {"name": "美咲"} if person is None else {"person": person.id}
    return Draft(**({"text": "本を返す"} | named | fields))

"""Commands about promises."""

import argparse
from typing import Any

from trustjournal.cli.naming import named
from trustjournal.cli.output import say, say_json
from trustjournal.cli.parser import readable, standard_input
from trustjournal.core.problems import JournalProblem
from trustjournal.events.domain import By, Size
from trustjournal.i18n import _, formats
from trustjournal.promises import words
from trustjournal.promises.domain import Draft, Outcome, Repeats, Step, Tale
from trustjournal.promises.ledger import in_order
from trustjournal.services import Services

_SHORT = 8
"""Digits of an id that tell promises apart in a list."""


def promise(services: Services, options: argparse.Namespace) -> None:
    """Add, list or settle promises."""
    {"add": _add, "list": _list, "settle": _settle}[options.action](services, options)


def _add(services: Services, options: argparse.Namespace) -> None:
    text = standard_input() if options.text == "-" else readable(options.text)
    made = services.promises.make(
        Draft(
            text=text,
            name=readable(options.person),
            by=By(options.by),
            made=options.made,
            due=options.due,
            size=Size(options.size),
            repeats=Repeats(options.repeats),
        )
    )
    if options.json:
        say_json({"id": made.id})
    else:
        say(_("Noted: {id}").format(id=made.id[:_SHORT]))


def _list(services: Services, options: argparse.Namespace) -> None:
    names = {each.id: each.name for each in services.people.everyone(with_put_away=True)}
    tales = _wanted(services, options)
    if options.json:
        say_json([_as_json(tale, names[tale.promise.person]) for tale in tales])
        return
    for tale in tales:
        _say_one(services, tale, names[tale.promise.person])
    if not tales:
        say(_("No promises are noted."))


def _wanted(services: Services, options: argparse.Namespace) -> list[Tale]:
    """Return open ones as the board has them, then settled ones, the latest first."""
    person = None if options.person is None else named(services, readable(options.person)).id
    tales = services.promises.everything(person)
    if options.state is not None:
        tales = [tale for tale in tales if tale.promise.state == options.state]
    opened = in_order((t for t in tales if t.promise.is_open), services.promises.today)
    settled = [tale for tale in tales if not tale.promise.is_open]
    return [*opened, *sorted(settled, key=lambda t: str(t.promise.settled_on), reverse=True)]


def _say_one(services: Services, tale: Tale, name: str) -> None:
    one = tale.promise
    state = words.state(one)
    if one.is_open and one.due is not None:
        state = _("for {day}").format(day=formats.relative_day(one.due, services.promises.today))
    elif one.settled_on is not None:
        state = f"{state} {formats.short_day(one.settled_on)}"
    first, *others = one.text.splitlines()
    said = _(", ").join((name, words.by(one.by), state))
    say("\n".join((f"{one.id[:_SHORT]}  {first}", *(f"          {line}" for line in others))))
    say(f"          {said}")


def _as_json(tale: Tale, name: str) -> dict[str, Any]:
    one = tale.promise
    return {
        "id": one.id,
        "kind": "promise",
        "person": name,
        "by": one.by.value,
        "text": one.text,
        "made": one.made.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "size": one.size.value,
        "state": one.state.value,
        "settled_on": one.settled_on.isoformat() if one.settled_on else None,
        "repeats": one.repeats.value,
        "how_good": one.how_good,
        "who_decides": one.who_decides,
        "history": [_step_as_json(step) for step in tale.steps],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    return {
        "day": step.day.isoformat(),
        "outcome": step.outcome.value,
        "note": step.note,
        "due_before": step.due_before.isoformat() if step.due_before else None,
        "due_after": step.due_after.isoformat() if step.due_after else None,
    }


def _settle(services: Services, options: argparse.Namespace) -> None:
    if options.due is not None and options.outcome != Outcome.AGREED_ANEW:
        raise JournalProblem(
            _("A new day goes with agreed-anew only."),
            _("Nothing was changed."),
            _("Leave --due out, or choose agreed-anew."),
        )
    note = standard_input() if options.note == "-" else readable(options.note)
    found = services.promises.beginning_with(options.id)
    done = services.promises.settle(
        found.id,
        Outcome(options.outcome),
        day=options.day,
        note=note,
        new_due=options.due,
    )
    if options.json:
        following = None if done.following is None else done.following.id
        say_json({"id": done.promise.id, "state": done.promise.state.value, "next": following})
    else:
        say(words.done(done.step, done.promise.by, done.following))

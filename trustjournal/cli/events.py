"""Commands about what happened."""

import argparse
from typing import Any

from trustjournal.cli.naming import named
from trustjournal.cli.output import say, say_json
from trustjournal.cli.parser import readable, standard_input
from trustjournal.core.text import first_line
from trustjournal.events import words
from trustjournal.events.domain import By, Event, Size
from trustjournal.i18n import _, formats
from trustjournal.people.domain import Person
from trustjournal.services import Services


def event(services: Services, options: argparse.Namespace) -> None:
    """Note an event, or list them."""
    {"add": _add, "list": _list}[options.action](services, options)


def _add(services: Services, options: argparse.Namespace) -> None:
    noted = services.events.note_about(
        readable(options.person),
        readable(options.kind),
        By(options.by),
        size=Size(options.size),
        day=options.day,
        note=standard_input() if options.note == "-" else readable(options.note),
    )
    if options.json:
        say_json({"id": noted.id})
    else:
        said = words.happened(noted, services.people.get(noted.person))
        say(_("Noted: {event}").format(event=said))


def _list(services: Services, options: argparse.Namespace) -> None:
    people = {each.id: each for each in services.people.everyone(with_put_away=True)}
    if options.person is None:
        found = services.events.everything()
    else:
        found = services.events.of_person(named(services, readable(options.person)).id)
    newest = found[::-1][: options.limit]
    if options.json:
        say_json([_as_json(each, people[each.person]) for each in newest])
        return
    if not newest:
        say(_("Nothing has been noted yet."))
    for each in newest:
        said = words.happened(each, people[each.person])
        say(f"{formats.short_day(each.day)}  {said}  {first_line(each.note)}".rstrip())


def _as_json(each: Event, person: Person) -> dict[str, Any]:
    return {
        "id": each.id,
        "day": each.day.isoformat(),
        "person": person.name,
        "kind": each.kind,
        "label": words.kind(each.kind),
        "by": str(each.by),
        "size": str(each.size),
        "note": each.note,
        "detail": each.detail,
        "unasked": each.unasked,
        "entry": each.entry,
    }

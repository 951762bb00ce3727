"""Commands about entries and people."""

import argparse
from datetime import datetime
from typing import Any

from trustjournal.cli.output import say, say_json
from trustjournal.cli.parser import readable, standard_input
from trustjournal.core.clock import moment_of
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _, formats
from trustjournal.journal.domain import Entry, Query
from trustjournal.keeping.counted import COUNTED, counted
from trustjournal.people.domain import PeopleOrder, Person
from trustjournal.services import Services


def write(services: Services, options: argparse.Namespace) -> None:
    """Write one entry, with whom it is about and how that feels."""
    if options.trust is not None and len(options.person) != 1:
        raise JournalProblem(
            _("--trust needs exactly one --person."),
            _("Nothing was written."),
            _("Name the one person this rating is about."),
        )
    text = standard_input() if options.text == "-" else readable(options.text)
    if not text.strip() and options.trust is None:
        raise JournalProblem(
            _("There is nothing to write."),
            _("Nothing was written."),
            _("Give a text, or - and a text on standard input."),
        )
    entry = services.journal.write(
        text,
        people=[readable(name) for name in options.person],
        tags=[readable(tag) for tag in options.tag],
        trust=options.trust,
        day=options.day,
        time=options.time,
    )
    if options.json:
        say_json({"id": entry.id})
    else:
        say(_("Saved: {day}").format(day=formats.short_day(entry.moment.day)))


def list_entries(services: Services, options: argparse.Namespace) -> None:
    """List entries, newest first."""
    order = services.journal.order(None)
    entries = services.journal.entries(order.numbers[: options.limit])
    names = _names(services)
    if options.json:
        say_json([_as_json(entry, names) for entry in entries])
        return
    if not entries:
        say(_("Nothing has been written yet."))
    for entry in entries:
        say(f"{formats.short_day(entry.moment.day)}  {entry.title}")


def _names(services: Services) -> dict[str, str]:
    return {
        person.id: person.name
        for person in services.people.everyone(PeopleOrder.NAME, with_put_away=True)
    }


def _as_json(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": "entry",
        "day": entry.moment.day.isoformat(),
        "written_at": _written_at(entry.moment.instant),
        "title": entry.title,
        "text": entry.content.text,
        "people": [names[person] for person in entry.content.people if person in names],
        "tags": list(entry.content.tags),
    }


def _written_at(instant: datetime) -> str:
    return moment_of(instant).instant.isoformat()


def search(services: Services, options: argparse.Namespace) -> None:
    """Find entries by words."""
    found = services.journal.search(
        Query(words=options.query, inside_words=options.inside_words), limit=options.limit
    )
    names = _names(services)
    if options.json:
        say_json(
            [
                {
                    "id": hit.id,
                    "kind": hit.kind,
                    "day": hit.day.isoformat() if hit.day else None,
                    "written_at": _written_at(hit.written_at),
                    "title": hit.title,
                    "excerpt": hit.excerpt,
                    "people": [names[person] for person in hit.people if person in names],
                    "tags": list(hit.tags),
                }
                for hit in found
            ]
        )
        return
    for hit in found:
        day = formats.short_day(hit.day) if hit.day else ""
        say(f"{day}  {hit.title}\n    {hit.excerpt}")
    if not found:
        say(_("Nothing was found."))


def stats(services: Services, options: argparse.Namespace) -> None:
    """Count what is in the journal."""
    counts = services.keeping.counts()
    if options.json:
        say_json(counts)
        return
    for name in COUNTED:
        count = counts[name]
        if count or name in _ALWAYS_SAID:
            say(counted(name, count))


_ALWAYS_SAID = ("entries", "people", "check_ins")


def person(services: Services, options: argparse.Namespace) -> None:
    """Add a person, or list everyone."""
    if options.action == "add":
        added = services.people.add(readable(options.name), reading=readable(options.reading))
        if options.json:
            say_json({"id": added.id})
        else:
            say(_("Added: {name}").format(name=added.name))
        return
    everyone = services.people.everyone(PeopleOrder.NAME, with_put_away=True)
    if options.json:
        say_json([_person_as_json(each) for each in everyone])
        return
    for each in everyone:
        say(each.name + (f"（{each.reading}）" if each.reading else ""))


def _person_as_json(each: Person) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": "person",
        "name": each.name,
        "reading": each.reading,
        "circles": [str(circle) for circle in each.circles],
        "put_away": each.put_away,
    }

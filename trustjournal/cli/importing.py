"""The command that brings in what was written elsewhere."""

import argparse
from typing import Any

from trustjournal.cli.output import say, say_json
from trustjournal.i18n import _
from trustjournal.keeping.importing import preview as words
from trustjournal.keeping.importing.arriving import Format
from trustjournal.keeping.importing.preview import Preview
from trustjournal.services import Services


def bring_in(services: Services, options: argparse.Namespace) -> None:
    """Say what a file holds, and bring it in unless only that was asked for."""
    wanted = None if options.format is None else Format(options.format)
    preview = services.importing.look(options.file, wanted)
    if options.dry_run:
        if options.json:
            say_json(_as_json(preview, changed=False))
        else:
            _say_preview(preview)
            say(_("Nothing was changed."))
        return
    if not options.json:
        _say_preview(preview)
    done = services.importing.bring_in(preview, takes_theirs=options.take_theirs)
    if options.json:
        say_json(_as_json(done.preview, changed=not done.changed_nothing))
    else:
        say(words.outcome(done.preview, took_theirs=done.took_theirs))


def _say_preview(preview: Preview) -> None:
    say(words.heading(preview))
    for line in (*words.lines(preview), *words.notes(preview)):
        say(f"    {line}")
    if preview.unread:
        say(_("Left out:"))
    for line in words.left_out(preview):
        say(f"    {line}")


def _as_json(preview: Preview, *, changed: bool) -> dict[str, Any]:
    return {
        "format": str(preview.arriving.format),
        "first_day": _day(preview.first_day),
        "last_day": _day(preview.last_day),
        "kinds": {
            name: {
                "new": tally.new,
                "same": tally.same,
                "different": tally.different,
                "in_trash": tally.in_trash,
            }
            for name, tally in preview.tallies.items()
            if tally.all
        },
        "left_out": [{"place": each.place, "why": str(each.why)} for each in preview.unread],
        "guessed_encodings": [each.place for each in preview.guesses],
        "changed": changed,
    }


def _day(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())

"""Commands about copies: saving and trying one, looking into one, bringing back all or a part."""

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from trustjournal.cli import output
from trustjournal.cli.output import say, say_json
from trustjournal.core.clock import Clock
from trustjournal.core.ids import EntryId
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.keeping import comparing_copies, copyfile, restoring, words
from trustjournal.keeping.difference import Comparison, Holding, Side
from trustjournal.keeping.opened_copy import inside
from trustjournal.keeping.problems import CopyNotOpened
from trustjournal.services import SHELVES, Services
from trustjournal.storage.problems import MistypedRecoveryKey, WrongPassphrase
from trustjournal.storage.vault import Vault, VaultState


@contextmanager
def _told_of_the_copy() -> Iterator[None]:
    """Say of a copy, not of the journal, that what was given does not open it."""
    try:
        yield
    except MistypedRecoveryKey:
        raise
    except WrongPassphrase:
        raise CopyNotOpened from None


def backup(services: Services, options: argparse.Namespace, secret: str | None) -> None:
    """Save a copy that was read back and checked, or try one that is there."""
    if options.trial:
        _try(services, options, secret)
        return
    file = services.keeping.back_up(options.out)
    if options.json:
        say_json({"id": file.stem, "file": str(file)})
    else:
        say(_("A checked copy was saved: {file}").format(file=file))


@_told_of_the_copy()
def _try(services: Services, options: argparse.Namespace, secret: str | None) -> None:
    file: Path | None = options.out
    if file is None:
        copies = services.keeping.copies()
        if not copies:
            raise JournalProblem(
                _("There is no copy yet."),
                _("Nothing was changed."),
                _("Save one with backup, or name the file of another."),
            )
        file = next((each for each in copies if not each.is_damaged), copies[0]).file
    tried = services.keeping.try_copy(file, _secret_of(file, options, secret))
    if options.json:
        say_json({"file": str(file), "entries": tried.entries, "compared": tried.compared})
    else:
        say(str(file))
        say(words.tried(tried))


def _secret_of(file: Path, options: argparse.Namespace, journals: str | None) -> str | None:
    """Return what opens a copy: what opens the journal, or what is asked for."""
    if not restoring.needs_secret(file):
        return None
    try:
        restoring.require_secret(file, journals)
    except WrongPassphrase:
        given = options.passphrase_file
        if given is not None and journals is not None:
            raise  # it was read from that file
        # A journal without a passphrase needed none of what was given.
        return output.passphrase(given, _("Passphrase of the copy:"))
    return journals


def needs_journal(vault: Vault, options: argparse.Namespace) -> bool:
    """Whether a copy is held against the journal, which has to be open for that."""
    if options.entry:
        return True
    return bool(options.preview) and vault.state() is not VaultState.MISSING


@_told_of_the_copy()
def restore(vault: Vault, options: argparse.Namespace, clock: Clock) -> None:
    """Bring a copy back, or only say what it holds."""
    manifest = copyfile.read_manifest(restoring.existing(options.file))
    entries = words.entries(manifest.entries)
    if options.look:
        if options.json:
            say_json(asdict(manifest))
        else:
            say(_("This copy is intact and holds {entries}.").format(entries=entries))
        return
    secret = None
    if restoring.needs_secret(options.file):
        secret = output.passphrase(options.passphrase_file, _("Passphrase of the copy:"))
    if options.preview:
        with inside(options.file, secret, vault.folder) as copied:
            held = comparing_copies.survey(copied, comparing_copies.kinds(SHELVES)).holding
        _tell(Comparison(copy=held, journal=None), options)
        return
    former = restoring.restore(vault, options.file, secret, clock())
    if options.json:
        say_json({"id": manifest.journal_id, "former": str(former) if former else None})
        return
    say(_("The copy was brought back: {entries}.").format(entries=entries))
    if former is not None:
        say(_("What was there before is kept at {folder}.").format(folder=former))


@_told_of_the_copy()
def look_inside(services: Services, options: argparse.Namespace, secret: str | None) -> None:
    """Say in what a copy differs from the journal, or bring single entries out of it."""
    of_copy = _secret_of(options.file, options, secret)
    if not options.entry:
        _tell(services.keeping.compare(options.file, of_copy), options)
        return
    ids = [EntryId(each) for each in options.entry]
    returned = services.keeping.bring_back_entries(options.file, of_copy, ids)
    if options.json:
        say_json([{"id": each.entry} for each in returned])
        return
    say(_("Brought back: {entries}.").format(entries=words.entries(len(returned))))


def _tell(comparison: Comparison, options: argparse.Namespace) -> None:
    if options.json:
        say_json(_as_json(comparison))
        return
    say(_("In the copy: {holding}").format(holding=words.holding(comparison.copy)))
    if reach := words.reach(comparison.copy):
        say(reach)
    if comparison.journal is None:
        return
    say(_("In the journal: {holding}").format(holding=words.holding(comparison.journal)))
    if comparison.is_same:
        say(_("Both hold the same."))
    for found in comparison.differences:
        say(words.difference(found))
        for heading, side in (
            (_("Only in the copy"), found.only_in_copy),
            (_("Only in the journal"), found.only_in_journal),
            (_("Different in both"), found.changed),
        ):
            _tell_side(heading, side)


def _tell_side(heading: str, side: Side) -> None:
    if side.things:
        say(f"  {heading}")
    for thing in side.things:
        say(f"    {words.day(thing)}  {words.title(thing)}  [{thing.id}]")


def _as_json(comparison: Comparison) -> Mapping[str, Any]:
    return {
        "copy": _held(comparison.copy),
        "journal": None if comparison.journal is None else _held(comparison.journal),
        "differences": {
            found.kind: {
                "only_in_copy": _listed(found.only_in_copy),
                "only_in_journal": _listed(found.only_in_journal),
                "different": _listed(found.changed),
            }
            for found in comparison.differences
        },
    }


def _held(held: Holding) -> Mapping[str, Any]:
    return {
        "counts": held.counts,
        "first_day": None if held.first_day is None else held.first_day.isoformat(),
        "last_day": None if held.last_day is None else held.last_day.isoformat(),
    }


def _listed(side: Side) -> Mapping[str, Any]:
    return {
        "count": side.count,
        "things": [
            {
                "id": thing.id,
                "title": thing.title,
                "day": None if thing.day is None else thing.day.isoformat(),
                "people": list(thing.about),
            }
            for thing in side.things
        ],
    }

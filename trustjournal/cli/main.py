"""Runs one command: opens the journal, asks the service, prints the answer, closes the journal."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from trustjournal.cli import (
    copies,
    drawing,
    events,
    importing,
    keeping,
    output,
    promises,
    worksheets,
    writing,
)
from trustjournal.cli.output import EmptyPassphrase, complain, complain_in_words, say
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import Clock, system_clock
from trustjournal.core.paths import Paths
from trustjournal.core.problems import JournalProblem
from trustjournal.core.settings import Settings
from trustjournal.i18n import _
from trustjournal.keeping.checking import damaged_file
from trustjournal.keeping.problems import SetAside
from trustjournal.keeping.service import Keeping
from trustjournal.services import Services, assemble, salvage, write_out
from trustjournal.storage.problems import JournalDamaged, JournalLeaving
from trustjournal.storage.vault import Vault, VaultState

DONE, PROBLEM = 0, 1

_WITH_JOURNAL: dict[str, Callable[[Services, argparse.Namespace], int | None]] = {
    "write": writing.write,
    "list": writing.list_entries,
    "search": writing.search,
    "stats": writing.stats,
    "person": writing.person,
    "event": events.event,
    "promise": promises.promise,
    "sheet": worksheets.sheet,
    "chart": drawing.chart,
    "figures": drawing.figures,
    "check": keeping.check,
    "export": keeping.export,
    "import": importing.bring_in,
}

_WITH_SECRET: dict[str, Callable[[Services, argparse.Namespace, str | None], None]] = {
    "backup": copies.backup,
    "restore": copies.look_inside,
    "passphrase": keeping.change_passphrase,
}
"""What may open something else with that which opened the journal."""


def places(options: argparse.Namespace, settings: Settings) -> Paths:
    """Return where the journal lies: as asked, as remembered, or in the standard place."""
    remembered = Path(settings.journal) if settings.journal else None
    return Paths.standard(options.journal or remembered)


def run(options: argparse.Namespace, paths: Paths, clock: Clock = system_clock) -> int:
    """Do what was asked. Returns 0 when done, 1 after a problem that was explained."""
    try:
        return _run(options, paths, clock) or DONE
    except JournalLeaving as problem:
        complain(JournalProblem(problem.happened, problem.kept, _come_back_later()))
        return PROBLEM
    except JournalProblem as problem:
        if options.command == "check" and isinstance(problem, JournalDamaged):
            # Too damaged to be opened, which is the finding.
            return keeping.tell_findings([damaged_file()], options) or DONE
        complain(problem)
        if options.command == "export" and isinstance(problem, JournalDamaged):
            complain_in_words(keeping.another_way_out())
        return PROBLEM
    except (KeyboardInterrupt, EOFError):
        complain(JournalProblem(_("Stopped."), _("What was already saved is kept.")))
        return PROBLEM


def _come_back_later() -> str:
    """Return what to do about a journal that is being closed, where no window waits for it."""
    return _(
        "Run the command again once that is done. On a slow disk that can take a while; one that "
        "does not answer is not waited for longer than a minute or two."
    )


def _run(options: argparse.Namespace, paths: Paths, clock: Clock) -> int | None:
    vault = Vault(paths.journal, paths.backups)
    if options.command == "init":
        return _init(vault, options)
    if options.command == "restore" and not copies.needs_journal(vault, options):
        copies.restore(vault, options, clock)
        return None
    if options.command == "worksheets":
        worksheets.worksheets(paths.worksheets, options)
        return None
    if options.command == "salvage":
        secret = _secret(vault, options.passphrase_file)
        if options.out is not None:
            keeping.tell_written_out(write_out(vault, secret, options.out, clock), options)
        else:
            keeping.tell_rescue(salvage(vault, secret, clock), options)
        return None
    secret = _secret(vault, options.passphrase_file)
    with _opened(vault, secret, clock, paths) as services:
        if options.command in _WITH_SECRET:
            _WITH_SECRET[options.command](services, options, secret)
            return None
        return _WITH_JOURNAL[options.command](services, options)


def _secret(vault: Vault, passphrase_file: Path | None) -> str | None:
    if vault.state() is not VaultState.LOCKED:
        return None
    return output.passphrase(passphrase_file, _("Passphrase or recovery key:"))


@contextmanager
def _opened(vault: Vault, secret: str | None, clock: Clock, paths: Paths) -> Iterator[Services]:
    vault.open(secret)
    try:
        services = assemble(vault, clock, tell_nobody, paths.worksheets)
        services.keeping.clear_away_unfinished()
        _tell_set_aside(services.keeping)
        yield services
    finally:
        vault.close()


def _tell_set_aside(keeping: Keeping) -> None:
    """Say once, beside whatever is answered, that a file was set aside."""
    file = keeping.set_aside()
    if file is not None:
        complain(SetAside(file))
        keeping.note_set_aside_read()


def _init(vault: Vault, options: argparse.Namespace) -> int | None:
    if vault.state() is not VaultState.MISSING:
        raise JournalProblem(
            _("There is already a journal at this place."),
            _("Nothing was changed."),
            _("Choose another folder with --journal."),
        )
    secret = None if options.no_passphrase else _new_passphrase(options.passphrase_file)
    recovery_key = vault.create(secret)
    journal_id = vault.journal_id
    vault.close()
    if options.json:
        output.say_json({"id": journal_id, "recovery_key": recovery_key})
        return None
    say(_("The journal is ready: {folder}").format(folder=vault.folder))
    if recovery_key is None:
        say(_("It has no passphrase: whoever can use this computer account can read it."))
    else:
        keeping.say_recovery_key(recovery_key)
    return None


def _new_passphrase(file: Path | None) -> str:
    first = output.passphrase(file, _("New passphrase:"))
    if not first:
        raise EmptyPassphrase(_("Choose a longer one, or use --no-passphrase."))
    if file is None:
        output.require_the_same(first)
    return first

"""Commands that look after the journal: checking, exports, the passphrase."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict

from trustjournal.cli import output
from trustjournal.cli.output import EmptyPassphrase, say, say_json
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.keeping.checking import Finding, Severity
from trustjournal.keeping.problems import Rescued, WrittenOut
from trustjournal.keeping.salvaging import Rescue
from trustjournal.services import Services
from trustjournal.storage.salvage import Salvaged


def check(services: Services, options: argparse.Namespace) -> int | None:
    """Check the journal; a finding that needs the user makes the exit code 1."""
    if options.mend_search:
        services.keeping.mend_search()
    return tell_findings(services.keeping.check(), options)


def tell_findings(findings: Sequence[Finding], options: argparse.Namespace) -> int | None:
    """Say what a check found; the exit code is 1 when something needs the user."""
    if options.json:
        say_json([{**asdict(finding), "severity": str(finding.severity)} for finding in findings])
    elif not findings:
        say(_("The journal is intact."))
    else:
        for finding in findings:
            say(f"{_(finding.severity.label)}: {finding.what}\n    {finding.next_step}")
    return 1 if any(finding.severity is not Severity.NOTE for finding in findings) else None


def tell_rescue(rescue: Rescue, options: argparse.Namespace) -> None:
    """Say what could be saved of a damaged journal."""
    if options.json:
        say_json({**_figures(rescue.salvaged), "former": str(rescue.former)})
        return
    _say_all(Rescued(rescue.salvaged, rescue.former))


def tell_written_out(salvaged: Salvaged, options: argparse.Namespace) -> None:
    """Say what of a damaged journal lies in plain files now."""
    if options.json:
        say_json({**_figures(salvaged), "folder": str(options.out)})
        return
    _say_all(WrittenOut(salvaged, options.out))


def another_way_out() -> str:
    """Say how a damaged journal, which an export refuses, is written out all the same."""
    return _("“trustjournal salvage --out FOLDER” writes out everything that can still be read.")


def _figures(salvaged: Salvaged) -> dict[str, int]:
    return {
        "rows": salvaged.rows,
        "refused": salvaged.refused,
        "from_copies": salvaged.from_copies,
    }


def _say_all(told: JournalProblem) -> None:
    for sentence in filter(None, (told.happened, told.next_step, told.kept)):
        say(sentence)


def export(services: Services, options: argparse.Namespace) -> None:
    """Write everything out for people and other programs."""
    keeping = services.keeping
    {
        "json": keeping.export_json,
        "markdown": keeping.export_markdown,
        "csv": keeping.export_csv,
    }[options.format](options.out)
    if options.json:
        say_json({"id": options.out.name, "file": str(options.out)})
        return
    say(_("Everything was written to {place}.").format(place=options.out))
    say(_("These files are not encrypted: whoever can open them can read them."))


def change_passphrase(services: Services, options: argparse.Namespace, current: str | None) -> None:
    """Give the journal a new passphrase, or its first."""
    new = output.passphrase(
        options.new_passphrase_file, _("New passphrase:"), "--new-passphrase-file"
    )
    if not new:
        raise EmptyPassphrase(_("Choose a longer one."))
    if options.new_passphrase_file is None:
        output.require_the_same(new)
    recovery_key = services.vault.change_passphrase(current, new)
    if options.json:
        say_json({"id": services.vault.journal_id, "recovery_key": recovery_key})
        return
    say(_("The passphrase was changed. Copies made earlier still open with the former one."))
    if recovery_key is not None:
        say_recovery_key(recovery_key)


def say_recovery_key(recovery_key: str) -> None:
    """Show the recovery key, once, with what it is for."""
    say(_("Recovery key: {key}").format(key=recovery_key))
    say(
        _(
            "Write it down and keep it away from this computer. It opens the journal when the "
            "passphrase is forgotten; without either, nobody can."
        )
    )

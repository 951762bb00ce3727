"""Commands about charts and the numbers behind them."""

import argparse
from pathlib import Path

from trustjournal.cli.output import say, say_json
from trustjournal.cli.parser import readable
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.services import Services
from trustjournal.trends import saving
from trustjournal.trends.saving import FileKind

_DRAWN = (FileKind.PNG, FileKind.SVG, FileKind.PDF)


class NobodyCalledSo(JournalProblem):
    """A name that nobody in the journal answers to."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nobody of this name."),
            _("Nothing was written."),
            _("List everyone with: trustjournal person list"),
        )


class NotAChartFile(JournalProblem):
    """A name that does not say as what a chart shall be written."""

    def __init__(self) -> None:
        super().__init__(
            _("A chart can be written as PNG, SVG or PDF."),
            _("Nothing was written."),
            _("Give a file whose name ends in .png, .svg or .pdf."),
        )


def chart(services: Services, options: argparse.Namespace) -> None:
    """Draw one person's felt trust into a file."""
    kind = _kind(options.out)
    shown = services.trends.felt_trust(_person(services, options.person).id)
    saving.save(shown, kind, options.out)
    if options.json:
        say_json({"file": str(options.out)})
    else:
        say(_("Saved: {file}").format(file=options.out))


def figures(services: Services, options: argparse.Namespace) -> None:
    """Print the numbers behind the charts; they are numbers either way, so always as JSON."""
    say_json(services.trends.figures(_person(services, options.person).id).as_json())


def _person(services: Services, name: str) -> Person:
    found = services.people.named(readable(name))
    if found is None:
        raise NobodyCalledSo
    return found


def _kind(file: Path) -> FileKind:
    for kind in _DRAWN:
        if file.suffix.lower() == f".{kind.value}":
            return kind
    raise NotAChartFile

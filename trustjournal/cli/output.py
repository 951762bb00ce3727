"""How the command line asks and answers."""

import getpass
import json
import sys
from pathlib import Path
from typing import Any

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class PassphraseMissing(JournalProblem):
    """There is nobody to ask for the passphrase."""

    def __init__(self) -> None:
        super().__init__(
            _("A passphrase is needed, and there is no terminal to ask on."),
            _("Nothing was changed."),
            _("Give a file with --passphrase-file."),
        )


class PassphraseFileUnreadable(JournalProblem):
    """The file that should hold the passphrase cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            _("The passphrase file could not be read, or its first line is empty."),
            _("Nothing was changed."),
            _("Check the path after --passphrase-file."),
        )


def say(line: str) -> None:
    """Print one line; characters the terminal cannot show are replaced, never fatal."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def say_json(value: Any) -> None:
    """Print a value as JSON, in plain ASCII where the terminal could spoil anything else."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=not readable) + "\n")


def complain(problem: JournalProblem) -> None:
    """Print what happened, what was kept and what to do next, where errors belong."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(str(problem).encode(encoding, "replace").decode(encoding) + "\n")


def passphrase(file: Path | None, question: str) -> str:
    """Read a passphrase from a file's first line or the terminal; never from an argument."""
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise PassphraseMissing
    return getpass.getpass(question + " ")


def _first_line(file: Path) -> str:
    try:
        # Some editors begin a file with a mark that nobody can type.
        line = file.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise PassphraseFileUnreadable from None
    if not line:
        raise PassphraseFileUnreadable
    return line

"""How the command line asks and answers."""

import getpass
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class PassphraseMissing(JournalProblem):
    """There is nobody to ask for the passphrase."""

    def __init__(self, option: str) -> None:
        super().__init__(
            _("A passphrase is needed, and there is no terminal to ask on."),
            _("Nothing was changed."),
            _("Give a file with {option}.").format(option=option),
        )


class PassphraseFileUnreadable(JournalProblem):
    """The file that should hold the passphrase cannot be read."""

    def __init__(self, option: str) -> None:
        super().__init__(
            _("The passphrase file could not be read, or its first line is empty."),
            _("Nothing was changed."),
            _("Check the path after {option}.").format(option=option),
        )


class EmptyPassphrase(JournalProblem):
    """Enter was pressed without a passphrase."""

    def __init__(self, next_step: str) -> None:
        super().__init__(
            _("An empty passphrase protects nothing."), _("Nothing was changed."), next_step
        )


class AnswerNotPrinted(JournalProblem):
    """The answer has nowhere to go, such as into a file on a full disk."""

    def __init__(self) -> None:
        super().__init__(
            _("The answer could not be printed."),
            _("What you asked for was done."),
            _("Check where the output goes."),
        )


def say(line: str) -> None:
    """Print one line; characters the terminal cannot show are replaced, never fatal."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _print(line.encode(encoding, "replace").decode(encoding))


def say_json(value: Any) -> None:
    """Print a value as JSON, in plain ASCII where the terminal could spoil anything else."""
    encoding = getattr(sys.stdout, "encoding", None) or ""
    readable = encoding.lower().replace("-", "") == "utf8"
    _print(json.dumps(value, indent=1, ensure_ascii=not readable))


def _print(text: str) -> None:
    """Print at once: what was asked for is done, whether or not anybody reads the answer."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has enough; Python would complain at the end of the program.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        raise AnswerNotPrinted from None


def complain(problem: JournalProblem) -> None:
    """Print what happened, what was kept and what to do next, where errors belong."""
    complain_in_words(str(problem))


def complain_in_words(words: str) -> None:
    """Print words where errors belong; when nobody can read them, the exit code has to do."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError):
        sys.stderr.write(words.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()


def passphrase(file: Path | None, question: str, option: str = "--passphrase-file") -> str:
    """Read a passphrase from a file's first line or the terminal; never from an argument.

    `option` is where that file is named.
    """
    if file is not None:
        return _first_line(file, option)
    # A program may be started without any standard input.
    if sys.stdin is None or not sys.stdin.isatty():
        raise PassphraseMissing(option)
    return getpass.getpass(question + " ")


def require_the_same(passphrase_given: str) -> None:
    """Ask for a new passphrase once more."""
    if passphrase_given != passphrase(None, _("Once more:")):
        raise JournalProblem(
            _("The two passphrases differ."), _("Nothing was changed."), _("Please try again.")
        )


def _first_line(file: Path, option: str) -> str:
    try:
        # Some editors begin a file with a mark that nobody can type.
        line = file.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise PassphraseFileUnreadable(option) from None
    if not line:
        raise PassphraseFileUnreadable(option)
    return line

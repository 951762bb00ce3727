"""What may be typed on the command line."""

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from trustjournal import __version__
from trustjournal.checkins.domain import HIGHEST, LOWEST
from trustjournal.cli import misunderstood, output
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import LANGUAGES, _
from trustjournal.journal.domain import LONGEST_TEXT
from trustjournal.journal.problems import TextTooLong

WRONG_USAGE, NOT_PRINTED = 2, 1
PROGRAM = "trustjournal"
DEMO = "demo"
WINDOWS = (None, DEMO)
"""The commands that open a window."""
_MOST_BYTES = 4 * LONGEST_TEXT + 3
"""Of the longest text in UTF-8, with a byte order mark."""
_LONGEST_NUMBER = 9
"""Digits."""


class NotUnicode(JournalProblem):
    """A text in an encoding that would have to be guessed."""

    def __init__(self) -> None:
        super().__init__(
            _("This text is not in UTF-8, so it could not be read without losing letters."),
            _("Nothing was written."),
            _("Convert it to UTF-8 first, for example with iconv."),
        )


class _Formatter(argparse.HelpFormatter):
    """Says its one word of its own in the user's language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """See argparse."""
        # An empty one is meant: with it argparse asks for the beginning of a command's own usage.
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose every word follows the language."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help"))

    def error(self, message: str) -> NoReturn:
        """Say that the command was not understood, show how it is used, and leave."""
        detail = misunderstood.in_words(message)
        sentence = _("This command was not understood ({detail}).").format(detail=detail)
        self.exit(WRONG_USAGE, f"{PROGRAM}: {sentence}\n{self.format_usage()}")

    def _print_message(self, message: str, file: Any = None) -> None:
        """See argparse, which says nothing when the help has nowhere to go."""
        if file is sys.stderr:
            output.complain_in_words(message.removesuffix("\n"))
            return
        try:
            output.say(message.removesuffix("\n"))
        except output.AnswerNotPrinted as problem:
            output.complain(problem)
            sys.exit(NOT_PRINTED)


def place(text: str) -> Path:
    """Read a path; a shell leaves the ~ of --journal=~/there to whoever reads it."""
    try:
        return Path(text).expanduser() if text.startswith("~/") else Path(text)
    except RuntimeError:  # an account without a home
        return Path(text)


def day(text: str) -> date:
    """Read a day such as 2026-05-14."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a day; write it as 2026-05-14").format(text=text)
        ) from None


def clock_time(text: str) -> time:
    """Read a time such as 21:05."""
    try:
        hours, minutes = text.split(":")
        return time(int(hours), int(minutes))
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a time; write it as 21:05").format(text=text)
        ) from None


def rating(text: str) -> int:
    """Read a rating of felt trust."""
    value = int(text) if text.isascii() and text.isdigit() else -1
    if not LOWEST <= value <= HIGHEST:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number from 0 to 10").format(text=text)
        )
    return value


def amount(text: str) -> int:
    """Read how many things to list."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    if not is_number or int(text) < 1:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a whole number above zero").format(text=text)
        )
    return int(text)


def build() -> Parser:
    """Return the whole command line, in the language in use."""
    from trustjournal.cli import event_arguments, promise_arguments, worksheet_arguments

    parser = Parser(PROGRAM, _("A journal for the relationships that matter to you."))
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {__version__}",
        help=_("show the version"),
    )
    add_common(parser, top=True)
    commands = parser.add_subparsers(
        dest="command", metavar=_("COMMAND"), parser_class=Parser, title=_("commands")
    )

    def command(name: str, about: str) -> Parser:
        sub = commands.add_parser(name, description=about, help=about)
        add_common(sub, top=False)
        return sub

    command(DEMO, _("open the window on a throw-away example journal"))
    init = command("init", _("make a new journal"))
    init.add_argument(
        "--no-passphrase", action="store_true", help=_("leave it without a passphrase for now")
    )
    add_json(init)
    _add_write(command("write", _("write an entry")))
    listing = command("list", _("list entries, newest first"))
    listing.add_argument("--limit", type=amount, default=50, metavar="N", help=_("show at most N"))
    add_json(listing)
    search = command("search", _("find entries"))
    search.add_argument("query", metavar=_("QUERY"), help=_("words, “a phrase”, −without"))
    search.add_argument("--limit", type=amount, default=50, metavar="N", help=_("show at most N"))
    search.add_argument(
        "--inside-words", action="store_true", help=_("also look inside words (slower)")
    )
    add_json(search)
    add_json(command("stats", _("count what is in the journal")))
    check = command("check", _("check the journal for damage"))
    check.add_argument(
        "--mend-search", action="store_true", help=_("rebuild the search from what was written")
    )
    add_json(check)
    _add_person(command("person", _("add or list people")))
    event_arguments.add_to(command("event", _("note or list what happened")))
    promise_arguments.add_to(command("promise", _("write promises down, and what became of them")))
    worksheet_arguments.add_to(command("worksheets", _("list worksheets, or show one")))
    worksheet_arguments.add_sheets_to(command("sheet", _("list sheets, or print the card of one")))
    _add_trends(command)
    _add_keeping(command)
    return parser


def read(arguments: list[str]) -> argparse.Namespace:
    """Return what was typed; leaves with exit code 2 where it makes no sense."""
    parser = build()
    options = parser.parse_args(arguments)
    # Said, for a script would otherwise wait at a door that it believes to have opened.
    if options.command in WINDOWS and options.passphrase_file is not None:
        parser.error(_("--passphrase-file goes with a command; the window asks by itself"))
    if options.command == DEMO and options.journal is not None:
        parser.error(_("--journal does not go with demo, which has a journal of its own"))
    return options


def add_common(parser: Parser, *, top: bool) -> None:
    """Options that may stand before or after the command; a later one wins."""
    default = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--journal", type=place, default=default, metavar=_("DIR"), help=_("the journal's folder")
    )
    parser.add_argument(
        "--language", choices=sorted(LANGUAGES), default=default, help=_("the language to speak")
    )
    parser.add_argument(
        "--passphrase-file",
        type=place,
        default=default,
        metavar=_("FILE"),
        help=_("read the passphrase from the first line of this file"),
    )


def add_json(parser: Parser) -> None:
    """Let a command answer programs."""
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _add_write(write: Parser) -> None:
    write.add_argument(
        "text",
        metavar=_("TEXT"),
        help=_("the entry; - reads it from standard input, where no list of programs shows it"),
    )
    write.add_argument(
        "--person", action="append", default=[], metavar=_("NAME"), help=_("whom it is about")
    )
    write.add_argument(
        "--trust", type=rating, metavar="0-10", help=_("how ready you feel to rely on them")
    )
    write.add_argument("--day", type=day, metavar="YYYY-MM-DD", help=_("the day it is about"))
    write.add_argument("--time", type=clock_time, metavar="HH:MM", help=_("the time of day"))
    write.add_argument("--tag", action="append", default=[], metavar=_("TAG"), help=_("a tag"))
    add_json(write)


def _add_person(person: Parser) -> None:
    actions = person.add_subparsers(
        dest="action", required=True, metavar=_("ACTION"), parser_class=Parser
    )
    add = actions.add_parser("add", description=_("add a person"), help=_("add a person"))
    add_common(add, top=False)
    add.add_argument("name", metavar=_("NAME"), help=_("a nickname is fine"))
    add.add_argument("--reading", default="", metavar=_("READING"), help=_("how the name is read"))
    add_json(add)
    listing = actions.add_parser("list", description=_("list people"), help=_("list people"))
    add_common(listing, top=False)
    add_json(listing)


def _add_keeping(command: Callable[[str, str], Parser]) -> None:
    backup = command("backup", _("save a copy that was checked"))
    backup.add_argument(
        "out", nargs="?", type=Path, metavar=_("OUT"), help=_("a file or folder for it")
    )
    backup.add_argument(
        "--try",
        dest="trial",
        action="store_true",
        help=_("try whether a copy opens: OUT, or the newest one; nothing is saved"),
    )
    add_json(backup)
    restore = command("restore", _("bring a copy back; what is there now is kept beside it"))
    restore.add_argument("file", type=Path, metavar=_("FILE"), help=_("the copy"))
    restore.add_argument(
        "--look", action="store_true", help=_("only say what the copy holds, change nothing")
    )
    restore.add_argument(
        "--preview",
        action="store_true",
        help=_("open it and say in what it differs from the journal, change nothing"),
    )
    restore.add_argument(
        "--entry",
        action="append",
        default=[],
        metavar=_("ID"),
        help=_("bring back only this entry; --preview --json tells the ids"),
    )
    add_json(restore)
    salvage = command(
        "salvage", _("save what can be read of a damaged journal; the damaged file is kept")
    )
    salvage.add_argument(
        "--out",
        type=place,
        metavar=_("FOLDER"),
        help=_("write it into a new folder instead, readable without this app"),
    )
    add_json(salvage)
    export = command("export", _("write everything out, readable without this app"))
    export.add_argument("--format", choices=("json", "markdown", "csv"), required=True)
    export.add_argument("out", type=Path, metavar=_("OUT"), help=_("a new file or folder"))
    add_json(export)
    bring = command("import", _("bring in what was written elsewhere; a copy is saved before"))
    bring.add_argument("file", type=Path, metavar=_("FILE"), help=_("a file, folder or archive"))
    bring.add_argument(
        "--format",
        choices=("json", "markdown", "csv", "dayone", "jrnl"),
        help=_("what it is, where that cannot be seen"),
    )
    bring.add_argument(
        "--dry-run", action="store_true", help=_("only say what would come in, change nothing")
    )
    bring.add_argument(
        "--take-theirs",
        action="store_true",
        help=_("where something is different here, take it as it is in the file"),
    )
    add_json(bring)
    passphrase = command("passphrase", _("change the passphrase"))
    passphrase.add_argument("action", choices=("change",))
    passphrase.add_argument(
        "--new-passphrase-file",
        type=place,
        metavar=_("FILE"),
        help=_("read the new passphrase from the first line of this file"),
    )
    add_json(passphrase)


def _add_trends(command: Callable[[str, str], Parser]) -> None:
    chart = command("chart", _("draw a chart into a file"))
    chart.add_argument("kind", choices=("felt-trust",))
    chart.add_argument("person", metavar=_("PERSON"), help=_("whom it is about"))
    chart.add_argument(
        "--out",
        type=place,
        required=True,
        metavar=_("FILE"),
        help=_("a file whose name ends in .png, .svg or .pdf"),
    )
    add_json(chart)
    figures = command("figures", _("print the numbers behind the charts of a person"))
    figures.add_argument("person", metavar=_("PERSON"), help=_("whom they are about"))
    add_json(figures)


def speak_first(arguments: list[str]) -> str | None:
    """Find the language among the arguments before they are parsed, so that errors speak it too."""
    wanted = None
    for before, argument in pairwise(["", *arguments]):
        if argument.startswith("--language="):
            wanted = argument.split("=", 1)[1]
        elif before == "--language":
            wanted = argument
    return wanted  # the last one, as argparse has it


def standard_input() -> str:
    """Read the text to write from standard input, as UTF-8 whatever the terminal is set to.

    A text in another encoding is refused: what cannot be read would be lost without a word.
    """
    if sys.stdin is None:  # closed before the program began
        return ""
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise TextTooLong
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUnicode from None


def readable(text: str) -> str:
    """Return an argument; NotUnicode when the terminal's encoding could not be read."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotUnicode
    return text

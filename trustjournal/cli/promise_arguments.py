"""What may be typed about promises."""

from trustjournal.cli.parser import Parser, add_common, add_json, day
from trustjournal.events.domain import By, Size
from trustjournal.i18n import _
from trustjournal.promises.domain import Outcome, Repeats, State


def add_to(promise: Parser) -> None:
    """Let promises be added, listed and settled."""
    actions = promise.add_subparsers(
        dest="action", required=True, metavar=_("ACTION"), parser_class=Parser
    )

    def action(name: str, about: str) -> Parser:
        made = actions.add_parser(name, description=about, help=about)
        add_common(made, top=False)
        add_json(made)
        return made

    _add(action("add", _("write a promise down")))
    _list(action("list", _("list promises, open ones first")))
    _settle(action("settle", _("note what became of a promise")))


def _add(add: Parser) -> None:
    add.add_argument(
        "text",
        metavar=_("TEXT"),
        help=_("what was promised; - reads it from standard input"),
    )
    add.add_argument("--person", required=True, metavar=_("NAME"), help=_("whom it is about"))
    add.add_argument(
        "--by", required=True, choices=[each.value for each in By], help=_("who promised")
    )
    add.add_argument("--made", type=day, metavar="YYYY-MM-DD", help=_("the day it was made on"))
    add.add_argument("--due", type=day, metavar="YYYY-MM-DD", help=_("by when it is meant"))
    add.add_argument(
        "--size",
        choices=[each.value for each in Size],
        default=Size.ORDINARY.value,
        help=_("how much it matters"),
    )
    add.add_argument(
        "--repeats",
        choices=[each.value for each in Repeats],
        default=Repeats.NEVER.value,
        help=_("how often it comes round again"),
    )


def _list(listing: Parser) -> None:
    listing.add_argument("--person", metavar=_("NAME"), help=_("only those with this person"))
    listing.add_argument(
        "--state", choices=[each.value for each in State], help=_("only those that stand so")
    )


def _settle(settle: Parser) -> None:
    settle.add_argument("id", metavar="ID", help=_("its id, or how it begins"))
    settle.add_argument(
        "outcome",
        metavar=_("OUTCOME"),
        choices=[each.value for each in Outcome],
        help=_("one of: {outcomes}").format(outcomes=", ".join(each.value for each in Outcome)),
    )
    settle.add_argument("--day", type=day, metavar="YYYY-MM-DD", help=_("the day it happened"))
    settle.add_argument("--due", type=day, metavar="YYYY-MM-DD", help=_("the day agreed on anew"))
    settle.add_argument(
        "--note",
        default="",
        metavar=_("TEXT"),
        help=_("a few words; - reads them from standard input, where no list of programs shows it"),
    )

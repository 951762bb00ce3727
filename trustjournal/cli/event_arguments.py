"""What may be typed about events."""

from trustjournal.cli.parser import Parser, add_common, add_json, amount, day
from trustjournal.events.domain import By, Size
from trustjournal.i18n import _


def add_to(event: Parser) -> None:
    """Let events be noted and listed."""
    actions = event.add_subparsers(
        dest="action", required=True, metavar=_("ACTION"), parser_class=Parser
    )

    def action(name: str, about: str) -> Parser:
        made = actions.add_parser(name, description=about, help=about)
        add_common(made, top=False)
        add_json(made)
        return made

    _add(action("add", _("note what happened with somebody")))
    _list(action("list", _("list what happened, newest first")))


def _add(add: Parser) -> None:
    add.add_argument("--person", required=True, metavar=_("NAME"), help=_("with whom it happened"))
    add.add_argument(
        "--kind", required=True, metavar=_("KIND"), help=_("what it was, such as listened_fully")
    )
    add.add_argument(
        "--by", required=True, choices=[each.value for each in By], help=_("whose doing it was")
    )
    add.add_argument(
        "--size",
        choices=[each.value for each in Size],
        default=Size.ORDINARY.value,
        help=_("how much it was"),
    )
    add.add_argument("--day", type=day, metavar="YYYY-MM-DD", help=_("the day it happened"))
    add.add_argument(
        "--note",
        default="",
        metavar=_("TEXT"),
        help=_("a few words; - reads them from standard input, where no list of programs shows it"),
    )


def _list(listing: Parser) -> None:
    listing.add_argument("--person", metavar=_("NAME"), help=_("only with this person"))
    listing.add_argument("--limit", type=amount, default=50, metavar="N", help=_("show at most N"))

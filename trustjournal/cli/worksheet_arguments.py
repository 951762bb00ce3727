"""What may be typed about worksheets and sheets."""

from trustjournal.cli.parser import Parser, add_common, add_json
from trustjournal.i18n import _


def add_to(worksheets: Parser) -> None:
    """Let worksheets be listed and shown."""
    listing, show = _actions(
        worksheets,
        ("list", _("list the worksheets there are, your own last")),
        ("show", _("show what a worksheet asks")),
    )
    add_json(listing)
    show.add_argument("id", metavar="ID", help=_("as the list names it"))
    add_json(show)


def add_sheets_to(sheet: Parser) -> None:
    """Let sheets be listed, and their cards printed."""
    listing, card = _actions(
        sheet,
        ("list", _("list the sheets that were begun, unfinished ones first")),
        ("card", _("print the card of a sheet as Markdown")),
    )
    add_json(listing)
    card.add_argument("id", metavar="ID", help=_("its id, or how it begins"))
    add_json(card)


def _actions(command: Parser, *named: tuple[str, str]) -> list[Parser]:
    actions = command.add_subparsers(
        dest="action", required=True, metavar=_("ACTION"), parser_class=Parser
    )
    made = [actions.add_parser(name, description=about, help=about) for name, about in named]
    for each in made:
        add_common(each, top=False)
    return made

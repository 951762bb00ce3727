"""How much there is of each kind, in words."""

from collections.abc import Callable

from trustjournal.i18n import formats, ngettext

COUNTED: dict[str, Callable[[int], str]] = {
    "entries": lambda count: ngettext("{count} entry", "{count} entries", count),
    "people": lambda count: ngettext("{count} person", "{count} people", count),
    "check_ins": lambda count: ngettext("{count} check-in", "{count} check-ins", count),
    "events": lambda count: ngettext("{count} event", "{count} events", count),
    "promises": lambda count: ngettext("{count} promise", "{count} promises", count),
    "boundaries": lambda count: ngettext("{count} boundary", "{count} boundaries", count),
    "matters": lambda count: ngettext("{count} open matter", "{count} open matters", count),
    "milestones": lambda count: ngettext("{count} milestone", "{count} milestones", count),
    "chapters": lambda count: ngettext("{count} chapter", "{count} chapters", count),
    "introductions": lambda count: ngettext("{count} introduction", "{count} introductions", count),
    "reflections": lambda count: ngettext(
        "{count} look at a relationship", "{count} looks at relationships", count
    ),
    "sheets": lambda count: ngettext("{count} sheet", "{count} sheets", count),
    "reminders": lambda count: ngettext("{count} reminder", "{count} reminders", count),
    "plans": lambda count: ngettext(
        "{count} plan to rebuild trust", "{count} plans to rebuild trust", count
    ),
    "gap_answers": lambda count: ngettext(
        "{count} answer about feeling and record", "{count} answers about feeling and record", count
    ),
}
"""What a journal is asked for, with a place for the figure."""
_BESIDE: dict[str, Callable[[int], str]] = {
    "pictures": lambda count: ngettext("{count} picture", "{count} pictures", count),
    "reviews": lambda count: ngettext("{count} look back", "{count} looks back", count),
    "templates": lambda count: ngettext("{count} template", "{count} templates", count),
}


def counted(name: str, count: int) -> str:
    """Return how much there is of one kind."""
    return (COUNTED | _BESIDE)[name](count).format(count=formats.number(count))

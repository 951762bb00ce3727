"""What the user chose about the app's behaviour; nothing here says anything about a person."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

LOCK_AFTER_CHOICES = (1, 2, 5, 10, 15, 30, 60)
"""Minutes."""
SUNDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Kept inside the journal, not beside it."""

    lock_after: int = 5
    """Minutes without a sign of life until the journal locks itself."""
    week_start: int | None = None
    """Monday = 0 … Sunday = 6; none follows the language's country."""
    weekly_day: int = SUNDAY
    """The weekday on which questions about the whole week may come."""
    ask_question: bool = True
    ask_check_ins: bool = True
    show_previous: bool = True
    """Show the last answer as a faint tick."""
    show_charts: bool = True
    show_chart_words: bool = True
    """Whether sentences stand below the charts."""
    help_region: str = ""
    """Country of the help lines; empty follows the language."""

    def __post_init__(self) -> None:
        if self.lock_after not in LOCK_AFTER_CHOICES:
            raise ValueError("no such time until the lock")
        if self.week_start not in (None, *range(7)) or self.weekly_day not in range(7):
            raise ValueError("a weekday is 0 to 6")


def stored(preferences: Preferences) -> dict[str, Any]:
    """Return the choices as plain values."""
    return asdict(preferences)


def restored(values: Mapping[str, Any]) -> Preferences:
    """Read choices back, leaving out what makes no sense here (a newer or damaged journal)."""
    preferences = Preferences()
    for field in fields(Preferences):
        default = getattr(preferences, field.name)
        value = values.get(field.name, default)
        if type(value) not in (type(default), *_also_allowed(field.name)):
            continue
        try:
            preferences = replace(preferences, **{field.name: value})
        except ValueError:
            continue
    return preferences


def _also_allowed(name: str) -> tuple[type, ...]:
    return (int, type(None)) if name == "week_start" else ()

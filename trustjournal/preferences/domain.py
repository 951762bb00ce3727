"""What the user chose about the app's behaviour; nothing here says anything about a person."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

LOCK_AFTER_CHOICES = (1, 2, 5, 10, 15, 30, 60)
"""Minutes."""
SUNDAY = 6
HALF_LIVES = (60, 180, 365)
"""Days after which a note counts half in a record."""
WEIGHTS = (0.25, 0.5, 1.0, 2.0, 4.0)
"""What a kind of event may weigh in a record."""


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
    hedge_check: bool = True
    """Whether worksheets point at phrases that can be heard otherwise than they are meant."""
    quiet_line: bool = True
    """Whether a line under what is being written may lead to the places to turn to."""
    half_life: int = 180
    """How fast notes fade in a record; the same for good and bad."""
    breaches_double: bool = False
    """Lay the unfavourable side of a record on twice as heavily; a way of looking, no more."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """What kinds of events weigh for this user, where that is not the usual."""
    paused_until: str = ""
    """The day (ISO) until which nothing is asked and nothing brought up; empty while it is used."""
    help_region: str = ""
    """Country of the help lines; empty follows the language."""

    def __post_init__(self) -> None:
        if self.lock_after not in LOCK_AFTER_CHOICES:
            raise ValueError("no such time until the lock")
        if self.half_life not in HALF_LIVES or not set(self.weights.values()) <= set(WEIGHTS):
            raise ValueError("no such way of looking at a record")
        if self.week_start not in (None, *range(7)) or self.weekly_day not in range(7):
            raise ValueError("a weekday is 0 to 6")
        if self.paused_until:
            date.fromisoformat(self.paused_until)

    def rests_until(self, today: date) -> date | None:
        """Return until when the journal was put away; None while it is not."""
        until = date.fromisoformat(self.paused_until) if self.paused_until else today
        return until if until > today else None


def stored(preferences: Preferences) -> dict[str, Any]:
    """Return the choices as plain values."""
    return {**asdict(preferences), "weights": dict(preferences.weights)}


def restored(values: Mapping[str, Any]) -> Preferences:
    """Read choices back, leaving out what makes no sense here (a newer or damaged journal)."""
    preferences = Preferences()
    for each in fields(Preferences):
        default = getattr(preferences, each.name)
        value = values.get(each.name, default)
        if type(value) not in (type(default), *_also_allowed(each.name)):
            continue
        try:
            preferences = replace(preferences, **{each.name: value})
        except (ValueError, TypeError):
            continue
    return preferences


def _also_allowed(name: str) -> tuple[type, ...]:
    return (int, type(None)) if name == "week_start" else ()

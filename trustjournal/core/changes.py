"""What a write touched: services announce it once it is safe, pages decide what to read again."""

from collections.abc import Callable
from enum import Flag, auto


class Changes(Flag):
    """Kinds of things that may have changed."""

    NOTHING = 0
    PEOPLE = auto()
    CHECKINS = auto()
    ENTRIES = auto()
    DRAFTS = auto()
    TEMPLATES = auto()
    PROMPTS = auto()
    PREFERENCES = auto()
    EVENTS = auto()
    PROMISES = auto()
    BOUNDARIES = auto()
    MATTERS = auto()
    MILESTONES = auto()
    INTRODUCTIONS = auto()
    CHAPTERS = auto()
    REVIEWS = auto()
    SNOOZES = auto()
    SHEETS = auto()
    REMINDERS = auto()
    PLANS = auto()
    REFLECTIONS = auto()
    GAP_ANSWERS = auto()
    EVERYTHING = (
        PEOPLE | CHECKINS | ENTRIES | DRAFTS | TEMPLATES | PROMPTS | PREFERENCES
        | EVENTS | PROMISES | BOUNDARIES | MATTERS | MILESTONES | INTRODUCTIONS | CHAPTERS
        | REVIEWS | SNOOZES | SHEETS | REMINDERS | PLANS | REFLECTIONS | GAP_ANSWERS
    )  # fmt: skip


Announce = Callable[[Changes], None]
"""Safe to call from any thread."""


def tell_nobody(_changes: Changes) -> None:
    """Announce to nobody, for the command line."""

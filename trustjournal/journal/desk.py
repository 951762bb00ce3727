"""What the journal page and its parts work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trustjournal.checkins.service import CheckIns
    from trustjournal.core.clock import Clock
    from trustjournal.core.ids import TrashId
    from trustjournal.events.service import Events
    from trustjournal.journal.service import Journal
    from trustjournal.people.service import People
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs

    NewTimer = Callable[[QObject], QTimer]


def no_question(_prompt: str) -> str:
    """Know no questions."""
    return ""


class Empty(Protocol):
    """Empties the trash."""

    def __call__(self, *, without_copy: bool) -> int:
        """Return how many copies may still hold what was in it.

        NotEmptied is raised when none could be saved first, unless it shall go without.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The services, and how to ask them without making the window wait."""

    journal: Journal
    people: People
    check_ins: CheckIns
    events: Events
    choices: Choices
    jobs: Jobs
    changes: ChangeSignal
    clock: Clock
    empty_trash: Empty
    prompt_text: Callable[[str], str] = no_question
    """Gives the words of a question by its id, in the language in use."""
    thrown_names: Mapping[str, str] = field(default_factory=dict)
    """What the trash calls things of further kinds, marked with N_()."""
    ways_back: Mapping[str, Callable[[TrashId], object]] = field(default_factory=dict)
    """How things of further kinds come back from the trash, where it takes more than rows."""
    new_timer: NewTimer = QTimer
    """Makes the timers of saving; tests make time go by themselves."""

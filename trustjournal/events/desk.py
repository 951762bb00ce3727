"""What the widgets about events work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.events.service import Events
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs
    from trustjournal.ui.day_field import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The service, and how to ask it without making the window wait."""

    events: Events
    choices: Choices
    jobs: Jobs
    changes: ChangeSignal
    days: Days

"""What the widgets about boundaries work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries
    from trustjournal.ui.background import ChangeSignal, Jobs
    from trustjournal.ui.day_field import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The service, and how to ask it without making the window wait."""

    boundaries: Boundaries
    jobs: Jobs
    changes: ChangeSignal
    days: Days

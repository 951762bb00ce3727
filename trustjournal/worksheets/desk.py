"""What the widgets about worksheets work with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustjournal.ui.background import ChangeSignal, Jobs
from trustjournal.ui.day_field import Days

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries
    from trustjournal.people.service import People
    from trustjournal.preferences.service import Choices
    from trustjournal.worksheets.plans import Plans
    from trustjournal.worksheets.service import Worksheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The open journal, as far as worksheets need it."""

    worksheets: "Worksheets"
    people: "People"
    boundaries: "Boundaries"
    plans: "Plans"
    choices: "Choices"
    jobs: Jobs
    changes: ChangeSignal
    days: Days

"""Makes what other features give to the page of a finished sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.shell.conductor import Conductor
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.sheet_end import SheetEnd


def ends_of_sheets(services: Services, conductor: Conductor, desk: Desk) -> list[SheetEnd]:
    """Return what stands below the card of a finished sheet."""
    from trustjournal.trends.before_after import BeforeAfterStrip
    from trustjournal.worksheets.debrief_end import DebriefEnd
    from trustjournal.worksheets.plans_view import PlanEnd

    beside = BeforeAfterStrip(services.trends, conductor.jobs, conductor.changes)
    beside.problem.connect(conductor.window.frame.report)
    return [DebriefEnd(desk, services.check_ins, beside), PlanEnd(desk)]

"""What the widgets of each feature work with, over one open journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal import i18n
from trustjournal.i18n import N_

if TYPE_CHECKING:
    from trustjournal.boundaries.desk import Desk as BoundariesDesk
    from trustjournal.core.clock import Clock
    from trustjournal.events.desk import Desk as EventsDesk
    from trustjournal.journal.desk import Desk as JournalDesk
    from trustjournal.matters.desk import Desk as MattersDesk
    from trustjournal.promises.desk import Desk as PromisesDesk
    from trustjournal.services import Services
    from trustjournal.ui.background import ChangeSignal, Jobs
    from trustjournal.ui.day_field import Days
    from trustjournal.worksheets.desk import Desk as WorksheetsDesk

_THROWN_NAMES = {
    "event": N_("Event"),
    "promise": N_("Promise"),
    "boundary": N_("Boundary"),
    "matter": N_("Open matter"),
    "milestone": N_("Milestone"),
    "chapter": N_("Chapter"),
    "introduction": N_("Introduction"),
    "sheet": N_("Sheet"),
    "reflection": N_("Look at a relationship"),
}
"""What the trash calls what lies on shelves."""


class Desks:
    """Lays out each desk; no module of a feature is read before its desk is wanted."""

    def __init__(self, services: Services, jobs: Jobs, changes: ChangeSignal, clock: Clock) -> None:
        self._services, self._clock = services, clock
        self._jobs, self._changes = jobs, changes

    def journal(self) -> JournalDesk:
        """Lay out what the journal page works with."""
        from trustjournal.journal.desk import Desk

        services = self._services
        return Desk(
            journal=services.journal,
            people=services.people,
            check_ins=services.check_ins,
            events=services.events,
            choices=services.choices,
            jobs=self._jobs,
            changes=self._changes,
            clock=self._clock,
            prompt_text=_prompt_text,
            thrown_names=_THROWN_NAMES,
            ways_back={"introduction": services.introductions.bring_back},
            empty_trash=services.keeping.empty_trash,
        )

    def events(self) -> EventsDesk:
        """Lay out what the widgets about events work with."""
        from trustjournal.events.desk import Desk

        return Desk(
            events=self._services.events,
            choices=self._services.choices,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def promises(self) -> PromisesDesk:
        """Lay out what the widgets about promises work with."""
        from trustjournal.promises.desk import Desk

        return Desk(
            promises=self._services.promises,
            choices=self._services.choices,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def boundaries(self) -> BoundariesDesk:
        """Lay out what the widgets about boundaries work with."""
        from trustjournal.boundaries.desk import Desk

        return Desk(
            boundaries=self._services.boundaries,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def matters(self) -> MattersDesk:
        """Lay out what the widgets about open matters work with."""
        from trustjournal.matters.desk import Desk

        return Desk(
            matters=self._services.matters,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def worksheets(self) -> WorksheetsDesk:
        """Lay out what the widgets about worksheets work with."""
        from trustjournal.worksheets.desk import Desk

        services = self._services
        return Desk(
            worksheets=services.worksheets,
            people=services.people,
            boundaries=services.boundaries,
            plans=services.plans,
            choices=services.choices,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def _days(self) -> Days:
        from trustjournal.ui.day_field import Days

        clock = self._clock
        return Days(lambda: clock().date())


def _prompt_text(prompt: str) -> str:
    from trustjournal.today.prompts import book

    for each in book().prompts:
        if each.id == prompt:
            return each.text(i18n.language())
    return ""

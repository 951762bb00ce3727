"""What the parts about promises, boundaries, matters and events work with, in one window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.boundaries.desk import Desk as BoundariesDesk
    from trustjournal.events.desk import Desk as EventsDesk
    from trustjournal.matters.desk import Desk as MattersDesk
    from trustjournal.promises.desk import Desk as PromisesDesk
    from trustjournal.services import Services
    from trustjournal.shell.conductor import Conductor
    from trustjournal.ui.day_field import Days


class Desks:
    """Makes each desk; its module is not read before a page wants it."""

    def __init__(self, services: Services, conductor: Conductor) -> None:
        self._services = services
        self._jobs, self._changes = conductor.jobs, conductor.changes
        self._clock = conductor.clock

    def events(self) -> EventsDesk:
        from trustjournal.events.desk import Desk

        return Desk(
            events=self._services.events,
            choices=self._services.choices,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def promises(self) -> PromisesDesk:
        from trustjournal.promises.desk import Desk

        return Desk(
            promises=self._services.promises,
            choices=self._services.choices,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def boundaries(self) -> BoundariesDesk:
        from trustjournal.boundaries.desk import Desk

        return Desk(
            boundaries=self._services.boundaries,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def matters(self) -> MattersDesk:
        from trustjournal.matters.desk import Desk

        return Desk(
            matters=self._services.matters,
            jobs=self._jobs,
            changes=self._changes,
            days=self._days(),
        )

    def _days(self) -> Days:
        from trustjournal.ui.day_field import Days

        clock = self._clock
        return Days(lambda: clock().date())

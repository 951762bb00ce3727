"""What is done with an event, each with its way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustjournal.core.ids import EventId
from trustjournal.events.domain import Event
from trustjournal.i18n import _
from trustjournal.ui.undoable import UndoableDeeds

if TYPE_CHECKING:
    from trustjournal.events.service import Events
    from trustjournal.ui.background import Jobs


class Deeds(UndoableDeeds):
    """Does it, and offers to undo it."""

    def __init__(self, events: "Events", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._events = events

    def noted(self, event: Event) -> None:
        """Offer to undo that it was noted."""
        self._offer(_("Noted."), partial(self._events.withdraw, event.id))

    def changed(self, former: Event) -> None:
        """Offer to undo that it was corrected."""
        self._offer(_("Kept as it reads now."), partial(self._events.change, former))

    def take_back(self, event_id: EventId) -> None:
        """Throw it away."""
        self._run(
            partial(self._events.withdraw, event_id),
            lambda trash_id: self._offer(
                _("Taken back."), partial(self._events.bring_back, trash_id)
            ),
        )

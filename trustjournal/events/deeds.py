"""What is done with an event, each with its way back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from trustjournal.core.ids import EventId
from trustjournal.events.domain import Event
from trustjournal.i18n import _

if TYPE_CHECKING:
    from trustjournal.events.service import Events
    from trustjournal.ui.background import Jobs


class Deeds(QObject):
    """Does it, and offers to undo it.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(self, events: "Events", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events, self._jobs = events, jobs

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

    def _offer(self, sentence: str, undo: Callable[[], Any]) -> None:
        self.undo_offered.emit(sentence, lambda: self._run(undo, lambda _done: None))

    def _run(self, work: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        self._jobs.run(self, work, then, fail=self.problem.emit)

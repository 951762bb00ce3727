"""What is done to a boundary with one press, each with its way back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from trustjournal.boundaries import words
from trustjournal.boundaries.domain import Boundary, Mark, Review
from trustjournal.boundaries.look_form import look_form_of
from trustjournal.events.domain import Event
from trustjournal.i18n import _
from trustjournal.ui.undoable import UndoableDeeds

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries
    from trustjournal.ui.background import Jobs


class Deeds(UndoableDeeds):
    """Does it, and offers to undo it.

    Signals:
        noted: Emitted with the event once it stands in the log.
        taken_back: Emitted with an event that stands there no longer.
    """

    noted = Signal(object)
    taken_back = Signal(object)

    def __init__(
        self, boundaries: "Boundaries", jobs: "Jobs", parent: QObject | None = None
    ) -> None:
        super().__init__(jobs, parent)
        self._boundaries = boundaries

    def drawn(self, boundary: Boundary) -> None:
        """Offer to undo that it was drawn."""
        self._offer(_("The boundary is drawn."), lambda: self._boundaries.delete(boundary.id))

    def changed(self, former: Boundary) -> None:
        """Offer to undo that it was worded otherwise."""
        self._offer(_("Kept as it reads now."), lambda: self._boundaries.put_back(former))

    def looked(self, review: Review) -> None:
        """Offer to undo that it was looked at again."""
        form = look_form_of(review.boundary)
        self._offer(
            _("Looked at again."), lambda: self._boundaries.take_back_look(review, form=form)
        )

    def note(self, boundary: Boundary, mark: Mark) -> None:
        """Note what became of it today."""

        def done(event: Event) -> None:
            self.noted.emit(event)
            self.undo_offered.emit(
                _("Noted: {what}").format(what=words.happened(event)),
                lambda: self._withdraw(event, lambda _trash_id: None),
            )

        self._run(lambda: self._boundaries.note(boundary.id, mark), done)

    def take_back(self, event: Event) -> None:
        """Take back what was noted."""
        self._withdraw(
            event,
            lambda trash_id: self._offer(
                _("Taken back."), lambda: self._boundaries.bring_back(trash_id)
            ),
        )

    def told(self, boundary: Boundary, day: date) -> None:
        """Note that they were told on a day."""
        self._tell(boundary, day, _("Noted that they know of it."))

    def not_told(self, boundary: Boundary) -> None:
        """Note that they were not told after all."""
        self._tell(boundary, None, _("Noted that they were not told."))

    def let_go(self, boundary: Boundary) -> None:
        """Let it hold no longer."""
        former = boundary.review_on
        self._run(
            lambda: self._boundaries.let_go(boundary.id),
            lambda _gone: self._offer(
                _("Let go. It can be read below all others."),
                lambda: self._boundaries.take_up(boundary.id, former),
            ),
        )

    def take_up(self, boundary: Boundary) -> None:
        """Let it hold again."""
        former = boundary.let_go_on
        self._run(
            lambda: self._boundaries.take_up(boundary.id),
            lambda _held: self._offer(
                _("It holds again."), lambda: self._boundaries.let_go(boundary.id, former)
            ),
        )

    def delete(self, boundary: Boundary) -> None:
        """Throw it away, with its log."""
        self._run(
            lambda: self._boundaries.delete(boundary.id),
            lambda trash_id: self._offer(
                _("The boundary was deleted, with what was noted about it."),
                lambda: self._boundaries.bring_back(trash_id),
            ),
        )

    def _tell(self, boundary: Boundary, day: date | None, sentence: str) -> None:
        former = boundary.told_on
        self._run(
            lambda: self._boundaries.told(boundary.id, day),
            lambda _told: self._offer(sentence, lambda: self._boundaries.told(boundary.id, former)),
        )

    def _withdraw(self, event: Event, then: Callable[[Any], Any]) -> None:
        self.taken_back.emit(event)
        self._run(lambda: self._boundaries.take_back(event.id), then)

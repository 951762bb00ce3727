"""What is done to a promise with one press, each with its way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustjournal.core.ids import PromiseId
from trustjournal.i18n import _
from trustjournal.promises import words
from trustjournal.promises.domain import Outcome, Promise, Step
from trustjournal.promises.forms import settling
from trustjournal.ui.undoable import UndoableDeeds

if TYPE_CHECKING:
    from datetime import date

    from trustjournal.promises.service import Promises, Settled
    from trustjournal.ui.background import Jobs


class Deeds(UndoableDeeds):
    """Does it, and offers to undo it."""

    def __init__(self, promises: "Promises", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._promises = promises

    def made(self, promise: Promise) -> None:
        """Offer to undo that it was written down."""
        self._offer(_("The promise is written down."), partial(self._promises.delete, promise.id))

    def changed(self, former: Promise) -> None:
        """Offer to undo that it was worded otherwise."""
        self._offer(_("Kept as it reads now."), partial(self._promises.put_back, former))

    def settle(self, promise: Promise, outcome: Outcome) -> None:
        """Note what became of it."""
        self._run(partial(self._promises.settle, promise.id, outcome), self.settled)

    def settled(self, done: "Settled") -> None:
        """Offer to undo what was noted."""
        promise, step = done.promise, done.step
        form = settling(promise.id)
        self._offer(
            words.done(step, promise.by, done.following),
            partial(self._promises.take_back, promise.id, step.id, form=form),
        )

    def take_back(self, promise_id: PromiseId) -> None:
        """Take back what was noted last."""
        self._run(
            partial(self._promises.take_back, promise_id, form=settling(promise_id)),
            lambda step: self._offer(_("Taken back."), partial(self._note_again, step)),
        )

    def delete(self, promise_id: PromiseId) -> None:
        """Throw it away, with what was noted about it."""
        self._run(
            partial(self._promises.delete, promise_id),
            lambda trash_id: self._offer(
                _("The promise was deleted, with what was noted about it."),
                partial(self._promises.bring_back, trash_id),
            ),
        )

    def _note_again(self, step: Step) -> None:
        anew = step.outcome is Outcome.AGREED_ANEW
        new_due: date | None = step.due_after if anew else None
        self._promises.settle(
            step.promise,
            step.outcome,
            day=step.day,
            note=step.note,
            new_due=new_due,
            form=settling(step.promise),
        )

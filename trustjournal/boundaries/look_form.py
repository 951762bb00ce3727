"""Looking at a boundary again: does it still fit, and until when?"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import Boundary, look_again_on
from trustjournal.boundaries.form import NEW, REFUSALS, Begun
from trustjournal.core.ids import BoundaryId
from trustjournal.i18n import _
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.widgets import label, named


def look_form_of(boundary: BoundaryId) -> str:
    """Return the name of the form in which this one is looked at again."""
    return f"{NEW}:look:{boundary}"


class LookForm(BegunForm):
    """A few words if there are any, and the next day."""

    def __init__(self, desk: Desk, boundary: Boundary, parent: QWidget | None = None) -> None:
        self.form = look_form_of(boundary.id)
        super().__init__(
            desk.jobs, Begun(desk.boundaries, self.form, boundary.id), REFUSALS, parent
        )
        self._desk, self._id = desk, boundary.id
        self._note = named(NoteField(), "lookNote")
        self._next = named(DayField(lambda: _("Look at it again on"), desk.days), "nextLook")
        self.body.addWidget(label(lambda: _("Does it still fit?"), "strong", wrap=True))
        self.body.addWidget(
            Labelled(
                lambda: _("How it went, what you think of it now"),
                self._note,
                lambda: _(
                    "It may stay as it is, be worded otherwise, or be let go. Each is an answer."
                ),
            )
        )
        self.body.addWidget(Labelled(lambda: _("Look at it again on"), self._next))
        self.begun.watch("note", self._note)
        self.begun.watch("next", self._next)
        self.finish(lambda: _("It still holds"))

    def at_first(self) -> Words:
        return {"note": "", "next": look_again_on(self._desk.days.today()).isoformat()}

    def first_field(self) -> QWidget:
        return self._note

    def work(self) -> Callable[[], Any]:
        return partial(
            self._desk.boundaries.look_again,
            self._id,
            note=self._note.value(),
            next_day=self._next.day(),
            form=self.form,
        )

"""What promises bring to a person's page: a card with both ways, and a part of the timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.section import TimelineItem
from trustjournal.promises import words
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Promise, Step, Tale
from trustjournal.promises.part_of_person import ViewOfPerson
from trustjournal.promises.view import PromisesView
from trustjournal.ui.widgets import IconLabel, TranslatedWidget, label, named

if TYPE_CHECKING:
    from trustjournal.promises.service import Promises


class PromisesSection(ViewOfPerson):
    """Promises between the user and one person, mine first, and how many came to what."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._outside.setSpacing(12)
        self._outside.addWidget(label(lambda: _("Promises"), "heading"))

    def make_view(self, person: Person) -> PromisesView:
        return named(PromisesView(self._desk, person), "promisesOfPerson")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    promise: Promise
    step: Step | None
    """What became of it; nothing for the moment at which it was made."""


class PromiseMoments:
    """When promises were made and what became of them, on a person's timeline."""

    touched_by = Changes.PROMISES

    def __init__(self, promises: "Promises", clock: Clock) -> None:
        self._promises, self._clock = promises, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read them. Called on the worker."""
        return [item for tale in self._promises.of_person(person) for item in self._of(tale)]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line with its words."""
        moment: _Moment = item.content
        promise, step = moment.promise, moment.step
        made = TranslatedWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("handshake", "faint", px=16))
        row.addWidget(
            label(lambda: words.moment(promise, step), "small", tone="soft", wrap=True), 1
        )
        return made

    def _of(self, tale: Tale) -> list[TimelineItem]:
        promise = tale.promise
        made = (promise.id, promise.made, _Moment(promise=promise, step=None))
        steps = [(each.id, each.day, _Moment(promise=promise, step=each)) for each in tale.steps]
        zone = self._clock().tzinfo
        return [
            TimelineItem(id=key, moment=noon_of(day, zone), content=content)
            for key, day, content in (made, *steps)
        ]

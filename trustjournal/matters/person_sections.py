"""What open matters bring to a person's page: a card, and a part of the timeline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.matters import words
from trustjournal.matters.desk import Desk
from trustjournal.matters.view import MattersView
from trustjournal.people.domain import Person
from trustjournal.people.section import TimelineItem
from trustjournal.promises.part_of_person import PartOfPerson
from trustjournal.ui.widgets import IconLabel, button, label

if TYPE_CHECKING:
    from trustjournal.matters.domain import Matter
    from trustjournal.matters.service import Matters


class MattersCard(PartOfPerson):
    """What was not talked about with one person, and the form for something new."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Open matters"),
            button(
                lambda: _("Something is on my mind"), "ghost", "plus",
                clicked=self._note, name="noteMatter",
            ),
            parent,
        )  # fmt: skip
        self._desk = desk

    def make_view(self, person: Person) -> MattersView:
        nothing = label(
            lambda: _("Nothing is waiting to be talked about."), "body", tone="soft", wrap=True
        )
        return MattersView(self._desk, nothing, person=person)

    def _note(self) -> None:
        if self._view is not None:
            self._view.note()


class MatterMoments:
    """When something came up, on a person's timeline. That it was talked about is an event."""

    touched_by = Changes.MATTERS

    def __init__(self, matters: "Matters", clock: Clock) -> None:
        self._matters, self._clock = matters, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read everything there is about a person. Called on the worker."""
        zone = self._clock().tzinfo
        return [
            TimelineItem(id=each.id, moment=noon_of(each.since, zone), content=each)
            for each in self._matters.of_person(person)
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        matter: Matter = item.content
        row = QWidget()
        said = label(
            lambda: words.moment(matter, self._clock().date()), "small", wrap=True, name="moment"
        )
        across = QHBoxLayout(row)
        across.setContentsMargins(14, 6, 14, 6)
        across.setSpacing(10)
        icon = IconLabel("message-circle", "faint", px=16)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(said, 1)
        return row

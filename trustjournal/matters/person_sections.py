"""What open matters bring to a person's page: a card, and a part of the timeline."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.matters import words
from trustjournal.matters.desk import Desk
from trustjournal.matters.view import MattersView
from trustjournal.people.domain import Person
from trustjournal.people.section import PersonSection, TimelineItem
from trustjournal.ui.widgets import Card, IconLabel, button, label

if TYPE_CHECKING:
    from trustjournal.matters.domain import Matter
    from trustjournal.matters.service import Matters


class MattersCard(PersonSection):
    """What was not talked about with one person, and the form for something new.

    Signals:
        write_asked: Emitted with what an entry about a matter begins with.
    """

    write_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: Person | None = None
        self._view: MattersView | None = None
        self._card = Card(lambda: _("Open matters"), gap=12)
        self._card.aside.addWidget(
            button(
                lambda: _("Something is on my mind"), "ghost", "plus",
                clicked=self._note, name="noteMatter",
            )
        )  # fmt: skip
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)

    def show_person(self, person: Person) -> None:
        if self._person is None or person.id != self._person.id:
            self._begin(person)
        elif self._view is not None and person != self._person:
            self._view.show_person(person)
        self._person = person

    def leave(self) -> None:
        if self._view is not None:
            self._view.leave()

    def is_unsaved(self) -> bool:
        return self._view is not None and self._view.is_unsaved()

    def _begin(self, person: Person) -> None:
        """Show another person, once what was begun about the former is on its way."""
        if self._view is not None:
            self._view.leave()
            self._card.body.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        nothing = label(
            lambda: _("Nothing is waiting to be talked about."), "body", tone="soft", wrap=True
        )
        view = MattersView(self._desk, nothing, person=person)
        view.problem.connect(self.problem)
        view.undo_offered.connect(self.undo_offered)
        view.write_asked.connect(self.write_asked)
        view.worksheet_asked.connect(self.worksheet_asked)
        self._view = view
        self._card.body.addWidget(view)
        view.show()
        view.refresh()

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

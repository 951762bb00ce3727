"""What boundaries bring to a person's page: a card, and a part of the timeline."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.boundaries import words
from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import Boundary, Review
from trustjournal.boundaries.view import BoundariesView
from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.section import PersonSection, TimelineItem
from trustjournal.ui.widgets import Card, IconLabel, button, label

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries


class BoundariesCard(PersonSection):
    """The boundaries towards one person, and the form for a new one.

    Signals:
        write_asked: Emitted with what an entry about a boundary begins with.
    """

    write_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: Person | None = None
        self._view: BoundariesView | None = None
        self._card = Card(lambda: _("Boundaries"), gap=12)
        self._card.aside.addWidget(
            button(
                lambda: _("Draw a boundary"), "ghost", "plus",
                clicked=self._draw, name="drawBoundary",
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
        """Show another person, once what was begun about the former is safe."""
        if self._view is not None:
            self._view.leave()
            self._card.body.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        nothing = label(lambda: _("No boundary is drawn."), "body", tone="soft", wrap=True)
        view = BoundariesView(self._desk, nothing, person=person)
        view.problem.connect(self.problem)
        view.undo_offered.connect(self.undo_offered)
        view.write_asked.connect(self.write_asked)
        view.help_asked.connect(self.help_asked)
        view.worksheet_asked.connect(self.worksheet_asked)
        self._view = view
        self._card.body.addWidget(view)
        view.show()
        view.refresh()

    def _draw(self) -> None:
        if self._view is not None:
            self._view.draw()


class BoundaryMoments:
    """When boundaries were drawn, looked at again and let go, on a person's timeline.

    What became of them are events, which have their own part of it.
    """

    touched_by = Changes.BOUNDARIES

    def __init__(self, boundaries: "Boundaries", clock: Clock) -> None:
        self._boundaries, self._clock = boundaries, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read everything there is about a person. Called on the worker."""
        found = []
        for story in self._boundaries.stories_of(person):
            boundary = story.boundary
            found.append(self._item(boundary.id, boundary.drawn_on, (boundary, None)))
            found += [
                self._item(review.id, review.day, (boundary, review)) for review in story.reviews
            ]
        return found

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        boundary, review = item.content
        return _row(boundary, review)

    def _item(self, item: str, day: date, content: tuple[Boundary, Review | None]) -> TimelineItem:
        return TimelineItem(id=item, moment=noon_of(day, self._clock().tzinfo), content=content)


def _row(boundary: Boundary, review: Review | None) -> QWidget:
    row = QWidget()
    said = QVBoxLayout()
    said.setSpacing(2)
    said.addWidget(label(lambda: words.moment(boundary, review), "small", wrap=True, name="moment"))
    if review is not None and review.note:
        said.addWidget(label(review.note, "small", tone="soft", wrap=True))
    across = QHBoxLayout(row)
    across.setContentsMargins(14, 6, 14, 6)
    across.setSpacing(10)
    across.addWidget(IconLabel("fence", "faint", px=16), 0, Qt.AlignmentFlag.AlignTop)
    across.addLayout(said, 1)
    return row

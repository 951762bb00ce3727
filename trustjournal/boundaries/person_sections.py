"""What boundaries bring to a person's page: a card, and a part of the timeline."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
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
from trustjournal.people.section import TimelineItem
from trustjournal.promises.part_of_person import PartOfPerson
from trustjournal.ui.widgets import IconLabel, button, label

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries


class BoundariesCard(PartOfPerson):
    """The boundaries towards one person, and the form for a new one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Boundaries"),
            button(
                lambda: _("Draw a boundary"), "ghost", "plus",
                clicked=self._draw, name="drawBoundary",
            ),
            parent,
        )  # fmt: skip
        self._desk = desk

    def make_view(self, person: Person) -> BoundariesView:
        nothing = label(lambda: _("No boundary is drawn."), "body", tone="soft", wrap=True)
        view = BoundariesView(self._desk, nothing, person=person)
        view.help_asked.connect(self.help_asked)
        return view

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

"""What looking at a relationship brings to a person's page: a way there, and its days so far."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection, TimelineItem
from trustjournal.trends.looking import words
from trustjournal.ui.widgets import Card, FlowLayout, IconLabel, button, label

if TYPE_CHECKING:
    from trustjournal.trends.looking.service import Reflections, Seen
    from trustjournal.ui.background import ChangeSignal, Jobs


class LookingCard(ReadSection):
    """Says when the relationship was looked at last, and leads there.

    Signals:
        looking_asked: Emitted with the person's id when the user wants to look at it.
    """

    looking_asked = Signal(str)
    touched_by = Changes.REFLECTIONS

    def __init__(
        self,
        reflections: "Reflections",
        jobs: "Jobs",
        changes: "ChangeSignal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, changes, parent)
        self._reflections = reflections
        self._words = label("", "small", tone="soft", wrap=True, name="lookedAt")
        ways = FlowLayout()
        ways.addWidget(
            button(
                lambda: _("Look at this relationship"),
                "ghost",
                "leaf",
                clicked=self._on_way,
                name="lookAtRelationship",
                flush=True,
            )
        )
        card = Card(lambda: _("The relationship as a whole"), gap=8)
        card.body.addWidget(self._words)
        card.body.addLayout(ways)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def _read(self, person: Person) -> "Seen":
        return self._reflections.seen(person.id)

    def _show(self, _person: Person, seen: "Seen") -> None:
        self._words.say(self._words.setText, lambda: _looked_at(seen))

    def _on_way(self) -> None:
        if self._person is not None:
            self.looking_asked.emit(self._person.id)


def _looked_at(seen: "Seen") -> str:
    if seen.begun is not None:
        return _("You began to look at it. What you answered is kept.")
    if seen.last is None:
        return _("Twelve statements, for yourself alone, if you like. Not a test.")
    return _("You looked at it on {day}.").format(day=formats.short_day(seen.last.day))


class LookingMoments:
    """When somebody's relationship was looked at, on their timeline; nothing of the answers."""

    touched_by = Changes.REFLECTIONS

    def __init__(self, reflections: "Reflections", clock: Clock) -> None:
        self._reflections, self._clock = reflections, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read everything there is about a person. Called on the worker."""
        zone = self._clock().tzinfo
        return [
            TimelineItem(id=each.id, moment=noon_of(each.day, zone), content=each)
            for each in self._reflections.of_person(person)
        ]

    def row(self, _item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(14, 6, 14, 6)
        across.setSpacing(10)
        across.addWidget(IconLabel("leaf", "faint", px=16), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(words.moment, "small", wrap=True, name="moment"), 1)
        return row

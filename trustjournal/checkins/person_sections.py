"""What check-ins bring to a person's page: a card to answer in, and a part of the timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.checkins.domain import Because, CheckIn, Standing, counted
from trustjournal.checkins.kept_row import KeptRow, moment_row
from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection, TimelineItem
from trustjournal.ui.widgets import Card, label, rule

if TYPE_CHECKING:
    from trustjournal.checkins.service import CheckIns
    from trustjournal.people.service import People
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs

RECENT = 5
"""So many earlier answers are shown beside the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    standing: Standing
    show_previous: bool
    earlier: list[CheckIn]


class CheckInCard(ReadSection):
    """The question, opened by the user, and the last few answers as they were given."""

    touched_by = Changes.CHECKINS | Changes.PREFERENCES

    def __init__(
        self,
        check_ins: "CheckIns",
        people: "People",
        choices: "Choices",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, changes, parent)
        self._check_ins, self._choices = check_ins, choices
        self._clock = clock
        self.row = CheckInRow(check_ins, people, jobs, because=Because.BY_MYSELF, with_name=False)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(6)
        self._rows: list[QWidget] = []
        self._before = label(lambda: _("Before"), "label", tone="soft")
        self._rule = rule()
        card = Card(lambda: _("Check-in"), gap=12)
        card.body.addWidget(self.row)
        card.body.addWidget(self._rule)
        card.body.addWidget(self._before)
        card.body.addLayout(self._earlier)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self.row.problem.connect(self.problem)
        self.row.undo_offered.connect(self.undo_offered)
        self.row.help_asked.connect(self.help_asked)

    def leave(self) -> None:
        self.row.leave()

    def is_unsaved(self) -> bool:
        return self.row.scale.mark() is not None and self.row.kept() is None

    def _turn_away(self) -> None:
        self.row.leave()

    def _read(self, person: Person) -> _Read:
        today = self._clock().date()
        earlier = [e for e in counted(self._check_ins.of(person.id)) if e.moment.day < today]
        return _Read(
            standing=self._check_ins.standing(person.id),
            show_previous=self._choices.current().show_previous,
            earlier=earlier[-RECENT:][::-1],
        )

    def _show(self, person: Person, read: _Read) -> None:
        self.row.ask_about(person, read.standing, show_previous=read.show_previous)
        self._show_earlier(read.earlier)

    def _show_earlier(self, earlier: Sequence[CheckIn]) -> None:
        for row in self._rows:
            self._earlier.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(check_in) for check_in in earlier]
        for row in self._rows:
            self._earlier.addWidget(row)
            row.show()
        self._before.setVisible(bool(earlier))
        self._rule.setVisible(bool(earlier))

    def _row(self, check_in: CheckIn) -> QWidget:
        day = check_in.moment.day
        return KeptRow(check_in, lambda: formats.relative_day(day, self._clock().date()))


class CheckInMoments:
    """The check-ins on a person's timeline."""

    touched_by = Changes.CHECKINS

    def __init__(self, check_ins: "CheckIns") -> None:
        self._check_ins = check_ins

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read those that count."""
        return [
            TimelineItem(id=each.id, moment=each.moment, content=each)
            for each in counted(self._check_ins.of(person))
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a small line without a figure."""
        return moment_row(item.content)

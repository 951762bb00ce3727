"""Asks how one feels towards at most three people."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.checkins.domain import INVITED_A_DAY
from trustjournal.i18n import _
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.widgets import Card, TranslatedWidget, named, rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustjournal.checkins.service import CheckIns
    from trustjournal.core.ids import PersonId
    from trustjournal.people.service import People
    from trustjournal.today.snapshot import Invitation
    from trustjournal.ui.background import Jobs


class CheckInCard(TranslatedWidget):
    """One row for each person; answering one leaves the others as they are.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    help_asked = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        check_ins: "CheckIns",
        people: "People",
        jobs: "Jobs",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = check_ins, people, jobs
        self._card = Card(
            lambda: _("Today's check-in"),
            lambda: in_phrases(_("Just as it feels right now. You may leave it out.")),
            gap=14,
        )
        self._rows: list[CheckInRow] = []
        self._lines: list[QWidget] = []
        self._shown: list[Invitation] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        for _unused in range(INVITED_A_DAY):  # now, while nobody waits for them yet
            self._add_row()

    def ask(self, invitations: "Sequence[Invitation]", *, show_previous: bool) -> None:
        """Ask about these people. A row that the user may be busy with is not touched."""
        while len(self._rows) < len(invitations):  # some went when they were declined
            self._add_row()
        before = [each.person.id for each in self._shown]
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(invitations))
            self._lines[number].setVisible(0 < number < len(invitations))
            if number >= len(invitations):
                continue
            invitation = invitations[number]
            stays = number < len(before) and before[number] == invitation.person.id
            if not stays or self._is_news(row, self._shown[number], invitation):
                row.ask_about(invitation.person, invitation.standing, show_previous=show_previous)
        self._shown = list(invitations)
        self.setVisible(bool(invitations))

    def leave(self) -> None:
        """Keep what was chosen but not confirmed."""
        for row in self._rows:
            row.leave()

    def is_unsaved(self) -> bool:
        """Whether an answer was chosen that could not be written."""
        return any(row.scale.mark() is not None and row.kept() is None for row in self._rows)

    @staticmethod
    def _is_news(row: CheckInRow, shown: "Invitation", now: "Invitation") -> bool:
        """Whether the journal knows something that the row does not show."""
        if shown == now:
            return False
        kept = row.kept()
        same_answer = (now.standing.today[-1] if now.standing.today else None) == kept
        return shown.person != now.person or not same_answer

    def _add_row(self) -> None:
        check_ins, people, jobs = self._services
        line, row = rule(), named(CheckInRow(check_ins, people, jobs), "checkIn")
        row.help_asked.connect(self.help_asked)
        row.problem.connect(self.problem)
        row.undo_offered.connect(self.undo_offered)
        row.declined.connect(self._on_declined)
        self._lines.append(line)
        self._rows.append(row)
        self._card.body.addWidget(line)
        self._card.body.addWidget(row)

    def _on_declined(self, person: "PersonId") -> None:
        left = [each for each in self._shown if each.person.id != person]
        position = len(left)
        for number, each in enumerate(self._shown):
            if each.person.id == person:
                position = number
        if position >= len(self._shown):
            return
        row, line = self._rows.pop(position), self._lines.pop(position)
        for gone in (row, line):
            self._card.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = left
        if self._lines:
            self._lines[0].hide()
        self.setVisible(bool(left))

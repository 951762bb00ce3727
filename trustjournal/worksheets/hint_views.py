"""What an answer may set off on the page: one quiet line, or the card about being safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.checkins.safety_offer import SafetyOffer
from trustjournal.i18n import _
from trustjournal.ui.widgets import (
    Button,
    IconLabel,
    Text,
    TranslatedFrame,
    button,
    label,
)
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.domain import Action
from trustjournal.worksheets.known import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.worksheets.desk import Desk

WITH_HELP = frozenset({Action.SAFETY_PAGE, Action.OFFER_SAFETY})


def help_button(clicked: Callable[[], Any]) -> Button:
    """Return the way to the help page."""
    return button(lambda: _("Help and support"), "ghost", "life-buoy", clicked=clicked, name="help")


class QuietNote(TranslatedFrame):
    """One line on a quiet ground, perhaps with one thing to do."""

    def __init__(
        self,
        text: Text,
        *,
        icon: str = "leaf",
        name: str = "note",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self.words = label(text, "body", wrap=True, name=name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(10)
        self._row.addWidget(IconLabel(icon, "soft", px=16), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)

    def offer(self, action: Button) -> None:
        """Put something to do beside the line."""
        self._row.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)


class HintNote(QuietNote):
    """The line that an answer sets off.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
        pause_asked: Emitted when the user would rather come back later.
    """

    help_asked = Signal()
    pause_asked = Signal()

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(lambda: words.hint(action), name="hint", parent=parent)
        if action in WITH_HELP:
            self.offer(help_button(self.help_asked.emit))
        elif action is Action.SUGGEST_PAUSE:
            self.offer(
                button(
                    lambda: _("Come back later"),
                    "ghost",
                    clicked=self.pause_asked.emit,
                    name="pause",
                )
            )


class SafeCard(TranslatedFrame):
    """What follows when it may not be safe to speak: plain words, help, and once the safety flag.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when the flag could not be kept.
    """

    help_asked = Signal()
    problem = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hero")
        self._desk = desk
        self._standing = Standing()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(lambda: words.hint(Action.PRIVATE_MODE), wrap=True, name="hint"))
        column.addWidget(
            label(lambda: _("If you are afraid, you need not be alone with it."), wrap=True)
        )
        row = QHBoxLayout()
        row.addWidget(help_button(self.help_asked.emit))
        row.addStretch(1)
        column.addLayout(row)
        self._offer = SafetyOffer(desk.people, desk.jobs)
        self._offer.problem.connect(self.problem)
        column.addWidget(self._offer)

    def about(self, standing: Standing) -> None:
        """Know whom the sheet is about; an offer that stands there stays until it is answered."""
        self._standing = standing
        if standing.person is None or standing.person.safety:
            self._offer.withdraw()
        if self.isVisible():
            self._offer_once()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self._offer_once()

    def _offer_once(self) -> None:
        person = self._standing.person
        if person is None or not self._standing.may_offer_safety or self._offer.stands_open:
            return
        self._standing = Standing(person=person)
        self._offer.offer(person)
        worksheets = self._desk.worksheets
        self._desk.jobs.run(
            self,
            lambda: worksheets.safety_offered(person.id),
            lambda _done: None,
            fail=self.problem.emit,
        )

"""What follows the word "afraid": where help can be found, and once, the safety flag."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.checkins.safety_offer import SafetyOffer
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import TranslatedFrame, button, label

if TYPE_CHECKING:
    from trustjournal.checkins.service import CheckIns
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs


class AfterFear(TranslatedFrame):
    """A quiet ground below the chips. It asks for nothing and explains what the flag does.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when the flag could not be kept.
    """

    help_asked = Signal()
    problem = Signal(object)

    def __init__(
        self,
        check_ins: "CheckIns",
        people: "People",
        jobs: "Jobs",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._check_ins, self._jobs = check_ins, jobs
        self._person: Person | None = None
        self._may_offer = False
        help_line = QHBoxLayout()
        help_line.setSpacing(10)
        help_line.addWidget(
            label(lambda: _("If you are afraid, you need not be alone with it."), wrap=True), 1
        )
        help_line.addWidget(
            button(
                lambda: _("Help and support"),
                "ghost",
                "life-buoy",
                clicked=self.help_asked.emit,
                name="help",
            )
        )
        self._offer = SafetyOffer(people, jobs)
        self._offer.problem.connect(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(help_line)
        column.addWidget(self._offer)
        self.hide()

    def about(self, person: Person, *, may_offer_safety: bool) -> None:
        """Stand ready for this person; an offer to the same person stays until it is answered."""
        same = self._person is not None and self._person.id == person.id
        self._person, self._may_offer = person, may_offer_safety
        if not same:
            self._offer.forget_answer()
        if not same or person.safety:
            self._offer.withdraw()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible and self._may_offer and self._person is not None:
            self._may_offer = False
            self._offer.offer(self._person)
            self._remember(self._person)

    def _remember(self, person: Person) -> None:
        self._jobs.run(
            self,
            lambda: self._check_ins.safety_offered(person.id),
            lambda _done: None,
            fail=self.problem.emit,
        )

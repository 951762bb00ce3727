"""What follows the word "afraid": where help can be found, and once, the safety flag."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import FlowLayout, TranslatedFrame, button, label

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
        self._check_ins, self._people, self._jobs = check_ins, people, jobs
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
        self._offer = self._make_offer()
        self._done = label(
            lambda: _("The safety flag is set. You can take it away on the person's page."),
            "small",
            tone="soft",
            wrap=True,
            name="flagged",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(help_line)
        column.addWidget(self._offer)
        column.addWidget(self._done)
        self.hide()

    def _make_offer(self) -> QWidget:
        made = QWidget()
        made.setObjectName("safetyOffer")
        self._question = label("", "body", wrap=True)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(
            button(lambda: _("Set the safety flag"), clicked=self._on_yes, name="flag")
        )
        buttons.addWidget(button(lambda: _("No, thank you"), "ghost", clicked=made.hide, name="no"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(buttons)
        return made

    def about(self, person: Person, *, may_offer_safety: bool) -> None:
        """Stand ready for this person; an offer to the same person stays until it is answered."""
        same = self._person is not None and self._person.id == person.id
        self._person, self._may_offer = person, may_offer_safety
        self._question.say(
            self._question.setText,
            lambda: _(
                "There is a safety flag for {name}, if you want it. The journal then asks nothing "
                "about them by itself and proposes no talks. Nobody but you sees it."
            ).format(name=people_words.name_of(person)),
        )
        if not same:
            self._done.hide()
        if not same or person.safety:
            self._offer.hide()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible and self._may_offer and self._person is not None:
            self._may_offer = False
            self._offer.show()
            self._remember(self._person)

    def _remember(self, person: Person) -> None:
        self._jobs.run(
            self,
            lambda: self._check_ins.safety_offered(person.id),
            lambda _done: None,
            fail=self.problem.emit,
        )

    def _on_yes(self) -> None:
        person = self._person
        if person is None:
            return
        self._jobs.run(
            self,
            lambda: self._people.amend(person.id, {"safety": True}),
            lambda _person: self._on_flagged(),
            fail=self.problem.emit,
        )

    def _on_flagged(self) -> None:
        self._offer.hide()
        self._done.show()

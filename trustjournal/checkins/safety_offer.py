"""The offer to set the safety flag of somebody: it explains what the flag does, and asks once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, button, label

if TYPE_CHECKING:
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs


class SafetyOffer(TranslatedWidget):
    """Says nothing until it is told to; only the user sets the flag.

    Signals:
        problem: Emitted with the exception when the flag could not be kept.
    """

    problem = Signal(object)

    def __init__(self, people: "People", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._jobs = people, jobs
        self._person: Person | None = None
        self._offer = self._make_offer()
        self._done = label(
            lambda: _("The safety flag is set. You can take it away on the person's page."),
            "small",
            tone="soft",
            wrap=True,
            name="flagged",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._offer)
        column.addWidget(self._done)
        self._offer.hide()
        self.forget_answer()

    @property
    def stands_open(self) -> bool:
        """Whether it was offered and not answered yet."""
        return not self._offer.isHidden()

    def offer(self, person: Person) -> None:
        """Offer the flag of this person."""
        self._person = person
        self._question.say(self._question.setText, lambda: _offer_words(person))
        self._offer.show()

    def withdraw(self) -> None:
        """Offer nothing any more; that the flag was set is still said."""
        self._offer.hide()

    def forget_answer(self) -> None:
        """Say no longer that the flag was set."""
        self._done.hide()

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

    def _on_yes(self) -> None:
        person, people = self._person, self._people
        if person is None:
            return
        self._jobs.run(
            self,
            lambda: people.amend(person.id, {"safety": True}),
            lambda _person: self._on_flagged(),
            fail=self.problem.emit,
        )

    def _on_flagged(self) -> None:
        self._offer.hide()
        self._done.show()


def _offer_words(person: Person) -> str:
    return _(
        "There is a safety flag for {name}, if you want it. The journal then asks nothing "
        "about them by itself and proposes no talks. Nobody but you sees it."
    ).format(name=people_words.name_of(person))

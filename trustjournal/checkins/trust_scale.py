"""The question about felt trust, with its line, its ends in words and a way not to answer."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from trustjournal.checkins import words
from trustjournal.checkins.trust_line import TrustLine
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.widgets import TranslatedWidget, button, label, named


class TrustScale(TranslatedWidget):
    """Asks about one person. Nothing is chosen until the user chooses.

    Signals:
        moved: Emitted with the mark, or None, whenever the user changes it.
        settled: Emitted with the mark once it is meant.
        declined: Emitted when the user would rather not say today; nothing is chosen any more.
    """

    moved = Signal(object)
    settled = Signal(int)
    declined = Signal()

    def __init__(
        self,
        *,
        question: bool = True,
        now: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self._question = label("", "body", wrap=True, name="question")
        self.line = named(TrustLine(now=now), "trustLine")
        self._lowest = label(words.lowest, "caption", tone="soft", wrap=True)
        self._highest = label(words.highest, "caption", tone="soft", wrap=True)
        self._lowest.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._highest.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._not_today = button(
            lambda: _("Not today"), "ghost", clicked=self._on_not_today, name="notToday"
        )
        ends = QHBoxLayout()
        ends.setContentsMargins(4, 0, 4, 0)
        ends.setSpacing(24)
        ends.addWidget(self._lowest, 1)
        ends.addWidget(self._highest, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._question, 0, 0, 1, 2)
        grid.addWidget(self.line, 1, 0)
        grid.addWidget(self._not_today, 1, 1)
        grid.addLayout(ends, 2, 0)
        grid.setColumnStretch(0, 1)
        # Not before it is laid out: it would be a window of its own, and take the keyboard.
        self._question.setVisible(question)
        self.line.moved.connect(self._on_moved)
        self.line.settled.connect(self.settled)
        self._describe()

    def ask_about(self, person: Person, previous: float | None = None) -> None:
        """Ask about this person, with nothing chosen; a previous answer shows as a faint tick."""
        self.name(person)
        self.line.set_previous(previous)
        self.set_mark(None)

    def name(self, person: Person) -> None:
        """Say the name of whom is asked about, as it is now; what is chosen stays."""
        self._person = person
        self._question.say(self._question.setText, lambda: words.question(person))
        self.line.set_colour(colour_number(person.id))
        self._describe()

    def mark(self) -> int | None:
        """Return the chosen mark."""
        return self.line.mark()

    def set_mark(self, mark: int | None) -> None:
        """Show a mark that is kept already, or none, without telling anybody."""
        self.line.set_mark(mark)
        self._describe()

    def set_previous(self, previous: float | None) -> None:
        """Show the last answer as a faint tick, or do not."""
        self.line.set_previous(previous)
        self._describe()

    def settle(self) -> None:
        """Mean what is shown, when the page is left."""
        self.line.settle()

    def language_changed(self) -> None:
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.line.updateGeometry()

    def _on_moved(self, mark: object) -> None:
        self._describe()
        self.moved.emit(mark)

    def _on_not_today(self) -> None:
        self.set_mark(None)
        self.declined.emit()

    def _describe(self) -> None:
        """Say to a screen reader what the line asks, what its ends mean and what is chosen."""
        asked = "" if self._person is None else words.question(self._person)
        self.line.setAccessibleName(
            _("{question} 0: {lowest}. 10: {highest}.").format(
                question=asked, lowest=words.lowest(), highest=words.highest()
            )
        )
        previous = self.line.previous()
        sentences = [
            _("Nothing is chosen yet.") if self.mark() is None else "",
            "" if previous is None else _("Last time: {mark}.").format(mark=f"{previous:g}"),
            _("Keys 0 to 9, T for 10, arrow keys; Enter keeps it."),
        ]
        self.line.setAccessibleDescription(" ".join(each for each in sentences if each))
        self.line.setToolTip(_("Keys 0 to 9, T for 10, arrow keys; Enter keeps it."))

"""What stands around the line of a check-in: whose it is, and whether the answer is kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person
from trustjournal.ui import tokens
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.widgets import (
    Avatar,
    ElidedLabel,
    IconLabel,
    TranslatedWidget,
    button,
    label,
)

_WIDTH = 170


class NameBeside(TranslatedWidget):
    """Avatar, name and circles, beside a line or above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(size=40)
        self._name = ElidedLabel()
        self._name.setProperty("role", "name")
        self._circles = ElidedLabel()
        self._circles.setProperty("role", "caption")
        self._circles.setProperty("tone", "soft")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._circles)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._avatar)
        row.addLayout(texts, 1)

    def tell(self, person: Person) -> None:
        """Show this person."""
        self._avatar.show_person(person.name, colour_number(person.id))
        self._name.say(self._name.setText, person.name)
        self._circles.say(self._circles.setText, lambda: people_words.circles(person))
        self._circles.setVisible(bool(person.circles))

    def fit(self, *, narrow: bool) -> None:
        """Take one column beside the line, or a whole line above it."""
        width = tokens.worn().px(_WIDTH)
        self.setMinimumWidth(0 if narrow else width)
        self.setMaximumWidth(16_777_215 if narrow else width)


class KeptState(TranslatedWidget):
    """Says in a word whether the answer is safe, and takes it back."""

    def __init__(self, take_back: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = IconLabel("check", "accent", px=16)
        self._words = label("", "small", tone="soft", name="state")
        self._take_back = button(
            lambda: _("Take it back"), "ghost", clicked=take_back, name="takeBack"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        row.addWidget(self._take_back)
        self.hide()

    def say_kept(self) -> None:
        """Say that the answer is safe."""
        self._tick.show()
        self._words.say(self._words.setText, lambda: _("Kept"))
        self._take_back.show()
        self.show()

    def say_not_yet(self) -> None:
        """Say that a mark is chosen and how to mean it."""
        self._tick.hide()
        self._words.say(self._words.setText, lambda: _("Enter keeps it."))
        self._take_back.hide()
        self.show()

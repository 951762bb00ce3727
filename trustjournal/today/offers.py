"""The quiet cards of the page Today: what may be taken up, and what may as well be left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.buttons import Button
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.widgets import (
    Card,
    IconLabel,
    Label,
    Text,
    TranslatedFrame,
    button,
    label,
    spoken,
)


class Offer(TranslatedFrame):
    """A drawing, a sentence, and one or two things to do about it."""

    def __init__(
        self,
        icon: str,
        text: Text,
        action: Text,
        *,
        clicked: Callable[[], Any] | None = None,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self.words: Label = label(lambda: in_phrases(spoken(text)), "body", wrap=True)
        self.detail: Label = label("", "small", tone="soft", wrap=True)
        self.detail.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.action: Button = button(action, clicked=clicked, name=name)
        self._buttons.addWidget(self.action)
        self._buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.detail)
        column.addSpacing(2)
        column.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(14)
        row.addWidget(IconLabel(icon, "soft", px=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def say_words(self, text: Text) -> None:
        """Say something else."""
        self.words.say(self.words.setText, lambda: in_phrases(spoken(text)))

    def say_detail(self, text: str) -> None:
        """Show a line of the user's own under the sentence."""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))

    def add_button(self, text: Text, *, name: str) -> Button:
        """Offer something else beside."""
        made = button(text, "ghost", name=name)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made


class FirstDayCard(Card):
    """What one may begin with.

    Signals:
        write_chosen: Emitted when the user wants to write.
        add_person_chosen: Emitted when the user wants to add somebody.
    """

    write_chosen = Signal()
    add_person_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: _("One line is a beginning"), parent=parent)
        self.body.addWidget(
            label(
                lambda: in_phrases(
                    _(
                        "Write down something from today, about anybody. A word about how it felt"
                        " is enough. It stays on this computer."
                    )
                ),
                "body",
                tone="soft",
                wrap=True,
            )
        )
        self.body.addSpacing(4)
        for text, icon, chosen, name in (
            (lambda: _("Write one line"), "pen-line", self.write_chosen, "writeFirst"),
            (lambda: _("Add a person"), "user-plus", self.add_person_chosen, "addPerson"),
        ):
            row = QHBoxLayout()
            row.addWidget(button(text, icon=icon, clicked=chosen.emit, name=name))
            row.addStretch(1)
            self.body.addLayout(row)

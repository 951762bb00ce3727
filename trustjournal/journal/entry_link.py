"""An entry in two lines, as a button that leads to the whole."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.journal.wording import opening
from trustjournal.ui.buttons import Button
from trustjournal.ui.widgets import ElidedLabel, Label, Text, label, spoken

if TYPE_CHECKING:
    from trustjournal.journal.domain import EntryCard

INSET = 10
"""Room between a row's words and its edge, so that the words stand under the heading."""


class EntryLink(Button):
    """One entry: its title, when it was, and how it begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "row", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title = _one_line("strong")
        self._when: Label = label("", "caption", tone="faint", name="when")
        self._opening = _one_line("small", "soft")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._when)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 8, INSET, 8)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self._opening)
        for each in (self._title, self._when, self._opening):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_entry(self, card: "EntryCard", when: Text) -> None:
        """Show an entry."""
        self._title.say(self._title.setText, lambda: card.title or _("Without words"))
        self._when.say(self._when.setText, when)
        self._opening.say(self._opening.setText, lambda: opening(card))
        self._opening.setVisible(bool(opening(card)))
        self.say(
            self.setAccessibleName,
            lambda: _(", ").join((card.title or _("Without words"), spoken(when))),
        )
        self.say(self.setAccessibleDescription, lambda: opening(card))

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


def _one_line(role: str, tone: str = "") -> ElidedLabel:
    made = ElidedLabel()
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made

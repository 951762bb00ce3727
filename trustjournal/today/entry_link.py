"""Entries in a few lines, each of which leads to the whole."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.journal.wording import opening
from trustjournal.ui.buttons import Button
from trustjournal.ui.widgets import (
    Card,
    ElidedLabel,
    Label,
    Text,
    TranslatedWidget,
    label,
    named,
    rule,
    spoken,
)

if TYPE_CHECKING:
    from trustjournal.journal.domain import EntryCard


_INSET = 10
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
        column.setContentsMargins(_INSET, 8, _INSET, 8)
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


class EntriesCard(TranslatedWidget):
    """A heading and a few entries under it.

    Signals:
        entry_chosen: Emitted with the id of the entry to read.
    """

    entry_chosen = Signal(str)

    def __init__(self, heading: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[EntryLink] = []
        self._lines: list[QWidget] = []
        self._ids: list[str] = []
        self._card = Card(heading, gap=2)
        self._card.heading.setContentsMargins(_INSET, 0, _INSET, 4)
        if (inside := self._card.layout()) is not None:
            inside.setContentsMargins(22 - _INSET, 20, 22 - _INSET, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)

    def show_entries(
        self, cards: "Sequence[EntryCard]", when: "Callable[[EntryCard], str]"
    ) -> None:
        """Show these; rows that are there already are used again."""
        while len(self._links) < len(cards):
            self._add_row(len(self._links))
        self._ids = [card.id for card in cards]
        for number, link in enumerate(self._links):
            line = self._lines[number]
            shown = number < len(cards)
            link.setVisible(shown)
            line.setVisible(shown and number > 0)
            if shown:
                link.show_entry(cards[number], _said(when, cards[number]))

    def _add_row(self, number: int) -> None:
        line = QWidget()
        inside = QVBoxLayout(line)
        inside.setContentsMargins(_INSET, 0, _INSET, 0)
        inside.addWidget(rule())
        link = named(EntryLink(), "entry")
        link.clicked.connect(lambda _checked=False: self.entry_chosen.emit(self._ids[number]))
        self._lines.append(line)
        self._links.append(link)
        self._card.body.addWidget(line)
        self._card.body.addWidget(link)


def _said(when: "Callable[[EntryCard], str]", card: "EntryCard") -> Callable[[], str]:
    return lambda: when(card)


def _one_line(role: str, tone: str = "") -> ElidedLabel:
    made = ElidedLabel()
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made

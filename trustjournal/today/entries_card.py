"""Entries in a few lines, each of which leads to the whole."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.entry_link import INSET, EntryLink
from trustjournal.ui.widgets import Card, Text, TranslatedWidget, named, rule

if TYPE_CHECKING:
    from trustjournal.journal.domain import EntryCard


class EntriesCard(TranslatedWidget):
    """A heading and a few entries under it; usually not more than `rows`.

    Signals:
        entry_chosen: Emitted with the id of the entry to read.
    """

    entry_chosen = Signal(str)

    def __init__(self, heading: Text, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[EntryLink] = []
        self._lines: list[QWidget] = []
        self._ids: list[str] = []
        self._card = Card(heading, gap=2)
        self._card.heading.setContentsMargins(INSET, 0, INSET, 4)
        if (inside := self._card.layout()) is not None:
            inside.setContentsMargins(22 - INSET, 20, 22 - INSET, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        for number in range(rows):
            self._add_row(number)

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
        inside.setContentsMargins(INSET, 0, INSET, 0)
        inside.addWidget(rule())
        link = named(EntryLink(), "entry")
        link.clicked.connect(lambda _checked=False: self.entry_chosen.emit(self._ids[number]))
        self._lines.append(line)
        self._links.append(link)
        self._card.body.addWidget(line)
        self._card.body.addWidget(link)


def _said(when: "Callable[[EntryCard], str]", card: "EntryCard") -> Callable[[], str]:
    return lambda: when(card)

"""What the journal brings to a person's page: the entries that are about them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.i18n import formats
from trustjournal.journal.entry_link import EntryLink
from trustjournal.people.section import TimelineItem
from trustjournal.ui.widgets import Card, named

if TYPE_CHECKING:
    from trustjournal.journal.service import Journal

MOST = 5_000
"""Entries about one person that their page lists; the journal's own list goes on beyond."""


class EntriesOfPerson:
    """The entries on a person's timeline; choosing one leads to it."""

    touched_by = Changes.ENTRIES

    def __init__(self, journal: "Journal", chosen: Callable[[str], Any]) -> None:
        self._journal = journal
        self._chosen = chosen

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read the beginnings of the entries. Called on the worker."""
        return [
            TimelineItem(id=card.id, moment=card.moment, content=card)
            for card in self._journal.of_person(person, MOST)
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a card that leads to the entry."""
        link = named(EntryLink(), "entry")
        link.show_entry(item.content, lambda: formats.clock_time(item.moment.local))
        link.clicked.connect(partial(self._on_clicked, item.id))
        card = Card(padding=8, gap=0)
        card.body.addWidget(link)
        return card

    def _on_clicked(self, entry: str, _checked: bool = False) -> None:
        self._chosen(entry)

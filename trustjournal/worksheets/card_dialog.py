"""Asking where a card shall go: onto paper, into a PDF, or into a text file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal.i18n import _
from trustjournal.journal.paper_dialog import PaperDialog
from trustjournal.ui.beside import show_beside
from trustjournal.ui.widgets import button
from trustjournal.worksheets import card_paper
from trustjournal.worksheets.card import as_markdown

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QWidget

    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.card import FilledCard


class CardDialog(PaperDialog):
    """Prints one card, or saves it."""

    def __init__(self, card: FilledCard, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(
            lambda: _("Print or save"), lambda: _("This card on paper or in a file"), jobs, parent
        )
        self._card = card
        self.add_way(
            button(
                lambda: _("Save as text…"),
                "plain",
                "download",
                clicked=self._ask_markdown,
                name="markdown",
            )
        )
        self.enable(True)

    def offer(self, owner: QWidget) -> None:
        """Show the choice beside the page."""
        show_beside(self, owner)

    def document(self) -> QTextDocument | None:
        return card_paper.document(self._card)

    def file_stem(self) -> str:
        return f"notes-{self._card.day:%Y%m%d}"

    def _ask_markdown(self) -> None:
        self.ask_file(
            f"{self.file_stem()}.md",
            "Markdown (*.md)",
            lambda: as_markdown(self._card).encode("utf-8"),
        )

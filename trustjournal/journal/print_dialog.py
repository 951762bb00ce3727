"""Asking where an entry shall go: onto paper, or into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal.core.ids import PictureId
from trustjournal.i18n import _
from trustjournal.journal import printing
from trustjournal.journal.paper_dialog import PaperDialog
from trustjournal.journal.picture_row import REFERENCE
from trustjournal.ui.beside import show_beside

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QWidget

    from trustjournal.journal.domain import Entry
    from trustjournal.journal.service import Journal
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs


class PrintDialog(PaperDialog):
    """Prints one entry."""

    def __init__(self, journal: Journal, people: People, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(lambda: _("Print"), lambda: _("This entry on paper"), jobs, parent)
        self._journal, self._people = journal, people
        self._sheet: printing.Sheet | None = None

    def offer(self, entry: Entry, owner: QWidget) -> None:
        """Read what belongs to the entry, and show the choice beside the page."""
        journal, people = self._journal, self._people

        def work() -> printing.Sheet:
            names = {each.id: each for each in people.everyone(with_put_away=True)}
            ids = dict.fromkeys(REFERENCE.findall(entry.content.text))
            return printing.sheet_of(
                entry,
                [names[each].name for each in entry.content.people if each in names],
                {each: journal.picture(PictureId(each)).data for each in ids},
            )

        self._jobs.run(self, work, self._on_read, fail=self.problem.emit)
        show_beside(self, owner)

    def document(self) -> QTextDocument | None:
        return None if self._sheet is None else printing.document(self._sheet)

    def file_stem(self) -> str:
        return "notes" if self._sheet is None else f"notes-{self._sheet.when:%Y%m%d}"

    def _on_read(self, sheet: printing.Sheet) -> None:
        self._sheet = sheet
        self.enable(True)

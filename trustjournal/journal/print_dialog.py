"""Asking where an entry shall go: onto paper, or into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import PictureId
from trustjournal.i18n import _
from trustjournal.journal import printing
from trustjournal.journal.picture_row import REFERENCE
from trustjournal.ui.beside import ask_new_file, show_beside
from trustjournal.ui.widgets import TranslatedDialog, button, label

if TYPE_CHECKING:
    from pathlib import Path

    from trustjournal.journal.domain import Entry
    from trustjournal.journal.service import Journal
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs


class PrintDialog(TranslatedDialog):
    """Says what printing means for a secret, and prints.

    Signals:
        problem: Emitted with the exception when the entry could not be read or written.
    """

    problem = Signal(Exception)

    def __init__(self, journal: Journal, people: People, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal, self._people, self._jobs = journal, people, jobs
        self._sheet: printing.Sheet | None = None
        self.say(self.setWindowTitle, lambda: _("Print"))
        self._print = button(
            lambda: _("Print…"), "primary", "printer", clicked=self._ask_printer, name="print"
        )
        self._pdf = button(
            lambda: _("Save as PDF…"), "plain", "file-text", clicked=self._ask_file, name="pdf"
        )
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        close = button(lambda: _("Close"), "ghost", clicked=self.reject, name="close")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._print)
        row.addWidget(self._pdf)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(lambda: _("This entry on paper"), "heading"))
        column.addWidget(
            label(
                lambda: _(
                    "On paper and in a PDF it is not encrypted: whoever holds it can read it. A "
                    "printer may keep a copy in its memory."
                ),
                tone="soft",
                wrap=True,
            )
        )
        column.addWidget(self._state)
        column.addLayout(row)
        self.setMinimumWidth(480)
        self._state.hide()
        self._enable(False)

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

    def _on_read(self, sheet: printing.Sheet) -> None:
        self._sheet = sheet
        self._enable(True)

    def _enable(self, ready: bool) -> None:
        self._print.setEnabled(ready)
        self._pdf.setEnabled(ready)

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Notes"))
        printer.setCreator(_("Notes"))
        printer.setPageLayout(printing.layout(printing.paper()))
        dialog = QPrintDialog(printer, self)

        def print_it() -> None:
            if self._sheet is not None:
                printing.paint(printing.document(self._sheet), printer)
                self.accept()

        dialog.accepted.connect(print_it)
        show_beside(dialog, self)

    def _ask_file(self) -> None:
        if self._sheet is None:
            return
        name = f"notes-{self._sheet.when:%Y%m%d}.pdf"
        ask_new_file(
            self, _("Name of a new file"), self._save, name=name, kinds="PDF (*.pdf)", replaces=True
        )

    def _save(self, file: Path) -> None:
        if self._sheet is None:
            return
        try:
            printing.save_pdf(printing.document(self._sheet), file)
        except printing.PdfNotWritten as problem:
            self.problem.emit(problem)
            return
        self._state.say(self._state.setText, lambda: _("Saved: {file}").format(file=file))
        self._state.show()

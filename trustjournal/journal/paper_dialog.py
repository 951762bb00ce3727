"""Asking where something shall go: onto paper, or into a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.journal import printing
from trustjournal.ui.beside import ask_new_file, show_beside
from trustjournal.ui.widgets import Text, TranslatedDialog, button, label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextDocument


class PaperDialog(TranslatedDialog):
    """Says what printing means for a secret, and prints. Add to `body`, above the buttons.

    Signals:
        problem: Emitted with the exception when something could not be read or written.
    """

    problem = Signal(Exception)

    def __init__(self, title: Text, heading: Text, parent: QWidget) -> None:
        super().__init__(parent)
        self.say(self.setWindowTitle, title)
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
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        self.heading = label(heading, "heading", wrap=True, name="heading")
        column.addWidget(self.heading)
        column.addLayout(self.body, 1)
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
        self.enable(False)

    def document(self) -> QTextDocument | None:
        """Return what is printed; nothing before it was read."""
        raise NotImplementedError

    def file_name(self) -> str:
        """Return the name that is proposed for a PDF; nobody's name is in it."""
        raise NotImplementedError

    def enable(self, ready: bool) -> None:
        """Let it be printed, or not yet."""
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
            document = self.document()
            if document is not None:
                printing.paint(document, printer)
                self.accept()

        dialog.accepted.connect(print_it)
        show_beside(dialog, self)

    def _ask_file(self) -> None:
        ask_new_file(
            self,
            _("Name of a new file"),
            self._save,
            name=self.file_name(),
            kinds="PDF (*.pdf)",
            replaces=True,
        )

    def _save(self, file: Path) -> None:
        document = self.document()
        if document is None:
            return
        try:
            printing.save_pdf(document, file)
        except printing.PdfNotWritten as problem:
            self.problem.emit(problem)
            return
        self._state.say(self._state.setText, lambda: _("Saved: {file}").format(file=file))
        self._state.show()

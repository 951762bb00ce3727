"""Asking where something shall go: onto paper, or into a PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.storage.outside import write_outside
from trustjournal.ui import paper
from trustjournal.ui.beside import ask_new_file
from trustjournal.ui.printer import ask_printer
from trustjournal.ui.widgets import (
    Button,
    Segmented,
    Text,
    TranslatedDialog,
    announce,
    button,
    label,
    named,
    spoken,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPageSize, QTextDocument
    from PySide6.QtPrintSupport import QPrinter

    from trustjournal.ui.background import Jobs


_NARROWEST = 430


class PaperDialog(TranslatedDialog):
    """Says what printing means for a secret, and prints. Add to `body`, above the buttons.

    Signals:
        problem: Emitted with the exception when something could not be read or written.
    """

    problem = Signal(Exception)

    def __init__(self, title: Text, heading: Text, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.say(self.setWindowTitle, title)
        self.heading = label(heading, "heading", wrap=True, name="heading")
        # A width of the dialog itself would let Qt squeeze the buttons of a larger text.
        self.heading.setMinimumWidth(_NARROWEST)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        sizes = [(size, partial(_paper_name, size)) for size in paper.SIZES]
        self._paper = Segmented(sizes, paper.usual_size(), label=lambda: _("Paper"))
        self._print = button(
            lambda: _("Print…"), "primary", "printer", clicked=self._ask_printer, name="print"
        )
        self._pdf = button(
            lambda: _("Save as PDF…"), "plain", "file-text", clicked=self._ask_pdf, name="pdf"
        )
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._state.hide()
        close = button(lambda: _("Close"), "ghost", clicked=self.reject, name="close")
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self._print)
        self._row.addWidget(self._pdf)
        self._row.addStretch(1)
        self._row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(self.body, 1)
        column.addWidget(
            label(
                lambda: _(
                    "On paper and in a file it is not encrypted: whoever holds it can read it. A "
                    "printer may keep a copy in its memory."
                ),
                tone="soft",
                wrap=True,
            )
        )
        column.addWidget(self._paper_row())
        column.addWidget(self._state)
        column.addLayout(self._row)
        self._ways: list[Button] = [self._print, self._pdf]
        self.enable(False)

    def add_way(self, way: Button) -> None:
        """Put one more way out of the journal beside the others."""
        self._row.insertWidget(len(self._ways), way)
        way.setEnabled(self._pdf.isEnabled())
        self._ways.append(way)

    def document(self) -> QTextDocument | None:
        """Return what is printed; nothing before it was read."""
        raise NotImplementedError

    def file_stem(self) -> str:
        """Return how a file is called that is proposed; nobody's name is in it."""
        raise NotImplementedError

    def enable(self, ready: bool) -> None:
        """Let it be printed, or not yet."""
        for way in self._ways:
            way.setEnabled(ready)

    def ask_file(self, name: str, kinds: str, content: Callable[[], bytes | None]) -> None:
        """Ask where a file shall be, and write it there."""
        ask_new_file(
            self,
            _("Name of a new file"),
            partial(self._save, content),
            name=name,
            kinds=kinds,
            replaces=True,
        )

    def _paper_row(self) -> QWidget:
        holder = named(QWidget(), "paper")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(lambda: _("Paper"), "small", tone="soft"))
        row.addWidget(self._paper)
        row.addStretch(1)
        return holder

    def _size(self) -> QPageSize.PageSizeId:
        return next(each for each in paper.SIZES if each == self._paper.value())

    def _ask_printer(self) -> None:
        def print_it(printer: QPrinter) -> None:
            document = self.document()
            if document is not None:
                paper.paint(document, printer)
                self.accept()

        ask_printer(self, paper.layout(self._size()), print_it)

    def _ask_pdf(self) -> None:
        self.ask_file(f"{self.file_stem()}.pdf", "PDF (*.pdf)", self._as_pdf)

    def _as_pdf(self) -> bytes | None:
        document = self.document()
        return None if document is None else paper.pdf(document, self._size())

    def _save(self, content: Callable[[], bytes | None], file: Path) -> None:
        data = content()
        if data is None:
            return
        self._jobs.run(
            self,
            partial(write_outside, file, data),
            lambda _done: self._say(lambda: _("Saved: {file}").format(file=file)),
            fail=self.problem.emit,
        )

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.show()
        announce(self, spoken(text))


def _paper_name(size: QPageSize.PageSizeId) -> str:
    return _("US Letter") if size is paper.SIZES[1] else _("A4")

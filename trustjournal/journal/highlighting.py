"""Markdown as an entry is written in, with references to its pictures kept small."""

from PySide6.QtGui import QColor, QTextCharFormat

from trustjournal.journal.document import units_before
from trustjournal.journal.picture_row import REFERENCE
from trustjournal.ui.markdown import MarkdownHighlighter
from trustjournal.ui.tokens import worn

_SMALL = 9


class EntryHighlighter(MarkdownHighlighter):
    """The picture itself is shown below the text; its long id needs little room in it."""

    def paint(self, text: str) -> None:
        super().paint(text)
        if "(attachment:" not in text:
            return
        small = QTextCharFormat()
        small.setForeground(QColor(worn().text_faint))
        small.setProperty(QTextCharFormat.Property.FontPixelSize.value, worn().px(_SMALL))
        for found in REFERENCE.finditer(text):
            start = units_before(text, text.index("](", found.start()) + 1)
            self.setFormat(start, units_before(text, found.end()) - start, small)

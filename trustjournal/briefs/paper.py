"""The page before a talk, laid out for paper."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from trustjournal.briefs import brief as words
from trustjournal.briefs.brief import Brief
from trustjournal.i18n import formats
from trustjournal.ui.paper import BODY_PT, LINE, SMALL_PT, TITLE_PT, font


def document(brief: Brief) -> QTextDocument:
    """Lay the page out in the font that comes with the program."""
    made = QTextDocument()
    made.setDefaultFont(font(BODY_PT))
    made.setDocumentMargin(0)
    cursor = QTextCursor(made)
    for number, (text, letters, above) in enumerate(_lines(brief)):
        shape, look = QTextBlockFormat(), QTextCharFormat()
        shape.setTopMargin(above)
        shape.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look.setFont(letters)
        if number:
            cursor.insertBlock(shape, look)
        else:
            cursor.setBlockFormat(shape)
        cursor.insertText(text, look)
    return made


def _lines(brief: Brief) -> Iterator[tuple[str, QFont, float]]:
    yield formats.long_day(brief.today), font(SMALL_PT, QFont.Weight.Medium), 0.0
    yield words.title(brief), font(TITLE_PT, QFont.Weight.Bold), 4.0
    yield words.kind_note(), font(SMALL_PT), 2.0
    parts = words.parts(brief)
    if not parts:
        yield words.nothing(), font(BODY_PT), 12.0
    for part in parts:
        yield part.heading, font(BODY_PT, QFont.Weight.Bold), 12.0
        for line in part.lines:
            yield line, font(BODY_PT), 2.0

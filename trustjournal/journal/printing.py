"""An entry laid out for paper.

What is printed is what the reading view may show: no file and no address outside the journal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats
from trustjournal.journal.domain import Entry
from trustjournal.ui.paper import BODY_PT, LINE, SMALL_PT, TITLE_PT, font, runs, select
from trustjournal.ui.preview import ReadingDocument

_BELOW_HEAD = 10
_PICTURE = "\ufffc"
"""What stands in a document's text for a picture."""
_MOST_PIXELS = 2400
"""The longer side of a picture on paper; more would only make the file large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one printed entry holds."""

    title: str
    when: datetime
    """By the clock at the place of writing."""
    people: Sequence[str] = ()
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def sheet_of(entry: Entry, people: Sequence[str], pictures: Mapping[str, bytes]) -> Sheet:
    """Return what is printed of an entry; a title is only printed where one was given."""
    return Sheet(
        title=entry.content.title,
        when=entry.moment.local,
        people=people,
        text=entry.content.text,
        pictures=pictures,
    )


def document(sheet: Sheet) -> QTextDocument:
    """Lay an entry out, in the font that comes with the program."""
    made = ReadingDocument(lambda name: _picture(sheet.pictures.get(name)))
    made.setDefaultFont(font(BODY_PT))
    made.setDocumentMargin(0)
    made.show_text(sheet.text)
    _print_links_plainly(made)
    _space_lines(made)
    _put_head(made, sheet)
    return made


def _picture(data: bytes | None) -> QImage | None:
    """Read a picture upright, as the camera was held, and no larger than paper can show."""
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PIXELS:
        bounds = QSizeF(_MOST_PIXELS, _MOST_PIXELS).toSize()
        reader.setScaledSize(size.scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _put_head(document: QTextDocument, sheet: Sheet) -> None:
    """Put day, people and a given title above the text."""
    day = formats.long_day(sheet.when.date())
    when = _("{day}, {time}").format(day=day, time=formats.clock_time(sheet.when))
    lines = [(when, font(SMALL_PT, QFont.Weight.Medium), 4.0)]
    if sheet.people:
        named = formats.listing([isolated(name) for name in sheet.people])
        people = _("With: {people}").format(people=named)
        lines.append((people, font(SMALL_PT), 4.0))
    if sheet.title:
        lines.append((sheet.title, font(TITLE_PT, QFont.Weight.Bold), 2.0))
    cursor = QTextCursor(document)
    cursor.insertBlock()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    if (began_with := cursor.currentList()) is not None:
        began_with.remove(cursor.block())
    for number, (words, look, below) in enumerate(lines):
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setBottomMargin(below if number < len(lines) - 1 else below + _BELOW_HEAD)
        letters.setFont(look)
        if number:
            cursor.insertBlock(shape, letters)
        else:
            cursor.setBlockFormat(shape)
        cursor.insertText(words, letters)


def _space_lines(document: QTextDocument) -> None:
    """Give the lines air, but for pictures and tables, around which it would be a hole."""
    block = document.firstBlock()
    height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None and _PICTURE not in block.text():
            shape = QTextBlockFormat()
            shape.setLineHeight(LINE, height)
            cursor.mergeBlockFormat(shape)
        block = block.next()


def _print_links_plainly(document: QTextDocument) -> None:
    """Print links black; the accent of a dark theme would be faint on paper."""
    ink = QTextCharFormat()
    ink.setForeground(QColor(Qt.GlobalColor.black))
    for start, end, letters in runs(document):
        if letters.isAnchor():
            select(document, start, end).mergeCharFormat(ink)

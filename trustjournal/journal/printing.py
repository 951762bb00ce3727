"""An entry on paper: laid out for a page, painted on a printer or into a PDF.

What is printed is what the reading view may show: no file and no address outside the journal.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats
from trustjournal.journal.domain import Entry
from trustjournal.storage.files import sync_folder
from trustjournal.ui import fonts
from trustjournal.ui.preview import ReadingDocument

BODY_PT, TITLE_PT, SMALL_PT = 10.5, 15, 9
_MARGIN_MM = 20
_DOTS_PER_INCH = 300
_SCREEN_DOTS_PER_INCH = 96
"""What Qt takes a pixel of a picture for."""
_BELOW_HEAD = 10
_LINE = 112
"""Per cent; Japanese needs air between the lines."""
_PICTURE = "\ufffc"
"""What stands in a document's text for a picture."""
_MOST_PIXELS = 2400
"""The longer side of a picture on paper; more would only make the file large."""
_LETTER = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
    }
)


class PdfNotWritten(JournalProblem):
    """The PDF could not be written where it was wanted."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The PDF could not be written: {reason}").format(reason=reason),
            _("Your journal is unchanged."),
            _("Choose another folder, or make room and try again."),
        )


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


def paper(locale: QLocale | None = None) -> QPageSize:
    """Return the paper that people use where this computer stands."""
    country = (locale or QLocale.system()).territory()
    size = QPageSize.PageSizeId.Letter if country in _LETTER else QPageSize.PageSizeId.A4
    return QPageSize(size)


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


def paint(document: QTextDocument, device: QPagedPaintDevice) -> int:
    """Paint the document page by page, with numbers where there are several; return how many."""
    area = device.pageLayout().paintRectPixels(device.logicalDpiY())
    document.documentLayout().setPaintDevice(device)
    foot = round(device.logicalDpiY() * 0.4)
    body = QSizeF(area.width(), area.height() - foot)
    _fit_pictures(document, body, device.logicalDpiY())
    document.setPageSize(body)
    count = document.pageCount()
    painter = QPainter(device)
    for number in range(count):
        if number:
            device.newPage()
        _paint_page(painter, document, number, body)
        if count > 1:
            _paint_number(painter, QRectF(0, body.height(), body.width(), foot), number, count)
    painter.end()
    return count


def save_pdf(document: QTextDocument, file: Path, size: QPageSize | None = None) -> None:
    """Write a PDF that only its owner may read and that names neither writer nor place.

    Raises a JournalProblem when it cannot be written; what was there before is then untouched.
    """
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(layout(size or paper()))
    writer.setTitle(_("Notes"))
    writer.setCreator(_("Notes"))
    paint(document, writer)
    buffer.close()
    _write(file, bytes(written.data()))


def layout(size: QPageSize) -> QPageLayout:
    """Return an upright page with margins to hold it by."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _write(file: Path, content: bytes) -> None:
    fresh = file.with_name(f".{file.name}.part")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as to:
            to.write(content)
            to.flush()
            os.fsync(to.fileno())
        fresh.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        raise PdfNotWritten(error.strerror or "") from error
    finally:
        fresh.unlink(missing_ok=True)


def font(points: float, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the program's font as it is printed."""
    made = QFont(fonts.family())
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
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
            shape.setLineHeight(_LINE, height)
            cursor.mergeBlockFormat(shape)
        block = block.next()


def _print_links_plainly(document: QTextDocument) -> None:
    """Print links black; the accent of a dark theme would be faint on paper."""
    ink = QTextCharFormat()
    ink.setForeground(QColor(Qt.GlobalColor.black))
    for start, end, letters in _fragments(document):
        if letters.isAnchor():
            _select(document, start, end).mergeCharFormat(ink)


def _fit_pictures(document: QTextDocument, body: QSizeF, dots: int) -> None:
    """Shrink what is wider or higher than the page; nothing is made larger."""
    scale = dots / _SCREEN_DOTS_PER_INCH
    widest, highest = body.width() / scale, body.height() / scale * 0.9
    for start, end, letters in _fragments(document):
        if not letters.isImageFormat():
            continue
        shape = letters.toImageFormat()
        image = document.resource(QTextDocument.ResourceType.ImageResource.value, shape.name())
        if not isinstance(image, QImage) or image.isNull():
            continue
        by = min(1.0, widest / image.width(), highest / image.height())
        shape.setWidth(image.width() * by)
        shape.setHeight(image.height() * by)
        _select(document, start, end).setCharFormat(shape)


def _fragments(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """Return where each run of equal format begins and ends, read before anything is changed."""
    found = []
    block = document.firstBlock()
    while block.isValid():
        run = block.begin()
        while not run.atEnd():
            fragment = run.fragment()
            start = fragment.position()
            found.append((start, start + fragment.length(), fragment.charFormat()))
            run += 1
        block = block.next()
    return found


def _select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _paint_page(painter: QPainter, document: QTextDocument, number: int, body: QSizeF) -> None:
    top = number * body.height()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    context.clip = QRectF(0, top, body.width(), body.height())
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_number(painter: QPainter, foot: QRectF, number: int, count: int) -> None:
    painter.save()
    painter.setFont(font(SMALL_PT))
    painter.setPen(QColor(Qt.GlobalColor.black))
    words = _("{page} of {pages}").format(page=number + 1, pages=count)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
    painter.restore()

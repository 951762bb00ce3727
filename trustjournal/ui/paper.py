"""What every printed page has in common: its size, its font, its numbers, and a PDF of it.

A PDF names neither writer nor place, and its title is the neutral one of the window.
"""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from trustjournal.i18n import _
from trustjournal.ui import fonts

BODY_PT, TITLE_PT, SMALL_PT = 10.5, 15, 9
LINE = 112
"""Per cent; Japanese needs air between the lines."""
SIZES = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter)
"""The papers to choose from."""
_MARGIN_MM = 20
_FOOT_INCHES = 0.4
_DOTS_PER_INCH = 300
_SCREEN_DOTS_PER_INCH = 96
"""What Qt takes a pixel of a picture for."""
_HEADING = 1
"""The state of a block that does not stand alone at the foot of a page."""
_BAR = QTextFormat.Property.UserProperty.value + 1
"""The property of a block beside which a bar is drawn: its colour."""
_DOT = QTextFormat.Property.UserProperty.value + 2
"""The property of a block before which a dot is drawn: its colour."""
_BAR_WIDTH, _DOT_WIDTH, _DOT_FROM_LEFT = 2, 4, 3
_MIDDLE_OF_LETTERS = 0.69
"""Of what a line rises above its foot: the middle of a kana, and of a lower-case letter nearly."""
_LETTER = frozenset(
    {
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
    }
)


def usual_size(locale: QLocale | None = None) -> QPageSize.PageSizeId:
    """Return the paper that people use where this computer stands."""
    country = (locale or QLocale.system()).territory()
    return QPageSize.PageSizeId.Letter if country in _LETTER else QPageSize.PageSizeId.A4


def layout(size: QPageSize.PageSizeId) -> QPageLayout:
    """Return an upright page with margins to hold it by."""
    return QPageLayout(
        QPageSize(size),
        QPageLayout.Orientation.Portrait,
        QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )


def font(points: float, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the program's font as it is printed."""
    made = QFont(fonts.family())
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def keep_with_next(block: QTextBlock) -> None:
    """Let a heading go over to the next page with what it stands above."""
    block.setUserState(_HEADING)


def put_bar_beside(shape: QTextBlockFormat, colour: QColor) -> None:
    """Let a bar be drawn left of an indented block; Qt draws none itself."""
    shape.setProperty(_BAR, colour)


def put_dot_before(shape: QTextBlockFormat, colour: QColor) -> None:
    """Let a dot be drawn left of an indented block; Qt would crowd its own against the words."""
    shape.setProperty(_DOT, colour)


def paint_marks(painter: QPainter, document: QTextDocument, scale: float = 1) -> None:
    """Draw the bars and the dots of a document."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for block in _blocks(document):
        bar, dot = (block.blockFormat().property(each) for each in (_BAR, _DOT))
        if isinstance(bar, QColor):
            whole = document.documentLayout().blockBoundingRect(block)
            painter.fillRect(QRectF(0, whole.top(), _BAR_WIDTH * scale, whole.height()), bar)
        if isinstance(dot, QColor):
            line = block.layout().lineAt(0)
            middle = block.layout().position().y() + line.y() + line.ascent() * _MIDDLE_OF_LETTERS
            wide = _DOT_WIDTH * scale
            painter.setBrush(dot)
            painter.drawEllipse(QRectF(_DOT_FROM_LEFT * scale, middle - wide / 2, wide, wide))
    painter.restore()


def pdf(document: QTextDocument, size: QPageSize.PageSizeId) -> bytes:
    """Return a document as a PDF."""
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paint(document, _writer(buffer, size))
    buffer.close()
    return bytes(written.data())


def paint(document: QTextDocument, device: QPagedPaintDevice) -> int:
    """Paint the document page by page, with numbers where there are several; return how many."""
    body, foot = _lay_out(document, device)
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


def _writer(device: QIODevice, size: QPageSize.PageSizeId) -> QPdfWriter:
    writer = QPdfWriter(device)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(layout(size))
    writer.setTitle(_("Notes"))
    writer.setCreator(_("Notes"))
    return writer


def _lay_out(document: QTextDocument, device: QPagedPaintDevice) -> tuple[QSizeF, float]:
    """Fit a document to the pages of a device; return the room for text, and below it."""
    dots = device.logicalDpiY()
    area = device.pageLayout().paintRectPixels(dots)
    document.documentLayout().setPaintDevice(device)
    foot = round(dots * _FOOT_INCHES)
    body = QSizeF(area.width(), area.height() - foot)
    _fit_pictures(document, body, dots)
    document.setPageSize(body)
    _bring_headings_over(document, body.height())
    return body, foot


def _bring_headings_over(document: QTextDocument, page: float) -> None:
    headings = [block for block in _blocks(document) if block.userState() == _HEADING]
    for block in headings:
        _break_before(block, QTextFormat.PageBreakFlag.PageBreak_Auto)
    for block in headings:
        if _first_line(block) // page < _first_line(block.next()) // page:
            _break_before(block, QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)


def _first_line(block: QTextBlock) -> float:
    """Return how far down a block begins; its own place may still be on the page before."""
    return block.layout().position().y() + block.layout().lineAt(0).y()


def _break_before(block: QTextBlock, policy: QTextFormat.PageBreakFlag) -> None:
    wanted = QTextBlockFormat()
    wanted.setPageBreakPolicy(policy)
    QTextCursor(block).mergeBlockFormat(wanted)


def _fit_pictures(document: QTextDocument, body: QSizeF, dots: int) -> None:
    """Shrink what is wider or higher than the page; nothing is made larger."""
    scale = dots / _SCREEN_DOTS_PER_INCH
    widest, highest = body.width() / scale, body.height() / scale * 0.9
    for start, end, letters in runs(document):
        if not letters.isImageFormat():
            continue
        shape = letters.toImageFormat()
        image = document.resource(QTextDocument.ResourceType.ImageResource.value, shape.name())
        if not isinstance(image, QImage) or image.isNull():
            continue
        by = min(1.0, widest / image.width(), highest / image.height())
        shape.setWidth(image.width() * by)
        shape.setHeight(image.height() * by)
        select(document, start, end).setCharFormat(shape)


def runs(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """Return where each run of equal format begins and ends, read before anything is changed."""
    found = []
    for block in _blocks(document):
        run = block.begin()
        while not run.atEnd():
            fragment = run.fragment()
            start = fragment.position()
            found.append((start, start + fragment.length(), fragment.charFormat()))
            run += 1
    return found


def select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor over a part of a document."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def _paint_page(painter: QPainter, document: QTextDocument, number: int, body: QSizeF) -> None:
    top = number * body.height()
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    context.clip = QRectF(0, top, body.width(), body.height())
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    device = painter.device()
    paint_marks(painter, document, device.logicalDpiY() / _SCREEN_DOTS_PER_INCH)
    painter.restore()


def _paint_number(painter: QPainter, foot: QRectF, number: int, count: int) -> None:
    painter.save()
    painter.setFont(font(SMALL_PT))
    painter.setPen(QColor(Qt.GlobalColor.black))
    words = _("{page} of {pages}").format(page=number + 1, pages=count)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
    painter.restore()

"""Drawing the cards of the journal's lists."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from trustjournal.ui.tokens import Tokens

RADIUS = 12
_PAD = 14


def is_current(option: QStyleOptionViewItem) -> bool:
    """Whether the row is the one chosen."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def card(painter: QPainter, outer: QRectF, option: QStyleOptionViewItem, look: Tokens) -> QRectF:
    """Draw an empty card and return the room for what it says."""
    selected = is_current(option)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    ground = look.accent_soft if selected else look.subtle if hovered else look.surface
    edge = look.accent if focused else look.accent_soft if selected else look.border
    painter.setPen(QPen(QColor(edge), 1.6 if focused else 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(outer.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    pad = look.px(_PAD)
    return outer.adjusted(pad, look.px(11), -pad, -look.px(10))


def line(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> float:
    """Draw one line, shortened to its room, and return how wide it is."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def line_at_the_end(painter: QPainter, room: QRectF, text: str, font: QFont, colour: str) -> float:
    """Draw one line against the right edge and return how wide it is."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetricsF(font).horizontalAdvance(text)


def paragraph(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    colour: str,
    *,
    lines: int,
    marks: Sequence[tuple[int, int]] = (),
    mark_colour: str = "",
) -> None:
    """Draw a few lines of text, the last one shortened, with the marked parts set off."""
    metrics = QFontMetricsF(font)
    layout = _laid_out(text, font, room.width(), lines + 1)
    if layout.lineCount() > lines:
        last = layout.lineAt(lines - 1)
        kept = _head(text, last.textStart())
        rest = text[len(kept) :]
        text = kept + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        layout = _laid_out(text, font, room.width(), lines)
    if marks:
        formats = _formats(text, marks, mark_colour, colour)
        layout = _laid_out(text, font, room.width(), lines, formats)
    painter.setPen(QColor(colour))
    height = metrics.lineSpacing()
    for number in range(min(lines, layout.lineCount())):
        layout.lineAt(number).draw(painter, QPointF(room.left(), room.top() + number * height))


def parted(text: str, font: QFont, width: float) -> tuple[str, str]:
    """Part a text where its first line ends; the second part is empty when all of it fits."""
    layout = _laid_out(text, font, width, 2)
    if layout.lineCount() <= 1:
        return text, ""
    first = _head(text, layout.lineAt(1).textStart())
    return first.rstrip(), text[len(first) :]


def _head(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")


def _laid_out(
    text: str,
    font: QFont,
    width: float,
    lines: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.beginLayout()
    for _number in range(lines):
        created = layout.createLine()
        if not created.isValid():
            break
        created.setLineWidth(width)
    layout.endLayout()
    return layout


def _formats(
    text: str, marks: Sequence[tuple[int, int]], ground: str, colour: str
) -> list[QTextLayout.FormatRange]:
    marked = QTextCharFormat()
    marked.setBackground(QColor(ground))
    marked.setForeground(QColor(colour))
    ranges = []
    for start, end in marks:
        each = QTextLayout.FormatRange()
        # Qt counts UTF-16 units, marks count characters.
        before = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
        inside = len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2
        each.start, each.length, each.format = before, inside, marked
        ranges.append(each)
    return ranges

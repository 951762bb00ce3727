"""How an entry looks in the list: its day at the left, where a day begins, and a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from trustjournal.i18n import formats
from trustjournal.journal import card_painting
from trustjournal.journal.entry_list import BEGINS, CARD, DAY, Beginning
from trustjournal.journal.wording import opening
from trustjournal.ui.fonts import font
from trustjournal.ui.icons import pixmap
from trustjournal.ui.tokens import Tokens, worn

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex

    from trustjournal.journal.domain import EntryCard
    from trustjournal.journal.known import Known

    Index = QModelIndex | QPersistentModelIndex

ROW, GUTTER = 116, 50
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(QStyledItemDelegate):
    """Paints one row; every row is equally high, so that a hundred thousand stay quick."""

    def __init__(self, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, worn().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = worn()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        gutter = QRectF(row.left(), row.top(), look.px(GUTTER), row.height())
        begins = index.data(BEGINS)
        if begins:
            _paint_day(painter, gutter, index.data(DAY), begins, look)
        outer = row.adjusted(gutter.width(), 4, -6, -4)
        room = card_painting.card(painter, outer, option, look)
        shown: EntryCard | None = index.data(CARD)
        if shown is None:
            _paint_placeholder(painter, room, look)
        else:
            self._paint_card(painter, room, shown, look)
        painter.restore()

    def _paint_card(self, painter: QPainter, room: QRectF, shown: EntryCard, look: Tokens) -> None:
        top = QRectF(room.left(), room.top(), room.width(), look.px(20))
        taken = card_painting.line_at_the_end(
            painter, top, formats.clock_time(shown.moment.local), font(12), look.text_faint
        )
        title = top.adjusted(0, 0, -taken - look.px(10), 0)
        strong = font(14, QFont.Weight.Medium)
        first, rest = shown.title, opening(shown)
        if not rest:  # a first line longer than the title's place goes on below it
            first, rest = card_painting.parted(first, strong, title.width())
        card_painting.line(painter, title, first, strong, look.text)
        foot = QRectF(room.left(), room.bottom() - look.px(17), room.width(), look.px(17))
        has_foot = self._paint_foot(painter, foot, shown, look)
        body = QRectF(room.left(), top.bottom() + 3, room.width(), room.height())
        card_painting.paragraph(
            painter, body, rest, font(13), look.text_soft, lines=2 if has_foot else 3
        )

    def _paint_foot(self, painter: QPainter, foot: QRectF, shown: EntryCard, look: Tokens) -> bool:
        said = [*self._known.names(shown.people), *(f"#{tag}" for tag in shown.tags)]
        if shown.has_pictures:
            drawing = pixmap("image", "faint", px=14)
            painter.drawPixmap(round(foot.right() - look.px(14)), round(foot.top() + 1), drawing)
            foot = foot.adjusted(0, 0, -look.px(20), 0)
        card_painting.line(painter, foot, "  ".join(said), font(12), look.text_faint)
        return bool(said or shown.has_pictures)


def _paint_day(painter: QPainter, gutter: QRectF, day: date, begins: int, look: Tokens) -> None:
    x, width = gutter.left(), gutter.width() - look.px(6)
    y = gutter.top() + look.px(8)
    for text, size, weight, colour, height in (
        (formats.month_short(day) if begins >= Beginning.MONTH else "", 12, 700, look.accent, 16),
        (str(day.day), 20, 500, look.text, 26),
        (formats.weekday_narrow(day), 12, 400, look.text_faint, 17),
        (str(day.year) if begins == Beginning.YEAR else "", 12, 400, look.text_faint, 17),
    ):
        painter.setFont(font(size, weight))
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(x, y, width, look.px(height)), _TOP, text)
        y += look.px(height)


def _paint_placeholder(painter: QPainter, room: QRectF, look: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.hover))
    for number, share in enumerate((0.4, 0.9, 0.75)):
        top = room.top() + look.px(4 + 24 * number)
        bar = QRectF(room.left(), top, room.width() * share, look.px(10))
        painter.drawRoundedRect(bar, 5, 5)

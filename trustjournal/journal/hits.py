"""What a search found: the newest first, with the hits marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats
from trustjournal.journal import card_painting
from trustjournal.ui.fonts import font
from trustjournal.ui.tokens import Tokens, worn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from trustjournal.journal.domain import Found
    from trustjournal.journal.known import Known

Index = QModelIndex | QPersistentModelIndex
FOUND = Qt.ItemDataRole.UserRole + 1
ROW = 112


class HitModel(QAbstractListModel):
    """The hits read so far."""

    def __init__(self, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._hits: list[Found] = []
        known.changed.connect(self._say_anew)

    def show(self, hits: Sequence[Found]) -> None:
        """Show the hits of a new search."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def add(self, hits: Sequence[Found]) -> None:
        """Show older hits below."""
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()

    def hit_at(self, row: int) -> Found:
        """Return the hit of a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == FOUND:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            people = map(isolated, self._known.names(hit.people))
            said = [_day(hit, formats.long_day), hit.title, hit.excerpt, *people]
            return _(", ").join(part for part in said if part)
        return None

    def _say_anew(self) -> None:
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))


def _day(hit: Found, written: Callable[[date], str]) -> str:
    return "" if hit.day is None else written(hit.day)


class HitDelegate(QStyledItemDelegate):
    """Paints a hit as a card with its day."""

    def __init__(self, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._known = known

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, worn().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = worn()
        hit: Found = index.data(FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(option.rect).adjusted(1, 4, -6, -4)
        room = card_painting.card(painter, outer, option, look)
        self._paint_hit(painter, room, hit, look)
        painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRectF, hit: Found, look: Tokens) -> None:
        top = QRectF(room.left(), room.top(), room.width(), look.px(20))
        day = _day(hit, formats.short_day)
        taken = card_painting.line_at_the_end(painter, top, day, font(12), look.text_faint)
        title = top.adjusted(0, 0, -taken - look.px(10), 0)
        card_painting.paragraph(
            painter, title, hit.title, font(14, QFont.Weight.Medium), look.text,
            lines=1, marks=hit.title_marks, mark_colour=look.mark,
        )  # fmt: skip
        foot = QRectF(room.left(), room.bottom() - look.px(17), room.width(), look.px(17))
        said = [*self._known.names(hit.people), *(f"#{tag}" for tag in hit.tags)]
        card_painting.line(painter, foot, "  ".join(said), font(12), look.text_faint)
        body = QRectF(room.left(), top.bottom() + 3, room.width(), room.height())
        card_painting.paragraph(
            painter, body, hit.excerpt, font(13), look.text_soft,
            lines=2 if said else 3, marks=hit.excerpt_marks, mark_colour=look.mark,
        )  # fmt: skip

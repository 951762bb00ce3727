"""The list of people: headings, badges, names. Sorted as the page says, never by trust."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trustjournal.core.ids import PersonId
from trustjournal.people import words
from trustjournal.people.listing import Row
from trustjournal.ui import avatar, fonts, tokens
from trustjournal.ui.avatar import colour_number

ROW = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PeopleModel(QAbstractListModel):
    """Shows the rows it is given; it neither reads nor sorts."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, person: PersonId) -> int | None:
        """Return where somebody stands first."""
        for number, row in enumerate(self._rows):
            if row.person is not None and row.person.id == person:
                return number
        return None

    def row_of_heading(self, heading: str) -> int | None:
        """Return where a heading stands last."""
        numbers = [n for n, row in enumerate(self._rows) if row.heading == heading]
        return numbers[-1] if numbers else None

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.heading if row.person is None else row.person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.heading if row.person is None else self._spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].person is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def when(self, row: Row) -> str:
        """Say when somebody was last written about."""
        return words.last_entry(row.last_entry, self._today())

    def _spoken(self, row: Row) -> str:
        person = row.person
        if person is None:
            return row.heading
        parts = (person.name, person.reading, words.circles(person), self.when(row))
        return ", ".join(part for part in parts if part)


class PeopleView(QListView):
    """The list itself.

    Signals:
        person_chosen: Emitted with the person's id by a click or by Enter.
    """

    person_chosen = Signal(str)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(model, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: _Index) -> None:
        row = index.data(ROW)
        if row is not None and row.person is not None:
            self.person_chosen.emit(row.person.id)


class PersonDelegate(QStyledItemDelegate):
    """Paints a heading, or a badge with a name, its reading, the circles and the last entry."""

    def __init__(self, model: PeopleModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(ROW)
        return QSize(240, tokens.worn().px(40 if row.person is None else 62))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        if row.person is None:
            self._paint_heading(painter, place, row.heading)
        else:
            self._paint_ground(painter, place, option)
            self._paint_person(painter, place, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRectF, heading: str) -> None:
        worn = tokens.worn()
        painter.setFont(fonts.font(13, 700))
        painter.setPen(QColor(worn.text_soft))
        inside = place.adjusted(worn.px(14), worn.px(12), -worn.px(14), 0)
        painter.drawText(inside, _LEFT, heading)

    def _paint_ground(self, painter: QPainter, place: QRectF, option: QStyleOptionViewItem) -> None:
        worn = tokens.worn()
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(worn.subtle if hovered else worn.surface))
        painter.setPen(QPen(QColor(worn.accent if focused else worn.border), 2 if focused else 1))
        painter.drawRoundedRect(place.adjusted(1, 3, -1, -3), 12, 12)

    def _paint_person(self, painter: QPainter, place: QRectF, row: Row) -> None:
        person = row.person
        if person is None:
            return
        worn = tokens.worn()
        side = worn.px(38)
        top = place.center().y() - side / 2
        badge = QRectF(place.left() + worn.px(14), top, side, side)
        avatar.paint(painter, badge, avatar.initial(person.name), colour_number(person.id))
        inside = QRectF(badge.right() + worn.px(14), top, 0, side)
        inside.setRight(place.right() - worn.px(16))
        when = _draw(painter, inside, self._model.when(row), 12, worn.text_soft, _RIGHT)
        inside.setRight(inside.right() - when - worn.px(16))
        circles = words.circles(person)
        upper = QRectF(inside)
        if circles:
            upper.setHeight(worn.px(22))
            lower = QRectF(
                inside.left(), inside.bottom() - worn.px(17), inside.width(), worn.px(18)
            )
            _draw(painter, lower, circles, 12, worn.text_soft)
        named = _draw(painter, upper, person.name, 15, worn.text, weight=500)
        upper.setLeft(upper.left() + named + worn.px(10))
        if person.reading and upper.width() > worn.px(24):
            _draw(painter, upper, person.reading, 12, worn.text_faint)


def _draw(
    painter: QPainter,
    place: QRectF,
    text: str,
    px: int,
    colour: str,
    alignment: Qt.AlignmentFlag = _LEFT,
    *,
    weight: int = 400,
) -> float:
    """Draw one line, shortened to its room; return how wide it became."""
    font = fonts.font(px, weight)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, alignment, shown)
    return min(metrics.horizontalAdvance(shown), place.width())

"""What became of a boundary as small shapes. Their form tells them apart, no colour judges."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHelpEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from trustjournal.boundaries import words
from trustjournal.boundaries.domain import MARK_OF_KIND, Mark
from trustjournal.events.domain import By, Event
from trustjournal.i18n import formats
from trustjournal.ui import icons, tokens
from trustjournal.ui.texts import as_words
from trustjournal.ui.widgets import Chip, TranslatedWidget

MOST = 24
"""Marks on one line; the log has them all."""
_SIDE, _GAP = 14, 6


def paint(painter: QPainter, place: QRectF, mark: Mark, *, mine: bool = False) -> None:
    """Paint a ring for respected, a full diamond for crossed, a half one for put right."""
    ink = QColor(tokens.worn().text_soft)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.4, place.width() / 9)))
    inside = place.adjusted(1.5, 1.5, -1.5, -1.5)
    top, right, low, left = _corners(inside)
    painter.setBrush(ink if mark is Mark.CROSSED else Qt.BrushStyle.NoBrush)
    if mark is Mark.RESPECTED:
        painter.drawEllipse(inside)
    else:
        painter.drawPolygon(QPolygonF([top, right, low, left]))
    if mark is Mark.PUT_RIGHT:
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([top, low, left]))
    if mine:
        below = place.bottom() + place.width() / 4
        painter.drawLine(QPointF(place.left() + 2, below), QPointF(place.right() - 2, below))


def _corners(place: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    middle = place.center()
    return (
        QPointF(middle.x(), place.top()),
        QPointF(place.right(), middle.y()),
        QPointF(middle.x(), place.bottom()),
        QPointF(place.left(), middle.y()),
    )


def pixmap(mark: Mark, px: int = 16, *, room: int = 0, mine: bool = False) -> QPixmap:
    """Return the shape as a drawing, with some room to its right."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    worn = tokens.worn()
    side = worn.px(px)
    drawing = QPixmap(round((side + worn.px(room) * bool(room)) * ratio), round(side * ratio))
    drawing.fill(Qt.GlobalColor.transparent)
    drawing.setDevicePixelRatio(ratio)
    painter = QPainter(drawing)
    inset = side / 8 if mine else 1
    paint(painter, QRectF(inset, 1, side - 2 * inset, side - 2 * inset), mark, mine=mine)
    painter.end()
    return drawing


class MarkButton(Chip):
    """Notes one thing that became of a boundary; its shape is the one in the log."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        self._mark = mark
        super().__init__(lambda: words.mark(mark), checkable=False, parent=parent)
        self.setObjectName(f"note_{mark.value}")
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(QIcon(pixmap(self._mark, room=4)))
        self.setIconSize(icons.size(16, 4))


class MarkStrip(TranslatedWidget):
    """The last marks side by side, the oldest first."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._marks: tuple[Event, ...] = ()

    def show_marks(self, marks: Sequence[Event]) -> None:
        """Show the last of these."""
        self._marks = tuple(marks)[-MOST:]
        self.say(
            self.setAccessibleName, lambda: formats.listing(list(map(self._line, self._marks)))
        )
        self.setVisible(bool(self._marks))
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = event.pos().x() // self._step()
            if 0 <= number < len(self._marks):
                line = as_words(self._line(self._marks[number]))
                QToolTip.showText(event.globalPos(), line, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = tokens.worn().px(_SIDE)
        for number, event in enumerate(self._marks):
            place = QRectF(number * self._step() + 1, 1, side - 2, side - 2)
            paint(painter, place, MARK_OF_KIND[event.kind], mine=event.by is By.ME)

    def _line(self, event: Event) -> str:
        return words.logged(event, self._today())

    def _step(self) -> int:
        return tokens.worn().px(_SIDE + _GAP)

    def _fit(self) -> None:
        side = tokens.worn().px(_SIDE)
        self.setFixedSize(max(1, len(self._marks)) * self._step(), side + tokens.worn().px(6))

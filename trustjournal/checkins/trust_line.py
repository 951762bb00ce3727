"""The line with eleven marks on which felt trust is shown and chosen."""

import time
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from trustjournal.checkins.domain import HIGHEST, LOWEST
from trustjournal.ui import fonts, tokens
from trustjournal.ui.focus import FocusRing

_TEN_WITHIN = 1.5
"""Seconds in which a 0 after a 1 makes a 10; later it is a 0."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -2,
    Qt.Key.Key_PageUp: 2,
}
ENDS = {Qt.Key.Key_Home: LOWEST, Qt.Key.Key_End: HIGHEST}


class TrustLine(FocusRing, QSlider):
    """Eleven marks and no value until one is chosen. There is nothing between two marks.

    It is a slider to a screen reader, whose value is the mark itself; one below the lowest is none
    yet.

    Signals:
        moved: Emitted with the mark, or None, whenever the user changes it.
        settled: Emitted with the mark once it is meant: by Enter, by letting the mouse go, or by
            leaving the line.
    """

    moved = Signal(object)
    settled = Signal(int)

    lowest, highest = LOWEST, HIGHEST
    """The first and the last mark."""

    def __init__(
        self, parent: QWidget | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._now = now
        self._colour = 0
        self._previous: float | None = None
        self._settled: int | None = None
        self._hovered: int | None = None
        self._one_at: float | None = None
        self._by_hand = False
        self._unset = self.lowest - 1
        self._middle_mark = (self.lowest + self.highest) // 2
        self.setRange(self._unset, self.highest)
        self.setValue(self._unset)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value_changed)

    # What it shows

    def mark(self) -> int | None:
        """Return the chosen mark."""
        return None if self.value() == self._unset else self.value()

    def set_mark(self, mark: int | None) -> None:
        """Show a mark that is kept already, or none, without telling anybody."""
        blocked = self.blockSignals(True)
        self._put(mark)
        self.blockSignals(blocked)
        self._settled = mark
        self._one_at = None
        self.update()

    def is_settled(self) -> bool:
        """Whether what is shown is what was meant last."""
        return self.mark() == self._settled

    def set_previous(self, previous: float | None) -> None:
        """Show the last answer as a faint tick, or do not."""
        self._previous = previous
        self.update()

    def previous(self) -> float | None:
        """Return the last answer when it is shown."""
        return self._previous

    def set_colour(self, colour: int) -> None:
        """Wear a person's colour."""
        self._colour = colour
        self.update()

    def settle(self) -> None:
        """Mean what is shown."""
        self._one_at = None
        mark = self.mark()
        if mark is not None and mark != self._settled:
            self._settled = mark
            self.settled.emit(mark)

    # Choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        digit = _digit(event.text())
        if digit is not None:
            self._type(digit)
        elif event.text().casefold() in {"t", "ｔ"}:
            self._choose(self.highest)
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in ENDS:
            self._choose(self.lowest if ENDS[key] == LOWEST else self.highest)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self.is_settled():
            self._choose(self._settled)
        elif key in _ENTER and not self.is_settled():
            self.settle()
        else:
            event.ignore()

    def _type(self, digit: int) -> None:
        is_ten = (
            self.highest == HIGHEST
            and digit == 0
            and self.mark() == 1
            and self._one_at is not None
            and self._now() - self._one_at <= _TEN_WITHIN
        )
        if is_ten or self.lowest <= digit <= self.highest:
            self._choose(HIGHEST if is_ten else digit)
            self._one_at = self._now() if digit == 1 else None

    def _step(self, by: int) -> None:
        mark = self.mark()
        # The middle leads the answer least.
        self._choose(
            self._middle_mark if mark is None else min(self.highest, max(self.lowest, mark + by))
        )

    def _choose(self, mark: int | None) -> None:
        self._one_at = None
        self._by_hand = True
        self._put(mark)
        self._by_hand = False

    def _put(self, mark: int | None) -> None:
        if mark is None:
            self.setMinimum(self._unset)
            self.setValue(self._unset)
        else:
            self.setValue(mark)
            self.setMinimum(self.lowest)

    def _on_value_changed(self, _value: int) -> None:
        self.update()
        self.moved.emit(self.mark())
        if not self._by_hand:
            # A screen reader sets the value at once, perhaps without ever coming to the line.
            self.settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._mark_at(event.position().x()))
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._mark_at(event.position().x())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(at)
        if at != self._hovered:
            self._hovered = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.settle()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = self._mark_at(event.position().x())
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Turning the wheel scrolls the page; it must never answer a question on the way.
        event.ignore()

    # Painting

    def sizeHint(self) -> QSize:
        worn = tokens.worn()
        return QSize(worn.px(320), worn.px(40))

    def minimumSizeHint(self) -> QSize:
        worn = tokens.worn()
        return QSize(worn.px(170), worn.px(40))

    def x_of(self, mark: float) -> float:
        """Return where a mark is, from the left edge."""
        margin = tokens.worn().px(15)
        return margin + (self.width() - 2 * margin) * (mark - self.lowest) / (
            self.highest - self.lowest
        )

    def _mark_at(self, x: float) -> int:
        return min(range(self.lowest, self.highest + 1), key=lambda mark: abs(self.x_of(mark) - x))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens.worn().person(self._colour))
        mark = self.mark()
        self._paint_track(painter, ink, mark)
        self._paint_marks(painter, mark)
        if self._previous is not None:
            self._paint_previous(painter, self._previous)
        if self._hovered is not None and self._hovered != mark and self.isEnabled():
            self._paint_ghost(painter, ink, self._hovered)
        if mark is not None:
            self._paint_knob(painter, ink, mark)
        elif self.has_ring():
            self._paint_ring(painter)

    def _middle(self) -> float:
        return self.height() / 2 - tokens.worn().px(1)

    def _paint_track(self, painter: QPainter, ink: QColor, mark: int | None) -> None:
        worn = tokens.worn()
        thick = worn.px(6)
        start, end = self.x_of(self.lowest) - thick / 2, self.x_of(self.highest) + thick / 2
        track = QRectF(start, self._middle() - thick / 2, end - start, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.border if worn.dark else worn.hover))
        painter.drawRoundedRect(track, thick / 2, thick / 2)
        if mark is None:
            return
        shade = QLinearGradient(start, 0, self.x_of(mark), 0)
        pale = QColor(ink)
        pale.setAlphaF(0.45)
        shade.setColorAt(0, pale)
        shade.setColorAt(1, ink)
        painter.setBrush(shade)
        track.setRight(self.x_of(mark) + thick / 2)
        painter.drawRoundedRect(track, thick / 2, thick / 2)

    def _paint_marks(self, painter: QPainter, chosen: int | None) -> None:
        worn = tokens.worn()
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in range(self.lowest, self.highest + 1):
            covered = chosen is not None and mark < chosen
            painter.setBrush(QColor(worn.surface if covered else worn.control))
            if mark == self._middle_mark:
                half = worn.px(7)
                place = QRectF(self.x_of(mark) - 1, self._middle() - half, 2, 2 * half)
                painter.setBrush(QColor(worn.control))
                painter.drawRoundedRect(place, 1, 1)
            else:
                painter.drawEllipse(QPointF(self.x_of(mark), self._middle()), 2.0, 2.0)

    def _paint_previous(self, painter: QPainter, previous: float) -> None:
        worn = tokens.worn()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.text_faint))
        top = self._middle() + worn.px(12)
        painter.drawRoundedRect(QRectF(self.x_of(previous) - 1, top, 2, worn.px(6)), 1, 1)

    def _paint_ghost(self, painter: QPainter, ink: QColor, mark: int) -> None:
        pale = QColor(ink)
        pale.setAlphaF(0.55)
        painter.setPen(QPen(pale, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = tokens.worn().px(9)
        painter.drawEllipse(QPointF(self.x_of(mark), self._middle()), radius, radius)

    def _paint_knob(self, painter: QPainter, ink: QColor, mark: int) -> None:
        worn = tokens.worn()
        centre = QPointF(self.x_of(mark), self._middle())
        radius = worn.px(11)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.has_ring():
            halo = QColor(ink)
            halo.setAlphaF(0.3)
            painter.setBrush(halo)
            painter.drawEllipse(centre, radius + worn.px(4), radius + worn.px(4))
        painter.setBrush(QColor(worn.surface))
        painter.setPen(QPen(ink, 2))
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(ink)
        painter.setFont(fonts.font(12, 700))
        around = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(mark))

    def _paint_ring(self, painter: QPainter) -> None:
        worn = tokens.worn()
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        high = worn.px(24)
        place = QRectF(2, self._middle() - high / 2, self.width() - 4, high)
        painter.drawRoundedRect(place, high / 2, high / 2)


def _digit(text: str) -> int | None:
    """Return a typed digit, also one in full width."""
    return unicodedata.digit(text, None) if len(text) == 1 else None

"""A chart on the screen: drawn on the worker, read by mouse and keyboard without drawing again."""

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.trends.charts import painting
from trustjournal.trends.charts.drawn import Picture, Point
from trustjournal.trends.charts.style import Look
from trustjournal.trends.reading_label import ReadingLabel
from trustjournal.trends.series.kinds import Shown, heading
from trustjournal.trends.series.window import Window
from trustjournal.ui import tokens
from trustjournal.ui.icons import NEW_LOOK
from trustjournal.ui.widgets import FocusRing, TranslatedWidget, announce

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs

NEAR = 26
"""Pixels within which the mouse reads a point."""
WALKING = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""Keys that go along the points; with Shift they move the stretch of time."""
FIRST_AND_LAST = (Qt.Key.Key_Home, Qt.Key.Key_End)
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NEARER, FARTHER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,)
BACK = Qt.Key.Key_Escape
_LEAST_WIDTH = 260
_ZOOM = 1.25
_STEP = 0.15
"""Of the window, by which a key moves it."""
_RING = 9.0


class ChartCanvas(FocusRing, TranslatedWidget):
    """Shows one chart. What is out of sight is not drawn.

    Arrow keys go along the points, Home and End to the first and the last, Enter opens what a
    point was noted with. Plus and minus zoom, Shift with an arrow key moves, Escape shows the
    whole range.

    Signals:
        entry_chosen: Emitted with the id of the entry that a chosen point was noted with.
        zoomed: Emitted with whether less than the whole range is to be seen.
        drawn: Emitted when the chart that is asked for is on the screen.
        problem: Emitted with the exception when it could not be drawn.
    """

    entry_chosen = Signal(str)
    zoomed = Signal(bool)
    drawn = Signal()
    problem = Signal(object)

    def __init__(self, jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: Shown | None = None
        self._view: Window | None = None
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._asked: object = None
        """What the picture that is there, or under way, was asked for."""
        self._painted: object = None
        """The same of the picture that is there."""
        self._current: int | None = None
        self._pressed: QPointF | None = None
        self._moved = 0.0
        self._reading = ReadingLabel(self)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # What is shown

    def show_chart(self, shown: Shown) -> None:
        """Show a chart; zoom and place are kept while it is the same stretch of time."""
        if self._shown is None or self._shown.window != shown.window:
            self._set_view(None)
        self._shown = shown
        self._asked = None
        self._forget_point()
        self._name()
        self._fit()
        self.update()

    @property
    def shown(self) -> Shown | None:
        """The chart with what it shows."""
        return self._shown

    @property
    def points(self) -> tuple[Point, ...]:
        """The points to be read, from left to right; none before it is drawn."""
        return self._picture.drawn.points if self._picture else ()

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole range is to be seen."""
        return self._view is not None

    @property
    def is_up_to_date(self) -> bool:
        """Whether what is on the screen is what was asked for last."""
        return self._painted is not None and self._painted == self._wanted()

    def reading(self) -> str:
        """Return what is read at present."""
        return self._reading.text() if self._reading.isVisible() else ""

    def whole_range(self) -> None:
        """Undo every zoom and move."""
        if self._view is not None:
            self._set_view(None)
            self.update()

    def _set_view(self, view: Window | None) -> None:
        was = self.is_zoomed
        self._view = view
        self._forget_point()
        if was != self.is_zoomed:
            self.zoomed.emit(self.is_zoomed)

    def _look(self) -> Look:
        return Look(tokens=tokens.worn(), ratio=self.devicePixelRatioF())

    def _fit(self) -> None:
        if self._shown is not None:
            self.setFixedHeight(
                painting.height_of(self._shown, self._look(), max(self.width(), _LEAST_WIDTH))
            )

    def _name(self) -> None:
        if self._shown is not None:
            self.setAccessibleName(heading(self._shown.kind))
            words = [self._shown.described(), *self._shown.sentences()]
            self.setAccessibleDescription(" ".join(words))

    # Drawing

    def _wanted(self) -> object:
        return id(self._shown), self._view, self._look(), self.width(), self.height()

    def _ask(self) -> None:
        shown, look = self._shown, self._look()
        if shown is None or self._asked == self._wanted():
            return
        self._asked = asked = self._wanted()
        looked_at = painting.looked_at(shown, self._view)
        self._jobs.run(
            self,
            partial(painting.paint, looked_at, look, self.width(), self.height()),
            partial(self._on_painted, asked),
            fail=self.problem.emit,
            only_latest="picture",
        )

    def _on_painted(self, asked: object, picture: Picture) -> None:
        self._picture, self._painted = picture, asked
        image = QImage(picture.rgba, picture.width, picture.height, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(picture.ratio)
        self._image = image
        self._moved = 0.0
        if self._current is not None and self._current >= len(self.points):
            self._forget_point()
        self.update()
        self.drawn.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._ask()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image is not None:
            painter.drawImage(QPointF(self._moved, 0), self._image)
        worn = tokens.worn()
        if self._current is not None:
            point = self.points[self._current]
            painter.setPen(QPen(QColor(worn.text), 2))
            painter.drawEllipse(QPointF(point.x, point.y), _RING, _RING)
        if self.has_ring():
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget_point()
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in NEW_LOOK:
            self._fit()
            self.update()

    # Reading

    def _nearest(self, place: QPointF) -> int | None:
        points = self.points
        first = bisect_left(points, place.x() - NEAR, key=lambda each: each.x)
        best, least = None, (float(NEAR * NEAR), True)
        for number in range(first, len(points)):
            across = points[number].x - place.x()
            if across > NEAR:
                break
            away = across**2 + (points[number].y - place.y()) ** 2
            # Of points that lie on each other, one that can be opened is read.
            order = away, points[number].entry is None
            if order <= least:
                best, least = number, order
        return best

    def _read(self, number: int | None) -> None:
        if number == self._current:
            return
        self._current = number
        if number is None:
            self._reading.hide()
        else:
            point = self.points[number]
            self._reading.show_at(point, self._opens(point))
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if number is not None and self.points[number].entry
            else Qt.CursorShape.ArrowCursor
        )
        self.update()

    def _opens(self, point: Point) -> bool:
        return point.entry is not None

    def _forget_point(self) -> None:
        self._current = None
        self._reading.hide()

    def _open(self, number: int | None) -> None:
        if number is not None and (entry := self.points[number].entry) is not None:
            self.entry_chosen.emit(entry)

    # The mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._drag(event.position())
        else:
            self._read(self._nearest(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        by = event.position().x() - pressed.x()
        if self._moved:
            self._move(-by / self._across() if self._across() else 0.0, shift=by)
        else:
            self._open(self._nearest(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._read(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the page scrolls
            return
        turned = event.angleDelta().y()
        if turned:
            self._zoom(1 / _ZOOM if turned > 0 else _ZOOM, event.position().x())

    def _drag(self, place: QPointF) -> None:
        if self._pressed is None or not self._across():
            return
        by = place.x() - self._pressed.x()
        if self._moved or abs(by) > QPoint(6, 0).manhattanLength():
            self._moved = by
            self._forget_point()
            self.update()

    def _across(self) -> float:
        drawn = self._picture.drawn if self._picture else None
        return drawn.right - drawn.left if drawn else 0.0

    # Zoom and place

    def _zoom(self, factor: float, x: float | None = None) -> None:
        window, drawn = self._window(), self._picture.drawn if self._picture else None
        if window is None or drawn is None or not self._across():
            return
        share = 0.5 if x is None else (x - drawn.left) / self._across()
        around = window.start + min(1.0, max(0.0, share)) * window.width
        self._go(window.zoomed(factor, around))

    def _move(self, share: float, shift: float = 0.0) -> None:
        window = self._window()
        if window is not None:
            self._moved = shift
            self._go(window.moved(share * window.width))

    def _window(self) -> Window | None:
        return self._view or (self._shown.window if self._shown else None)

    def _go(self, window: Window) -> None:
        whole = self._shown.window if self._shown else None
        self._set_view(None if window == whole else window)
        self.update()

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def _pressed_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        direction = WALKING.get(key, 0)
        if direction and shift:
            self._move(direction * _STEP)
        elif direction:
            self._walk((-1 if self._current is None else self._current) + direction)
        elif key in FIRST_AND_LAST:
            self._walk(0 if key == FIRST_AND_LAST[0] else len(self.points) - 1)
        elif key in OPENING and self._current is not None:
            self._open(self._current)
        elif key in NEARER or key in FARTHER:
            self._zoom(_ZOOM if key in FARTHER else 1 / _ZOOM)
        elif key == BACK and self.is_zoomed:
            self.whole_range()
        else:
            return False
        return True

    def _walk(self, number: int) -> None:
        if self.points:
            self._read(min(max(number, 0), len(self.points) - 1))
            announce(self, self._reading.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(None)

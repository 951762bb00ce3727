"""Felt trust of the last weeks, small: the answers, and the line with its band where there is one.

Painted without matplotlib, which takes memory and is only wanted by who looks at charts.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.i18n import formats, ngettext
from trustjournal.trends import phrases
from trustjournal.trends.phrases import Phrase
from trustjournal.ui import tokens
from trustjournal.ui.widgets import TranslatedWidget

if TYPE_CHECKING:
    from trustjournal.trends.felt import Line
    from trustjournal.trends.glance import Strip

_HEIGHT, _MARGIN = 84, 8
_WORD = 11
"""The size of the word at the middle; those of the ends stand above and below."""
_HIGHEST = 10
_GROUND = 70
"""Opacity of the band, of 255: the line and the dots stand on it."""


class FeltStrip(TranslatedWidget):
    """Shows one strip in a person's colour, without any figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip: Strip | None = None
        self._colour = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_strip(self, strip: "Strip", colour: int) -> None:
        """Show another strip."""
        self._strip, self._colour = strip, colour
        count = len(strip.dots)
        self.say(
            self.setAccessibleName,
            lambda: ngettext(
                "Felt trust of the last twelve weeks: {count} answer",
                "Felt trust of the last twelve weeks: {count} answers",
                count,
            ).format(count=formats.number(count)),
        )
        self.update()

    def language_changed(self) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        strip, worn = self._strip, tokens.worn()
        if strip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colour = QColor(worn.person(self._colour))
        if strip.day is not None:
            self._paint_day(painter, strip.day)
        line = strip.line
        if line is not None:
            faint = QColor(colour)
            faint.setAlpha(_GROUND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faint)
            painter.drawPolygon(self._band(line))
            painter.setPen(QPen(colour, worn.px(2)))
            painter.drawPolyline(QPolygonF(list(map(self.place_of, line.times, line.levels))))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        size = worn.px(2 if line is not None else 4)
        for dot in strip.dots:
            painter.drawEllipse(self.place_of(dot.time, dot.value), size, size)
        self._paint_sides(painter, colour)

    def _paint_ground(self, painter: QPainter) -> None:
        worn = tokens.worn()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.subtle))
        painter.drawRoundedRect(QRectF(self.rect()), worn.px(8), worn.px(8))
        painter.setPen(QPen(QColor(worn.grid), 1, Qt.PenStyle.DashLine))
        middle = self.height() / 2
        margin = worn.px(_MARGIN)
        painter.drawLine(QPointF(margin, middle), QPointF(self.width() - margin, middle))
        font = QFont(self.font())
        font.setPixelSize(worn.px(_WORD))
        painter.setFont(font)
        painter.setPen(QColor(worn.text_faint))
        word = phrases.sentence(Phrase.SCALE_MIDDLE)
        place = self.room_for(painter.fontMetrics().size(0, word))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def room_for(self, size: QSize) -> QRect:
        """Return where words hide least at the middle: above it or below, at either end."""
        strip, margin = self._strip, tokens.worn().px(_MARGIN)
        rule, right = self.height() // 2, self.width() - margin - size.width()
        places = [
            QRect(QPoint(x, y), size)
            for y in (rule - size.height(), rule + 1)
            for x in (margin, right)
        ]
        if strip is None:
            return places[0]
        shown = [self.place_of(each.time, each.value) for each in strip.dots]
        drawn = QPainterPath()
        if strip.line is not None:
            shown += map(self.place_of, strip.line.times, strip.line.levels)
            drawn.addPolygon(self._band(strip.line))
        if strip.day is not None:
            across = QRectF(self.place_of(strip.day, _HIGHEST), self.place_of(strip.day, 0))
            drawn.addRect(across.adjusted(-1, 0, 1, 0))

        def hides(place: QRect) -> tuple[int, bool]:
            inside = sum(QRectF(place).contains(point) for point in shown)
            return inside, drawn.intersects(QRectF(place))

        return min(places, key=hides)

    def _band(self, line: "Line") -> QPolygonF:
        highs = map(self.place_of, line.times, line.highs)
        lows = map(self.place_of, reversed(line.times), reversed(line.lows))
        return QPolygonF([*highs, *lows])

    def _paint_day(self, painter: QPainter, day: float) -> None:
        painter.setPen(QPen(QColor(tokens.worn().text_soft), 1))
        painter.drawLine(self.place_of(day, 0), self.place_of(day, _HIGHEST))

    def _paint_sides(self, painter: QPainter, colour: QColor) -> None:
        """Draw the bands just before the day and at the end as two bars, for laying side by side.

        Only both together say anything.
        """
        strip, worn = self._strip, tokens.worn()
        if strip is None or strip.day is None or strip.before is None or strip.after is None:
            return
        painter.setPen(QPen(colour, worn.px(4), c=Qt.PenCapStyle.RoundCap))
        for time, level in ((strip.day - 1, strip.before), (strip.end, strip.after)):
            low, high = level.band
            painter.drawLine(self.place_of(time, low), self.place_of(time, high))

    def place_of(self, time: float, value: float) -> QPointF:
        """Return where a level lies at a time."""
        strip, margin = self._strip, tokens.worn().px(_MARGIN)
        if strip is None:
            return QPointF()
        width, height = self.width() - 2 * margin, self.height() - 2 * margin
        share = (time - strip.start) / (strip.end - strip.start)
        return QPointF(margin + share * width, margin + (1 - value / _HIGHEST) * height)

    def _fit(self) -> None:
        self.setFixedHeight(tokens.worn().px(_HEIGHT))

"""A check box that looks like a switch, for settings that take effect at once."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from trustjournal.ui import tokens
from trustjournal.ui.buttons import CheckBox
from trustjournal.ui.translated import Text

_WIDTH, _HEIGHT, _GAP, _RING = 36, 20, 10, 3


class Switch(CheckBox):
    """On or off, with its words to the right. To a screen reader it is a check box."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    def sizeHint(self) -> QSize:
        px = tokens.worn().px
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        width = px(_WIDTH) + 2 * _RING + (px(_GAP) + words.width() if self.text() else 0)
        return QSize(width + 2, max(px(_HEIGHT) + 2 * _RING, words.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens.worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = worn.px(_WIDTH), worn.px(_HEIGHT)
        track = QRectF(_RING, (self.height() - height) / 2, width, height)
        self._paint_track(painter, track)
        inset = worn.px(3)
        side = height - 2 * inset
        x = track.right() - inset - side if self.isChecked() else track.left() + inset
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.on_accent if self.isChecked() else worn.control))
        painter.drawEllipse(QRectF(x, track.top() + inset, side, side))
        painter.setPen(QColor(worn.text if self.isEnabled() else worn.text_faint))
        words = self.rect().adjusted(width + _RING + worn.px(_GAP), 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        worn = tokens.worn()
        radius = track.height() / 2
        if self.has_ring():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(worn.text), 1.5))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
        on = self.isChecked() and self.isEnabled()
        painter.setBrush(QColor(worn.accent if on else worn.subtle))
        painter.setPen(QPen(QColor(worn.accent if on else worn.control), 1))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

"""A kept answer, small: eleven dots of which one is filled. No figure stands beside it."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trustjournal.checkins import words
from trustjournal.checkins.domain import HIGHEST, LOWEST
from trustjournal.ui import tokens
from trustjournal.ui.widgets import TranslatedWidget

_STEP, _HEIGHT, _MARGIN = 11, 20, 8


class SmallLine(TranslatedWidget):
    """Shows one answer in a person's colour."""

    def __init__(self, rating: float, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating, self._colour = rating, colour
        self.say(self._describe, lambda: words.marked(rating))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens.worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.border_strong))
        for mark in range(LOWEST, HIGHEST + 1):
            painter.drawEllipse(self._place(mark), worn.px(2), worn.px(2))
        painter.setBrush(QColor(worn.person(self._colour)))
        painter.drawEllipse(self._place(self._rating), worn.px(5), worn.px(5))

    def _describe(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setToolTip(text)

    def _place(self, mark: float) -> QPointF:
        worn = tokens.worn()
        return QPointF(worn.px(_MARGIN) + mark * worn.px(_STEP), self.height() / 2)

    def _fit(self) -> None:
        worn = tokens.worn()
        self.setFixedSize(2 * worn.px(_MARGIN) + HIGHEST * worn.px(_STEP), worn.px(_HEIGHT))

"""Words with something beside them, or below them where there is no room for both."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustjournal.ui import tokens

_GAP = 16


class TurningRow(QWidget):
    """Stands side by side as long as the words keep a readable width."""

    def __init__(
        self, words: QWidget, beside: QWidget, *, least: int, parent: QWidget | None = None
    ) -> None:
        """Make it; `least` is the width that the words keep."""
        super().__init__(parent)
        self._words, self._beside, self._least = words, beside, least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(words, 1)
        self._row.addWidget(beside)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two, since they may stand one below the other."""
        least = (each.minimumSizeHint().width() for each in (self._words, self._beside))
        return QSize(max(least), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self._turn()

    def _turn(self) -> None:
        room = self.width() - self._beside.sizeHint().width() - _GAP
        least = max(tokens.worn().px(self._least), self._words.minimumSizeHint().width())
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if room >= least else way.TopToBottom)
        self._row.setAlignment(self._beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

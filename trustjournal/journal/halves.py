"""Two halves side by side, or one of them where there is no room for both."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QWidget

from trustjournal.ui.tokens import worn

_LEFT, _RIGHT = 380, 680
_ROOM_FOR_BOTH = 860
_SMALLEST = (420, 380)


class Halves(QWidget):
    """The list at the left and what is open at the right.

    Signals:
        both_shown: Whether there is room for both now.
    """

    both_shown = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._right_in_use = False
        split = QSplitter(Qt.Orientation.Horizontal)
        for half in (left, right):
            split.addWidget(half)
        split.setSizes([_LEFT, _RIGHT])
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        # The halves together need more than one of them, and must not keep the window wide.
        across.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        across.addWidget(split)

    def use_right(self, in_use: bool) -> None:
        """Give the room to what is open at the right, or to the list."""
        self._right_in_use = in_use
        self._share()

    def minimumSizeHint(self) -> QSize:
        return QSize(*(worn().px(each) for each in _SMALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share()

    def _share(self) -> None:
        both = self.width() >= worn().px(_ROOM_FOR_BOTH)
        self._left.setVisible(both or not self._right_in_use)
        self._right.setVisible(both or self._right_in_use)
        self.both_shown.emit(both)

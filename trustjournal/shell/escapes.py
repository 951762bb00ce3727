"""Esc pressed three times hides everything, whatever has the keyboard."""

from collections import deque

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

PRESSES = 3
WITHIN = 1500
"""Milliseconds from the first to the last."""


class EscapeWatch(QObject):
    """Filters a window's own events; install it on a QWindow.

    Signals:
        thrice: Emitted at the third Esc in a row.
    """

    thrice = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._time = QElapsedTimer()
        self._time.start()
        self._presses: deque[int] = deque(maxlen=PRESSES)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Keeps only the Esc that completes the row."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            self._presses.clear()
            return False
        if event.isAutoRepeat():
            return False
        now = self._time.elapsed()
        self._presses.append(now)
        if len(self._presses) < PRESSES or now - self._presses[0] > WITHIN:
            return False
        self._presses.clear()
        self.thrice.emit()
        return True

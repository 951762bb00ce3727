"""How long the window waits for copies when it closes or locks, and no longer."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.core.moving import still_for, until_next_look

CLOSING = 60.0
"""Seconds in which nothing moved, behind a closed window that nobody sees.

A disk that slept is turning after half a minute, and the slowest stick takes what is handed to it
at once in a quarter of one. What does not move for a minute will not before somebody looks at it.
"""
LOCKED = 15.0
"""The same behind a lock, where the memory still holds what was written: a disk wakes up in it."""
LOCKED_AT_MOST = 60.0
"""Seconds, though it moves: whoever locks wants it forgotten, and the copy is made afterwards."""


class Patience(QObject):
    """Runs out when nothing moves.

    Signals:
        over: Emitted when it ran out.
    """

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._began = self._stillness = self._at_most = 0.0
        self.is_over = False
        """Whether it ran out since it began last."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def begin(self, stillness: float, at_most: float = float("inf")) -> None:
        """Wait from now on."""
        self._began, self._stillness, self._at_most = time.monotonic(), stillness, at_most
        self.is_over = False
        self._look()

    def stop(self) -> None:
        """Wait no more: what was waited for is there."""
        self._timer.stop()

    def _look(self) -> None:
        left = min(
            self._stillness - still_for(self._began),
            self._at_most - (time.monotonic() - self._began),
        )
        if left > 0:
            self._timer.start(int(until_next_look(left) * 1000) + 1)
        else:
            self.is_over = True
            self.over.emit()

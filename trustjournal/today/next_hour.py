"""Tells when the hour has changed, also to a computer that slept meanwhile."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock

_HOUR = timedelta(hours=1)
_LOOK_AGAIN = timedelta(minutes=1)
"""Qt's timers sleep with the computer, so the clock is looked at again and again."""


class NextHour(QTimer):
    """Waits for the next hour.

    Signals:
        begun: Another hour is it now than the one that was told.
    """

    begun = Signal()

    def __init__(self, clock: "Clock", parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._clock = clock
        self._ends = clock()
        self.timeout.connect(self._look)

    def wait_from(self, now: datetime) -> None:
        """Wait until the hour of this moment is over."""
        self._ends = now.replace(minute=0, second=0, microsecond=0) + _HOUR
        self._wait(now)

    def _look(self) -> None:
        now = self._clock()
        if self._ends - _HOUR <= now < self._ends:
            self._wait(now)
        else:
            self.start(_LOOK_AGAIN // timedelta(milliseconds=1))  # should nobody look now
            self.begun.emit()

    def _wait(self, now: datetime) -> None:
        self.start(min(self._ends - now, _LOOK_AGAIN) // timedelta(milliseconds=1) + 1)

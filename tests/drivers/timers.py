"""Timers whose time only passes when a test says so."""

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class FakeTimers:
    """Give it where timers are made; then let time pass with advance()."""

    def __init__(self) -> None:
        self.now = 0.0
        self._made: list[FakeTimer] = []

    def __call__(self, parent: QObject) -> QTimer:
        timer = FakeTimer(self, parent)
        self._made.append(timer)
        return timer

    def advance(self, seconds: float) -> None:
        """Let time pass; whatever is due happens on the way, in its order."""
        end = self.now + seconds
        while True:
            due = [
                timer
                for timer in self._made
                if isValid(timer) and timer.due is not None and timer.due <= end
            ]
            if not due:
                break
            timer = min(due, key=lambda each: each.due)
            self.now = timer.due
            timer.due = None
            timer.timeout.emit()
        self.now = end


class FakeTimer(QTimer):
    """Runs by the time of FakeTimers. Single shots only."""

    def __init__(self, time: FakeTimers, parent: QObject) -> None:
        super().__init__(parent)
        self._time = time
        self.due: float | None = None

    def start(self) -> None:
        assert self.isSingleShot()
        self.due = self._time.now + self.interval() / 1000

    def stop(self) -> None:
        self.due = None

    def isActive(self) -> bool:
        return self.due is not None

"""Notices that nobody is at the computer. Time asleep counts too."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


def seconds() -> float:
    """Return a clock that goes on while the computer sleeps, where there is one."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


class IdleWatch(QObject):
    """Watches the windows' own events, not the whole application's: that would tax every event.

    Signals:
        idle: Emitted once when nothing happened for the set time.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = 0.0
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
            application.applicationStateChanged.connect(self._on_state)

    def start(self, minutes: float) -> None:
        """Begin to watch; zero minutes means never."""
        self._limit = minutes * 60
        self._last = seconds()
        self._timer.stop()
        if self._limit:
            self._arm(self._limit)

    def stop(self) -> None:
        """Watch no longer."""
        self._limit = 0.0
        self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Take this window's events as signs of life too; twice is as good as once."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Never keeps an event."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last = seconds()
        return False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Lock if the time is over. The timer asks; so does whatever wakes the program."""
        if not self._limit:
            return
        left = self._limit - (seconds() - self._last)
        if left <= 0:
            self._limit = 0.0
            self._timer.stop()
            self.idle.emit()
        else:
            self._arm(left)

    def _arm(self, seconds: float) -> None:
        self._timer.start(max(1, round(seconds * 1000)))

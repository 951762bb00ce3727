"""Notices that nobody is at the computer. Time asleep counts too."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)
_LOOK_AGAIN = 2.0
"""Seconds. Qt's timers sleep with the computer, so the clock is looked at again and again."""


def seconds() -> float:
    """Return a clock that goes on while the computer sleeps."""
    # Linux says so by name; on macOS the plain one goes on; on Windows every one does.
    clock = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class IdleWatch(QObject):
    """Watches the windows' own events, not the whole application's: that would tax every event.

    What an input method composes never passes a window, so whatever has the keyboard is watched
    beside it.

    Signals:
        idle: Emitted once when nothing happened for the set time.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = 0.0
        self._last = seconds()
        self._has_keyboard: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
            application.focusObjectChanged.connect(self._watch_keyboard)
            application.applicationStateChanged.connect(self._on_state)
            self.watch(application.focusWindow())
            self._watch_keyboard(application.focusObject())

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

    def _watch_keyboard(self, has_it: QObject | None) -> None:
        former, self._has_keyboard = self._has_keyboard, has_it
        if former is not None and isValid(former):
            former.removeEventFilter(self)
        if has_it is not None:
            has_it.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Keeps only a sign of life that comes too late: it locks, and touches no page."""
        if event.type() not in _SIGNS_OF_LIFE:
            return False
        if self._limit and self._left() <= 0:
            self.look()
            return True
        self._last = seconds()
        return False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Lock if the time is over. The timer asks; so does whatever wakes the program."""
        if not self._limit:
            return
        left = self._left()
        if left <= 0:
            self.stop()
            self.idle.emit()
        else:
            self._arm(left)

    def _left(self) -> float:
        return self._limit - (seconds() - self._last)

    def _arm(self, left: float) -> None:
        self._timer.start(max(1, round(min(left, _LOOK_AGAIN) * 1000)))

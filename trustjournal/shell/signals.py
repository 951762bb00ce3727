"""The system asks the program to end (log-out, shutdown): it ends as if the window were closed."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)


class TerminationWatch(QObject):
    """Turns the signals that end programs into one Qt signal. Python would only see them later.

    Signals:
        asked: Emitted when the program shall end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        self._former_descriptor = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._former = {each: signal.signal(each, _ignore) for each in _ENDINGS}

    def stop(self) -> None:
        """Give the signals back."""
        for each, former in self._former.items():
            signal.signal(each, former)
        self._former = {}
        signal.set_wakeup_fd(self._former_descriptor)
        self._notifier.setEnabled(False)
        for end in (self._read, self._write):
            os.close(end)

    def _on_byte(self) -> None:
        if os.read(self._read, 64):
            self.asked.emit()


def _ignore(_number: int, _frame: object) -> None:
    """Leave the work to the notifier; a handler must exist for the wake-up to happen."""

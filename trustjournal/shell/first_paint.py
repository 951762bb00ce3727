"""Notices when a window stands there for the first time, so that all else can wait until then."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_AT_THE_LATEST = 2000
"""Milliseconds; a window that starts minimised is not painted at all."""


class FirstPaint(QObject):
    """Watches a window until it is painted, then no more.

    Signals:
        happened: Emitted once, after everything in the window was painted.
    """

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget | None = window
        window.installEventFilter(self)
        QTimer.singleShot(_AT_THE_LATEST, self, self._on_painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Paint and self._window is not None:
            # The window itself is painted before what is in it, all in one go.
            QTimer.singleShot(0, self, self._on_painted)
            self._window.removeEventFilter(self)
        return False

    def _on_painted(self) -> None:
        if self._window is not None:
            self._window = None
            self.happened.emit()
            self.deleteLater()

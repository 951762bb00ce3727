"""Notices when something stands there for the first time, so that all else can wait until then."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

_AT_THE_LATEST = 2000
"""Milliseconds; what is minimised or scrolled out of sight is not painted at all."""


class FirstPaint(QObject):
    """Watches a window, or a part of one, until it is painted, then no more.

    Signals:
        happened: Emitted once, after everything in it was painted.
    """

    happened = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._watched: QWidget | None = watched
        watched.installEventFilter(self)
        QTimer.singleShot(_AT_THE_LATEST, self, self._on_painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() == QEvent.Type.Paint and self._watched is not None:
            # A widget is painted before what is in it, all in one go.
            QTimer.singleShot(0, self, self._on_painted)
            self._watched.removeEventFilter(self)
        return False

    def _on_painted(self) -> None:
        if self._watched is not None:
            self._watched = None
            self.happened.emit()
            self.deleteLater()

"""What was copied out of the journal leaves the clipboard when the journal locks."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication


class ClipboardWatch(QObject):
    """Knows whether what lies in the clipboard was copied in this window. Keeps no text itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copied: int | None = None
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_changed)

    def forget(self) -> None:
        """Take it out, unless something else was copied since."""
        if self._copied is not None and hash(self._clipboard.text()) == self._copied:
            self._clipboard.clear()
        self._copied = None
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _on_changed(self) -> None:
        # Whoever has the keyboard is the one who copies; a window system does not say who it was.
        here = QApplication.activeWindow() is not None
        text = self._clipboard.text() if here else ""
        self._copied = hash(text) if text else None

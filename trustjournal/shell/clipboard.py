"""What was copied out of the journal leaves the clipboard soon, and when the journal locks."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from trustjournal.ui.clipping import STAYS, is_ours, lying_there, marked

_TELL_WHOSE = frozenset({"xcb", "wayland", "windows", "cocoa"})
"""Window systems on which Qt knows whether this program copied what lies there."""
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
"""What is copied on purpose, and what X11 takes along whenever something is selected."""


class ClipboardWatch(QObject):
    """Marks whatever is copied in this program, however it was done. Keeps no text itself."""

    def __init__(self, parent: QObject | None = None, stays: int = STAYS * 1000) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._times = {mode: QTimer(self, singleShot=True, interval=stays) for mode in _MODES}
        for mode, time in self._times.items():
            time.timeout.connect(partial(self._take_out, mode))
        self._clipboard.dataChanged.connect(self._on_copied)
        self._clipboard.selectionChanged.connect(self._on_selected)

    def forget(self) -> None:
        """Take out what was copied here, unless something else was copied since."""
        for mode, time in self._times.items():
            if time.isActive():  # else there is nothing, and to look may mean to wait for others
                time.stop()
                self._take_out(mode)

    def _take_out(self, mode: QClipboard.Mode) -> None:
        if is_ours(lying_there(mode)):
            self._clipboard.clear(mode)

    def _on_copied(self) -> None:
        self._on_changed(QClipboard.Mode.Clipboard)

    def _on_selected(self) -> None:
        self._on_changed(QClipboard.Mode.Selection)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if not self._is_from_here(mode):
            return
        data = lying_there(mode)
        if is_ours(data):
            self._times[mode].start()
        elif data is not None and (data.hasText() or data.hasHtml()):
            self._clipboard.setMimeData(marked(data), mode)

    def _is_from_here(self, mode: QClipboard.Mode) -> bool:
        if QGuiApplication.platformName() in _TELL_WHOSE:
            owns = (self._clipboard.ownsClipboard, self._clipboard.ownsSelection)
            return owns[_MODES.index(mode)]()
        # Whoever has the keyboard is the one who copies.
        return QApplication.activeWindow() is not None

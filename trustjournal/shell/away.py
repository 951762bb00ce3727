"""While somebody works in another program, our windows can show a plain surface."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

_ASK_THE_SYSTEM = ("QFileDialog", "QPrintDialog")
"""Dialogs that the desktop may show in our place: while one is open the keyboard is with it."""


class _Surface(QWidget):
    """As large as the window it lies on, and above all that is in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self._cover()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded}:
            self._cover()
        return False

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()


class AwayCover(QObject):
    """Covers all windows when the program loses the keyboard to another, if that is wished.

    The journal stays open: this is for who looks over one's shoulder or at a list of windows.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wished = False
        self._surfaces: list[_Surface] = []
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def wish(self, wished: bool) -> None:
        """Cover from now on, or no longer."""
        self._wished = wished
        if wished:
            self._on_state(QGuiApplication.applicationState())

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._uncover()
        elif self._wished and not _asks_the_system():
            self._cover()

    def _cover(self) -> None:
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()  # a list of names to choose from, say
        self._uncover()
        self._surfaces = [
            _Surface(each) for each in QApplication.topLevelWidgets() if not each.isHidden()
        ]

    def _uncover(self) -> None:
        for each in self._surfaces:
            if isValid(each):
                each.hide()
                each.deleteLater()
        self._surfaces = []


def _asks_the_system() -> bool:
    return any(
        isinstance(each, QDialog) and each.inherits(kind) and not each.isHidden()
        for each in QApplication.topLevelWidgets()
        for kind in _ASK_THE_SYSTEM
    )

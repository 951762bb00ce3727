"""What is being composed with an input method is not in the text yet; a lock must not lose it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from shiboken6 import isValid


class CompositionWatch(QObject):
    """Follows whatever has the keyboard, and knows what is being composed there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composed = ""
        self._place: QObject | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._follow)
            self._follow(application.focusObject())

    def commit(self) -> None:
        """Put what is being composed into the text, as if it had been accepted."""
        QGuiApplication.inputMethod().commit()
        composed, self._composed = self._composed, ""
        # An input method that did it said so, by an event that came past here.
        if composed and self._place is not None and isValid(self._place):
            event = QInputMethodEvent()
            event.setCommitString(composed)
            QCoreApplication.sendEvent(self._place, event)
            QGuiApplication.inputMethod().reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt. Never keeps an event."""
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._composed = event.preeditString()
        return False

    def _follow(self, place: QObject | None) -> None:
        former, self._place = self._place, place
        self._composed = ""
        if former is not None and isValid(former):
            former.removeEventFilter(self)
        if place is not None:
            place.installEventFilter(self)

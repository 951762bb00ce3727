"""The field for a secret, apart from the others: it stands in the first window, they do not."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from trustjournal.i18n import _
from trustjournal.ui import icons
from trustjournal.ui.translated import Text, Translated

_SECRET = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(Translated, QLineEdit):
    """A field for a secret: hidden, unknown to input methods' memories, readable on request."""

    def __init__(self, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.say(self.setAccessibleName, name)
        self._reveal(False)

    def clear(self) -> None:
        """Forget the secret; Qt would bring it back with Ctrl+Z once the field is readable."""
        self.setText("")

    def hide_again(self) -> None:
        """Cover the secret, for when the page is left."""
        self._eye.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _reveal(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Qt forgets the hints when a field becomes readable; input methods must not learn from it.
        self.setInputMethodHints(_SECRET)
        self.say(
            self._eye.setText, lambda: _("Hide what I typed") if shown else _("Show what I typed")
        )
        self._draw()

    def _draw(self) -> None:
        self._eye.setIcon(icons.icon("eye-off" if self._eye.isChecked() else "eye", "faint", px=16))

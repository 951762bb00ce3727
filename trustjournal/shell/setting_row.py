"""One choice in the settings: what it is about, and the control for it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustjournal.ui import tokens
from trustjournal.ui.widgets import Label, Text, TranslatedWidget, label

_LEAST_WORDS = 260
"""Below this width of the words, the control moves under them."""
_NARROWEST = 120


class SettingRow(TranslatedWidget):
    """Words at the left and the control at the right; one above the other where it is narrow."""

    def __init__(
        self, title: Text, control: QWidget, about: Text = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._control = control
        self._title: Label = label(title, "strong", wrap=True)
        self._about: Label = label(about, "small", tone="soft", wrap=True)
        if not about:
            self._about.hide()
        self.say(control.setAccessibleDescription, about)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addWidget(control)
        self._arrange()

    def say_about(self, about: Text) -> None:
        """Change what stands under the title."""
        self._about.say(self._about.setText, about)
        self._about.setVisible(bool(about))
        self.say(self._control.setAccessibleDescription, about)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two, since they may stand one above the other."""
        own = super().minimumSizeHint()
        return QSize(max(self._control.minimumSizeHint().width(), _NARROWEST), own.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def language_changed(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - self._control.sizeHint().width()
        beside = room >= tokens.worn().px(_LEAST_WORDS)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not direction:
            self._row.setDirection(direction)
        at = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        self._row.setAlignment(self._control, at if beside else Qt.AlignmentFlag.AlignLeft)

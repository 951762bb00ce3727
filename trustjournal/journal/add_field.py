"""A chip that turns into a field when it is pressed, to add one more name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import Chip, Text, TranslatedWidget, named


class _NameField(QLineEdit):
    """Closes by Esc, or when the keyboard leaves it.

    Signals:
        given_up: Nothing is to be added.
    """

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Its own list of names takes the focus for a moment.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.given_up.emit()


class AddField(TranslatedWidget):
    """Add one more of something that has a name.

    Signals:
        added: A name was given; carries it.
    """

    added = Signal(str)

    def __init__(
        self,
        words: Text,
        known: Callable[[], Sequence[str]],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = known
        self._chip = named(Chip(words, checkable=False, icon="plus"), name)
        self._field = named(_NameField(), f"{name}_name")
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Chosen by mouse or Enter; the field still completes itself after this signal.
        completer.activated.connect(lambda _name: QTimer.singleShot(0, self, self._take))
        self._field.setCompleter(completer)
        self._field.returnPressed.connect(self._take)
        self._field.given_up.connect(self._close)
        self.say(self._field.setAccessibleName, words)
        self.say(self._field.setPlaceholderText, words)
        self._chip.clicked.connect(lambda _on=False: self.open())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chip)
        row.addWidget(self._field)
        self._field.hide()

    def open(self) -> None:
        """Ask for a name."""
        self._names.setStringList(list(self._known()))
        self._field.setFixedWidth(worn().px(170))
        self._chip.hide()
        self._field.show()
        self._field.setFocus()

    def _take(self) -> None:
        name = self._field.text().strip()
        self._close()
        if name:
            self.added.emit(name)

    def _close(self) -> None:
        if self._field.isHidden():
            return
        had_focus = self._field.hasFocus()
        self._field.clear()
        self._chip.show()
        self._field.hide()
        if had_focus:
            self._chip.setFocus()

"""Fields to type in: lines of text, a time, searching."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTime, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTimeEdit, QToolTip, QWidget

from trustjournal.i18n import _
from trustjournal.ui import clipping, icons, tokens
from trustjournal.ui.notices import announce
from trustjournal.ui.translated import Text, Translated

LONGEST_NOTE = 20_000
"""Characters; no form keeps more in one field."""


class TimeField(Translated, QTimeEdit):
    """Hours and minutes, as the user's language writes them."""

    def __init__(
        self, name: Text, time: QTime | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTime(time or QTime(0, 0))
        self.say(self.setAccessibleName, name)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def _make_room(self) -> None:
        # Style sheets cannot: Qt lets the text of a spin box begin at its very edge.
        self.lineEdit().setTextMargins(tokens.worn().px(9), 0, 0, 0)


class LinesField(QPlainTextEdit):
    """Several lines of text; their invitation to type makes room for what is being composed.

    Signals:
        composing_changed: An input method began (true) or ended (false) composing.
    """

    composing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = ""
        self._composing = False
        self._cut = ""

    def setPlaceholderText(self, text: str) -> None:
        self._invitation = text
        self._invite()

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds text that is not yet part of what is written."""
        return self._composing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste what was cut here even when the clipboard has lost it: its words are nowhere else.

        What is copied leaves the clipboard soon, and one may think for long before one pastes.
        """
        if event.matches(QKeySequence.StandardKey.Cut) and self.textCursor().hasSelection():
            self._cut = self.createMimeDataFromSelection().text()
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste) and self._cut and _nothing_copied():
            cut = QMimeData()
            cut.setText(self._cut)
            self.insertFromMimeData(cut)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, unless it is more than any form keeps.

        Qt would lay out a word of a million characters for minutes.
        """
        if len(source.text()) + self.document().characterCount() > LONGEST_NOTE:
            too_much = _(
                "This is more than fits in here (20,000 characters). It is still where it was "
                "copied."
            )
            QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), too_much, self)
            announce(self, too_much)
        else:
            super().insertFromMimeData(source)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        composing = bool(event.preeditString())
        if composing != self._composing:
            self._composing = composing
            self._invite()
            self.composing_changed.emit(composing)

    def _invite(self) -> None:
        # A composition is no text yet, and Qt would paint both over each other.
        super().setPlaceholderText("" if self._composing else self._invitation)


def _nothing_copied() -> bool:
    there = clipping.lying_there()
    return there is None or not there.formats()


class SearchField(Translated, QLineEdit):
    """A field with a magnifying glass; Esc, or its button, empties it."""

    def __init__(self, placeholder: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glass = QAction(self)
        self._clear = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.say(self._set_placeholder, placeholder)
        self.say(self._glass.setText, lambda: _("Search"))
        self.say(self._clear.setText, lambda: _("Clear the search"))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _set_placeholder(self, text: str) -> None:
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def _draw(self) -> None:
        self._glass.setIcon(icons.icon("search", "faint", px=16))
        self._clear.setIcon(icons.icon("x", "faint", px=16))

"""What a person does with keyboard and input method, as Qt events.

QTest.keyClicks aborts the interpreter for anything beyond ASCII, so Japanese arrives as it does in
life: as a composition (preedit) that is then committed.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def preedit(widget, text, cursor=None):
    """Show a text that is still being composed."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    kind = QInputMethodEvent.AttributeType
    attributes = [
        QInputMethodEvent.Attribute(kind.Cursor, len(text) if cursor is None else cursor, 1, None),
        QInputMethodEvent.Attribute(kind.TextFormat, 0, len(text), underlined),
    ]
    QApplication.sendEvent(widget, QInputMethodEvent(text, attributes))


def commit(widget, text):
    """Accept a composition; also a way to put in any text at once."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget, *steps):
    """Compose in steps, such as "し", "しん", "信頼", and accept the last."""
    for step in steps:
        preedit(widget, step)
    commit(widget, steps[-1])


def type_text(widget, text):
    """Type a text: ASCII by keys, everything else through the input method."""
    for character in text:
        if character == "\n":
            QTest.keyClick(widget, "\r")
        elif character.isascii():
            QTest.keyClicks(widget, character)
        else:
            commit(widget, character)


def spoken_name(widget):
    """Return what a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def unnamed(root):
    """Return what Tab reaches below root that has no name for a screen reader."""
    return [
        (type(widget).__name__, widget.objectName())
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and not widget.objectName().startswith("qt_")  # a part of a control that has the name
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not spoken_name(widget)
    ]

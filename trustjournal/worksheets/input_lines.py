"""A question that is answered by a list: one line after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.people.fields import NoteField
from trustjournal.ui.arrange import let_go, tab_as_laid_out
from trustjournal.ui.widgets import Text, TranslatedWidget, button, named, spoken
from trustjournal.worksheets.answers import items

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_MOST_LINES = 20
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Line(NoteField):
    """One line of a list, which grows when it is long.

    Signals:
        entered: Emitted when Enter was pressed, which goes on to the next line.
        emptied: Emitted when an empty line shall go.
    """

    entered = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, _MOST_LINES, parent)
        # It is as high as its words; Qt would show a bar beside a single line.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN:
            self.entered.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Backspace and not self.document().characterCount() > 1:
            self.emptied.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class LinesInput(TranslatedWidget):
    """Lines that one adds; an empty one says nothing and is not kept.

    Signals:
        changed: Emitted when the user changed it; not while an input method composes.
        field_added: Emitted with every line that is added.
    """

    changed = Signal()
    field_added = Signal(object)

    def __init__(self, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lines: list[Line] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        add = button(
            lambda: _("Another line"), "ghost", "plus", clicked=self.add, name="addLine", flush=True
        )
        add.say(add.setAccessibleName, lambda: _("{what}: another line").format(what=spoken(name)))
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._insert(0)

    def value(self) -> list[str]:
        """Return the lines that say something."""
        return [text for each in self._lines if (text := each.value()).strip()]

    def show_value(self, value: Any) -> None:
        """Show lines without telling anybody."""
        wanted = list(items(value))
        if wanted == list(items(self.value())):
            return
        while len(self._lines) > max(1, len(wanted)):
            let_go(self._rows, self._lines.pop())
        while len(self._lines) < len(wanted):
            self._insert(len(self._lines))
        for line, text in zip(self._lines, wanted or [""], strict=True):
            line.show_value(text)

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        return self._lines[0]

    def add(self) -> Line:
        """Go on in an empty line at the end."""
        if self._lines[-1].value().strip():
            self._insert(len(self._lines))
        self._lines[-1].setFocus()
        return self._lines[-1]

    def language_changed(self) -> None:
        self._name_lines()

    def _insert(self, place: int) -> Line:
        line = named(Line(), "line")
        line.changed.connect(self.changed)
        line.entered.connect(partial(self._on_entered, line))
        line.emptied.connect(partial(self._on_emptied, line))
        self._lines.insert(place, line)
        self._rows.insertWidget(place, line)
        line.show()
        tab_as_laid_out(self)
        self._name_lines()
        self.field_added.emit(line)
        return line

    def _on_entered(self, line: Line) -> None:
        place = self._lines.index(line) + 1
        if place < len(self._lines):
            self._lines[place].setFocus()
        elif line.value().strip():
            self._insert(place).setFocus()

    def _on_emptied(self, line: Line) -> None:
        place = self._lines.index(line)
        if place == 0:
            return
        self._lines.remove(line)
        self._lines[place - 1].setFocus()
        let_go(self._rows, line)
        self._name_lines()

    def _name_lines(self) -> None:
        for number, each in enumerate(self._lines, 1):
            each.setAccessibleName(
                _("{what}, line {number}").format(
                    what=spoken(self._name), number=formats.number(number)
                )
            )

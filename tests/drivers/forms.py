"""What a person does in a list of rows, one of which opens in a form, and what they see."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from tests.qt_input import type_text
from trustjournal.people.fields import NoteField
from trustjournal.ui.widgets import ChipGroup

_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


def plain(text: str) -> str:
    """Return a sentence without what keeps a name's writing direction to itself."""
    return text.translate(_ISOLATES)


class FormListDriver:
    """Drives a FormList inside a wider widget, by its name."""

    def __init__(self, widget: QWidget, name: str) -> None:
        found = widget.findChild(QWidget, name)
        assert found is not None, name
        self.list = found

    def words(self) -> list[str]:
        """Return every visible text."""
        return [
            plain(each.text())
            for kind in (QLabel, QAbstractButton)
            for each in self.list.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def titles(self) -> list[str]:
        """Return the titles of the rows that are shown, from top to bottom."""
        shown = [each for each in self.list.findChildren(QLabel, "title") if each.isVisible()]
        return [plain(each.text()) for each in sorted(shown, key=self._height_of)]

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.list.findChildren(QWidget, name))

    def press(self, name: str, row: int = 0) -> None:
        """Press the button of that name, in one of the rows where each has one."""
        shown = [each for each in self.list.findChildren(QAbstractButton, name) if each.isVisible()]
        assert shown, f"{name} is not to be seen"
        sorted(shown, key=self._height_of)[row].click()

    def choose_kind(self, value: object) -> None:
        found = self.list.findChild(ChipGroup)
        assert isinstance(found, ChipGroup)
        found.chip(value).click()

    def choose_segment(self, words: str) -> None:
        for each in self.list.findChildren(QAbstractButton):
            if each.isVisible() and each.text() == words:
                each.click()
                return
        raise AssertionError(words)

    def choose(self, name: str, words: str) -> None:
        """Choose from a list that unfolds."""
        select = self._field(QComboBox, name)
        found = select.findText(words)
        assert found >= 0, f"{words} is not offered: {self.offered(name)}"
        select.setCurrentIndex(found)

    def offered(self, name: str) -> list[str]:
        select = self._field(QComboBox, name)
        return [select.itemText(number) for number in range(select.count())]

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, as if it had been typed."""
        field = self.list.findChild(QWidget, name)
        assert isinstance(field, QLineEdit | NoteField), name
        assert field.isVisible(), name
        field.setFocus()
        field.selectAll()
        type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)

    def text(self, name: str) -> str:
        """Return what is written in a field, or what a label says while it is to be seen."""
        found = self.list.findChild(QWidget, name)
        if isinstance(found, NoteField):
            return found.value()
        assert isinstance(found, QLineEdit | QLabel), name
        return found.text() if found.isVisible() else ""

    def _field(self, kind: type, name: str):
        found = self.list.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def _height_of(self, widget: QWidget) -> int:
        return widget.mapTo(self.list, widget.rect().topLeft()).y()

"""What a person does on the settings page and the cards on it, and what they see."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from tests.drivers.recovery import groups_asked
from tests.qt_input import type_text
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import Button, Segmented, Switch

W = TypeVar("W", bound=QWidget)


class CardDriver:
    """Drives one card, or any other part of the window whose pieces have names."""

    def __init__(self, widget: QWidget) -> None:
        self.widget = widget

    def sees(self, name: str) -> bool:
        return self._find(QWidget, name).isVisible()

    def may_press(self, name: str) -> bool:
        found = self._find(Button, name)
        return found.isVisible() and found.isEnabled()

    def press(self, name: str) -> None:
        assert self.may_press(name), f"{name} cannot be pressed"
        self._find(Button, name).click()

    def reads(self, name: str) -> str:
        found = self._find(QLabel, name)
        return found.text() if found.isVisible() else ""

    def fill(self, name: str, text: str) -> None:
        field = self._find(QLineEdit, name)
        assert field.isVisible(), f"{name} is not to be seen"
        field.setFocus()
        field.clear()
        type_text(field, text)

    def prove(self, key: str) -> None:
        """Type the groups of a recovery key that are asked for."""
        for name, group in groups_asked(self.widget, key).items():
            self.fill(name, group)

    def enter(self, name: str) -> None:
        QTest.keyClick(self._find(QLineEdit, name), "\r")

    def typed(self, name: str) -> str:
        return self._find(QLineEdit, name).text()

    def words(self) -> list[str]:
        """Return every text to be seen."""
        return [
            each.text()
            for kind in (QLabel, Button)
            for each in self.widget.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def answer_file(self, chosen: Path) -> None:
        """Choose a place in the file dialog that is open."""
        [dialog] = [each for each in self.widget.findChildren(QFileDialog) if each.isVisible()]
        dialog.setDirectory(str(chosen.parent))
        dialog.selectFile(str(chosen))
        dialog.accept()

    def _find(self, kind: type[W], name: str) -> W:
        found = self.widget.findChild(kind, name)
        assert isinstance(found, kind), name
        return found


class SettingsDriver(CardDriver):
    """Drives the settings page by the names of its rows."""

    def card(self, kind: type[QWidget]) -> CardDriver:
        found = self.widget.findChild(kind)
        assert isinstance(found, QWidget), kind
        return CardDriver(found)

    def choose(self, row: str, words: str) -> None:
        """Choose by the words on the screen."""
        control = self._control(row)
        number = self.offered(row).index(words)
        if isinstance(control, Segmented):
            control.findChildren(Button)[number].click()
        else:
            control.setCurrentIndex(number)

    def switch(self, row: str) -> None:
        """Turn a switch over."""
        self._switch(row).click()

    def is_on(self, row: str) -> bool:
        return self._switch(row).isChecked()

    def chosen(self, row: str) -> str:
        """Return the words that are chosen."""
        control = self._control(row)
        if isinstance(control, Segmented):
            return next(each.text() for each in control.findChildren(Button) if each.isChecked())
        return control.currentText()

    def may_choose(self, row: str) -> bool:
        return self._control(row).isEnabled()

    def offered(self, row: str) -> list[str]:
        """Return the words to choose from."""
        control = self._control(row)
        if isinstance(control, Segmented):
            return [each.text() for each in control.findChildren(Button)]
        return [control.itemText(number) for number in range(control.count())]

    def about(self, row: str) -> str:
        """Return the words of a row."""
        return "\n".join(
            each.text() for each in self._find(QWidget, row).findChildren(QLabel) if each.text()
        )

    def _switch(self, row: str) -> Switch:
        found = self._find(QWidget, row).findChild(Switch)
        assert isinstance(found, Switch), row
        return found

    def _control(self, row: str) -> Segmented | Select:
        holder = self._find(QWidget, row)
        found = holder.findChild(Segmented) or holder.findChild(Select)
        assert isinstance(found, Segmented | Select), row
        return found

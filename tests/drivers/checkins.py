"""What a person does with the question about felt trust, and what they see."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from trustjournal.checkins.trust_line import TrustLine
from trustjournal.ui.widgets import Button, CheckBox, ChipGroup

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "PageUp": Qt.Key.Key_PageUp,
    "PageDown": Qt.Key.Key_PageDown,
    "Backspace": Qt.Key.Key_Backspace,
    "Escape": Qt.Key.Key_Escape,
}


class LineDriver:
    """Drives a TrustLine, or the one inside a wider widget."""

    def __init__(self, widget: QWidget) -> None:
        found = widget if isinstance(widget, TrustLine) else widget.findChild(TrustLine)
        assert found is not None
        self.line = found

    def come_to_it(self) -> None:
        window = self.line.window()
        window.show()
        window.activateWindow()
        self.line.setFocus(Qt.FocusReason.TabFocusReason)
        assert self.line.hasFocus()

    def press(self, *keys: str) -> None:
        for key in keys:
            if key in _KEYS:
                QTest.keyClick(self.line, _KEYS[key])
            else:
                QTest.keyClicks(self.line, key)

    def leave(self) -> None:
        self.line.clearFocus()

    def click(self, mark: float) -> None:
        place = QPoint(round(self.line.x_of(mark)), self.line.height() // 2)
        QTest.mouseClick(self.line, Qt.MouseButton.LeftButton, pos=place)

    def drag(self, start: float, end: float) -> None:
        y = self.line.height() // 2
        QTest.mousePress(
            self.line, Qt.MouseButton.LeftButton, pos=QPoint(round(self.line.x_of(start)), y)
        )
        QTest.mouseMove(self.line, QPoint(round(self.line.x_of(end)), y))
        QTest.mouseRelease(
            self.line, Qt.MouseButton.LeftButton, pos=QPoint(round(self.line.x_of(end)), y)
        )

    def spoken(self) -> dict[str, object]:
        """Return what a screen reader knows about the line."""
        found = QAccessible.queryAccessibleInterface(self.line)
        value = found.valueInterface()
        return {
            "name": found.text(QAccessible.Text.Name),
            "description": found.text(QAccessible.Text.Description),
            "value": value.currentValue(),
            "lowest": value.minimumValue(),
            "highest": value.maximumValue(),
        }

    def set_by_screen_reader(self, mark: int) -> None:
        QAccessible.queryAccessibleInterface(self.line).valueInterface().setCurrentValue(mark)


class CheckInDriver(LineDriver):
    """Drives a CheckInRow, alone or inside a card."""

    def __init__(self, row: QWidget) -> None:
        super().__init__(row)
        self.row = row

    def question(self) -> str:
        return self._label("question").text()

    def state(self) -> str:
        found = self._label("state")
        return found.text() if found.isVisible() else ""

    def words(self) -> list[str]:
        """Return every visible text below the row."""
        return [
            each.text()
            for kind in (QLabel, Button, CheckBox)
            for each in self.row.findChildren(kind)
            if each.isVisibleTo(self.row) and each.text()
        ]

    def sees(self, name: str) -> bool:
        return self._widget(name).isVisible()

    def press_button(self, name: str) -> None:
        found = self._widget(name)
        assert found.isVisible(), f"{name} is not to be seen"
        assert isinstance(found, Button)
        found.click()

    def tick_another_moment(self) -> None:
        found = self._widget("another")
        assert found.isVisible()
        assert isinstance(found, CheckBox)
        found.click()

    def choose_word(self, chip: object) -> None:
        self._chips().chip(chip).click()

    def words_chosen(self) -> tuple[object, ...]:
        return self._chips().values()

    def _chips(self) -> ChipGroup:
        found = self._widget("chips")
        assert isinstance(found, ChipGroup)
        return found

    def _label(self, name: str) -> QLabel:
        found = self.row.findChild(QLabel, name)
        assert isinstance(found, QLabel)
        return found

    def _widget(self, name: str) -> QWidget:
        found = self.row.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

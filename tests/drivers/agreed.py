"""What drivers of the parts of the page of promises share."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPlainTextEdit, QToolButton, QWidget

from tests.qt_input import type_text
from trustjournal.ui.begun import BegunForm
from trustjournal.ui.day_field import DayField


class Offers:
    """Hears what a page offers to undo, and its problems."""

    def __init__(self, page: QWidget) -> None:
        self.problems: list[Exception] = []
        self._offered: list[tuple[str, Callable[[], None]]] = []
        page.problem.connect(self.problems.append)  # type: ignore[attr-defined]
        page.undo_offered.connect(self._take)  # type: ignore[attr-defined]

    def _take(self, sentence: str, undo: Callable[[], None]) -> None:
        self._offered.append((sentence, undo))

    @property
    def last(self) -> str:
        """The sentence that was said last."""
        return self._offered[-1][0] if self._offered else ""

    def undo(self) -> None:
        """Press Undo beside the last sentence."""
        self._offered.pop()[1]()


class Pieces:
    """A widget with controls that are found by their names."""

    def __init__(self, root: QWidget) -> None:
        self.root = root

    def control(self, name: str, kind: type = QWidget) -> QWidget:
        """Return the visible control of that name."""
        found = [each for each in self.root.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def offers(self, name: str) -> bool:
        return any(each.isVisible() for each in self.root.findChildren(QAbstractButton, name))

    def press(self, name: str) -> None:
        self.control(name, QAbstractButton).click()  # type: ignore[attr-defined]

    def press_words(self, words: str) -> None:
        """Press what bears these words."""
        found = [
            each
            for each in self.root.findChildren(QAbstractButton)
            if each.isVisible() and each.text() == words
        ]
        assert len(found) == 1, f"{len(found)} visible “{words}”"
        found[0].click()

    def choose_in_menu(self, words: str) -> None:
        """Unfold the menu of further things to do and choose one."""
        self._unfolded()[words].trigger()

    def menu(self) -> list[str]:
        return list(self._unfolded())

    def _unfolded(self) -> dict:
        menu = self.control("more", QToolButton).menu()  # type: ignore[attr-defined]
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        return {each.text(): each for each in menu.actions()}

    def words(self) -> list[str]:
        """Return every visible text."""
        return [
            each.text()
            for kind in (QLabel, QAbstractButton)
            for each in self.root.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def text(self, name: str) -> str:
        """Return what a label says; nothing for one that is not there."""
        found = [each for each in self.root.findChildren(QLabel, name) if each.isVisible()]
        return found[0].text() if found else ""

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, as if it had been typed."""
        field = self.control(name)
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)

    def written(self, name: str) -> str:
        field = self.control(name)
        read = field.toPlainText if isinstance(field, QPlainTextEdit) else field.text  # type: ignore[attr-defined]
        return str(read())

    def day(self, name: str) -> DayField:
        field = self.control(name, DayField)
        assert isinstance(field, DayField)
        return field

    def forms(self) -> list[BegunForm]:
        """Return the forms that stand open."""
        return [each for each in self.root.findChildren(BegunForm) if each.isVisible()]

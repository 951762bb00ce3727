"""What a person does on the journal page, and what they see there."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QToolButton,
    QWidget,
)

from trustjournal.checkins.trust_scale import TrustScale
from trustjournal.journal.completion import Completion
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.hits import FOUND
from trustjournal.journal.page import JournalPage
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.widgets import ChipGroup, EmptyState

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Tab": Qt.Key.Key_Tab,
    "Esc": Qt.Key.Key_Escape,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "End": Qt.Key.Key_End,
    "Home": Qt.Key.Key_Home,
    "Backspace": Qt.Key.Key_Backspace,
    "Delete": Qt.Key.Key_Delete,
    "PageDown": Qt.Key.Key_PageDown,
}


def compose(widget: QWidget, text: str) -> None:
    """Hold text in the input method; an empty text gives it up."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """Let the input method hand a text over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


class SurfaceDriver:
    """Types into a writing surface."""

    def __init__(self, surface: WritingSurface) -> None:
        self.surface = surface

    def type(self, text: str) -> None:
        """Type as the keyboard or the input method would."""
        for character in text:
            if character == "\n":
                self.press("Enter")
            elif character.isascii():
                QTest.keyClicks(self.surface, character)
            else:
                commit(self.surface, character)

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keyClick(self.surface, KEYS[key])

    def compose(self, text: str) -> None:
        compose(self.surface, text)

    def commit(self, text: str) -> None:
        commit(self.surface, text)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.surface.insertFromMimeData(data)

    def paste_picture(self, image: QImage) -> None:
        data = QMimeData()
        data.setImageData(image)
        self.surface.insertFromMimeData(data)

    def go_to(self, place: int) -> None:
        cursor = self.surface.textCursor()
        cursor.setPosition(place)
        self.surface.setTextCursor(cursor)

    def go_to_end(self) -> None:
        self.surface.moveCursor(QTextCursor.MoveOperation.End)

    def copied(self, start: int, end: int) -> str:
        cursor = self.surface.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.surface.setTextCursor(cursor)
        return self.surface.createMimeDataFromSelection().text()

    @property
    def text(self) -> str:
        return self.surface.text()

    @property
    def composing(self) -> str:
        """What the input method holds at the cursor."""
        return self.surface.textCursor().block().layout().preeditAreaText()


class JournalDriver(SurfaceDriver):
    """Reads and writes on the journal page."""

    def __init__(self, page: JournalPage) -> None:
        surface = page.findChild(WritingSurface, "text")
        assert surface is not None
        super().__init__(surface)
        self.page = page

    def find(self, kind: type, name: str):
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.find(QAbstractButton, name).click()

    def click_words(self, words: str) -> None:
        """Click what a screen reader would call so."""
        for each in self.page.findChildren(QAbstractButton):
            if each.isVisibleTo(self.page) and words in {each.accessibleName(), each.text()}:
                each.click()
                return
        raise AssertionError(words)

    def choose(self, menu_of: str, *words: str) -> None:
        """Choose from the menu of a button, going into menus of menus."""
        menu: QMenu = self.find(QWidget, menu_of).menu()
        for number, each in enumerate(words):
            menu.aboutToShow.emit()
            action = next(item for item in menu.actions() if item.text() == each)
            if number == len(words) - 1:
                assert action.isEnabled(), each
                action.trigger()
            else:
                menu = action.menu()

    def offered(self, menu_of: str) -> list[str]:
        menu: QMenu = self.find(QWidget, menu_of).menu()
        menu.aboutToShow.emit()
        return [item.text() for item in menu.actions() if not item.isSeparator()]

    def offered_to_choose(self, menu_of: str) -> list[str]:
        """What of the menu can be chosen now."""
        offered = self.offered(menu_of)
        menu: QMenu = self.find(QWidget, menu_of).menu()
        can = {item.text() for item in menu.actions() if item.isEnabled()}
        return [each for each in offered if each in can]

    # The entry

    @property
    def title(self) -> str:
        return self.find(QLineEdit, "title").text()

    @property
    def safety(self) -> str:
        return self.find(QLabel, "safety").text()

    @property
    def when(self) -> str:
        return self.find(QAbstractButton, "when").text()

    @property
    def count(self) -> str:
        return self.find(QLabel, "count").text()

    @property
    def question(self) -> str:
        label = self.find(QLabel, "question")
        return label.text() if label.isVisibleTo(self.page) else ""

    def move_to(self, day: date, at: time) -> None:
        self.click("when")
        picker = self.page.findChildren(DayPicker)[-1]
        picker.choose(day, at)

    @property
    def chips(self) -> list[str]:
        """The people and tags of the entry."""
        row = self.find(QWidget, "people_and_tags")
        return [
            each.text().removesuffix("  ×")
            for each in row.findChildren(QAbstractButton)
            if each.text().endswith("×") and not each.isHidden()
        ]

    def add(self, what: str, name: str) -> None:
        """Add a person or tag by the chip with a plus."""
        self.click(f"add_{what}")
        field = self.find(QLineEdit, f"add_{what}_name")
        field.setText(name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def tick(self, group: str, value: object) -> None:
        self.find(ChipGroup, group).chip(value).click()

    def rate(self, person: str, mark: int) -> None:
        self.find(TrustScale, f"trust_{person}").line.setValue(mark)

    @property
    def offers(self) -> list[str]:
        """What the completion list offers; nothing while it is closed."""
        completion = self.page.findChild(Completion)
        if completion is None or not completion.isVisibleTo(self.surface):
            return []
        items = self.find(QListWidget, "completion_list")
        return [
            items.item(row).text().replace("\u2068", "").replace("\u2069", "")
            for row in range(items.count())
        ]

    @property
    def pictures(self) -> int:
        return len(
            [
                each
                for each in self.page.findChildren(QToolButton)
                if each.objectName().startswith("picture_") and not each.isHidden()
            ]
        )

    # The list

    @property
    def entries(self) -> QListView:
        return self.find(QListView, "entries")

    @property
    def titles(self) -> list[str]:
        model = self.entries.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def open(self, row: int) -> None:
        view = self.entries
        view.setCurrentIndex(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_Return)

    @property
    def marked(self) -> list[str]:
        """Titles of the cards that are shown as open."""
        return [index.data() for index in self.entries.selectionModel().selectedIndexes()]

    @property
    def total(self) -> str:
        return self.find(QLabel, "found").text()

    # Searching

    @property
    def field(self) -> QLineEdit:
        return self.find(QLineEdit, "search")

    def search(self, words: str) -> None:
        self.field.setText(words)

    @property
    def hits(self) -> list[str]:
        model = self.find(QListView, "hits").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def hit(self, row: int):
        model = self.find(QListView, "hits").model()
        return model.index(row, 0).data(FOUND)

    def open_hit(self, row: int) -> None:
        view = self.find(QListView, "hits")
        view.setCurrentIndex(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_Return)

    @property
    def sentences(self) -> list[str]:
        """What stands where there is nothing."""
        return [
            each.words.text()
            for each in self.page.findChildren(EmptyState)
            if each.isVisibleTo(self.page)
        ]

    @property
    def filters(self) -> list[str]:
        row = self.find(QWidget, "given_filters")
        return [each.text() for each in row.findChildren(QAbstractButton) if not each.isHidden()]


def marked_parts(text: str, marks: Sequence[tuple[int, int]]) -> list[str]:
    """Return the marked parts of a text."""
    return [text[start:end] for start, end in marks]


def row_of(view: QListView, title: str) -> QModelIndex:
    model = view.model()
    return next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.index(row, 0).data() == title
    )

"""What a person does when looking back, and what they see."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.drivers.forms import plain
from tests.qt_input import type_text
from trustjournal.people.fields import NoteField
from trustjournal.review.domain import Question, Span
from trustjournal.review.page import ReviewPage
from trustjournal.ui.select import Select

if TYPE_CHECKING:
    from tests.drivers.app import AppDriver


def look_back(app: "AppDriver") -> "ReviewDriver":
    """Press the key that leads to looking back."""
    app.press_key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    app.all_done()
    return ReviewDriver(app.shown_page())


class ReviewDriver:
    """Drives a ReviewPage."""

    def __init__(self, page: QWidget) -> None:
        assert isinstance(page, ReviewPage)
        self.page = page

    def words(self, name: str = "") -> list[str]:
        """Return every visible text, of the page or of one part."""
        part = self.part(name) if name else self.page
        return [
            plain(each.text())
            for kind in (QLabel, QAbstractButton)
            for each in part.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def part(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def sees(self, name: str) -> bool:
        return self.part(name).isVisible()

    def text(self, name: str) -> str:
        found = self.part(name)
        assert isinstance(found, QLabel), name
        return found.text() if found.isVisible() else ""

    def entries(self) -> list[str]:
        """Return the names of the entries that are listed."""
        return [
            each.accessibleName()
            for each in self.page.findChildren(QAbstractButton, "entry")
            if each.isVisible()
        ]

    def people(self, name: str) -> list[str]:
        """Return who can be opened in a block."""
        return [each.text() for each in self._people(name)]

    def open_person(self, name: str) -> None:
        self._people(name)[0].click()

    def press(self, name: str) -> None:
        found = self.page.findChildren(QAbstractButton, name)
        shown = [each for each in found if each.isVisible()]
        assert shown, f"{name} is not to be seen"
        shown[0].click()

    def can_go(self, name: str) -> bool:
        return self.part(name).isEnabled()

    def look_at(self, span: Span) -> None:
        self.page.span.choose(span)
        self.page.span.chosen.emit(span)

    def choose_circle(self, words: str) -> None:
        select = self.page.circle
        assert isinstance(select, Select)
        select.setCurrentIndex(select.findText(words))

    def write(self, question: Question, text: str) -> None:
        field = self._answer(question)
        assert field.isVisible(), question
        field.setFocus()
        field.selectAll()
        type_text(field, text)

    def answer(self, question: Question) -> str:
        return self._answer(question).value()

    def asks(self, question: Question) -> bool:
        return self._answer(question).isVisible()

    def _answer(self, question: Question) -> NoteField:
        found = self.part(question.value)
        assert isinstance(found, NoteField)
        return found

    def _people(self, name: str) -> list[QAbstractButton]:
        found = self.part(name).findChildren(QAbstractButton, "personLink")
        return [each for each in found if each.isVisible()]

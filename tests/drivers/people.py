"""What a person does on the list of people and on somebody's page, and what they see."""

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from tests.qt_input import commit, type_text
from trustjournal.people.list_view import ROW, PeopleView
from trustjournal.people.page import PeoplePage
from trustjournal.people.person_page import Part, PersonPage


class _Driver:
    def __init__(self, page: QWidget) -> None:
        self.page = page

    def words(self) -> list[str]:
        """Return every visible text."""
        return [
            each.text()
            for kind in (QLabel, QAbstractButton)
            for each in self.page.findChildren(kind)
            if each.isVisibleTo(self.page) and each.text()
        ]

    def sees(self, name: str) -> bool:
        return self._widget(name).isVisible()

    def press(self, name: str) -> None:
        found = self._widget(name)
        assert isinstance(found, QAbstractButton)
        assert found.isVisible(), f"{name} is not to be seen"
        found.click()

    def text(self, name: str) -> str:
        found = self._widget(name)
        assert isinstance(found, QLabel)
        return found.text() if found.isVisible() else ""

    def _widget(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found


class PeopleDriver(_Driver):
    """Drives a PeoplePage."""

    page: PeoplePage

    def add(self, name: str) -> None:
        field = self.page.add.field
        field.setFocus()
        type_text(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def look_for(self, words: str) -> None:
        self.page.search.clear()
        commit(self.page.search, words)

    def sort(self, order: object) -> None:
        self.page.order.choose(order)
        self.page.order.chosen.emit(order)

    def rows(self) -> list[str]:
        """Return the list from top to bottom: headings in brackets, names plain."""
        if not self.list.isVisible():
            return []
        rows = [self.model.index(n, 0).data(ROW) for n in range(self.model.rowCount())]
        return [f"[{row.heading}]" if row.person is None else row.person.name for row in rows]

    def names(self) -> list[str]:
        return [row for row in self.rows() if not row.startswith("[")]

    def spoken(self) -> list[str]:
        """Return what a screen reader says of each row."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [self.model.index(n, 0).data(role) for n in range(self.model.rowCount())]

    def click(self, name: str) -> None:
        place = self.list.visualRect(self.model.index(self.rows().index(name), 0)).center()
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    def press_keys(self, *keys: Qt.Key) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        for key in keys:
            QTest.keyClick(self.list, key)

    @property
    def list(self) -> PeopleView:
        return self.page.list

    @property
    def model(self) -> QAbstractItemModel:
        return self.list.model()


class PersonDriver(_Driver):
    """Drives a PersonPage."""

    page: PersonPage

    def look_at(self, part: Part) -> None:
        self.page.parts.choose(part)
        self.page.parts.chosen.emit(part)

    def days(self) -> list[str]:
        """Return the days that are to be seen on the timeline."""
        return [
            each.text()
            for each in self.page.findChildren(QLabel, "day")
            if each.isVisibleTo(self.page)
        ]

    def field(self, name: str) -> QWidget:
        return self._widget(name)

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, as if it had been typed."""
        field = self._widget(name)
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        type_text(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Delete)

    def finish(self, name: str) -> None:
        """Go on to the next field."""
        field = self._widget(name)
        if isinstance(field, QLineEdit):
            QTest.keyClick(field, Qt.Key.Key_Return)
        field.clearFocus()

    def choose(self, name: str, value: object) -> None:
        """Press one of the chips of a field."""
        self._widget(name).chip(value).click()  # type: ignore[attr-defined]

    def let_name_go(self, name: str) -> None:
        chips = self.page.form.aliases.findChildren(QAbstractButton)
        next(chip for chip in chips if chip.isVisible() and chip.text() == name).click()

    def other_names(self) -> list[str]:
        chips = self.page.form.aliases.findChildren(QAbstractButton)
        return [chip.text() for chip in chips if chip.isVisibleTo(self.page.form.aliases)]

    def links(self) -> list[str]:
        """Return the names that lead to other people."""
        return [
            each.text()
            for each in self.page.findChildren(QAbstractButton, "personLink")
            if each.isVisible()
        ]

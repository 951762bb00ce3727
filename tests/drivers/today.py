"""What a person does on the page Today, and what they see there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.journal.entry_link import EntryLink
from trustjournal.today.due_card import DueRow
from trustjournal.today.page import TodayPage
from trustjournal.ui.texts import without_joiners
from trustjournal.ui.widgets import SearchField


def without_isolates(text: str) -> str:
    """Return a text without the marks that keep a name's writing direction to itself."""
    return text.replace("\u2068", "").replace("\u2069", "")


class TodayDriver:
    """Knows the page by the names of its controls, never by its layout."""

    def __init__(self, page: TodayPage) -> None:
        self.page = page
        self.asked_to_write: list[dict] = []
        self.undo: list[tuple[str, object]] = []
        self.problems: list[Exception] = []
        self.went: list[tuple[str, object]] = []
        page.write_asked.connect(self.asked_to_write.append)
        page.undo_offered.connect(lambda words, undo: self.undo.append((words, undo)))
        page.problem.connect(self.problems.append)
        for name in ("entry", "person", "draft"):
            signal = getattr(page, f"{name}_chosen")
            signal.connect(lambda what, name=name: self.went.append((name, what)))
        for name in ("add_person", "trash", "help"):
            getattr(page, f"{name}_asked").connect(lambda name=name: self.went.append((name, None)))
        page.due_opened.connect(lambda due: self.went.append((due.kind.value, due.id)))
        page.search_asked.connect(lambda words: self.went.append(("search", words)))

    # What is seen

    def texts(self) -> list[str]:
        """Return every text on the page, from top to bottom as the widgets were made."""
        found = []
        for each in self.page.findChildren(QWidget):
            if each.isVisible() and isinstance(each, QLabel | QAbstractButton):
                text = without_joiners(each.text() or each.accessibleName())
                if text:
                    found.append(text)
        return found

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    @property
    def question(self) -> str | None:
        label = self._find(QLabel, "question", inside="hero")
        return without_joiners(label.text()) if label.isVisible() else None

    @property
    def recent(self) -> list[str]:
        return self._entries("recent")

    @property
    def earlier(self) -> list[str]:
        return self._entries("earlier")

    @property
    def check_ins(self) -> list[CheckInRow]:
        return [row for row in self.page.findChildren(CheckInRow) if row.isVisible()]

    @property
    def due(self) -> list[str]:
        """What is coming up, each with the reason for which it is spoken of."""
        return [
            without_isolates(
                " / ".join(
                    without_joiners(each.text()) for each in row.findChildren(QLabel) if each.text()
                )
            )
            for row in self._due_rows()
        ]

    def _due_rows(self) -> list[DueRow]:
        return [row for row in self.page.findChildren(DueRow) if row.isVisible()]

    def do(self, title: str) -> None:
        """Say that something that is coming up is done."""
        QTest.mouseClick(self._of_due(title, QAbstractButton, "dueDone"), Qt.MouseButton.LeftButton)

    def leave_until(self, title: str, snooze: str) -> None:
        """Put off something that is coming up."""
        self._menu_of_due(title, f"snooze_{snooze}").trigger()

    def look_at(self, title: str) -> None:
        """Open something that is coming up."""
        self._menu_of_due(title).trigger()

    def open_due(self, title: str) -> None:
        """Go where something of a sheet leads."""
        QTest.mouseClick(self._of_due(title, QAbstractButton, "dueOpen"), Qt.MouseButton.LeftButton)

    def words_of_due(self, title: str) -> list[str]:
        """The buttons beside something that is coming up, from left to right."""
        names = ("dueOpen", "dueDone")
        found = [self._of_due(title, QAbstractButton, name) for name in names]
        return [each.text() for each in found if each is not None]

    def _menu_of_due(self, title: str, name: str = "") -> QAction:
        menu = self._of_due(title, QToolButton, "dueMore").menu()
        menu.aboutToShow.emit()
        return next(each for each in menu.actions() if each.objectName() == name)

    def _of_due(self, title: str, kind: type, name: str) -> QWidget:
        row = next(row for row in self._due_rows() if title in row.accessibleName())
        return row.findChild(kind, name)

    def offers(self, name: str) -> bool:
        """Whether a control can be used now."""
        found = self.page.findChild(QAbstractButton, name)
        return found is not None and found.isVisible() and found.isEnabled()

    # What is done

    def press(self, name: str) -> None:
        button = self._find(QAbstractButton, name)
        assert button.isVisible(), f"{name} is not there to be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str) -> None:
        """Choose something from the question's menu."""
        more = self._find(QToolButton, "more")
        assert more.isVisible()
        self._find(QAction, name).trigger()

    def take_back(self) -> None:
        _words, undo = self.undo[-1]
        undo()

    def read(self, title: str) -> None:
        link = next(each for each in self._links() if title in each.accessibleName())
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    def search_for(self, words: str) -> None:
        field = self._find(SearchField, "search")
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def tab_stops(self) -> list[QWidget]:
        """Walk through the page by the Tab key, once around."""
        self.page.setFocus()
        stops: list[QWidget] = []
        while True:
            QTest.keyClick(self.page.window().focusWidget() or self.page, Qt.Key.Key_Tab)
            here = self.page.window().focusWidget()
            if here is None or here in stops:
                return stops
            stops.append(here)

    def _entries(self, card: str) -> list[str]:
        found = self.page.findChild(QWidget, card)
        return [link.accessibleName() for link in found.findChildren(EntryLink) if link.isVisible()]

    def _links(self) -> list[EntryLink]:
        return [link for link in self.page.findChildren(EntryLink) if link.isVisible()]

    def _find(self, kind: type, name: str, inside: str = "") -> QWidget:
        where = self.page.findChild(QWidget, inside) if inside else self.page
        found = where.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

"""What a person does with promises, and what they see of them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from tests.qt_input import compose, type_text
from trustjournal.promises.domain import Outcome
from trustjournal.promises.group import PromiseGroup
from trustjournal.promises.promise_form import ChangedPromise, NewPromise
from trustjournal.promises.row import PromiseRow
from trustjournal.promises.settle_form import SettleForm
from trustjournal.promises.view import PromisesView
from trustjournal.ui.day_field import DayField
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.form_fields import ChoiceField
from trustjournal.ui.widgets import Pill


def without_isolates(text: str) -> str:
    """Return a text without the marks that keep its writing direction to itself."""
    return text.replace("\u2068", "").replace("\u2069", "")


class Pieces:
    """A widget with controls that are found by their names."""

    def __init__(self, root: QWidget) -> None:
        self.root = root

    def control(self, name: str, kind: type = QWidget) -> QWidget:
        """Return the visible control of that name."""
        found = [each for each in self.root.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def part(self, kind: type) -> QWidget:
        """Return the visible part of that kind."""
        found = [each for each in self.root.findChildren(kind) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {kind.__name__}"
        return found[0]

    def offers(self, name: str) -> bool:
        return any(each.isVisible() for each in self.root.findChildren(QAbstractButton, name))

    def press(self, name: str) -> None:
        button = self.control(name, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.click()  # type: ignore[attr-defined]

    def says(self, name: str) -> str:
        """Return what a label says; nothing for one that is not there."""
        found = [each for each in self.root.findChildren(QLabel, name) if each.isVisible()]
        return found[0].text() if found else ""

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, as if it had been typed."""
        field = self.control(name)
        field.setFocus()
        field.selectAll()  # type: ignore[attr-defined]
        if not text:
            QTest.keyClick(field, Qt.Key.Key_Delete)
        elif text.isascii():
            type_text(field, text)
        else:
            compose(field, text[:1], text)

    def written(self, name: str) -> str:
        field = self.control(name)
        plain = isinstance(field, QPlainTextEdit)
        return str(field.toPlainText() if plain else field.text())  # type: ignore[attr-defined]

    def choose_day(self, name: str, day: date) -> None:
        """Open the calendar of a field and choose from it."""
        field = self.control(name)
        if not isinstance(field, DayField):
            field = field.findChild(DayField)  # an optional day has one inside
        field.click()
        self.pick(field, day)

    @staticmethod
    def pick(field: QWidget, day: date) -> None:
        """Choose from the calendar that stands open below a field."""
        field.findChild(DayPicker).choose(day)

    def choose(self, words: str) -> None:
        """Press one of two or three that stand side by side, by its words."""
        found = [
            each
            for group in self.root.findChildren(ChoiceField)
            for each in group.findChildren(QAbstractButton)
            if each.isVisible() and each.text() == words
        ]
        assert len(found) == 1, f"{len(found)} visible “{words}”"
        found[0].click()

    def select(self, name: str, words: str) -> None:
        """Choose from a list that unfolds."""
        field = self.control(name, QComboBox)
        offered = [without_isolates(field.itemText(n)) for n in range(field.count())]  # type: ignore[attr-defined]
        field.setCurrentIndex(offered.index(words))  # type: ignore[attr-defined]


class RowDriver(Pieces):
    """Drives one promise in a list."""

    root: PromiseRow

    @property
    def text(self) -> str:
        return self.says("text")

    @property
    def when(self) -> str:
        """What stands on the small ground: for which day, or what became of it."""
        found = [each for each in self.root.findChildren(Pill) if each.isVisible()]
        return found[0].text() if found else ""

    @property
    def answers(self) -> list[str]:
        """What can be said with one press, by its words."""
        names = {*map(str, Outcome), "takeBack", "tellMore"}
        found = self.root.findChildren(QAbstractButton)
        return [e.text() for e in found if e.isVisible() and e.objectName() in names]

    @property
    def history(self) -> list[str]:
        if not self.says("steps"):
            self.press("history")
        return self.says("steps").split("\n")

    def menu(self) -> dict[str, Callable[[], None]]:
        """Return what else can be done."""
        menu = self.control("more", QToolButton).menu()  # type: ignore[attr-defined]
        menu.aboutToShow.emit()
        return {each.text(): each.trigger for each in menu.actions() if each.text()}

    @property
    def settling(self) -> Pieces:
        """The form that tells what became of it."""
        return Pieces(self.part(SettleForm))

    @property
    def is_telling(self) -> bool:
        return any(each.isVisible() for each in self.root.findChildren(SettleForm))

    def tell(self, words: str, *, note: str = "", day: date | None = None) -> None:
        """Choose an outcome in the open form, by its words, and note it."""
        form = self.settling
        outcomes = form.control("outcome").findChildren(QAbstractButton)
        next(each for each in outcomes if each.text() == words).click()
        if day is not None:
            form.choose_day("day", day)
        if note:
            form.write("note", note)
        form.press("mean")

    @property
    def changing(self) -> Pieces:
        """The form in which it is worded otherwise."""
        return Pieces(self.part(ChangedPromise))

    def agree_anew(self, day: date, note: str = "") -> None:
        """Agree on another day: press, choose the day, note it."""
        self.press("agreed-anew")
        form = self.settling
        Pieces.pick(form.control("newDue"), day)
        if note:
            form.write("note", note)
        form.press("mean")


class PromisesDriver(Pieces):
    """Drives all promises, on their page or on a person's page."""

    def __init__(self, root: QWidget) -> None:
        super().__init__(root)
        self.problems: list[Exception] = []
        self._offered: list[tuple[str, Callable[[], None]]] = []
        root.problem.connect(self.problems.append)  # type: ignore[attr-defined]
        root.undo_offered.connect(self._take)  # type: ignore[attr-defined]

    def _take(self, sentence: str, undo: Callable[[], None]) -> None:
        self._offered.append((sentence, undo))

    @property
    def told(self) -> str:
        """The sentence that was said last."""
        return self._offered[-1][0] if self._offered else ""

    def undo(self) -> None:
        """Press Undo beside the last sentence."""
        self._offered.pop()[1]()

    @property
    def view(self) -> PromisesView:
        view = self.part(PromisesView)
        assert isinstance(view, PromisesView)
        return view

    @property
    def new(self) -> Pieces:
        """The line in which a promise is written down."""
        return Pieces(self.part(NewPromise))

    def promise(self, text: str, whom: str = "", *, due: date | None = None) -> None:
        """Write a promise of mine down by the keyboard, with a day by the calendar."""
        self.new.write("promiseText", text)
        if whom:
            self.new.write("whom", whom)
        if due is not None:
            self.new.choose_day("due", due)
        field = self.new.control("promiseText")
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)

    def rows(self, group: str) -> list[RowDriver]:
        """Return the rows of "mine", "theirs" or "settled" from top to bottom."""
        found = self.view.findChild(PromiseGroup, group)
        return [RowDriver(row) for row in found.rows()] if found.isVisible() else []

    def texts(self, group: str) -> list[str]:
        return [row.text for row in self.rows(group)]

    def row(self, text: str) -> RowDriver:
        """Return the one visible row that begins so."""
        found = [
            row
            for group in ("mine", "theirs", "settled")
            for row in self.rows(group)
            if row.text.startswith(text)
        ]
        assert len(found) == 1, f"{len(found)} rows “{text}”"
        return found[0]

    def group(self, name: str) -> Pieces:
        return Pieces(self.view.findChild(PromiseGroup, name))

    def below_heading(self, group: str) -> str:
        """Return the sentence with the counts."""
        return self.group(group).says("sub")

    @property
    def words(self) -> list[str]:
        """Every visible text."""
        return [
            each.text()
            for kind in (QLabel, QAbstractButton)
            for each in self.root.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    @property
    def keyboard(self) -> QWidget | None:
        return QApplication.focusWidget()

"""What a person does when looking at a relationship as a whole, and what they see there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.drivers.agreed import Offers, Pieces
from trustjournal.trends.looking.answer_line import AnswerLine, FacetPicture, StatementRow
from trustjournal.trends.looking.page import LookingPage
from trustjournal.trends.reflection import instrument
from trustjournal.trends.table_view import ChartTable
from trustjournal.ui.widgets import Chip, Switch

_KEYS = {
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "Backspace": Qt.Key.Key_Backspace,
    "Space": Qt.Key.Key_Space,
    "Tab": Qt.Key.Key_Tab,
}


class LookingDriver(Pieces):
    """Drives the page."""

    def __init__(self, page: LookingPage) -> None:
        super().__init__(page)
        self.page = page
        self.heard = Offers(page)
        self.went: list[str] = []
        page.left.connect(self.went.append)
        page.gone.connect(lambda: self.went.append("people"))
        page.help_asked.connect(lambda: self.went.append("help"))

    # Answering

    def line(self, statement: str) -> AnswerLine:
        found = self.control(f"answer_{statement}", AnswerLine)
        assert isinstance(found, AnswerLine)
        return found

    def answer(self, statement: str, mark: int) -> None:
        """Come to a statement and type a number."""
        line = self.line(statement)
        line.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(line, str(mark))

    def answer_all(self, mark: int) -> None:
        """Answer every statement so that each facet lies there."""
        for each in instrument().statements:
            self.answer(each.id, 8 - mark if each.is_reversed else mark)

    def key(self, *keys: str) -> None:
        """Press keys wherever the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focused, _KEYS[key])

    @property
    def focused(self) -> QWidget:
        found = self.page.window().focusWidget()
        assert found is not None
        return found

    @property
    def answers(self) -> dict[str, int]:
        """What is answered on the lines that can be seen."""
        rows = [each for each in self.page.findChildren(StatementRow) if each.isVisible()]
        return {
            row.line.objectName().removeprefix("answer_"): mark
            for row in rows
            if (mark := row.value()) is not None
        }

    def tell(self, words: str) -> None:
        """Answer the last question."""
        self.press_words(words)

    @property
    def told(self) -> list[str]:
        """Which chips are chosen."""
        chips = [each for each in self.page.findChildren(Chip) if each.isVisible()]
        return [each.text() for each in chips if each.isChecked()]

    def is_asking(self) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(StatementRow))

    # What it shows

    @property
    def facets(self) -> dict[str, str]:
        """How each facet reads and moved, as a screen reader is told."""
        names = [each.id for each in instrument().facets]
        return {name: self._facet(name) for name in names if self.text(f"word_{name}")}

    def _facet(self, name: str) -> str:
        moved = self.text(f"change_{name}")
        word = self.text(f"word_{name}")
        return f"{word} / {moved}" if moved else word

    @property
    def pictures(self) -> list[str]:
        found = [each for each in self.page.findChildren(FacetPicture) if each.isVisible()]
        return [each.accessibleName() for each in found]

    @property
    def table(self) -> tuple[tuple[str, ...], ...]:
        found = self.control("table", ChartTable)
        assert isinstance(found, ChartTable)
        return found.table.rows

    @property
    def earlier(self) -> list[str]:
        rows = [each for each in self.page.findChildren(QWidget, "earlier") if each.isVisible()]
        return [Pieces(each).text("day") for each in rows]

    def delete_earlier(self, number: int) -> None:
        rows = [each for each in self.page.findChildren(QWidget, "earlier") if each.isVisible()]
        Pieces(rows[number]).press("deleteEarlier")

    @property
    def again(self) -> bool:
        return bool(self.control("again", Switch).isChecked())  # type: ignore[attr-defined]

    def toggle_again(self) -> None:
        found = self.control("again", QAbstractButton)
        found.click()  # type: ignore[attr-defined]

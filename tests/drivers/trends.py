"""What a person does on the page Trends, and what they see there."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from trustjournal.trends.canvas import ChartCanvas
from trustjournal.trends.card import ChartCard
from trustjournal.trends.page import TrendsPage
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.series.window import Range
from trustjournal.trends.table_view import ChartTable
from trustjournal.ui.texts import without_joiners
from trustjournal.ui.widgets import ChipGroup

_KEYS = {
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "Enter": Qt.Key.Key_Return,
    "Escape": Qt.Key.Key_Escape,
    "+": Qt.Key.Key_Plus,
    "-": Qt.Key.Key_Minus,
}


class ChartDriver:
    """One chart."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self.canvas = canvas
        self.opened: list[str] = []
        canvas.entry_chosen.connect(self.opened.append)

    def come_to_it(self) -> None:
        self.canvas.window().activateWindow()
        self.canvas.setFocus(Qt.FocusReason.TabFocusReason)
        assert self.canvas.hasFocus()

    def press(self, *keys: str) -> None:
        for key in keys:
            shift = key.startswith("Shift+")
            modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier(0)
            QTest.keyClick(self.canvas, _KEYS[key.removeprefix("Shift+")], modifier)

    def point_at(self, number: int) -> QPoint:
        point = self.canvas.points[number]
        return QPoint(round(point.x), round(point.y))

    def hover(self, number: int) -> None:
        self._move(self.point_at(number))

    def hover_nowhere(self) -> None:
        self._move(QPoint(1, 1))

    def _move(self, place: QPoint) -> None:
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(place),
            QPointF(self.canvas.mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier(0),
        )
        QApplication.sendEvent(self.canvas, event)

    def click(self, number: int) -> None:
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, pos=self.point_at(number))

    def drag(self, by: int) -> None:
        start = QPoint(self.canvas.width() // 2, 60)
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(self.canvas, left, pos=start)
        for step in (by // 2, by):
            QTest.mouseMove(self.canvas, start + QPoint(step, 0))
        QTest.mouseRelease(self.canvas, left, pos=start + QPoint(by, 0))

    def wheel(self, turned: int, *, control: bool) -> bool:
        """Turn the wheel in the middle; return whether the chart took it."""
        middle = QPointF(self.canvas.width() / 2, 60)
        event = QWheelEvent(
            middle,
            QPointF(self.canvas.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier(0),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def reads(self) -> str:
        return without_joiners(self.canvas.reading())


class TrendsDriver:
    """Knows the page by the names of its controls, never by its layout."""

    def __init__(self, page: TrendsPage, qtbot) -> None:
        self.page, self._qtbot = page, qtbot
        self.opened: list[str] = []
        self.problems: list[Exception] = []
        self.undo: list[tuple[str, object]] = []
        self.asked: list[str] = []
        page.entry_chosen.connect(self.opened.append)
        page.problem.connect(self.problems.append)
        page.undo_offered.connect(lambda words, undo: self.undo.append((words, undo)))
        page.write_asked.connect(lambda begin: self.asked.append(("write", begin)))
        page.settings_asked.connect(lambda: self.asked.append("settings"))

    def until(self, sees) -> None:
        self._qtbot.waitUntil(sees, timeout=15_000)

    # Choosing

    def choose(self, person: object = "") -> None:
        self._group("people").chip(person).click()

    def choose_range(self, chosen: Range) -> None:
        self._group("ranges").chip(chosen).click()

    def people(self) -> list[str]:
        group = self._group("people")
        return [each.text() for each in group.findChildren(QAbstractButton) if each.isVisible()]

    def chosen(self) -> tuple[object, ...]:
        return self._group("people").values()

    # Looking

    def shows(self, kind: ChartKind) -> bool:
        return self.page.card(kind) is not None

    def card(self, kind: ChartKind) -> ChartCard:
        self.until(lambda: self.shows(kind))
        found = self.page.card(kind)
        assert found is not None
        return found

    def chart(self, kind: ChartKind) -> ChartDriver:
        """Bring a chart into sight, and wait until it is drawn."""
        card = self.card(kind)
        self.page.scroll_area.ensureWidgetVisible(card.canvas)
        self.until(lambda: card.canvas.is_up_to_date)
        return ChartDriver(card.canvas)

    def texts(self) -> list[str]:
        return [
            without_joiners(each.text())
            for kind in (QLabel, QAbstractButton)
            for each in self.page.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def words(self, kind: ChartKind) -> str:
        label = self.card(kind).findChild(QLabel, "words")
        assert label is not None
        return without_joiners(label.text()) if label.isVisible() else ""

    # Doing

    def press(self, name: str, kind: ChartKind | None = None) -> None:
        root: QWidget = self.page if kind is None else self.card(kind)
        found = [each for each in root.findChildren(QAbstractButton, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        found[0].click()

    def offers(self, name: str, kind: ChartKind | None = None) -> bool:
        root: QWidget = self.page if kind is None else self.card(kind)
        return any(each.isVisible() for each in root.findChildren(QAbstractButton, name))

    def focus(self, name: str) -> None:
        """Come to a control as with Tab."""
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None
        found.setFocus(Qt.FocusReason.TabFocusReason)

    def focused(self) -> str:
        """Return the name of what the keyboard is on."""
        widget = self.page.window().focusWidget()
        return "" if widget is None else widget.objectName()

    def take_out(self, kind: ChartKind, how: str) -> None:
        action = self.card(kind).findChild(QAction, how)
        assert action is not None
        action.trigger()

    def table(self, kind: ChartKind) -> ChartTable:
        found = self.card(kind).findChild(ChartTable)
        assert found is not None
        return found

    def turn_away(self) -> None:
        """Let the mouse leave every chart."""
        for each in self.page.findChildren(ChartCanvas):
            QApplication.sendEvent(each, QEvent(QEvent.Type.Leave))

    def _group(self, name: str) -> ChipGroup:
        found = self.page.findChild(ChipGroup, name)
        assert found is not None
        return found

"""Pieces of a look back: a block with a few lines, people who can be opened, quiet dots."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.core.text import shortened
from trustjournal.people.domain import Person, on_label
from trustjournal.people.overview import LONGEST_ON_CHIP
from trustjournal.review import words
from trustjournal.ui import tokens
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.widgets import Chip, FlowLayout, Text, TranslatedWidget, label, named

MOST_LINES, MOST_PEOPLE = 6, 12
_DOT, _STEP, _LINE = 9, 16, 20


class Block(TranslatedWidget):
    """A small title and lines under it; not there when there are none."""

    def __init__(self, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(title, "label", tone="soft", wrap=True))
        self.hide()

    def show_lines(self, lines: Sequence[Text]) -> None:
        """Show these, the first few of many."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_line(each) for each in lines[:MOST_LINES]]
        if len(lines) > MOST_LINES:
            left = len(lines) - MOST_LINES
            self._rows.append(label(lambda: words.more(left), "small", tone="soft"))
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(lines))


def _line(text: Text) -> QWidget:
    return label(text, "body", wrap=True, name="line")


class PeopleBlock(TranslatedWidget):
    """A small title and people to open; not there when there are none.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)

    def __init__(self, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QWidget] = []
        self._people: list[Person] = []
        self._flow = FlowLayout(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(title, "label", tone="soft", wrap=True))
        column.addLayout(self._flow)
        self.hide()

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these, the first few of many; the same ones keep the keyboard."""
        self.setVisible(bool(people))
        if list(people) == self._people:
            return
        self._people = list(people)
        for each in self._chips:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._chips = [self._chip(person) for person in people[:MOST_PEOPLE]]
        if len(people) > MOST_PEOPLE:
            left = len(people) - MOST_PEOPLE
            self._chips.append(label(lambda: words.more(left), "small", tone="soft"))
        for each in self._chips:
            self._flow.addWidget(each)
            each.show()

    def _chip(self, person: Person) -> QWidget:
        name = on_label(person)
        chip = Chip(
            shortened(name, LONGEST_ON_CHIP),
            person=colour_number(person.id),
            checkable=False,
        )
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.clicked.connect(lambda _checked=False: self.person_chosen.emit(person.id))
        return named(chip, "personLink")


class Dots(TranslatedWidget):
    """One dot for each note, full or open, without a figure and without empty places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_notes(self, notes: tuple[bool, ...], name: Callable[[], str]) -> None:
        """Show these; `name` says what they are about, for those who do not see them."""
        self._notes = notes
        said = (len(notes), notes.count(False))
        self.say(self.setAccessibleName, lambda: f"{name()}: {words.dots(*said)}")
        self.say(self.setToolTip, lambda: words.dots(*said))
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens.worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, radius = QColor(worn.accent), worn.px(_DOT) / 2
        for number, full in enumerate(self._notes):
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(colour if full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._place(number), radius - 0.7, radius - 0.7)

    def _a_line_holds(self) -> int:
        return max(1, self.width() // tokens.worn().px(_STEP))

    def _place(self, number: int) -> QPointF:
        worn = tokens.worn()
        line, column = divmod(number, self._a_line_holds())
        return QPointF((column + 0.5) * worn.px(_STEP), (line + 0.5) * worn.px(_LINE))

    def _fit(self) -> None:
        lines = -(-len(self._notes) // self._a_line_holds())
        self.setFixedHeight(max(1, lines) * tokens.worn().px(_LINE))


class PracticeRow(TranslatedWidget):
    """A practice and its dots."""

    def __init__(self, name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._title = label(name, "body")
        self._dots = Dots()
        self._nothing = label(lambda: words.dots(0, 0), "small", tone="faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._title, 0, top)
        row.addWidget(self._dots, 1, top)
        row.addWidget(self._nothing, 1, top)
        self._fit()

    def show_notes(self, notes: tuple[bool, ...]) -> None:
        """Show these."""
        self._dots.show_notes(notes, self._name)
        self._dots.setVisible(bool(notes))
        self._nothing.setVisible(not notes)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        # So wide that the dots of rows below each other begin at one place.
        self._title.setMinimumWidth(tokens.worn().px(96))

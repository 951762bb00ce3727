"""What became of a boundary, line by line."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trustjournal.boundaries import marks, words
from trustjournal.boundaries.domain import MARK_OF_KIND, Review
from trustjournal.events.domain import By, Event
from trustjournal.i18n import _
from trustjournal.ui import icons
from trustjournal.ui.widgets import (
    IconLabel,
    TranslatedWidget,
    button,
    label,
    tool_button,
)

AT_FIRST = 6
"""Lines; the earlier ones on request."""
_LOWER = 4
"""So far below the buttons' upper edge the words stand on one line with them."""


class LogView(TranslatedWidget):
    """The latest first. Each mark can be told more exactly, or taken back.

    Signals:
        chosen: Emitted with the event that is to be told more exactly.
        take_back: Emitted with the event that is to be taken back.
    """

    chosen = Signal(object)
    take_back = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._log: tuple[Event | Review, ...] = ()
        self._all = False
        self._rows: list[QWidget] = []
        self._earlier = button(
            lambda: _("Show earlier"),
            "ghost",
            clicked=self._show_all,
            name="earlierMarks",
            flush=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)

    def show_log(self, log: Sequence[Event | Review]) -> None:
        """Show these; the same lines are left as they stand."""
        if tuple(log) == self._log:
            return
        self._log = tuple(log)
        self._build()

    def _show_all(self) -> None:
        self._all = True
        self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._log if self._all else self._log[:AT_FIRST]
        self._rows = [self._row(noted) for noted in shown]
        for number, row in enumerate(self._rows):
            self._column.insertWidget(number, row)
            row.show()
        self._earlier.setVisible(len(shown) < len(self._log))

    def _row(self, noted: Event | Review) -> QWidget:
        row = LogRow(noted, self._today)
        row.chosen.connect(self.chosen)
        row.take_back.connect(self.take_back)
        return row


class LogRow(TranslatedWidget):
    """One line of the log, with the words that were written about it.

    Signals:
        chosen: Emitted with the event that is to be told more exactly.
        take_back: Emitted with the event that is to be taken back.
    """

    chosen = Signal(object)
    take_back = Signal(object)

    def __init__(
        self, noted: Event | Review, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("logRow")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.setContentsMargins(0, _LOWER, 0, 0)
        said.addWidget(
            label(lambda: words.logged(noted, today()), "small", wrap=True, name="logged")
        )
        if noted.note:
            said.addWidget(label(noted.note, "small", tone="soft", wrap=True, name="logNote"))
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        shape = IconLabel("eye", "faint", px=16) if isinstance(noted, Review) else _Shape(noted)
        shape.setContentsMargins(0, _LOWER, 0, 0)
        row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        if isinstance(noted, Event):
            change = tool_button(
                lambda: _("Tell it more exactly"), "pen-line", px=16, name="changeMark"
            )
            change.clicked.connect(lambda _checked=False: self.chosen.emit(noted))
            back = tool_button(lambda: _("Take it back"), "undo-2", px=16, name="takeBack")
            back.clicked.connect(lambda _checked=False: self.take_back.emit(noted))
            for each in (change, back):
                row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)


class _Shape(QLabel):
    """The shape of one mark; the words beside it say the same."""

    def __init__(self, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark, self._mine = MARK_OF_KIND[event.kind], event.by is By.ME
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(marks.pixmap(self._mark, mine=self._mine))

"""A worksheet that can be begun, and how several of them are laid out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.ui import tokens
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import Card, IconLabel, Pill, button, label, named
from trustjournal.worksheets import choosing_words as words
from trustjournal.worksheets.domain import Texts, Worksheet

_TWO_COLUMNS_FROM = 720


class WorksheetCard(Card):
    """What a worksheet is for, how long it takes, and when it had better be left alone.

    Signals:
        begin_asked: Emitted with the worksheet's id when the user wants to begin it.
    """

    begin_asked = Signal(str)

    def __init__(self, worksheet: Worksheet, parent: QWidget | None = None) -> None:
        super().__init__(partial(words.said, worksheet.title), padding=20, parent=parent)
        self.worksheet = worksheet
        self.heading.setWordWrap(True)
        self.aside.addWidget(
            Pill(partial(words.minutes, worksheet.minutes)), 0, Qt.AlignmentFlag.AlignTop
        )
        purpose = label(partial(words.said, worksheet.purpose), "small", tone="soft", wrap=True)
        self.body.addWidget(named(purpose, "purpose"))
        if worksheet.not_for:
            self.body.addWidget(self._when_not())
        self._enough = label(
            lambda: _("There is one from this week. Leaving it until next week is just as good."),
            "caption",
            tone="faint",
            wrap=True,
            name="enough",
        )
        self._enough.hide()
        self.body.addWidget(self._enough)
        self.body.addStretch(1)
        begin = button(
            _begin,
            clicked=lambda: self.begin_asked.emit(self.worksheet.id),
            name="begin",
        )
        begin.say(begin.setAccessibleName, partial(self._with_title, _begin))
        row = QHBoxLayout()
        row.addWidget(begin)
        row.addStretch(1)
        self.body.addLayout(row)

    def say_enough(self, *, enough: bool) -> None:
        """Say quietly that this one may wait, or say nothing."""
        self._enough.setVisible(enough)

    def _when_not(self) -> Fold:
        fold = Fold(_when_not, "whenNot", spoken=partial(self._with_title, _when_not))
        for each in self.worksheet.not_for:
            fold.body.addWidget(_Reason(each))
        return fold

    def _with_title(self, what: Callable[[], str]) -> str:
        title = isolated(words.said(self.worksheet.title))
        return _("{what}: {text}").format(what=what(), text=title)


class _Reason(QWidget):
    def __init__(self, reason: Texts) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("circle-alert", "soft", px=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(partial(words.said, reason), "small", wrap=True, name="notFor"), 1)


class CardGrid(QWidget):
    """Cards beside each other where there is room for two."""

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards, self._columns = tuple(cards), 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._arrange(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._arrange(1 if self.width() < tokens.worn().px(_TWO_COLUMNS_FROM) else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for each in self._cards:
            self._grid.removeWidget(each)
        for number, each in enumerate(self._cards):
            self._grid.addWidget(each, number // columns, number % columns)
        for column in range(2):
            # A card that stands alone is as wide as one of two.
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _when_not() -> str:
    return _("When not to use it")


def _begin() -> str:
    return _("Begin")

"""A month at a glance: which days hold entries, and a way to each of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trustjournal.i18n import _, formats, ngettext
from trustjournal.ui.fonts import font
from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import TranslatedWidget, label, named, tool_button

if TYPE_CHECKING:
    from collections.abc import Mapping

Index = QModelIndex | QPersistentModelIndex
WEEKS, WEEK = 6, 7
_DAY = Qt.ItemDataRole.UserRole + 1
_CELL = 31


class MonthModel(QAbstractTableModel):
    """Six weeks around a month."""

    def __init__(self, month: date, first_weekday: int, parent: QObject) -> None:
        super().__init__(parent)
        self.month = month.replace(day=1)
        self.first_weekday = first_weekday
        self._marks: Mapping[date, int] = {}

    @property
    def first(self) -> date:
        """The day in the upper left corner."""
        back = (self.month.weekday() - self.first_weekday) % WEEK
        # Near the beginning of time there is no day before the month.
        return self.month - timedelta(days=min(back, self.month.toordinal() - 1))

    @property
    def last(self) -> date:
        """The day in the lower right corner."""
        days = min(WEEKS * WEEK - 1, date.max.toordinal() - self.first.toordinal())
        return self.first + timedelta(days=days)

    def show_month(self, month: date, first_weekday: int) -> None:
        """Show another month; its marks follow."""
        self.beginResetModel()
        self.month, self.first_weekday, self._marks = month.replace(day=1), first_weekday, {}
        self.endResetModel()

    def mark(self, marks: Mapping[date, int]) -> None:
        """Mark the days that hold entries."""
        self._marks = marks
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, WEEK - 1))

    def say_anew(self) -> None:
        """Write the names of the weekdays in another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)

    def day(self, index: Index) -> date:
        """Return the day of a cell."""
        number = min(index.row() * WEEK + index.column(), (self.last - self.first).days)
        return self.first + timedelta(days=number)

    def place(self, day: date) -> QModelIndex:
        """Return the cell of a day, an invalid one when it is not shown."""
        number = (day - self.first).days
        if not 0 <= number < WEEKS * WEEK:
            return QModelIndex()
        return self.index(number // WEEK, number % WEEK)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        day = self.day(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == _DAY:
            return day, self._marks.get(day, 0), day.month == self.month.month
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(day)
        return None

    def _spoken(self, day: date) -> str:
        count = self._marks.get(day, 0)
        if not count:
            return formats.long_day(day)
        entries = ngettext("{count} entry", "{count} entries", count).format(count=count)
        return _("{day}, {entries}").format(day=formats.long_day(day), entries=entries)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return formats.weekdays_short()[(self.first_weekday + section) % WEEK]
        return None


_TODAY_RING, _FOCUS_RING = 1.4, 2.6


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: a dot where there are entries, a ring around today."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = today

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(worn().px(_CELL), worn().px(_CELL))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = worn()
        day, count, inside = index.data(_DAY)
        state = option.state
        cell = QRectF(option.rect)
        side = min(cell.width(), cell.height()) - 3
        ground = QRectF(0, 0, side, side)
        ground.moveCenter(cell.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        width = _FOCUS_RING if focused else _TODAY_RING
        painter.setPen(
            QPen(QColor(look.accent), width) if focused or day == self.today else Qt.PenStyle.NoPen
        )
        painter.setBrush(QColor(look.accent_soft) if selected else Qt.BrushStyle.NoBrush)
        if selected or focused or day == self.today:
            painter.drawRoundedRect(ground, look.px(9), look.px(9))
        painter.setPen(QColor(look.text if inside else look.text_faint))
        weight = QFont.Weight.Medium if count and inside else QFont.Weight.Normal
        painter.setFont(font(13, weight))
        up = look.px(3) if count else 0
        painter.drawText(cell.adjusted(0, -up, 0, -up), Qt.AlignmentFlag.AlignCenter, str(day.day))
        if count:
            self._paint_dots(painter, cell, min(count, 3))
        painter.restore()

    def _paint_dots(self, painter: QPainter, cell: QRectF, count: int) -> None:
        look = worn()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent))
        gap, y = look.px(5), cell.center().y() + look.px(9)
        left = cell.center().x() - gap * (count - 1) / 2
        for number in range(count):
            painter.drawEllipse(QPointF(left + number * gap, y), look.px(17) / 10, look.px(17) / 10)


class _Days(QTableView):
    """The cells; the keyboard leaves the month at its edges.

    Signals:
        turned: The user moved on to a day outside what is shown; carries it.
        taken: The user chose a day; carries it.
    """

    turned = Signal(object)
    taken = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if not isinstance(model, MonthModel) or not self.currentIndex().isValid():
            super().keyPressEvent(event)
            return
        day = model.day(self.currentIndex())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.taken.emit(day)
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        months, days = step
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            months *= _MONTHS
        self.turned.emit(_moved(day, (months, days)))


_STEPS: dict[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (0, -WEEK),
    Qt.Key.Key_Down: (0, WEEK),
    Qt.Key.Key_PageUp: (-1, 0),
    Qt.Key.Key_PageDown: (1, 0),
}
"""Months and days; with Shift, months are years."""
_MONTHS = 12


def _moved(day: date, step: tuple[int, int]) -> date:
    months, days = step
    if months:
        return month_after(day, months)
    return date.fromordinal(
        min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    )


def month_after(day: date, months: int) -> date:
    """Return the same day of another month, or its last one."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(count, 12), 9999 * 12 + 11), 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, 28)


class MonthCalendar(TranslatedWidget):
    """A month with its marks.

    Signals:
        day_chosen: Somebody chose a day by mouse or Enter; carries it.
        shown_changed: Other days are shown now; carries the first and the last.
    """

    day_chosen = Signal(object)
    shown_changed = Signal(object, object)

    def __init__(
        self, today: date, week_start: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._week_start = week_start
        self._model = MonthModel(today, self._first_weekday(), self)
        self._delegate = _DayDelegate(today, self)
        self._title = named(label(lambda: formats.month(self._model.month), "label"), "month")
        self._days = named(_Days(), "days")
        self._dress()
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for words, icon, months in (
            (lambda: _("Month before"), "chevron-left", -1),
            (lambda: _("Month after"), "chevron-right", 1),
        ):
            turn = tool_button(words, icon, clicked=partial(self._turn, months), name=icon)
            turn.setAutoRepeat(True)  # held, it goes on: a memory may be decades old
            head.addWidget(turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._days)
        self.say(self._days.setAccessibleName, lambda: _("Days of the month"))
        self._fit()
        self.choose(today)

    def _dress(self) -> None:
        days = self._days
        days.setModel(self._model)
        days.setItemDelegate(self._delegate)
        days.setProperty("bare", True)
        days.setShowGrid(False)
        # The delegate paints the chosen day; the style would fill its whole cell.
        unlit = days.palette()
        unlit.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        days.setPalette(unlit)
        days.horizontalHeader().setStyleSheet(
            "QHeaderView { background: transparent; border: 0; }"
            "QHeaderView::section { background: transparent; border: 0; padding: 0; }"
        )
        days.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        days.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        days.setTabKeyNavigation(False)
        days.setCornerButtonEnabled(False)
        days.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        days.verticalHeader().hide()
        days.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        days.horizontalHeader().setSectionsClickable(False)
        days.horizontalHeader().setHighlightSections(False)
        days.clicked.connect(lambda index: self._take(self._model.day(index)))
        days.taken.connect(self._take)
        days.turned.connect(self.choose)

    @property
    def chosen(self) -> date:
        """The day the keyboard is on."""
        return self._model.day(self._days.currentIndex())

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day that can be seen."""
        return self._model.first, self._model.last

    def choose(self, day: date) -> None:
        """Go to a day, turning to its month when need be; tells nobody that it was chosen."""
        if (day.year, day.month) != (self._model.month.year, self._model.month.month):
            self._show_month(day)
        self._days.setCurrentIndex(self._model.place(day))

    def mark(self, marks: Mapping[date, int]) -> None:
        """Mark the days that hold entries."""
        self._model.mark(marks)

    def set_today(self, today: date) -> None:
        """Move the ring, when midnight has passed."""
        self._delegate.today = today
        self._days.viewport().update()

    def set_week_start(self, week_start: int | None) -> None:
        """Begin weeks on another day; none follows the language's country."""
        self._week_start = week_start
        self._show_month(self.chosen)

    def language_changed(self) -> None:
        self._show_month(self.chosen)
        self._model.say_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _first_weekday(self) -> int:
        return formats.first_weekday() if self._week_start is None else self._week_start

    def _turn(self, months: int) -> None:
        self.choose(month_after(self.chosen, months))

    def _take(self, day: date) -> None:
        self.choose(day)
        self.day_chosen.emit(day)

    def _show_month(self, day: date) -> None:
        self._model.show_month(day, self._first_weekday())
        self._days.setCurrentIndex(self._model.place(day))
        self._title.setText(formats.month(self._model.month))
        self.shown_changed.emit(self._model.first, self._model.last)

    def _fit(self) -> None:
        side = worn().px(_CELL)
        self._days.verticalHeader().setMinimumSectionSize(side)
        self._days.verticalHeader().setDefaultSectionSize(side)
        header = self._days.horizontalHeader()
        header.setMinimumSectionSize(worn().px(20))
        header.setFixedHeight(worn().px(24))
        self._days.setFixedHeight(side * WEEKS + worn().px(24) + 2)
        self.setMinimumWidth(side * WEEK)

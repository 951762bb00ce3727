"""Questions that are answered by a day, or by several."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.arrange import let_go, tab_as_laid_out
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.widgets import Text, TranslatedWidget, button, named, spoken, tool_button
from trustjournal.worksheets import answers

if TYPE_CHECKING:
    from collections.abc import Sequence


class DateInput(TranslatedWidget):
    """One day, or none.

    Signals:
        changed: Emitted when the user chose another, or none.
    """

    changed = Signal()

    def __init__(self, name: Text, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = named(DayField(name, days), "day")
        self._none = button(lambda: _("No day"), "ghost", clicked=self.clear, name="noDay")
        self._none.say(
            self._none.setAccessibleName, lambda: _("{what}: no day").format(what=spoken(name))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._field)
        row.addWidget(self._none)
        row.addStretch(1)
        self._field.changed.connect(self._on_changed)
        self._none.setVisible(False)

    def value(self) -> str:
        """Return the day; an empty text for none."""
        return self._field.value() or ""

    def show_value(self, value: Any) -> None:
        """Show a day without telling anybody."""
        self._field.show_day(answers.day(value))
        self._none.setVisible(self._field.day() is not None)

    def first_field(self) -> QWidget:
        """Return where one chooses."""
        return self._field

    def clear(self) -> None:
        """Choose no day."""
        self._field.setFocus()
        self.show_value("")
        self.changed.emit()

    def _on_changed(self) -> None:
        self._none.setVisible(True)
        self.changed.emit()


class DaysInput(TranslatedWidget):
    """Several days, each of which can be changed or taken out.

    Signals:
        changed: Emitted when the user changed them.
    """

    changed = Signal()

    def __init__(self, name: Text, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._days = name, days
        self._fields: list[DayField] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._rows)
        self._add = button(
            lambda: _("Another day"), "ghost", "plus", clicked=self.add, name="addDay"
        )
        self._add.say(
            self._add.setAccessibleName, lambda: _("{what}: another day").format(what=spoken(name))
        )
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> list[str]:
        """Return the days that were chosen."""
        return [day for each in self._fields if (day := each.value())]

    def show_value(self, value: Any) -> None:
        """Show days without telling anybody."""
        wanted = answers.days(value)
        if [each.isoformat() for each in wanted] == self.value():
            return
        for each in list(self._fields):
            self._let_go(each)
        for day in wanted:
            self._append().show_day(day)

    def first_field(self) -> QWidget:
        """Return where one chooses."""
        return self._fields[0] if self._fields else self._add

    def add(self) -> None:
        """Offer one more day to choose."""
        field = self._append()
        field.setFocus()
        field.open()

    def _append(self) -> DayField:
        row = QWidget()
        field = named(DayField(self._name, self._days), "day")
        out = tool_button(
            lambda: _("Take this day out"), "x", px=14, clicked=lambda: self._on_out(field),
            name="takeOut",
        )  # fmt: skip
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(field)
        inside.addWidget(out)
        inside.addStretch(1)
        field.changed.connect(self.changed)
        self._fields.append(field)
        self._rows.addWidget(row)
        row.show()
        tab_as_laid_out(self)
        return field

    def _on_out(self, field: DayField) -> None:
        place = self._fields.index(field)
        self._let_go(field)
        following = self._fields[place:] or self._fields[-1:]
        (following[0] if following else self._add).setFocus()
        self.changed.emit()

    def _let_go(self, field: DayField) -> None:
        self._fields.remove(field)
        row = field.parentWidget()
        if row is not None:
            let_go(self._rows, row)


def later(today: date, days: int) -> str:
    """Return a day that lies ahead, as an answer keeps it."""
    return (today + timedelta(days=days)).isoformat()


def later_days(today: date, days: Sequence[int]) -> list[str]:
    """Return days that lie ahead."""
    return list(map(partial(later, today), days))

"""A day in a form: a button that says it and opens a calendar."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.translated import Text, spoken
from trustjournal.ui.widgets import Button


class Days:
    """What the days of a form go by: which day it is, and with which one weeks begin."""

    def __init__(self, today: Callable[[], date], week_start: int | None = None) -> None:
        self.today = today
        self.week_start = week_start


class DayField(Button):
    """One day.

    Signals:
        changed: Emitted when the user chose another.
    """

    changed = Signal()

    def __init__(self, name: Text, days: Days, parent: QWidget | None = None) -> None:
        super().__init__("", "plain", "calendar", parent)
        self._name, self._days = name, days
        self._day: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.open())
        self._say()

    def day(self) -> date | None:
        """Return the day; nothing before one was shown or chosen."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day without telling anybody."""
        self._day = day
        self._say()

    def value(self) -> str | None:
        """Return the day as a form keeps it."""
        return None if self._day is None else self._day.isoformat()

    def show_value(self, value: str | None) -> None:
        """Show a day that a form kept, without telling anybody."""
        self.show_day(None if value is None else date.fromisoformat(value))

    def choose(self, day: date) -> None:
        """Choose as a person would."""
        if day != self._day:
            self.show_day(day)
            self.changed.emit()

    def open(self) -> DayPicker:
        """Show the calendar."""
        today = self._days.today()
        shown = datetime.combine(self._day or today, time())
        picker = DayPicker(today, shown, week_start=self._days.week_start, parent=self)
        picker.chosen.connect(lambda chosen: self.choose(chosen.date()))
        picker.open_below(self)
        return picker

    def language_changed(self) -> None:
        self._say()

    def _say(self) -> None:
        words = self._words()
        self.setText(words)
        self.setAccessibleName(_("{what}: {day}").format(what=spoken(self._name), day=words))

    def _words(self) -> str:
        if self._day is None:
            return _("Choose a day")
        return formats.relative_day(self._day, self._days.today())

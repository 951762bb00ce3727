"""A day as a button that opens a calendar; perhaps no day at all."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.translated import Text, spoken
from trustjournal.ui.widgets import TranslatedWidget, button, tool_button


class DayField(TranslatedWidget):
    """Shows a day, and lets the user choose another.

    Signals:
        changed: Emitted with the day when the user chose it, or with nothing for no day.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: Text,
        today: Callable[[], date],
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._today, self._optional = name, today, optional
        self._day: date | None = None
        self.week_start: int | None = None
        self._shown = button("", "plain", "calendar", clicked=self._open, name="day")
        self._clear = tool_button(
            lambda: _("No day"), "x", clicked=lambda: self._choose(None), name="noDay"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._shown)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.show_day(None)

    def day(self) -> date | None:
        """Return what is chosen."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day without telling anybody."""
        self._day = day
        self._shown.say(self._shown.setText, self._words)
        self._shown.say(
            self._shown.setAccessibleName,
            lambda: _("{field}: {value}").format(field=spoken(self._name), value=self._words()),
        )
        self._clear.setVisible(self._optional and day is not None)

    def choose(self, day: date | None) -> None:
        """Choose as a person would."""
        self._choose(day)

    def _words(self) -> str:
        return _("No day yet") if self._day is None else formats.short_day(self._day)

    def _open(self) -> None:
        today = self._today()
        shown = datetime.combine(self._day or today, time())
        picker = DayPicker(today, shown, week_start=self.week_start, parent=self)
        picker.chosen.connect(lambda chosen: self._choose(chosen.date()))
        picker.open_below(self._shown)

    def _choose(self, day: date | None) -> None:
        self.show_day(day)
        if day is None:
            self._shown.setFocus()
        self.changed.emit(day)

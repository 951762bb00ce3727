"""A small window to choose a day, and perhaps a time of day, from."""

from datetime import date, datetime, time

from PySide6.QtCore import QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.month_calendar import MonthCalendar
from trustjournal.ui.widgets import TranslatedFrame, button, label, named


class DayPicker(TranslatedFrame):
    """Opens below a button and closes when something was chosen or elsewhere is clicked.

    Signals:
        chosen: A day was chosen; carries a datetime without zone, at midnight without a time.
    """

    chosen = Signal(object)

    def __init__(
        self,
        today: date,
        shown: datetime,
        *,
        with_time: bool = False,
        week_start: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("dayPicker")
        self._with_time = with_time
        self._calendar = MonthCalendar(today, week_start)
        self._calendar.choose(shown.date())
        self._time = named(QTimeEdit(QTime(shown.hour, shown.minute)), "time")
        self._kept_seconds = shown.time().replace(hour=0, minute=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._calendar)
        if with_time:
            foot = QHBoxLayout()
            foot.addWidget(label(lambda: _("Time"), "small", tone="soft"))
            foot.addWidget(self._time)
            foot.addStretch(1)
            foot.addWidget(button(lambda: _("Use this"), "primary", clicked=self._take, name="use"))
            column.addLayout(foot)
            self.say(self._time.setAccessibleName, lambda: _("Time"))
        else:
            self._calendar.day_chosen.connect(lambda _day: self._take())

    def choose(self, day: date, at: time | None = None) -> None:
        """Choose as a person would."""
        self._calendar.choose(day)
        if at is not None:
            self._time.setTime(QTime(at.hour, at.minute))
        self._take()

    def open_below(self, widget: QWidget) -> None:
        """Show the picker below a widget."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        if place.y() + self.height() > screen.bottom():
            place.setY(widget.mapToGlobal(QPoint(0, -self.height() - 4)).y())
        self.move(place)
        self.show()
        self._calendar.setFocus()

    def _take(self) -> None:
        at = self._kept_seconds
        if self._with_time:
            chosen = self._time.time()
            at = at.replace(hour=chosen.hour(), minute=chosen.minute())
        else:
            at = time()
        self.chosen.emit(datetime.combine(self._calendar.chosen, at))
        self.close()

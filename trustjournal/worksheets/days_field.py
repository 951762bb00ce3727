"""Several days in a form: each can go or be another, and more can be added."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.translated import Text, spoken
from trustjournal.ui.widgets import FlowLayout, TranslatedWidget, button, named, tool_button

_WEEK = timedelta(days=7)


class _Day(TranslatedWidget):
    """One of the days, with a way to leave it out.

    Signals:
        changed: Emitted when the user chose another.
        left_out: Emitted when the user does not want it.
    """

    changed = Signal()
    left_out = Signal()

    def __init__(self, name: Text, days: Days, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = named(DayField(name, days), "oneOfDays")
        self.field.show_day(day)
        self.out = tool_button(
            lambda: _("Leave out {day}").format(day=formats.day_with_weekday(self.day())),
            "x",
            px=16,
            clicked=self.left_out.emit,
            name="leaveOutDay",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field)
        row.addWidget(self.out)
        self.field.changed.connect(self._on_changed)

    def day(self) -> date:
        """Return the day."""
        day = self.field.day()
        if day is None:
            raise ValueError("one of several days is always a day")
        return day

    def _on_changed(self) -> None:
        self.out.say(
            self.out.set_words,
            lambda: _("Leave out {day}").format(day=formats.day_with_weekday(self.day())),
        )
        self.changed.emit()


class DaysField(TranslatedWidget):
    """Some days, the earliest first.

    Signals:
        changed: Emitted when the user changed one, left one out or added one.
    """

    changed = Signal()

    def __init__(self, name: Text, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._days = name, days
        self._shown: list[_Day] = []
        self._more = button(
            lambda: _("Another day"), "ghost", "plus", clicked=self._on_more, name="anotherDay"
        )
        self.say(
            self._more.setAccessibleName,
            lambda: _("{what}: {day}").format(what=spoken(name), day=_("Another day")),
        )
        self._flow = FlowLayout(self, gap=8)
        self._flow.addWidget(self._more)
        self.setFocusProxy(self._more)

    def days(self) -> tuple[date, ...]:
        """Return the days, the earliest first, each once."""
        return tuple(sorted({each.day() for each in self._shown}))

    def show_days(self, days: Sequence[date]) -> None:
        """Show these without telling anybody."""
        for each in self._shown:
            self._let_go(each)
        self._flow.removeWidget(self._more)
        self._shown = [self._made(day) for day in days]
        self._flow.addWidget(self._more)
        self._chain()

    def _made(self, day: date) -> _Day:
        made = _Day(self._name, self._days, day)
        made.changed.connect(self.changed)
        made.left_out.connect(partial(self._on_left_out, made))
        self._flow.addWidget(made)
        made.show()
        return made

    def _let_go(self, gone: _Day) -> None:
        self._flow.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _on_left_out(self, gone: _Day) -> None:
        at = self._shown.index(gone)
        self._shown.remove(gone)
        after = self._shown[at].out if at < len(self._shown) else self._more
        after.setFocus()
        self._let_go(gone)
        self.updateGeometry()
        self.changed.emit()

    def _on_more(self) -> None:
        """Add the day a week after the last one; it can be changed at once."""
        last = max((each.day() for each in self._shown), default=self._days.today())
        self._flow.removeWidget(self._more)
        added = self._made(last + min(_WEEK, date.max - last))
        self._shown.append(added)
        self._flow.addWidget(self._more)
        self._chain()
        self.updateGeometry()
        added.field.setFocus()
        self.changed.emit()

    def _chain(self) -> None:
        """Let the Tab key come by in the order in which they stand."""
        order = [stop for each in self._shown for stop in (each.field, each.out)]
        for former, following in zip(order, [*order[1:], self._more], strict=False):
            QWidget.setTabOrder(former, following)

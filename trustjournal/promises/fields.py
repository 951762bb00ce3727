"""Fields of the forms about promises; what stands in them fits into JSON."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.events.domain import By
from trustjournal.i18n import _
from trustjournal.promises import words
from trustjournal.promises.domain import Outcome, Promise, Repeats
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.select import Select
from trustjournal.ui.translated import Text, spoken
from trustjournal.ui.widgets import ChipGroup, TranslatedWidget, named, tool_button


class OptionalDay(TranslatedWidget):
    """A day, or none.

    Signals:
        changed: Emitted when the user chose another, or none.
    """

    changed = Signal()

    def __init__(self, name: Text, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = DayField(name, days)
        self._none = named(tool_button(lambda: _("No day"), "x", px=16), "noDay")
        self.say(
            self._none.setAccessibleName,
            lambda: _("{what}: {day}").format(what=spoken(name), day=_("No day")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field)
        row.addWidget(self._none)
        row.addStretch(1)
        self.setFocusProxy(self.field)
        self.field.changed.connect(self._on_changed)
        self._none.clicked.connect(lambda _checked=False: self.leave_out())
        self._none.hide()

    def day(self) -> date | None:
        """Return the day, if there is one."""
        return self.field.day()

    def leave_out(self) -> None:
        """Choose no day."""
        self.field.show_day(None)
        self.field.setFocus()
        self._on_changed()

    def value(self) -> str | None:
        """Return the day as a form keeps it."""
        return self.field.value()

    def show_value(self, value: str | None) -> None:
        """Show a day that a form kept, without telling anybody."""
        self.field.show_value(value)
        self._none.setVisible(value is not None)

    def _on_changed(self) -> None:
        self._none.setVisible(self.field.day() is not None)
        self.changed.emit()


class RepeatsField(Select):
    """How often a promise comes round again.

    Signals:
        changed: Emitted when the user, or a screen reader, chose another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            [(each.value, partial(words.repeats, each)) for each in Repeats],
            Repeats.NEVER.value,
            label=lambda: _("How often"),
            parent=parent,
        )
        self.chosen.connect(lambda _value: self.changed.emit())

    def show_value(self, value: str) -> None:
        """Choose a rhythm without telling anybody."""
        self.choose(value)


class OutcomeField(ChipGroup):
    """What became of a promise: one of what is possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(label=lambda: _("What became of it"), exclusive=True, parent=parent)
        self._chosen = ""
        self.changed.connect(self._on_changed)

    def offer_outcomes(self, promise: Promise, outcomes: Sequence[Outcome], today: date) -> None:
        """Offer these."""
        self.offer([(each.value, partial(words.answer, each, promise, today)) for each in outcomes])

    def value(self) -> str:
        """Return which is chosen."""
        return next((str(each) for each in self.values()), "")

    def show_value(self, value: str) -> None:
        """Choose one without telling anybody."""
        self._chosen = value
        self.choose((value,))

    def _on_changed(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self._chosen = chosen[0]
        else:  # pressing the chosen one again leaves none, and none became of nothing
            self.choose((self._chosen,))


def whose() -> list[tuple[str, Text]]:
    """Return the choices of who promised."""
    return [
        (By.ME.value, lambda: _("I promised it")),
        (By.THEM.value, lambda: _("They promised it")),
    ]

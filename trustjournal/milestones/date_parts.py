"""Month, day and year as three fields: of a birthday one may not know the year."""

import unicodedata
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trustjournal import i18n
from trustjournal.i18n import formats, pgettext
from trustjournal.milestones.domain import days_in
from trustjournal.people.fields import LineField
from trustjournal.ui.choices import Choice
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import TranslatedWidget, named

_LONGEST_YEAR = 4


class DateParts(TranslatedWidget):
    """The fields stand in the order in which the language writes a date.

    Signals:
        changed: Emitted when the user changed one of them.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = named(
            Select(_months(), 1, label=lambda: pgettext("of a date", "Month")), "month"
        )
        self._day = named(Select(_days(31), 1, label=lambda: pgettext("of a date", "Day")), "day")
        self._year = named(LineField(_LONGEST_YEAR), "year")
        self._year.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._year.setMinimumWidth(110)
        self.say(self._describe_year, lambda: pgettext("of a date", "Year"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._place()
        self._month.chosen.connect(lambda _month: self._on_changed())
        self._day.chosen.connect(lambda _day: self.changed.emit())
        self._year.changed.connect(self._on_changed)

    def show_date(self, month: int, day: int, year: int | None) -> None:
        """Show a date without telling anybody."""
        self._year.show_value("" if year is None else str(year))
        self._month.choose(month)
        self._offer_days(day)

    def month(self) -> int:
        """Return the month."""
        return int(str(self._month.value()))

    def day(self) -> int:
        """Return the day of the month."""
        return int(str(self._day.value()))

    def year(self) -> int | None:
        """Return the year; nothing where none, or nonsense, stands."""
        return _number(self._year.value())

    @property
    def is_nonsense(self) -> bool:
        """Whether something stands where the year should be that is none."""
        return bool(self._year.value().strip()) and self.year() is None

    def language_changed(self) -> None:
        self._place()

    def _place(self) -> None:
        order: tuple[QWidget, ...] = (self._month, self._day, self._year)
        for field in order:
            self._row.removeWidget(field)
        if i18n.language() == "ja":
            order = (self._year, self._month, self._day)
        for place, each in enumerate(order):
            self._row.insertWidget(place, each)
            if place:
                QWidget.setTabOrder(order[place - 1], each)
        if self._row.count() == len(order):
            self._row.addStretch(1)

    def _describe_year(self, text: str) -> None:
        self._year.setPlaceholderText(text)
        self._year.setAccessibleName(text)

    def _on_changed(self) -> None:
        self._offer_days(self.day())
        self.changed.emit()

    def _offer_days(self, wanted: int) -> None:
        longest = days_in(self.month(), self.year())
        self._day.offer(_days(longest), min(wanted, longest))


def _number(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain.isdecimal() or not MINYEAR <= int(plain) <= MAXYEAR:
        return None
    return int(plain)


def _months() -> list[Choice]:
    return [(number, _month(number)) for number in range(1, 13)]


def _month(number: int) -> Callable[[], str]:
    return lambda: formats.months()[number - 1]


def _days(longest: int) -> list[Choice]:
    return [(number, str(number)) for number in range(1, longest + 1)]

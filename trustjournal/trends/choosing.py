"""Choosing whom and how far back: the row above the charts."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.people.domain import PeopleOrder, Person, on_label
from trustjournal.trends.series.window import Range
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.widgets import (
    Button,
    ChipGroup,
    FlowLayout,
    TranslatedWidget,
    button,
    colour_number,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock

EVERYONE = PersonId("")
"""Chosen where nobody in particular is."""


class Choosing(TranslatedWidget):
    """Chips for everyone and each person, and for the stretch of time.

    Signals:
        changed: Emitted when the user chose something else.
    """

    changed = Signal()

    def __init__(self, clock: "Clock", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._person, self._range = EVERYONE, Range.TWELVE_WEEKS
        self._order = PeopleOrder.NAME
        self._own: tuple[date, date] | None = None
        self._offered: tuple[tuple[PersonId, str], ...] = ()
        self._people = named(ChipGroup(label=lambda: _("Whose charts"), exclusive=True), "people")
        self._ranges = named(
            ChipGroup(
                [(each, partial(range_words, each)) for each in Range],
                label=lambda: _("How far back"),
                exclusive=True,
            ),
            "ranges",
        )
        self._orders = named(
            ChipGroup(
                [
                    (PeopleOrder.NAME, lambda: _("By name")),
                    (PeopleOrder.LAST_ENTRY, lambda: _("By last entry")),
                ],
                label=lambda: _("Order"),
                exclusive=True,
            ),
            "orders",
        )
        self._dates = self._make_dates()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self._people, self._ranges, self._dates, self._orders):
            column.addWidget(each)
        self._people.changed.connect(self._on_person)
        self._ranges.changed.connect(self._on_range)
        self._orders.changed.connect(self._on_order)
        self._show()

    def _make_dates(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=8)
        self._since = button("", "plain", "calendar", clicked=self._pick_since, name="since")
        self._until = button("", "plain", "calendar", clicked=self._pick_until, name="until")
        flow.addWidget(label(lambda: _("From"), "small", tone="soft"))
        flow.addWidget(self._since)
        flow.addWidget(label(lambda: _("to"), "small", tone="soft"))
        flow.addWidget(self._until)
        return made

    # What is chosen

    @property
    def person(self) -> PersonId | None:
        """Whose charts; None for everyone."""
        return self._person or None

    @property
    def range(self) -> Range:
        """How far back."""
        return self._range

    @property
    def own(self) -> tuple[date, date] | None:
        """The days chosen by hand, where those count."""
        return self._own if self._range is Range.OWN else None

    @property
    def order(self) -> PeopleOrder:
        """How everyone is listed."""
        return self._order

    def choose_person(self, person: PersonId | None) -> None:
        """Choose somebody without telling anybody."""
        self._person = person or EVERYONE
        self._show()

    def offer(self, people: Sequence[Person]) -> None:
        """Offer these people; chips are made anew only where something changed."""
        wanted = tuple((each.id, on_label(each)) for each in people)
        if wanted != self._offered:
            self._offered = wanted
            self._people.offer([(EVERYONE, lambda: _("Everyone"))])
            for person, name in wanted:
                self._people.add(person, name, colour=colour_number(person))
        if self._person not in {EVERYONE, *(person for person, _name in wanted)}:
            self._person = EVERYONE
        self._show()

    # What the user does

    def _on_person(self, chosen: tuple[PersonId, ...]) -> None:
        # A chip that is pressed again stays chosen: somebody always is.
        before, self._person = self._person, chosen[0] if chosen else self._person
        self._show()
        if before != self._person:
            self.changed.emit()

    def _on_range(self, chosen: tuple[Range, ...]) -> None:
        before, self._range = self._range, chosen[0] if chosen else self._range
        if self._range is Range.OWN and self._own is None:
            today = self._clock().date()
            self._own = (today - timedelta(days=83), today)
        self._show()
        if before is not self._range:
            self.changed.emit()

    def _on_order(self, chosen: tuple[PeopleOrder, ...]) -> None:
        before, self._order = self._order, chosen[0] if chosen else self._order
        self._show()
        if before is not self._order:
            self.changed.emit()

    def _pick_since(self) -> None:
        self._pick(self._since, 0)

    def _pick_until(self) -> None:
        self._pick(self._until, 1)

    def _pick(self, below: Button, which: int) -> None:
        if self._own is None:
            return
        shown = datetime.combine(self._own[which], time())
        picker = DayPicker(self._clock().date(), shown, parent=self)
        picker.chosen.connect(partial(self._on_day, which))
        picker.open_below(below)

    def _on_day(self, which: int, chosen: datetime) -> None:
        if self._own is not None:
            days = list(self._own)
            days[which] = chosen.date()
            self._own = (min(days), max(days))
            self._show()
            self.changed.emit()

    # Showing it

    def language_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        self._people.choose((self._person,))
        self._ranges.choose((self._range,))
        self._orders.choose((self._order,))
        self._orders.setVisible(self._person == EVERYONE and len(self._offered) > 1)
        self._dates.setVisible(self._range is Range.OWN)
        if self._own is not None:
            for each, day in zip((self._since, self._until), self._own, strict=True):
                each.setText(formats.short_day(day))


def range_words(chosen: Range) -> str:
    """Return what a stretch of time is called."""
    return {
        Range.FOUR_WEEKS: _("4 weeks"),
        Range.TWELVE_WEEKS: _("12 weeks"),
        Range.SIX_MONTHS: _("6 months"),
        Range.ONE_YEAR: _("1 year"),
        Range.ALL: _("Everything"),
        Range.OWN: _("Own dates"),
    }[chosen]

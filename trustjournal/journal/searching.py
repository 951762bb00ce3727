"""The field and filters that say what is looked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.journal.domain import Feeling, Query
from trustjournal.journal.wording import feeling
from trustjournal.people.domain import on_label
from trustjournal.ui.day_picker import DayPicker
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.widgets import (
    Chip,
    FlowLayout,
    SearchField,
    TranslatedWidget,
    named,
    tool_button,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trustjournal.core.ids import PersonId
    from trustjournal.journal.known import Known

T = TypeVar("T")
_LONGEST_MENU = 200


class SearchPanel(TranslatedWidget):
    """What is looked for. Composing text is not looked for before it is committed.

    Signals:
        asked: Something else is looked for now; carries the Query.
        left: Esc was pressed in the empty field, or Enter or Down: on to the list.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(
        self, known: Known, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known, self._today = known, today
        self._query = Query()
        self.week_start: int | None = None
        self._field = named(SearchField(lambda: _("Search the journal")), "search")
        self._toggle = tool_button(lambda: _("Filters"), "filter", name="filters")
        self._toggle.setCheckable(True)
        self._filters = named(QWidget(), "filter_row")
        self._offers = FlowLayout(self._filters, gap=6)
        self._given = named(QWidget(), "given_filters")
        self._given_flow = FlowLayout(self._given, gap=6)
        self._build_filters()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._filters)
        column.addWidget(self._given)
        self._filters.hide()
        self._given.hide()
        self._field.textChanged.connect(lambda words: self._ask(words=words))
        self._field.returnPressed.connect(self.left)
        self._toggle.toggled.connect(self._filters.setVisible)
        known.changed.connect(self._show_given)

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return self._query

    def look_for(self, query: Query) -> None:
        """Look for something from elsewhere, such as a person's entries."""
        self._query = query
        blocked = self._field.blockSignals(True)
        self._field.setText(query.words)
        self._field.blockSignals(blocked)
        self._show_given()
        self.asked.emit(query)

    def focus_words(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Look for nothing: the whole list again."""
        self.look_for(Query())

    def language_changed(self) -> None:
        self._show_given()

    # Filters

    def _build_filters(self) -> None:
        for words, name, fill in (
            (lambda: _("Person"), "filter_person", self._offer_people),
            (lambda: _("Tag"), "filter_tag", self._offer_tags),
            (lambda: _("Feeling"), "filter_feeling", self._offer_feelings),
            (lambda: _("Date"), "filter_date", self._offer_dates),
        ):
            chip = named(Chip(words, checkable=False, icon="chevron-down"), name)
            menu = QMenu(chip)
            menu.aboutToShow.connect(partial(self._fill, menu, fill))
            chip.setMenu(menu)
            self._offers.addWidget(chip)
        self._alone = named(Chip(lambda: _("Without people")), "filter_without_people")
        self._alone.toggled.connect(
            lambda on: self._ask(without_people=on, people=() if on else self._query.people)
        )
        self._inside = named(Chip(lambda: _("Search inside words")), "filter_inside_words")
        self.say(
            self._inside.setToolTip,
            lambda: _("Also finds letters in the middle of a word. Slower in a long journal."),
        )
        self._inside.toggled.connect(lambda on: self._ask(inside_words=on))
        self._offers.addWidget(self._alone)
        self._offers.addWidget(self._inside)

    def _fill(self, menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)
        if menu.isEmpty():
            menu.addAction(_("Nothing to choose from yet")).setEnabled(False)

    def _offer_people(self, menu: QMenu) -> None:
        for person in self._known.people[:_LONGEST_MENU]:
            chosen = person.id in self._query.people
            then = partial(self._with_person, person.id)
            _tick(menu, on_label(person), chosen, then)

    def _offer_tags(self, menu: QMenu) -> None:
        for tag in self._known.tags[:_LONGEST_MENU]:
            _tick(menu, f"#{tag}", tag in self._query.tags, partial(self._with_tag, tag))

    def _offer_feelings(self, menu: QMenu) -> None:
        for each in Feeling:
            then = partial(self._with_feeling, each)
            _tick(menu, feeling(each), each in self._query.feelings, then)

    def _with_person(self, person: PersonId, wanted: bool) -> None:
        self._ask(people=_with(self._query.people, person, wanted), without_people=False)

    def _with_tag(self, tag: str, wanted: bool) -> None:
        self._ask(tags=_with(self._query.tags, tag, wanted))

    def _with_feeling(self, which: Feeling, wanted: bool) -> None:
        self._ask(feelings=_with(self._query.feelings, which, wanted))

    def _offer_dates(self, menu: QMenu) -> None:
        today = self._today()
        for words, since in (
            (_("Last 7 days"), today - timedelta(days=6)),
            (_("This month"), today.replace(day=1)),
            (_("This year"), today.replace(month=1, day=1)),
        ):
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _on=False, since=since: self._ask(since=since, until=None)
            )
        menu.addSeparator()
        menu.addAction(_("From a day…")).triggered.connect(lambda: self._pick("since"))
        menu.addAction(_("Until a day…")).triggered.connect(lambda: self._pick("until"))

    def _pick(self, which: str) -> None:
        today = self._today()
        shown = getattr(self._query, which) or today
        picker = DayPicker(
            today,
            datetime(shown.year, shown.month, shown.day),  # noqa: DTZ001 - a day of the calendar
            week_start=self.week_start,
            parent=self,
        )
        picker.chosen.connect(lambda when: self._ask(**{which: when.date()}))
        picker.open_below(self._filters)

    # What is asked

    def _ask(self, **changed: object) -> None:
        query = replace(self._query, **changed)  # type: ignore[arg-type]
        if query == self._query:
            return
        self._query = query
        self._show_given()
        self.asked.emit(query)

    def _show_given(self) -> None:
        for chip, on in (
            (self._alone, self._query.without_people),
            (self._inside, self._query.inside_words),
        ):
            blocked = chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(blocked)
        take_all_out(self._given_flow)
        for words, without in self._given_filters():
            chip = Chip(words, checkable=False, icon="x")
            chip.setAccessibleName(_("Remove the filter {filter}").format(filter=words))
            chip.clicked.connect(lambda _on=False, without=without: self._ask(**without))
            put_in(self._given_flow, chip)
        self._given.setVisible(self._given_flow.count() > 0)
        self._toggle.setProperty("given", self._given_flow.count() > 0)

    def _given_filters(self) -> Iterable[tuple[str, dict[str, object]]]:
        query = self._query
        for person in query.people:
            yield self._known.name(person), {"people": _with(query.people, person, False)}
        for tag in query.tags:
            yield f"#{tag}", {"tags": _with(query.tags, tag, False)}
        for each in query.feelings:
            yield feeling(each), {"feelings": _with(query.feelings, each, False)}
        if query.since is not None:
            day = formats.short_day(query.since)
            yield _("From {day}").format(day=day), {"since": None}
        if query.until is not None:
            day = formats.short_day(query.until)
            yield _("Until {day}").format(day=day), {"until": None}


def _tick(menu: QMenu, words: str, chosen: bool, then: Callable[[bool], None]) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(chosen)

    # Qt cannot tell how many arguments a partial function takes, and would pass none.
    def on_triggered(on: bool) -> None:
        then(on)

    action.triggered.connect(on_triggered)


def _with(values: tuple[T, ...], value: T, wanted: bool) -> tuple[T, ...]:
    others = tuple(each for each in values if each != value)
    return (*others, value) if wanted else others

"""Everybody the user writes about."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.people import words
from trustjournal.people.add_person import AddPerson
from trustjournal.people.domain import PeopleOrder, Person, is_found_by
from trustjournal.people.list_view import ROW, PeopleModel, PeopleView
from trustjournal.people.listing import Row, Wanted, rows
from trustjournal.ui.widgets import (
    EmptyState,
    FlowLayout,
    SearchField,
    Segmented,
    TranslatedWidget,
    button,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.people.service import People
    from trustjournal.ui.background import ChangeSignal, Jobs

LastEntries = Callable[[], Mapping[PersonId, date]]
"""Called on the worker: the days on which people were last written about."""
_LIST, _NOBODY, _NOT_FOUND, _ALL_AWAY = range(4)
_RELEVANT = Changes.PEOPLE | Changes.ENTRIES


class PeoplePage(TranslatedWidget):
    """A line to add somebody, and the list: by name, by circle or by the last entry.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
        problem: Emitted with the exception when something could not be read or kept.
    """

    person_chosen = Signal(str)
    problem = Signal(object)

    def __init__(
        self,
        people: "People",
        last_entries: LastEntries,
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._people, self._last_entries, self._jobs = people, last_entries, jobs
        self._everybody: list[Person] = []
        self._days: Mapping[PersonId, date] = {}
        self.add = AddPerson(people, jobs)
        self.search = SearchField(lambda: _("Look for a name"))
        self.order = Segmented(
            [
                (PeopleOrder.NAME, lambda: _("By name")),
                (PeopleOrder.CIRCLE, lambda: _("By circle")),
                (PeopleOrder.LAST_ENTRY, lambda: _("By last entry")),
            ],
            label=lambda: _("Order of the list"),
        )
        self._model = PeopleModel(lambda: clock().date(), self)
        self.list = named(PeopleView(self._model), "people")
        self.say(self.list.setAccessibleName, lambda: _("People"))
        self.put_away = button("", "ghost", "chevron-right", name="putAway")
        self.put_away.setCheckable(True)
        self._nobody = EmptyState(
            "users",
            lambda: _(
                "Nobody is here yet. Add the people you want to write about; nicknames are fine."
            ),
        )
        self._not_found = EmptyState("search", lambda: _("Nobody of that name is here."))
        self._all_away = EmptyState("archive", lambda: _("Everybody is put away for now."))
        self._lay_out()
        self.add.added.connect(self._on_added)
        self.add.person_chosen.connect(self.person_chosen)
        self.add.problem.connect(self.problem)
        self.search.textChanged.connect(lambda _text: self._show())
        self.order.chosen.connect(lambda _order: self._show())
        self.put_away.toggled.connect(self._on_put_away)
        self.list.person_chosen.connect(self.person_chosen)
        changes.changed.connect(self._on_changed)
        self.reload()

    def _lay_out(self) -> None:
        self._tools = QWidget()
        tools = FlowLayout(self._tools, gap=12)
        self.search.setMinimumWidth(240)
        tools.addWidget(self.search)
        tools.addWidget(self.order)
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(self.list)
        for each in (self._nobody, self._not_found, self._all_away):
            self._stack.addWidget(_at_the_top(each))
        foot = QHBoxLayout()
        foot.addWidget(self.put_away)
        foot.addStretch(1)
        column = QWidget()
        column.setObjectName("pageColumn")
        column.setMaximumWidth(900)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(36, 26, 36, 18)
        inside.setSpacing(14)
        inside.addWidget(label(lambda: _("People"), "display"))
        inside.addWidget(self.add)
        inside.addWidget(self._tools)
        inside.addWidget(lists, 1)
        inside.addLayout(foot)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)

    def reload(self) -> None:
        """Read everybody again."""
        self._jobs.run(self, self._read, self._on_read, fail=self.problem.emit, only_latest="list")

    def leave(self) -> None:
        """Nothing is typed here that could be lost: a name is added by Enter alone."""

    def language_changed(self) -> None:
        self._show()

    def _read(self) -> tuple[list[Person], Mapping[PersonId, date]]:
        return self._people.everyone(with_put_away=True), self._last_entries()

    def _on_read(self, read: tuple[list[Person], Mapping[PersonId, date]]) -> None:
        self._everybody, self._days = read
        self._show()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _RELEVANT:
            self.reload()

    def _on_added(self, person: Person) -> None:
        self.search.clear()
        row = self._model.row_of(person.id)
        if row is not None:
            self.list.scrollTo(self._model.index(row))

    def _on_put_away(self, on: bool) -> None:
        self.put_away.set_icon("chevron-down" if on else "chevron-right")
        self._show()
        row = self._model.row_of_heading(words.put_away_heading()) if on else None
        if row is not None:
            self.list.scrollTo(self._model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)

    def _show(self) -> None:
        """Show what is wanted of what was read."""
        order = self.order.value()
        wanted = Wanted(
            order=order if isinstance(order, PeopleOrder) else PeopleOrder.NAME,
            search=self.search.text(),
            put_away=self.put_away.isChecked(),
        )
        self._offer_put_away(wanted.search)
        shown = rows(self._everybody, self._days, wanted)
        current, scrolled = self._current(), self.list.verticalScrollBar().value()
        self._model.show(shown)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scrolled)
        row = None if current is None else self._model.row_of(current)
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row))
        self._stack.setCurrentIndex(self._what_to_show(any_rows=bool(shown)))
        self._tools.setVisible(bool(self._everybody))

    def _offer_put_away(self, search: str) -> None:
        away = sum(person.put_away and is_found_by(person, search) for person in self._everybody)
        self.put_away.setVisible(away > 0)
        self.put_away.say(
            self.put_away.setText,
            lambda: _("Put away ({count})").format(count=formats.number(away)),
        )

    def _current(self) -> PersonId | None:
        row: Row | None = self.list.currentIndex().data(ROW)
        return None if row is None or row.person is None else row.person.id

    def _what_to_show(self, *, any_rows: bool) -> int:
        if any_rows:
            return _LIST
        if self.search.text():
            return _NOT_FOUND
        return _ALL_AWAY if self._everybody else _NOBODY


def _at_the_top(state: EmptyState) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(state)
    column.addStretch(1)
    return made

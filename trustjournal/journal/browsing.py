"""The left half of the journal page: search, calendar, and the list of entries or hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trustjournal.core.changes import Changes
from trustjournal.i18n import _, formats, ngettext
from trustjournal.journal.card_list import CardList
from trustjournal.journal.entry_cards import EntryDelegate
from trustjournal.journal.entry_list import EntryListModel
from trustjournal.journal.hit_reader import HitReader
from trustjournal.journal.hits import HitDelegate, HitModel
from trustjournal.journal.searching import SearchPanel
from trustjournal.ui.month_calendar import MonthCalendar
from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import (
    Card,
    EmptyState,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    tool_button,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from trustjournal.core.ids import EntryId
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.domain import EntryOrder, Found, Query
    from trustjournal.journal.known import Known
    from trustjournal.ui.background import ChangeSignal

_FOUND = Changes.EVERYTHING & ~(Changes.DRAFTS | Changes.TEMPLATES | Changes.PREFERENCES)
"""After these, a search may find something else."""
_LEAST_WITH_CALENDAR = 640


class BrowsePanel(TranslatedWidget):
    """Finds entries.

    Signals:
        entry_chosen: An entry was chosen; carries its id.
        thing_chosen: Something else than an entry was found and chosen; carries the Found.
        write_asked: A new entry is wanted.
        listed: Everything was listed; carries whether there is anything.
        trash_asked: The trash is to be shown.
        problem: Something failed; carries the exception.
    """

    entry_chosen = Signal(str)
    thing_chosen = Signal(object)
    write_asked = Signal()
    listed = Signal(bool)
    trash_asked = Signal()
    problem = Signal(Exception)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._jobs = desk.journal, desk.jobs
        self._clock = clock = desk.clock
        self._total, self._found = 0, 0
        self._is_looking = self._more_wanted = self._is_counted = False
        self._shown: EntryId | None = None
        today = clock().date()
        self.search = SearchPanel(known, lambda: clock().date())
        self._calendar_card = Card(padding=12)
        self.calendar = MonthCalendar(today)
        self._model = EntryListModel(desk.journal, desk.jobs, known, self)
        self._entries = named(CardList(), "entries")
        self._entries.setModel(self._model)
        self._entries.setItemDelegate(EntryDelegate(known, self))
        self._hit_model = HitModel(known, self)
        self._hits = named(CardList(), "hits")
        self._hits.setModel(self._hit_model)
        self._hits.setItemDelegate(HitDelegate(known, self))
        self._reader = HitReader(desk.journal, desk.jobs, self)
        self._stack = QStackedWidget()
        self._count = named(label(self._count_text, "caption", tone="faint"), "found")
        self._nothing_yet = EmptyState(
            "book-open",
            lambda: _("Here your entries will be."),
        )
        self._nothing_found = EmptyState(
            "search",
            lambda: _("Nothing was found. Fewer words, or other ones, may find it."),
            lambda: _("Show everything again"),
            clicked=self.search.clear,
        )
        self._assemble()
        self._connect(desk.changes)
        self.read()
        self._read_marks(*self.calendar.shown)

    def _assemble(self) -> None:
        for each in (self._entries, self._hits, self._nothing_yet, self._nothing_found):
            self._stack.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(lambda: _("Journal"), "display"), 1)
        self._fold = tool_button(
            lambda: _("Calendar"), "calendar-days", clicked=self._show_calendar, name="calendar"
        )
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        head.addWidget(self._fold)
        head.addWidget(
            tool_button(lambda: _("Trash"), "trash-2", clicked=self.trash_asked.emit, name="trash")
        )
        head.addWidget(
            button(
                lambda: _("New entry"),
                "primary",
                "plus",
                clicked=self.write_asked.emit,
                name="new_entry",
            )
        )
        self._calendar_card.body.addWidget(self.calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 14, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self._calendar_card)
        column.addWidget(self._count)
        column.addWidget(self._stack, 1)
        self.say(self._entries.setAccessibleName, lambda: _("List of entries"))
        self.say(self._hits.setAccessibleName, lambda: _("What was found"))

    def _connect(self, changes: ChangeSignal) -> None:
        self._entries.opened.connect(self._on_entry_opened)
        self._reader.first.connect(self._show_hits)
        self._reader.further.connect(self._add_hits)
        self._reader.goes_on.connect(self._on_looking)
        self._reader.rested.connect(self._on_hits_read)
        self._reader.problem.connect(self.problem)
        self._hits.opened.connect(self._on_hit_opened)
        self._hits.left.connect(self.search.focus_words)
        self._hits.verticalScrollBar().valueChanged.connect(self._on_hits_scrolled)
        self._model.problem.connect(self.problem)
        self._model.dataChanged.connect(lambda *_cells: self._mark_shown())
        self.search.asked.connect(lambda _query: self._look())
        self.search.left.connect(self.focus_list)
        self.calendar.day_chosen.connect(self.go_to_day)
        self.calendar.shown_changed.connect(self._read_marks)
        changes.changed.connect(self._on_changed)

    @property
    def has_entries(self) -> bool:
        """Whether there is anything to list, as far as is known."""
        return bool(self._total)

    # Reading

    def read(self) -> None:
        """Read the order of all entries."""
        journal = self._journal
        self._jobs.run(
            self, journal.order, self._show_order, fail=self.problem.emit, only_latest="order"
        )

    def _show_order(self, order: EntryOrder) -> None:
        self._model.show(order)
        self._total = len(order)
        self.listed.emit(self.has_entries)
        self._choose_page()
        self._mark_shown()

    def _read_marks(self, first: date, last: date) -> None:
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.marks(first, last),
            self.calendar.mark,
            fail=self.problem.emit,
            only_latest="marks",
        )

    def _on_changed(self, changes: Changes) -> None:
        if Changes.ENTRIES in changes:
            self.calendar.set_today(self._clock().date())
            self.read()
            self._read_marks(*self.calendar.shown)
        if changes & _FOUND and not self.search.query.is_empty:
            self._look()

    # Searching

    def _look(self) -> None:
        query = self.search.query
        if query.is_empty:
            self._reader.stop()
            self._is_looking = False
            self._hit_model.show(())
            self._choose_page()
        else:
            self._reader.look_for(query)

    def _show_hits(self, hits: Sequence[Found]) -> None:
        self._more_wanted = self._is_counted = False
        self._hit_model.show(hits)
        self._hits.scrollToTop()
        self._found = len(hits)
        self._choose_page()

    def _add_hits(self, hits: Sequence[Found]) -> None:
        self._hit_model.add(hits)
        self._found = max(self._found, self._hit_model.rowCount())

    def _on_looking(self) -> None:
        if not self._is_looking and not self._reader.has_told:
            self._hit_model.show(())  # those of the question before
        self._is_looking = True
        self._count.setText(self._count_text())

    def _on_hits_read(self, may_be_more: bool) -> None:
        self._is_looking, self._more_wanted = False, may_be_more
        self._count.setText(self._count_text())
        if not self._is_counted:
            announce(self._hits, self._count.text())
            if may_be_more:
                self._count_all(self.search.query)

    def _count_all(self, query: Query) -> None:
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.count(query),
            lambda count: self._show_found(query, count),
            fail=self.problem.emit,
            only_latest="count",
        )

    def _show_found(self, query: Query, count: int | None) -> None:
        if query == self.search.query and count is not None:
            self._is_counted = True
            self._found = max(count, self._hit_model.rowCount())
            self._count.setText(self._count_text())

    def _on_hits_scrolled(self, value: int) -> None:
        bar = self._hits.verticalScrollBar()
        if self._more_wanted and value >= bar.maximum() - 2 * self._hits.height():
            self._more_wanted = False
            self._reader.read_more()

    # Showing

    def _choose_page(self) -> None:
        searching = not self.search.query.is_empty
        if searching:
            page = self._hits if self._hit_model.rowCount() else self._nothing_found
        else:
            page = self._entries if self._total else self._nothing_yet
        self._stack.setCurrentWidget(page)
        self._show_calendar()
        self._count.setText(self._count_text())
        self._count.setVisible(bool(self._total) or searching)

    def _show_calendar(self) -> None:
        """Show the calendar when it is wanted and leaves room for the list."""
        has_room = self.height() >= worn().px(_LEAST_WITH_CALENDAR)
        searching = not self.search.query.is_empty
        self._calendar_card.setVisible(self._fold.isChecked() and has_room and not searching)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_calendar()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.calendar.set_today(self._clock().date())

    def _count_text(self) -> str:
        if not self.search.query.is_empty:
            if self._is_looking:
                return _("Searching…")
            if self._more_wanted and not self._is_counted:
                return _("More than {count} found").format(count=formats.number(self._found))
            return ngettext("{count} found", "{count} found", self._found).format(
                count=formats.number(self._found)
            )
        return ngettext("{count} entry", "{count} entries", self._total).format(
            count=formats.number(self._total)
        )

    def language_changed(self) -> None:
        self._count.setText(self._count_text())
        if not self.search.query.is_empty:
            self._look()  # what is not a text of the user's is called otherwise now

    # Choosing

    def go_to_day(self, day: date) -> None:
        """Scroll to a day, and put the keyboard on its first entry."""
        row = self._model.row_of_day(day)
        if row < 0:
            return
        index = self._model.index(row)
        self._entries.setCurrentIndex(index)
        self._entries.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_chosen(self, entry: EntryId | None) -> None:
        """Mark the entry that is open beside the list."""
        self._shown = entry
        self._mark_shown()

    def _mark_shown(self) -> None:
        """Set the mark where the open entry's card is known, without moving the list."""
        selection = self._entries.selectionModel()
        row = -1 if self._shown is None else self._model.row_of_entry(self._shown)
        if row < 0:
            selection.clearSelection()
        elif not selection.isRowSelected(row):
            # Making it the current row would scroll the list away from what is looked at.
            selection.select(
                self._model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def focus_list(self) -> None:
        """Put the keyboard on the list that is shown."""
        shown: QWidget | None = self._stack.currentWidget()
        if shown is None:
            return
        shown.setFocus()
        if isinstance(shown, CardList) and not shown.currentIndex().isValid():
            shown.setCurrentIndex(shown.model().index(0, 0))

    def _on_entry_opened(self, index: QModelIndex) -> None:
        if (entry := self._model.entry_at(index.row())) is not None:
            self.entry_chosen.emit(entry)

    def _on_hit_opened(self, index: QModelIndex) -> None:
        hit = self._hit_model.hit_at(index.row())
        entry = hit.id if hit.kind == "entry" else hit.entry
        if entry is not None:
            self.entry_chosen.emit(entry)
        else:
            self.thing_chosen.emit(hit)

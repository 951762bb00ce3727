"""The list of all entries: a number and a day for every row, cards for the rows looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)

from trustjournal.core.text import isolated
from trustjournal.i18n import _, formats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trustjournal.core.ids import EntryId
    from trustjournal.journal.domain import EntryCard, EntryOrder
    from trustjournal.journal.known import Known
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs

Index = QModelIndex | QPersistentModelIndex
PAGE = 48
KEPT = 24 * PAGE
"""Cards that stay in memory."""
_WAITING_AT_MOST = 4
"""Pages asked for while one is fetched; whoever flies past a thousand needs none of them."""

CARD = Qt.ItemDataRole.UserRole + 1
DAY = Qt.ItemDataRole.UserRole + 2
BEGINS = Qt.ItemDataRole.UserRole + 3
"""What begins with this row: a Beginning."""


class Beginning:
    """What begins with a row, so that the list says it once."""

    NOTHING, DAY, MONTH, YEAR = range(4)


class EntryListModel(QStringListModel):
    """Every entry as one row, the newest first.

    Qt counts the rows, in a list of empty strings: laying out a list it asks twice for each row how
    many there are, and two hundred thousand answers in Python take a sixth of a second.

    Signals:
        problem: Reading cards failed; carries the exception. The rows stay placeholders.
    """

    problem = Signal(Exception)

    def __init__(self, journal: Journal, jobs: Jobs, known: Known, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._jobs, self._known = journal, jobs, known
        self._numbers: array[int] = array("q")
        self._days: array[int] = array("l")
        self._coming = (self._numbers, self._days)
        """What the rows are once Qt has counted them."""
        self._cards: OrderedDict[int, EntryCard] = OrderedDict()
        self._stale: set[int] = set()
        self._waiting: dict[int, None] = {}
        self._fetching = False
        self._looked_at = 0
        self._pump = QTimer(self)
        self._pump.setSingleShot(True)
        self._pump.setInterval(0)
        self._pump.timeout.connect(self._fetch_next)
        known.changed.connect(self._say_anew)
        # Before any view: it asks about the rows as soon as it hears of them.
        self.rowsRemoved.connect(self._arrive)
        self.rowsInserted.connect(self._arrive)

    # What the page tells it

    def show(self, order: EntryOrder) -> None:
        """Show these entries. Rows that stay keep their place, and every card is read again."""
        numbers, days = order.numbers, order.days
        self._stale = set(self._cards)
        head = _common(self._numbers, numbers, self._days, days)
        tail = _common(
            self._numbers[head:][::-1], numbers[head:][::-1],
            self._days[head:][::-1], days[head:][::-1],
        )  # fmt: skip
        if gone := len(self._numbers) - head - tail:
            after = head + gone
            self._coming = (
                self._numbers[:head] + self._numbers[after:],
                self._days[:head] + self._days[after:],
            )
            self.removeRows(head, gone)
        if fresh := len(numbers) - head - tail:
            self._coming = (numbers, days)
            self.insertRows(head, fresh)
        self._say_anew()

    def _arrive(self) -> None:
        self._numbers, self._days = self._coming

    def row_of_entry(self, entry: EntryId) -> int:
        """Return the row of an entry whose card is here, or -1."""
        number = next((card.number for card in self._cards.values() if card.id == entry), None)
        try:
            return -1 if number is None else self._numbers.index(number)
        except ValueError:
            return -1

    def row_of_day(self, day: date) -> int:
        """Return the first row of a day, or of the newest one before it; -1 when there is none."""
        wanted = day.toordinal()
        low, high = 0, len(self._days)
        while low < high:
            middle = (low + high) // 2
            if self._days[middle] > wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._days) else len(self._days) - 1

    def entry_at(self, row: int) -> EntryId | None:
        """Return the entry of a row whose card is here."""
        card = self._cards.get(self._numbers[row]) if 0 <= row < len(self._numbers) else None
        return card.id if card is not None else None

    # What the view asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _READ_ONLY if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._numbers):
            return None
        answer = _ANSWERS.get(role)
        return None if answer is None else answer(self, index.row())

    def day(self, row: int) -> date:
        """Return the day of a row."""
        return date.fromordinal(self._days[row])

    def title(self, row: int) -> str:
        """Return the title of a row, nothing while its card is fetched."""
        card = self.card(row)
        return "" if card is None else card.title

    def begins(self, row: int) -> int:
        """Return what begins with a row."""
        day = self._days[row]
        if row and self._days[row - 1] == day:
            return Beginning.NOTHING
        here = date.fromordinal(day)
        above = date.fromordinal(self._days[row - 1]) if row else None
        if above is None or above.year != here.year:
            return Beginning.YEAR
        return Beginning.MONTH if above.month != here.month else Beginning.DAY

    def spoken(self, row: int) -> str:
        """Return what a screen reader says of a row."""
        day = formats.long_day(date.fromordinal(self._days[row]))
        card = self.card(row)
        if card is None:
            return day
        people = self._known.names(card.people)
        said = [day, formats.clock_time(card.moment.local), card.title, *map(isolated, people)]
        return _(", ").join(part for part in said if part)

    # Fetching

    def card(self, row: int) -> EntryCard | None:
        """Return the card of a row, and have it fetched when it is not here."""
        number = self._numbers[row]
        card = self._cards.get(number)
        if card is None or number in self._stale:
            self._want(row // PAGE)
        return card

    def _want(self, page: int) -> None:
        self._looked_at = page
        self._waiting.pop(page, None)
        self._waiting[page] = None
        while len(self._waiting) > _WAITING_AT_MOST:
            del self._waiting[next(iter(self._waiting))]
        if not self._fetching and not self._pump.isActive():
            self._pump.start()

    def _fetch_next(self) -> None:
        """Fetch what was asked for last; with nothing asked for, what scrolling will meet next."""
        while not self._fetching and self._waiting:
            page, _nothing = self._waiting.popitem()
            self._fetch(page)
        for near in (self._looked_at + 1, self._looked_at - 1):
            if not self._fetching and near >= 0:
                self._fetch(near)

    def _fetch(self, page: int) -> None:
        on_page = self._numbers[page * PAGE : (page + 1) * PAGE]
        numbers = [each for each in on_page if each not in self._cards or each in self._stale]
        if not numbers:
            return
        self._fetching = True
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.page(numbers),
            lambda cards: self._on_fetched(page, numbers, cards),
            fail=self._on_failed,
        )

    def _on_fetched(self, page: int, numbers: list[int], cards: Sequence[EntryCard]) -> None:
        self._fetching = False
        self._stale.difference_update(numbers)
        for card in cards:
            self._cards[card.number] = card
            self._cards.move_to_end(card.number)
        while len(self._cards) > KEPT:
            number, _card = self._cards.popitem(last=False)
            self._stale.discard(number)
        self._say_rows(page * PAGE, (page + 1) * PAGE - 1)
        self._pump.start()

    def _on_failed(self, error: Exception) -> None:
        self._fetching = False
        self._waiting.clear()
        self.problem.emit(error)

    def _say_rows(self, first: int, last: int) -> None:
        last = min(last, len(self._numbers) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _say_anew(self) -> None:
        self._say_rows(0, len(self._numbers) - 1)


_READ_ONLY = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)
_ANSWERS: dict[int, Callable[[EntryListModel, int], Any]] = {
    CARD: EntryListModel.card,
    DAY: EntryListModel.day,
    BEGINS: EntryListModel.begins,
    Qt.ItemDataRole.DisplayRole: EntryListModel.title,
    Qt.ItemDataRole.AccessibleTextRole: EntryListModel.spoken,
}


def _common(
    one: Sequence[int], other: Sequence[int], one_days: Sequence[int], other_days: Sequence[int]
) -> int:
    """Return how many rows at the start are the same."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        same = one[low:middle] == other[low:middle]
        if same and one_days[low:middle] == other_days[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low

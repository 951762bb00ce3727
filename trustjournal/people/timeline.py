"""What happened with a person, day by day, the latest first."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.people.section import TimelineItem, TimelineSource
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import EmptyState, TranslatedWidget, button, label, named

AT_FIRST, MORE = 30, 60
Items = list[tuple[TimelineSource, TimelineItem]]


def read(sources: Sequence[TimelineSource], person: PersonId) -> Items:
    """Read the items of all sources, the latest first. Called on the worker."""
    items = [(source, item) for source in sources for item in source.items(person)]
    return sorted(
        items,
        key=lambda each: (each[1].moment.day, each[1].moment.instant, each[1].id),
        reverse=True,
    )


class Timeline(TranslatedWidget):
    """Rows under the days on which they happened; earlier ones on request."""

    def __init__(
        self, today: Callable[[], date], nothing: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._items: Items = []
        self._shown = AT_FIRST
        self._rows: list[QWidget] = []
        self._nothing = EmptyState("sprout", nothing)
        self._earlier = named(
            button(lambda: _("Show earlier"), "plain", clicked=self._show_more), "earlier"
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._earlier)
        self._column.addStretch(1)
        self._earlier.hide()

    def show_items(self, items: Items, *, anew: bool = False) -> None:
        """Show these; the same items are left as they stand. `anew` begins with the latest few."""
        if anew:
            self._shown = AT_FIRST
        elif items == self._items:
            return
        self._items = items
        self._build()

    def _show_more(self) -> None:
        self._shown += MORE
        self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        shown = self._items[: self._shown]
        for day, group in groupby(shown, key=lambda each: each[1].moment.day):
            self._add(self._day(day))
            for source, item in group:
                self._add(source.row(item))
        self._nothing.setVisible(not self._items)
        self._earlier.setVisible(len(self._items) > len(shown))

    def _day(self, day: date) -> QWidget:
        return label(
            lambda: formats.relative_day(day, self._today()), "label", tone="soft", name="day"
        )

    def _add(self, row: QWidget) -> None:
        self._column.insertWidget(len(self._rows), row)
        row.show()
        self._rows.append(row)

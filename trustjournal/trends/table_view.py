"""A chart as a table: for screen readers, and for copying."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from trustjournal.i18n import _
from trustjournal.trends.series.table import Table, as_text
from trustjournal.ui import clipping
from trustjournal.ui.widgets import Translated

Index = QModelIndex | QPersistentModelIndex
_ROWS = 8
"""So many are seen at once; the rest scrolls."""


class _Model(QAbstractTableModel):
    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table

    def rowCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self.table.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:
        return len(self.table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.table.header[section] if orientation is Qt.Orientation.Horizontal else section


class ChartTable(Translated, QTableView):
    """Rows of text, the newest as they come; copying takes all of them or those chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table(header=(), rows=())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.say(self.setAccessibleName, lambda: _("The chart as a table"))

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        self._table = table
        former = self.model()
        model = _Model(table)
        model.setParent(self)
        self.setModel(model)
        if former is not None:
            former.deleteLater()
        self.resizeColumnsToContents()
        rows = min(max(len(table.rows), 1), _ROWS)
        height = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(height + rows * self.verticalHeader().defaultSectionSize() + 6)

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def copy(self) -> None:
        """Put the chosen rows, or all of them, on the clipboard."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = tuple(self._table.rows[number] for number in chosen) or self._table.rows
        clipping.copy(as_text(Table(header=self._table.header, rows=rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

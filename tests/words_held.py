"""Where in the running program words can be found: every widget, document, model and title."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QClipboard, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from trustjournal.ui.rubbish import nothing_collected

_READ = (
    "text",
    "toPlainText",
    "placeholderText",
    "title",
    "toolTip",
    "statusTip",
    "whatsThis",
    "windowTitle",
    "windowFilePath",
    "windowIconText",
    "accessibleName",
    "accessibleDescription",
    "objectName",
    "currentText",
    "displayText",
    "iconText",
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    *(Qt.ItemDataRole(Qt.ItemDataRole.UserRole.value + number) for number in range(6)),
)
_ROWS, _COLUMNS = 200, 4


def words_held() -> Iterator[tuple[str, str]]:
    """Yield where each text is held, and the text."""
    for widget in QApplication.allWidgets():
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield from _read(widget, where)
        yield from _spoken(widget, where)
        yield from _of_parts(widget, where)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _rows(widget.model(), where)
    clipboard = QApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield "clipboard", clipboard.text(mode)
    for window in QApplication.topLevelWindows():
        yield "window", window.title()
    yield "application", QApplication.applicationDisplayName()


def _of_parts(widget: QWidget, where: str) -> Iterator[tuple[str, str]]:
    """Yield what the parts of a widget hold that are no widgets themselves."""
    for child in widget.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isinstance(child, QTextDocument):
            yield where, child.toPlainText()
        elif isinstance(child, QAction):
            yield from _read(child, where)
        elif isinstance(child, QCompleter):
            yield from _rows(child.model(), f"completer of {where}")
            yield f"completer of {where}", child.completionPrefix()
        elif isinstance(child, QAbstractItemModel):
            yield from _rows(child, f"model of {where}")


def holding(markers: Iterable[str]) -> list[tuple[str, str]]:
    """Return who holds one of the markers."""
    wanted = list(markers)
    with nothing_collected():
        return [
            (where, marker) for where, text in words_held() for marker in wanted if marker in text
        ]


def _read(thing: QObject, where: str) -> Iterator[tuple[str, str]]:
    for name in _READ:
        method = getattr(thing, name, None)
        if callable(method):
            try:
                value = method()
            except TypeError:  # QTreeWidgetItem and the like want to be told a column
                continue
            if isinstance(value, str):
                yield f"{where} {name}", value


def _spoken(widget: QWidget, where: str) -> Iterator[tuple[str, str]]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None and spoken.isValid():
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield f"{where} said", spoken.text(kind)


def _rows(model: QAbstractItemModel, where: str) -> Iterator[tuple[str, str]]:
    wide = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(min(wide, _COLUMNS)):
            index = model.index(row, column)
            for role in _ROLES:
                yield f"{where} row", str(model.data(index, role))


def steps_back() -> list[str]:
    """Return which fields could still take back something, and so hold words that are not seen."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in QApplication.allWidgets()
        if (isinstance(widget, QLineEdit) and widget.isUndoAvailable())
        or (isinstance(widget, QPlainTextEdit | QTextEdit) and widget.document().isUndoAvailable())
    ]

"""Leaving the program for an address in a text: only knowingly."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui import clipping
from trustjournal.ui.buttons import button
from trustjournal.ui.labels import label
from trustjournal.ui.translated import TranslatedDialog

_OPENABLE = frozenset({"http", "https", "mailto"})


def is_openable(address: str) -> bool:
    """Tell whether an address leads to the web or to a letter; nothing else is opened."""
    return QUrl(address).scheme().lower() in _OPENABLE


class LinkDialog(TranslatedDialog):
    """Shows where a link leads, and what opening it means, before anything happens."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self.say(self.setWindowTitle, lambda: _("Link"))
        shown = QLineEdit(address)
        shown.setReadOnly(True)
        shown.setCursorPosition(0)
        self.say(shown.setAccessibleName, lambda: _("Address"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(lambda: _("This link leads out of the journal"), "heading"))
        column.addWidget(shown)
        column.addWidget(label(self._meaning, "body", tone="soft", wrap=True))
        column.addLayout(self._buttons())
        self.setMinimumWidth(460)

    def _meaning(self) -> str:
        if is_openable(self._address):
            return _(
                "Your browser keeps a history of what it opens; other people may see it there."
            )
        return _("This kind of address is not opened from here. You can copy it.")

    def _buttons(self) -> QHBoxLayout:
        stay = button(lambda: _("Stay here"), "primary", clicked=self.reject, name="stay")
        copy = button(lambda: _("Copy the address"), clicked=self._copy, name="copy")
        leave = button(lambda: _("Open in the browser"), clicked=self._open, name="open")
        leave.setEnabled(is_openable(self._address))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(leave)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(stay)
        stay.setDefault(True)
        stay.setFocus()
        return row

    def _copy(self) -> None:
        clipping.copy(self._address)
        self.accept()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
        self.accept()

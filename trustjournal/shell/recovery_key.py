"""The recovery key, shown once: to write down, print or copy, and to prove that it was kept."""

from PySide6.QtCore import QMarginsF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QPageLayout, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trustjournal.i18n import _
from trustjournal.ui.beside import show_beside
from trustjournal.ui.buttons import button
from trustjournal.ui.cards import Card
from trustjournal.ui.labels import label
from trustjournal.ui.translated import named

_CLIPBOARD_FOR = 30_000
"""Milliseconds until the copied key is taken out of the clipboard again."""


class RecoveryKeyCard(Card):
    """Shows a recovery key and asks for its last group back.

    Signals:
        confirmed_changed: Emitted with whether the last group was typed right.
    """

    confirmed_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: _("Recovery key"),
            lambda: _(
                "It opens the journal when the passphrase is forgotten. It is shown only now. "
                "Keep it on paper, away from this computer."
            ),
            ground="quiet",
            parent=parent,
        )
        self._secret = ""
        self._key = label("", "heading", wrap=True, name="recoveryKey")
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._last = named(QLineEdit(), "lastGroup")
        self.say(self._last.setPlaceholderText, lambda: _("Type the last group to go on"))
        self.say(self._last.setAccessibleName, lambda: _("Last group of the recovery key"))
        self._last.textChanged.connect(
            lambda _text: self.confirmed_changed.emit(self.is_confirmed())
        )
        row = QHBoxLayout()
        row.addWidget(button(lambda: _("Copy"), "plain", "copy", clicked=self._copy, name="copy"))
        row.addWidget(
            button(lambda: _("Print…"), "plain", "printer", clicked=self.print_key, name="print")
        )
        row.addStretch(1)
        self.body.addWidget(self._key)
        self.body.addLayout(row)
        self.body.addWidget(self._last)

    def show_key(self, key: str) -> None:
        """Show a key; the proof begins anew."""
        self._secret = key
        self._key.say(self._key.setText, key)
        self._last.clear()

    def is_confirmed(self) -> bool:
        """Whether the last group was typed as it stands above."""
        typed = self._last.text().strip().upper()
        return bool(self._secret) and typed == self._secret.rsplit("-", 1)[-1]

    def forget(self) -> None:
        """Keep nothing of the key in this window."""
        self._take_from_clipboard()
        self._secret = ""
        self._key.say(self._key.setText, "")
        self._last.clear()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._secret)
        QTimer.singleShot(_CLIPBOARD_FOR, self, self._take_from_clipboard)

    def _take_from_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._secret and clipboard.text() == self._secret:
            clipboard.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # the page goes, and its timer with it
            self._take_from_clipboard()

    def print_key(self) -> None:
        """Print the key and what it is for; nothing on the sheet tells what it opens."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Notes"))
        printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self)

        def print_sheet() -> None:
            sheet = QTextDocument()
            sheet.setPlainText(f"{_('Recovery key')}\n\n{self._secret}\n")
            sheet.print_(printer)

        dialog.accepted.connect(print_sheet)
        show_beside(dialog, self)

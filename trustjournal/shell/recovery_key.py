"""The recovery key, shown once: to write down, print or copy, and to prove that it was kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.shell.groups_asked import GroupsAsked
from trustjournal.ui import clipping
from trustjournal.ui.buttons import button
from trustjournal.ui.cards import Card
from trustjournal.ui.labels import label
from trustjournal.ui.translated import named

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class RecoveryKeyCard(Card):
    """Shows a recovery key and asks for three of its groups back.

    Signals:
        confirmed_changed: Emitted with whether the groups asked for were typed right.
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
        self._asked = named(GroupsAsked(), "groups")
        self._asked.right_changed.connect(self.confirmed_changed)
        row = QHBoxLayout()
        row.addWidget(button(lambda: _("Copy"), "plain", "copy", clicked=self._copy, name="copy"))
        row.addWidget(
            button(lambda: _("Print…"), "plain", "printer", clicked=self.print_key, name="print")
        )
        row.addStretch(1)
        self.body.addWidget(self._key)
        self.body.addLayout(row)
        self.body.addWidget(self._asked)

    def show_key(self, key: str) -> None:
        """Show a key; the proof begins anew."""
        self._secret = key
        self._key.say(self._key.setText, key)
        self._asked.ask(key)

    def is_confirmed(self) -> bool:
        """Whether the groups asked for were typed as they stand above."""
        return self._asked.are_right()

    def forget(self) -> None:
        """Keep nothing of the key in this window."""
        self._take_from_clipboard()
        self._secret = ""
        self._key.say(self._key.setText, "")
        self._asked.forget()

    def _copy(self) -> None:
        clipping.copy(self._secret)

    def _take_from_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._secret and clipboard.text() == self._secret:
            clipboard.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._take_from_clipboard()

    def print_key(self) -> None:
        """Print the key and what it is for; nothing on the sheet tells what it opens."""
        from trustjournal.ui import paper
        from trustjournal.ui.printer import ask_printer

        def print_sheet(printer: "QPrinter") -> None:
            sheet = QTextDocument()
            sheet.setPlainText(f"{_('Recovery key')}\n\n{self._secret}\n")
            sheet.print_(printer)

        ask_printer(self, paper.layout(paper.usual_size()), print_sheet)

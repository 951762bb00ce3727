"""Asking first, only where nothing could bring a thing back. Everywhere else there is undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.buttons import button
from trustjournal.ui.labels import label
from trustjournal.ui.notices import announce
from trustjournal.ui.translated import Text, TranslatedFrame, spoken


class ConfirmPanel(TranslatedFrame):
    """A question inside the page, with what will happen. Esc and the first focus mean no.

    Signals:
        confirmed: Emitted when the user said yes.
        declined: Emitted when the user said no.
    """

    confirmed = Signal()
    declined = Signal()

    def __init__(
        self, question: Text, consequence: Text, yes: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "confirm")
        self._question = question
        self._yes = button(yes, "danger", clicked=self._on_yes, name="yes")
        self._no = button(lambda: _("Leave it as it is"), clicked=self._on_no, name="no")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(6)
        column.addWidget(label(question, "strong", wrap=True))
        column.addWidget(label(consequence, "body", tone="soft", wrap=True))
        column.addSpacing(4)
        column.addLayout(buttons)
        self.hide()

    def ask(self) -> None:
        """Show the question."""
        self.show()
        self._no.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, spoken(self._question))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_no()
        else:
            super().keyPressEvent(event)

    def _on_yes(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _on_no(self) -> None:
        self.hide()
        self.declined.emit()

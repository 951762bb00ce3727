"""Saying what saving the readable rest of a damaged journal does, before anything is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.widgets import PassphraseField, TranslatedWidget, button, label, named


class SalvageForm(TranslatedWidget):
    """One explanation, the secret where one is needed, and one button.

    Signals:
        given: Emitted with the secret that opens the journal, or None.
    """

    given = Signal(object)

    def __init__(self, *, asks_secret: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = named(PassphraseField(lambda: _("Passphrase or recovery key")), "secret")
        self.say(self._field.setPlaceholderText, lambda: _("Passphrase or recovery key"))
        self._field.returnPressed.connect(self._on_given)
        self._button = button(
            lambda: _("Save what can be read"),
            "primary",
            "life-buoy",
            clicked=self._on_given,
            name="salvage",
        )
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(
                lambda: _(
                    "Everything that can still be read goes into a fresh journal, which takes the "
                    "damaged one's place. The damaged file is kept beside the copies, exactly as "
                    "it is. If a newer copy is whole, bring that back instead."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        column.addWidget(self._field)
        column.addLayout(row)
        if not asks_secret:
            self._field.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether it was asked for, and what came of it is not known yet."""
        return not self._button.isEnabled()

    def try_again(self) -> None:
        """Take another secret after one that did not fit."""
        self._button.setEnabled(True)
        self._field.selectAll()
        if not self._field.isHidden():
            self._field.setFocus()

    def _on_given(self) -> None:
        if self._button.isEnabled():
            self._button.setEnabled(False)
            self.given.emit(self._field.text() or None)

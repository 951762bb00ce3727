"""Asking for the passphrase once more, before something leaves the journal unencrypted."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.widgets import (
    PassphraseField,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import Jobs

GOOD_FOR = 60.0
"""Seconds for which one answer counts."""


class PassphraseAgain(TranslatedWidget):
    """Lets through who gives the passphrase, and for a minute after that without asking.

    Signals:
        declined: Emitted when the user would rather not.
        problem: Emitted with the exception when the passphrase could not be compared.
    """

    declined = Signal()
    problem = Signal(Exception)

    def __init__(
        self,
        vault: "Vault",
        jobs: "Jobs",
        *,
        now: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault, self._jobs, self._now = vault, jobs, now
        self._given_at: float | None = None
        self._then: Callable[[], Any] | None = None
        self._field = named(
            PassphraseField(lambda: _("Current passphrase, or recovery key")), "ask"
        )
        self.say(self._field.setPlaceholderText, lambda: _("Current passphrase, or recovery key"))
        self._field.returnPressed.connect(self._on_given)
        self._wrong = label("", "small", tone="danger", wrap=True, name="wrong")
        self._go_on = button(lambda: _("Go on"), "primary", clicked=self._on_given, name="goOn")
        row = QHBoxLayout()
        row.addWidget(self._go_on)
        row.addWidget(button(lambda: _("Not now"), "ghost", clicked=self._on_declined, name="not"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(lambda: _("To be sure that it is you:"), wrap=True))
        column.addWidget(self._field)
        column.addWidget(self._wrong)
        column.addLayout(row)
        self.hide()

    def before(self, then: Callable[[], Any]) -> None:
        """Do this once the passphrase was given; at once where there is none to give."""
        if not self._vault.is_protected or self._is_fresh():
            then()
            return
        self._then = then
        self._wrong.hide()
        self._field.clear()
        self.show()
        self._field.setFocus()

    def _is_fresh(self) -> bool:
        return self._given_at is not None and self._now() - self._given_at <= GOOD_FOR

    def _on_given(self) -> None:
        secret, vault = self._field.text(), self._vault
        if not secret or not self.isEnabled():
            return
        self.setEnabled(False)
        self._jobs.run(self, lambda: vault.matches(secret), self._on_compared, fail=self._on_failed)

    def _on_compared(self, matches: bool) -> None:
        self.setEnabled(True)
        if not matches:
            self._wrong.say(
                self._wrong.setText, lambda: _("That is not the passphrase of this journal.")
            )
            self._wrong.show()
            announce(self, self._wrong.text())
            self._field.selectAll()
            self._field.setFocus()
            return
        self._given_at = self._now()
        then = self._then
        self._close()
        if then is not None:
            then()

    def _on_failed(self, problem: Exception) -> None:
        self.setEnabled(True)
        self.problem.emit(problem)

    def _on_declined(self) -> None:
        self._close()
        self.declined.emit()

    def _close(self) -> None:
        self._then = None
        self._field.clear()
        self._field.hide_again()
        self.hide()

"""The passphrase and the recovery key: what they protect, setting, changing, renewing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.i18n import _, formats, ngettext
from trustjournal.preferences.domain import LOCK_AFTER_CHOICES, Preferences
from trustjournal.shell.passphrase_form import PassphraseForm
from trustjournal.shell.recovery_key import RecoveryKeyCard
from trustjournal.shell.setting_row import SettingRow
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import (
    Card,
    FlowLayout,
    PassphraseField,
    Text,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    rule,
    spoken,
)

if TYPE_CHECKING:
    from trustjournal.shell.preferred import Preferred
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import ChangeSignal, Jobs


class PassphraseCard(Card):
    """Says how the journal is protected, and changes it.

    Signals:
        protection_changed: Emitted after the journal got its first passphrase.
        problem: Emitted with the exception when something could not be done.
    """

    protection_changed = Signal()
    problem = Signal(Exception)

    def __init__(
        self,
        vault: "Vault",
        preferred: "Preferred",
        jobs: "Jobs",
        changes: "ChangeSignal",
        hears_system: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Passphrase and lock"), gap=8, parent=parent)
        self._hears_system = hears_system
        self._vault, self._jobs, self._changes = vault, jobs, changes
        self._about = label(self._about_words, wrap=True, name="protection")
        self._set = button(
            lambda: _("Set a passphrase…"), "primary", "key-round", clicked=self._ask_new,
            name="setPassphrase",
        )  # fmt: skip
        self._change = button(
            lambda: _("Change the passphrase…"), clicked=self._ask_new, name="changePassphrase"
        )
        self._renew = button(
            lambda: _("New recovery key…"), clicked=self._ask_renewal, name="renewKey"
        )
        self._steps = named(_Steps(), "steps")
        self._steps.given.connect(self._on_given)
        self._steps.declined.connect(self._show_buttons)
        self._recovery = RecoveryKeyCard()
        self._done = button(
            lambda: _("I have put it somewhere safe"), "primary", clicked=self._on_done, name="done"
        )
        self._recovery.confirmed_changed.connect(self._done.setEnabled)
        self._recovery.body.addWidget(self._done, 0, Qt.AlignmentFlag.AlignLeft)
        self._state = label("", "small", tone="soft", wrap=True, name="state")
        self._lock_after = Select(_minutes(), LOCK_AFTER_CHOICES[0], label=lambda: _("Lock after"))
        self._lock_after.chosen.connect(lambda minutes: preferred.choose(lock_after=minutes))
        self._lock_row = SettingRow(lambda: _("Lock after"), self._lock_after, self._about_lock)
        preferred.changed.connect(self.show_preferences)
        self._assemble()
        self._show_buttons()

    def _assemble(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, gap=10)
        for choice in (self._set, self._change, self._renew):
            flow.addWidget(choice)
        self.body.addWidget(self._about)
        self.body.addSpacing(2)
        self.body.addWidget(choices)
        for each in (self._steps, self._recovery, self._state):
            self.body.addWidget(each)
            each.hide()
        self.body.addSpacing(2)
        self.body.addWidget(rule())
        self.body.addWidget(named(self._lock_row, "lock_after"))

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is chosen."""
        self._lock_after.choose(preferences.lock_after)

    def _show_buttons(self) -> None:
        """Offer what fits, with nothing typed left over."""
        protected = self._vault.is_protected
        self._steps.clear()
        self._recovery.hide()
        self._set.setVisible(not protected)
        self._change.setVisible(protected)
        self._renew.setVisible(protected)
        self._enable(True)
        self._lock_after.setEnabled(protected)
        self._about.say(self._about.setText, self._about_words)
        self._lock_row.say_about(self._about_lock)

    def _enable(self, ready: bool) -> None:
        for each in (self._set, self._change, self._renew):
            each.setEnabled(ready)

    def _ask_new(self) -> None:
        self._begin(with_current=self._vault.is_protected, with_new=True)

    def _ask_renewal(self) -> None:
        self._begin(with_current=True, with_new=False)

    def _begin(self, *, with_current: bool, with_new: bool) -> None:
        self._enable(False)
        self._say("")
        self._steps.ask(with_current=with_current, with_new=with_new)

    def _on_given(self, current: str | None, new: str) -> None:
        vault = self._vault
        first = not vault.is_protected
        self._steps.wait()
        self._say(
            lambda: (
                _("The whole journal is being encrypted again…")
                if first
                else _("Checking the passphrase…")
            )
        )

        def work() -> str | None:
            if new:
                return vault.change_passphrase(current, new)
            return vault.renew_recovery_key(current or "")

        def then(recovery_key: str | None) -> None:
            self._show_buttons()
            self._say(_what_was_done(first=first, renewed=not new))
            if recovery_key is not None:
                self._enable(False)
                self._recovery.show_key(recovery_key)
                self._done.setEnabled(False)
                self._recovery.show()
            if first:
                self.protection_changed.emit()
                self._changes.announce(Changes.PREFERENCES)  # the idle lock counts from now on

        self._jobs.run(self, work, then, fail=self._on_refused)

    def _on_refused(self, problem: Exception) -> None:
        self._steps.go_on()
        if isinstance(problem, WrongPassphrase):
            self._say(lambda: _("That is not the passphrase of this journal."), wrong=True)
        else:
            self._say("")
            self.problem.emit(problem)

    def _on_done(self) -> None:
        self._recovery.forget()
        self._show_buttons()
        self._say("")

    def _say(self, text: Text, *, wrong: bool = False) -> None:
        self._state.set_tone("danger" if wrong else "soft")
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))

    def _about_words(self) -> str:
        if self._vault.is_protected:
            return _(
                "The journal and its copies are encrypted with your passphrase. If you forget it, "
                "only the recovery key opens them. Without either, nobody can help, not even us."
            )
        return _(
            "This journal has no passphrase: anybody who can use this computer account can read "
            "it and its copies. With a passphrase everything you write is encrypted."
        )

    def _about_lock(self) -> str:
        if not self._vault.is_protected:
            return _("Locking needs a passphrase first.")
        if self._hears_system():
            return _(
                "After this long without a key or the mouse, and when the computer goes to sleep or"
                " its screen is locked. What you wrote is saved first."
            )
        return _(
            "After this long without a key or the mouse. What you wrote is saved first. This"
            " computer does not tell the app when it goes to sleep or its screen is locked: lock"
            " the journal yourself before."
        )


class _Steps(TranslatedWidget):
    """The fields for one change: the passphrase of now, the new one, or both.

    Signals:
        given: Emitted with the passphrase of now, or None, and the new one, which may be empty.
        declined: Emitted when nothing shall change.
    """

    given = Signal(object, str)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = named(
            PassphraseField(lambda: _("Current passphrase, or recovery key")), "current"
        )
        self.say(self._current.setPlaceholderText, lambda: _("Current passphrase, or recovery key"))
        self._form = named(PassphraseForm(), "form")
        self._go_on = button(lambda: _("Go on"), "primary", clicked=self._on_go_on, name="goOn")
        stay = button(lambda: _("Not now"), "ghost", clicked=self.declined.emit, name="notNow")
        self._current.textChanged.connect(lambda _text: self._update())
        self._current.returnPressed.connect(self._on_return)
        self._form.changed.connect(lambda _ready: self._update())
        self._form.finished.connect(self._on_go_on)
        row = QHBoxLayout()
        row.addWidget(self._go_on)
        row.addWidget(stay)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._current)
        column.addWidget(self._form)
        column.addLayout(row)

    def ask(self, *, with_current: bool, with_new: bool) -> None:
        """Show empty fields."""
        self.clear()
        self._current.setVisible(with_current)
        self._form.setVisible(with_new)
        self.go_on()
        self.show()
        if with_current:
            self._current.setFocus()
        else:
            self._form.start()

    def clear(self) -> None:
        """Show nothing, and forget what was typed."""
        self._current.clear()
        self._current.hide_again()
        self._form.clear()
        self.hide()

    def wait(self) -> None:
        """Take nothing while the change is under way."""
        self.setEnabled(False)

    def go_on(self) -> None:
        """Take something again."""
        self.setEnabled(True)
        self._update()
        if not self._current.isHidden():
            self._current.setFocus()
            self._current.selectAll()

    def _update(self) -> None:
        self._go_on.setEnabled(self._is_complete())

    def _is_complete(self) -> bool:
        current = self._current.isHidden() or bool(self._current.text())
        return current and (self._form.isHidden() or bool(self._form.passphrase()))

    def _on_return(self) -> None:
        if self._form.isHidden():
            self._on_go_on()
        else:
            self._form.start()

    def _on_go_on(self) -> None:
        if self._is_complete() and self.isEnabled():
            current = None if self._current.isHidden() else self._current.text()
            self.given.emit(current, "" if self._form.isHidden() else self._form.passphrase())


def _minutes() -> list[tuple[int, Callable[[], str]]]:
    def words(count: int) -> Callable[[], str]:
        return lambda: ngettext("{count} minute", "{count} minutes", count).format(
            count=formats.number(count)
        )

    return [(count, words(count)) for count in LOCK_AFTER_CHOICES]


def _what_was_done(*, first: bool, renewed: bool) -> Callable[[], str]:
    if renewed:
        return lambda: _(
            "The former recovery key no longer opens this journal. Copies made earlier still open "
            "with it."
        )
    if first:
        return lambda: _(
            "The journal is encrypted now. Copies made earlier still open without a passphrase: "
            "save a new copy, and remove the earlier ones from their folder."
        )
    return lambda: _(
        "The passphrase was changed. Copies made earlier still open with the former one."
    )

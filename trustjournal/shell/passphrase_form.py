"""Choosing a passphrase: twice the same, with a hint about how hard it is to guess."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.labels import label
from trustjournal.ui.passphrase_field import PassphraseField
from trustjournal.ui.translated import TranslatedWidget, named

_LOOKED_AT = 72
"""Characters; the estimate grows no wiser beyond, only slower."""
_GOOD, _FAIR = 4, 3


def hint(passphrase: str) -> str:
    """Return one sentence about how hard a passphrase is to guess; empty for none."""
    if not passphrase:
        return ""
    from zxcvbn import zxcvbn

    score = zxcvbn(passphrase[:_LOOKED_AT])["score"]
    if score >= _GOOD:
        return _("Hard to guess.")
    if score >= _FAIR:
        return _("Fairly hard to guess. One more word makes it much harder.")
    return _("Easy to guess. Three or four words that do not belong together are better.")


class PassphraseForm(TranslatedWidget):
    """Two fields and a hint.

    Signals:
        changed: Emitted with whether there is a passphrase and both fields hold the same.
        finished: Emitted when Enter is pressed with both the same.
    """

    changed = Signal(bool)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = named(PassphraseField(lambda: _("New passphrase")), "new")
        self._second = named(PassphraseField(lambda: _("The same once more")), "again")
        self.say(self._first.setPlaceholderText, lambda: _("New passphrase"))
        self.say(self._second.setPlaceholderText, lambda: _("The same once more"))
        self._hint = label("", "small", tone="soft", wrap=True, name="hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in (self._first, self._second, self._hint):
            layout.addWidget(each)
        for field in (self._first, self._second):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_return)

    def passphrase(self) -> str:
        """Return the passphrase; empty unless both fields hold the same."""
        return self._first.text() if self._first.text() == self._second.text() else ""

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self._first, self._second):
            field.clear()
            field.hide_again()

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self._first.setFocus()

    def _on_changed(self) -> None:
        self._hint.say(self._hint.setText, self._words)
        self.changed.emit(bool(self.passphrase()))

    def _words(self) -> str:
        second = self._second.text()
        if second and not self._first.text().startswith(second):
            return _("The two are not the same yet.")
        return hint(self._first.text())

    def _on_return(self) -> None:
        if self.passphrase():
            self.finished.emit()
        elif self._first.hasFocus():
            self._second.setFocus()

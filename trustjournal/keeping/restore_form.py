"""Looking at a copy before it is brought back: what it holds, and the secret that opens it."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping import copyfile, restoring
from trustjournal.ui.widgets import PassphraseField, TranslatedWidget, button, label, named


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySeen:
    """A copy whose every byte was checked, before anything is done with it."""

    file: Path
    entries: int
    needs_secret: bool


def seen(file: Path) -> CopySeen:
    """Read a copy from end to end; a JournalProblem when it is none or not whole."""
    manifest = copyfile.read_manifest(restoring.existing(file))
    return CopySeen(file=file, entries=manifest.entries, needs_secret=restoring.needs_secret(file))


class RestoreForm(TranslatedWidget):
    """Shows one copy; nothing changes before its button is pressed.

    Signals:
        given: Emitted with the file and the secret that opens it, or None.
    """

    given = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._entries = 0
        self._about = label("", wrap=True, name="about")
        self._field = named(
            PassphraseField(lambda: _("Passphrase or recovery key of the copy")), "secret"
        )
        self.say(
            self._field.setPlaceholderText, lambda: _("Passphrase or recovery key of the copy")
        )
        self._field.returnPressed.connect(self._on_bring_back)
        self._bring_back = button(
            lambda: _("Bring this copy back"),
            "primary",
            "archive-restore",
            clicked=self._on_bring_back,
            name="bringBack",
        )
        row = QHBoxLayout()
        row.addWidget(self._bring_back)
        row.addWidget(button(lambda: _("Not now"), "ghost", clicked=self.clear, name="cancel"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about)
        column.addWidget(self._field)
        column.addLayout(row)
        self.hide()

    def show_seen(self, copy: CopySeen) -> None:
        """Say what a copy holds that was checked already."""
        self._file, self._entries = copy.file, copy.entries
        self._about.say(self._about.setText, self._words)
        self._field.clear()
        self._field.setVisible(copy.needs_secret)
        self.try_again()
        self.show()
        (self._field if copy.needs_secret else self._bring_back).setFocus()

    def try_again(self) -> None:
        """Take another secret after one that did not fit."""
        self._bring_back.setEnabled(True)
        self._field.selectAll()

    def clear(self) -> None:
        """Show nothing, and forget what was typed."""
        self._file = None
        self._field.clear()
        self.hide()

    def _words(self) -> str:
        return ngettext(
            "This copy is intact and holds {count} entry. What is in the journal now is kept "
            "beside the copies.",
            "This copy is intact and holds {count} entries. What is in the journal now is kept "
            "beside the copies.",
            self._entries,
        ).format(count=formats.number(self._entries))

    def _on_bring_back(self) -> None:
        secret = self._field.text() or None
        if self._file is None or (secret is None and not self._field.isHidden()):
            return
        self._bring_back.setEnabled(False)
        self.given.emit(self._file, secret)

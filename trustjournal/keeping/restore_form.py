"""Asking for the secret of a copy before it is looked into, tried, or brought back."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, ngettext
from trustjournal.keeping.restoring import CopySeen
from trustjournal.ui.widgets import (
    FlowLayout,
    PassphraseField,
    TranslatedWidget,
    button,
    label,
    named,
)


class Purpose(Enum):
    """What the secret is asked for."""

    BRING_BACK = auto()
    """At the door, where there is no open journal to compare with."""
    LOOK = auto()
    TRY = auto()


class RestoreForm(TranslatedWidget):
    """Shows one copy; nothing changes before a button is pressed.

    Signals:
        given: Emitted with the file and the secret that opens it, or None.
        trial_asked: Emitted with the same, when it shall only be tried whether it opens.
    """

    given = Signal(object, object)
    trial_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._entries = 0
        self._needs_secret = False
        self._purpose = Purpose.BRING_BACK
        self._about = label("", wrap=True, name="about")
        self._field = named(
            PassphraseField(lambda: _("Passphrase or recovery key of the copy")), "secret"
        )
        self.say(
            self._field.setPlaceholderText, lambda: _("Passphrase or recovery key of the copy")
        )
        self._field.returnPressed.connect(self._on_first)
        self._ways = {
            Purpose.BRING_BACK: button(
                lambda: _("Bring this copy back"),
                "primary",
                "archive-restore",
                clicked=self._on_given,
                name="bringBack",
            ),
            Purpose.LOOK: button(
                lambda: _("Look inside"), "primary", clicked=self._on_given, name="look"
            ),
            Purpose.TRY: button(lambda: _("Try this copy"), clicked=self._on_trial, name="try"),
        }
        row = QWidget()
        flow = FlowLayout(row, gap=10)
        for each in self._ways.values():
            flow.addWidget(each)
        flow.addWidget(button(lambda: _("Not now"), "ghost", clicked=self.clear, name="cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._about)
        column.addWidget(self._field)
        column.addWidget(row)
        self.hide()

    def show_seen(self, copy: CopySeen, purpose: Purpose = Purpose.BRING_BACK) -> None:
        """Say what a copy holds that was checked already."""
        self._file, self._entries, self._purpose = copy.file, copy.entries, purpose
        self._needs_secret = copy.needs_secret
        self._about.say(self._about.setText, self._words)
        self._field.clear()
        self._field.setVisible(copy.needs_secret)
        for way, each in self._ways.items():
            each.setVisible(way is purpose or (way is Purpose.TRY and purpose is Purpose.LOOK))
        self.try_again()
        self.show()
        (self._field if copy.needs_secret else self._ways[purpose]).setFocus()

    @property
    def is_waiting(self) -> bool:
        """Whether a secret was given, and what came of it is not known yet."""
        return not self.isHidden() and not self._ways[self._purpose].isEnabled()

    def try_again(self) -> None:
        """Take another secret after one that did not fit."""
        self._enable(True)
        self._field.selectAll()
        if not self._field.isHidden():
            self._field.setFocus()

    def clear(self) -> None:
        """Show nothing, and forget what was typed."""
        self._file = None
        self._field.clear()
        self._field.hide_again()
        self.hide()

    def _words(self) -> str:
        if self._purpose is Purpose.TRY and self._needs_secret:
            return _(
                "The copy is opened from its file alone, with what you type here, in a private "
                "place, and cleared away again. So you know that it would open if this computer "
                "were lost."
            )
        if self._purpose is Purpose.TRY:
            return _(
                "The copy is opened from its file alone, in a private place, and cleared away "
                "again. So you know that it would open if this computer were lost."
            )
        intact = ngettext(
            "This copy is intact and holds {count} entry.",
            "This copy is intact and holds {count} entries.",
            self._entries,
        ).format(count=formats.number(self._entries))
        if self._purpose is Purpose.LOOK:
            further = _("Looking inside shows how it differs from the journal. Nothing changes.")
        else:
            further = _("What is in the journal now is kept beside the copies.")
        return _("{sentence} {another}").format(sentence=intact, another=further)

    def _enable(self, ready: bool) -> None:
        for each in self._ways.values():
            each.setEnabled(ready)

    def _on_first(self) -> None:
        if self._purpose is Purpose.TRY:
            self._on_trial()
        else:
            self._on_given()

    def _on_given(self) -> None:
        self._give(self.given.emit)

    def _on_trial(self) -> None:
        self._give(self.trial_asked.emit)

    def _give(self, tell: Callable[[Path, str | None], object]) -> None:
        secret = self._field.text() or None
        if self._file is None or (secret is None and not self._field.isHidden()):
            return
        self._enable(False)
        tell(self._file, secret)

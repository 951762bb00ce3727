"""Saying what can be done with the readable rest of a damaged journal, before it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.widgets import (
    PassphraseField,
    Text,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    spoken,
)


class SalvageForm(TranslatedWidget):
    """One explanation, the secret where one is needed, and one button; or two, at the door.

    Inside, there is a card for exports, and the way to it leads through the first button.

    Signals:
        given: Emitted with the secret that opens the journal, or None.
        files_asked: Emitted with the same, when it shall be written into plain files.
    """

    given = Signal(object)
    files_asked = Signal(object)

    def __init__(
        self, *, asks_secret: bool, offers_files: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = named(PassphraseField(lambda: _("Passphrase or recovery key")), "secret")
        self.say(self._field.setPlaceholderText, lambda: _("Passphrase or recovery key"))
        if not offers_files:  # else Enter would choose between two ways
            self._field.returnPressed.connect(self._on_given)
        self._button = button(
            lambda: _("Save what can be read"),
            "plain",
            "life-buoy",
            clicked=self._on_given,
            name="salvage",
        )
        self._files = button(
            lambda: _("Write it into plain files…"),
            "plain",
            "file-text",
            clicked=self._on_files_asked,
            name="writeOut",
        )
        self._about_files = label(
            lambda: _(
                "Or have everything that can be read written into a new folder, as text files and "
                "as data, and leave the journal as it is. These files are not encrypted: whoever "
                "can open them can read them."
            ),
            "small",
            tone="soft",
            wrap=True,
        )
        self._state = label("", "small", tone="soft", wrap=True, name="writing")
        self._state.hide()
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
        column.addLayout(_alone(self._button))
        column.addWidget(self._about_files)
        column.addLayout(_alone(self._files))
        column.addWidget(self._state)
        self._field.setVisible(asks_secret)
        self._about_files.setVisible(offers_files)
        self._files.setVisible(offers_files)

    @property
    def is_waiting(self) -> bool:
        """Whether it was asked for, and what came of it is not known yet."""
        return not self._button.isEnabled()

    def try_again(self) -> None:
        """Take another secret after one that did not fit."""
        self._enable(True)
        self._field.selectAll()
        if not self._field.isHidden():
            self._field.setFocus()

    def show_writing(self) -> None:
        """Say that files are being written; show_written or try_again follows."""
        self._enable(False)
        self._say(lambda: _("Exporting…"))

    def show_written(self) -> None:
        """Forget the secret; what came of it is told above."""
        self._field.clear()
        self._field.hide_again()
        self._enable(True)
        self._files.setFocus()

    def _on_given(self) -> None:
        if self._button.isEnabled():
            self._enable(False)
            self.given.emit(self._field.text() or None)

    def _on_files_asked(self) -> None:
        self.files_asked.emit(self._field.text() or None)

    def _enable(self, ready: bool) -> None:
        self._button.setEnabled(ready)
        self._files.setEnabled(ready)
        if ready:
            self._say("")

    def _say(self, text: Text) -> None:
        self._state.say(self._state.setText, text)
        self._state.setVisible(bool(text))
        if text:
            announce(self, spoken(text))


def _alone(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row

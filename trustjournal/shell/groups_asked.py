"""Asks for three groups of a recovery key, so that it is on paper before it leaves the screen."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.storage.recovery import GROUP, same_group
from trustjournal.ui.labels import label
from trustjournal.ui.notices import announce
from trustjournal.ui.translated import TranslatedWidget, named

ASKED = 3
"""How many groups; which ones is left to chance, so that the whole key has to be kept."""

_HINTS = (
    Qt.InputMethodHint.ImhLatinOnly
    | Qt.InputMethodHint.ImhPreferUppercase
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
)


class GroupsAsked(TranslatedWidget):
    """A field for each group asked for. A right one goes on to the next by itself, as Enter does.

    Signals:
        right_changed: Emitted with whether all of them are right, after a key.
    """

    right_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [_GroupField() for _unused in range(ASKED)]
        self._note = label(self._words, "small", tone="soft", wrap=True, name="groupsNote")
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, field in enumerate(self._fields, start=1):
            named(field.typed, f"group{number}")
            field.typed.textEdited.connect(lambda _text, field=field: self._on_edited(field))
            field.typed.returnPressed.connect(self.focusNextChild)
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addLayout(row)

    def ask(self, key: str) -> None:
        """Ask for groups of this key."""
        groups = key.split("-")
        places = sorted(secrets.SystemRandom().sample(range(len(groups)), ASKED))
        for field, place in zip(self._fields, places, strict=True):
            field.ask(place + 1, groups[place])
        self._say()

    def forget(self) -> None:
        """Keep nothing of the key."""
        for field in self._fields:
            field.ask(0, "")

    def are_right(self) -> bool:
        """Whether each group reads as it was written."""
        return all(field.is_right() for field in self._fields)

    def _on_edited(self, field: "_GroupField") -> None:
        self._say()
        self.right_changed.emit(self.are_right())
        if field.is_right():
            self.focusNextChild()
        elif field.is_wrong():
            announce(self, self._words())

    def _say(self) -> None:
        self._note.say(self._note.setText, self._words)

    def _words(self) -> str:
        wrong = next((field for field in self._fields if field.is_wrong()), None)
        if wrong is not None:
            return _("Group {number} reads differently above. There is time to look again.").format(
                number=formats.number(wrong.place)
            )
        if self.are_right():
            return _("Thank you. That is how it is written.")
        return _("Please type these three groups from your paper, to be sure it can be read.")


class _GroupField(TranslatedWidget):
    """One group: which one it is, and a place to type it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = 0
        """The first group of a key is 1; 0 while nothing is asked."""
        self._group = ""
        self._name = label("", "small", tone="soft")
        self.typed = QLineEdit()
        self.typed.setInputMethodHints(_HINTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self.typed)

    def ask(self, place: int, group: str) -> None:
        """Ask for another group; nothing typed is left over."""
        self.place, self._group = place, group
        self.typed.clear()
        self._name.say(self._name.setText, self._words)
        self.say(self.typed.setAccessibleName, self._spoken)

    def is_right(self) -> bool:
        """Whether it reads as it was written, however it was typed."""
        return bool(self._group) and same_group(self.typed.text(), self._group)

    def is_wrong(self) -> bool:
        """Whether it is as long as a group, and reads differently."""
        return bool(self._group) and len(self.typed.text().strip()) >= GROUP and not self.is_right()

    def _words(self) -> str:
        return _("Group {number}").format(number=formats.number(self.place))

    def _spoken(self) -> str:
        return _("Group {number} of the recovery key").format(number=formats.number(self.place))

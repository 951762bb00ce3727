"""Whom something is about: a name to type or to choose; a new name is somebody new."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from trustjournal.i18n import _
from trustjournal.people.domain import LONGEST_NAME, Person
from trustjournal.people.fields import LineField
from trustjournal.ui.translated import Translated


class PersonField(Translated, LineField):
    """A line that offers the names that are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LONGEST_NAME, parent)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _name: self.changed.emit())
        self.setCompleter(completer)
        self.say(self.setAccessibleName, lambda: _("Whom it is about"))
        self.say(self.setPlaceholderText, lambda: _("A name or nickname"))

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people's names."""
        self._names.setStringList([person.name for person in people])

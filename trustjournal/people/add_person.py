"""Adding people in one line, one after another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people.domain import LONGEST_NAME, Person
from trustjournal.people.problems import NotAName, PersonExists
from trustjournal.people.words import name_of
from trustjournal.ui.notices import announce
from trustjournal.ui.widgets import (
    TranslatedFrame,
    TranslatedWidget,
    button,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs


class AddPerson(TranslatedWidget):
    """A field in which Enter adds somebody and stands ready for the next.

    Signals:
        added: Emitted with the Person.
        person_chosen: Emitted with the id of whoever has the name already, when asked to open them.
        problem: Emitted with the exception when somebody could not be added.
    """

    added = Signal(object)
    person_chosen = Signal(str)
    problem = Signal(object)

    def __init__(self, people: "People", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._jobs = people, jobs
        self.field = named(QLineEdit(), "newPerson")
        self.field.setMaxLength(LONGEST_NAME)
        self.say(self._describe, lambda: _("Add somebody: a name or nickname, then Enter"))
        self._taken = _Taken()
        self._taken.person_chosen.connect(self._on_open)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(
            button(lambda: _("Add"), "primary", "user-plus", clicked=self._add, name="add")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._taken)
        self.field.returnPressed.connect(self._add)
        self.field.textEdited.connect(lambda _text: self._taken.hide())

    def _describe(self, text: str) -> None:
        self.field.setPlaceholderText(text)
        self.field.setAccessibleName(text)

    def _add(self) -> None:
        name = self.field.text()
        if not name.strip():
            self.field.setFocus()
            return
        self._jobs.run(
            self, lambda: self._people.add(name), self._on_added, fail=self._on_not_added
        )

    def _on_added(self, person: Person) -> None:
        self._taken.hide()
        self.field.clear()
        self.field.setFocus()
        announce(self, _("{name} was added.").format(name=name_of(person)))
        self.added.emit(person)

    def _on_not_added(self, error: Exception) -> None:
        if isinstance(error, PersonExists):
            self._taken.say_whose(error.person)
        elif isinstance(error, NotAName):
            self._taken.say_no_name()
        else:
            self.problem.emit(error)

    def _on_open(self, person_id: str) -> None:
        self._taken.hide()
        self.field.clear()
        self.person_chosen.emit(person_id)


class _Taken(TranslatedFrame):
    """Says whose name it is, and offers to open them.

    Signals:
        person_chosen: Emitted with the id of whoever has the name.
    """

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._holder: Person | None = None
        self._words = label("", "body", wrap=True, name="taken")
        self._open = button(lambda: _("Open"), clicked=self._on_open, name="openTaken")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        self.hide()

    def say_whose(self, person: Person) -> None:
        """Say that this person has the name."""
        self._holder = person
        self._words.say(self._words.setText, lambda: PersonExists(person).happened)
        self._open.show()
        self._appear()

    def say_no_name(self) -> None:
        """Say that nobody can be called so."""
        self._holder = None
        self._words.say(self._words.setText, lambda: str(NotAName()))
        self._open.hide()
        self._appear()

    def _appear(self) -> None:
        self.show()
        announce(self, self._words.text())

    def _on_open(self) -> None:
        if self._holder is not None:
            self.person_chosen.emit(self._holder.id)

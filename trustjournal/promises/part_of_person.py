"""A card on a person's page that shows a part of the page of promises, with one person only."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.people.domain import Person
from trustjournal.people.section import PersonSection
from trustjournal.ui.widgets import Card, Text


class PartOfPerson(PersonSection):
    """Makes a view of its own for each person, once what was begun about the former is safe.

    Signals:
        write_asked: Emitted with what an entry about something in it begins with.
    """

    write_asked = Signal(object)

    def __init__(self, heading: Text, begin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self._view: Any = None
        self._card = Card(heading, gap=12)
        self._card.aside.addWidget(begin)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)

    def make_view(self, person: Person) -> Any:
        """Return what shows everything of this kind with a person."""
        raise NotImplementedError

    def show_person(self, person: Person) -> None:
        if self._person is None or person.id != self._person.id:
            self._begin(person)
        elif person != self._person:
            self._view.show_person(person)
        self._person = person

    def leave(self) -> None:
        if self._view is not None:
            self._view.leave()

    def is_unsaved(self) -> bool:
        return self._view is not None and bool(self._view.is_unsaved())

    def _begin(self, person: Person) -> None:
        if self._view is not None:
            self._view.leave()
            self._card.body.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view = self.make_view(person)
        view.problem.connect(self.problem)
        view.undo_offered.connect(self.undo_offered)
        view.write_asked.connect(self.write_asked)
        self._card.body.addWidget(view)
        view.show()
        view.refresh()

"""Cards on a person's page that show a part of the page of promises, with one person only."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.people.domain import Person
from trustjournal.people.section import PersonSection
from trustjournal.ui.layouts import put_in
from trustjournal.ui.widgets import Card, Text


class ViewOfPerson(PersonSection):
    """Makes a view of its own for each person, once what was begun about the former is safe."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Person | None = None
        self._view: Any = None
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._inside = self._outside

    def make_view(self, person: Person) -> Any:
        """Return what shows everything of this kind with a person."""
        raise NotImplementedError

    def person_changed(self, person: Person) -> None:
        """Tell the view what was changed about its person, unless it hears of it itself."""

    def show_person(self, person: Person) -> None:
        if self._person is None or person.id != self._person.id:
            self._begin(person)
        elif person != self._person:
            self.person_changed(person)
        self._person = person

    def leave(self) -> None:
        if self._view is not None:
            self._view.leave()

    def is_unsaved(self) -> bool:
        return self._view is not None and bool(self._view.is_unsaved())

    def _begin(self, person: Person) -> None:
        if self._view is not None:
            self._view.leave()
            self._inside.removeWidget(self._view)
            self._view.hide()
            self._view.deleteLater()
        self._view = view = self.make_view(person)
        view.problem.connect(self.problem)
        view.undo_offered.connect(self.undo_offered)
        view.worksheet_asked.connect(self.worksheet_asked)
        put_in(self._inside, view)


class PartOfPerson(ViewOfPerson):
    """Such a view on a card, with a way to begin something new.

    Signals:
        write_asked: Emitted with what an entry about something in it begins with.
    """

    write_asked = Signal(object)

    def __init__(self, heading: Text, begin: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(heading, gap=12)
        card.aside.addWidget(begin)
        self._outside.addWidget(card)
        self._inside = card.body

    def person_changed(self, person: Person) -> None:
        self._view.show_person(person)

    def _begin(self, person: Person) -> None:
        super()._begin(person)
        self._view.write_asked.connect(self.write_asked)
        self._view.refresh()

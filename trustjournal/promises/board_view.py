"""What views of things that were agreed have in common: how they read, and when they read again."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from trustjournal.core.changes import Changes
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import TranslatedWidget


class BoardView(TranslatedWidget):
    """A board of one kind, of everybody or of one person, read again whenever that is needed.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        write_asked: Emitted with what an entry about something in it begins with.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    write_asked = Signal(object)
    worksheet_asked = Signal(str, str, str, str)

    def __init__(
        self,
        desk: Any,
        relevant: Changes,
        person: Person | None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; after `relevant` changes everything is read again."""
        super().__init__(parent)
        self._desk, self._relevant, self._person = desk, relevant, person
        self._is_stale = True
        self._board: Any = None
        desk.changes.changed.connect(self._on_changed)

    def read(self, person: Person | None) -> Any:
        """Return the board of a person, or of everybody. Called on the worker."""
        raise NotImplementedError

    def show_board(self, board: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_person(self, person: Person) -> None:
        """Know what was changed about the one person that this is about."""
        self._person = person
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        self._is_stale = False
        person = self._person
        self._desk.jobs.run(
            self,
            lambda: self.read(person),
            self._on_read,
            fail=self.problem.emit,
            only_latest="board",
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def language_changed(self) -> None:
        if self._board is not None:  # names stand in another order
            self.show_board(self._board)

    def _on_read(self, board: Any) -> None:
        self._board = board
        self.show_board(board)

    def _on_changed(self, changes: Changes) -> None:
        if changes & self._relevant:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

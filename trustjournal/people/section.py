"""What other features may put on a person's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Moment
from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import TranslatedWidget


class PersonSection(TranslatedWidget):
    """A part of the overview that belongs to another feature.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        help_asked: Emitted when the user wants to see the help page.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    help_asked = Signal()
    worksheet_asked = Signal(str, str, str, str)

    def show_person(self, person: Person) -> None:
        """Show what belongs to this person; called again whenever something about them changed."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what was begun, for when the page is left."""

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be written."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The parts of the overview, each column from top to bottom."""

    main: Sequence[PersonSection] = ()
    """What one does here."""
    side: Sequence[PersonSection] = ()
    """What one looks up, below the facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineItem:
    """Something that happened with a person, at one moment."""

    id: str
    moment: Moment
    content: Any
    """Only its source looks into it."""


class TimelineSource(Protocol):
    """Where a timeline gets its items from, and how they look."""

    @property
    def touched_by(self) -> Changes:
        """After which changes the items must be read again."""

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read everything there is about a person. Called on the worker."""

    def row(self, item: TimelineItem) -> QWidget:
        """Return how one item is shown. Called on the window's thread."""

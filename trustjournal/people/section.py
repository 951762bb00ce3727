"""What other features may put on a person's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Moment
from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.people.problems import PersonGone
from trustjournal.ui.widgets import TranslatedWidget

if TYPE_CHECKING:
    from trustjournal.ui.background import ChangeSignal, Jobs


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


class ReadSection(PersonSection):
    """A part that shows what is read about the person, and reads anew whatever touches it."""

    touched_by = Changes(0)
    """After which changes it is read again."""

    def __init__(
        self, jobs: "Jobs", changes: "ChangeSignal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._person: Person | None = None
        changes.changed.connect(self._on_changed)

    def show_person(self, person: Person) -> None:
        if self._person is not None and person.id != self._person.id:
            self._turn_away()
        self._person = person
        self._read_again()

    def _turn_away(self) -> None:
        """Let go of what is open about the former person."""

    def _read(self, person: Person) -> Any:
        """Read what is to be shown. Called on the worker."""
        raise NotImplementedError

    def _show(self, person: Person, found: Any) -> None:
        """Show what was read about this person."""
        raise NotImplementedError

    def _on_changed(self, changes: Changes) -> None:
        if changes & self.touched_by:
            self._read_again()

    def _read_again(self) -> None:
        person = self._person
        if person is not None:
            self._jobs.run(
                self,
                lambda: self._read(person),
                partial(self._show, person),
                fail=self._on_not_read,
                only_latest="section",
            )

    def _on_not_read(self, error: Exception) -> None:
        if not isinstance(error, PersonGone):  # the page itself hears of that
            self.problem.emit(error)


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

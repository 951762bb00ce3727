"""Forms in which nothing is lost: what stands in them is kept before it is meant."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.ui.background import Jobs
from trustjournal.ui.buttons import button
from trustjournal.ui.labels import label
from trustjournal.ui.notices import announce
from trustjournal.ui.translated import Text, TranslatedFrame

Words = Mapping[str, Any]
"""What stands in the fields of a form, by the fields' names; all of it fits into JSON."""
SAVE_AFTER = 1200
"""Milliseconds after the first change that is not kept yet, also while typing goes on."""


class Field(Protocol):
    """Something to type into or to choose in."""

    @property
    def changed(self) -> Any:
        """The signal that the user changed it."""

    def value(self) -> Any:
        """Return what stands in it."""

    def show_value(self, value: Any) -> None:
        """Show something without telling anybody."""


class Shelter(Protocol):
    """Where words wait until they are meant. Called on the worker."""

    def keep(self, words: Words) -> Any:
        """Keep them."""

    def forget(self) -> Any:
        """Let them go."""


class BegunWords(QObject):
    """Has what stands in fields kept, at most two seconds after a change.

    Signals:
        problem: Emitted with the exception when it could not be kept.
    """

    problem = Signal(object)

    def __init__(self, jobs: Jobs, shelter: Shelter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._shelter = jobs, shelter
        self._fields: dict[str, Field] = {}
        self._at_first: Words = {}
        self._unsaved = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.flush)

    def watch(self, name: str, field: Field) -> None:
        """Keep what stands in this field, too."""
        self._fields[name] = field
        field.changed.connect(lambda *_values: self._on_changed())

    def words(self) -> Words:
        """Return what stands in the fields."""
        return {name: field.value() for name, field in self._fields.items()}

    def begin(self, words: Words) -> None:
        """Show what changes are told from: with these words, nothing was begun."""
        self.rest()
        self.put_in(words)
        self._at_first = self.words()

    def put_in(self, words: Words) -> None:
        """Show words that were begun earlier; those of no field of ours are passed over."""
        for name, field in self._fields.items():
            if name in words:
                field.show_value(words[name])

    def flush(self) -> None:
        """Have everything kept now."""
        self._timer.stop()
        if not self._unsaved:
            return
        words = self.words()
        begun = self.has_begun()
        work = partial(self._shelter.keep, words) if begun else self._shelter.forget
        self._jobs.run(self, work, lambda _done: self._on_kept(words), fail=self.problem.emit)

    def rest(self) -> None:
        """Stop: the words were meant, or given up."""
        self._timer.stop()
        self._unsaved = False

    def has_begun(self) -> bool:
        """Whether anything stands in the fields beside what stood there at first."""
        return self.words() != self._at_first

    def is_unsaved(self) -> bool:
        """Whether something is not known to be safe."""
        return self._unsaved

    def _on_changed(self) -> None:
        self._unsaved = True
        if not self._timer.isActive():
            self._timer.start()

    def _on_kept(self, words: Words) -> None:
        if words == self.words():
            self._unsaved = False


class BegunForm(TranslatedFrame):
    """Fields that outlive leaving and locking, with one button that means them.

    Signals:
        kept: Emitted with what came of it, once that is safe.
        given_up: Emitted when the user would rather not, after the form was closed.
        reopened: Emitted when that was undone.
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    kept = Signal(object)
    given_up = Signal()
    reopened = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        jobs: Jobs,
        shelter: Shelter,
        refusals: tuple[type[JournalProblem], ...],
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `refusals` are problems that are told inside the form, beside its fields."""
        super().__init__(parent)
        self.setObjectName("quiet")
        self._jobs, self._shelter, self._refusals = jobs, shelter, refusals
        self._keeping = False
        self.begun = BegunWords(jobs, shelter, self)
        self.begun.problem.connect(self.problem)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(14)
        self._refusal = label("", "small", tone="danger", wrap=True, name="refusal")
        self._refusal.hide()
        self.hide()

    def finish(self, meant: Text) -> None:
        """Lay out what stands below the fields; `meant` are the words of the button."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(button(meant, "primary", clicked=self.mean, name="mean"))
        row.addWidget(button(lambda: _("Not now"), "ghost", clicked=self.give_up, name="giveUp"))
        row.addStretch(1)
        self.body.addWidget(self._refusal)
        self.body.addLayout(row)

    def work(self) -> Callable[[], Any]:
        """Return what is to be done on the worker when the words are meant."""
        raise NotImplementedError

    def at_first(self) -> Words:
        """Return what stands in the fields before anything is typed."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        raise NotImplementedError

    # Opening and leaving

    def is_open(self) -> bool:
        """Whether one can type into it."""
        return not self.isHidden()

    def open(self, words: Words | None = None, *, focused: bool | None = None) -> None:
        """Show the form, with words that were begun earlier if there are any.

        What stands in a form that is open stays. Without such words the keyboard goes into it.
        """
        if not self.is_open():
            self._refusal.hide()
            self.begun.begin(self.at_first())
            self.begun.put_in(words or {})
            self.show()
        if focused or (focused is None and words is None):
            self.first_field().setFocus()

    def leave(self) -> None:
        """Have everything kept now, unless it is just being meant."""
        if not self._keeping:
            self.begun.flush()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self.begun.is_unsaved()

    # Meaning it

    def mean(self) -> None:
        """Do what the form is for."""
        if self._keeping:
            return
        # Kept before it is meant, so that a refusal or a full disk takes no word.
        self.begun.flush()
        self._keeping = True
        self._jobs.run(self, self.work(), self._on_meant, fail=self._on_refused)

    def _on_meant(self, result: Any) -> None:
        self._keeping = False
        self.begun.rest()
        self.hide()
        self.kept.emit(result)

    def _on_refused(self, error: Exception) -> None:
        self._keeping = False
        if not isinstance(error, self._refusals):
            self.problem.emit(error)
            return
        kind = type(error)
        self._refusal.say(self._refusal.setText, lambda: _sentences(kind))
        self._refusal.show()
        announce(self, self._refusal.text())

    # Giving it up

    def give_up(self) -> None:
        """Close the form; what stood in it can be brought back."""
        words, was_begun = self.begun.words(), self.begun.has_begun()
        self.begun.rest()
        self.hide()
        self.given_up.emit()
        self._jobs.run(self, self._shelter.forget, lambda _done: None, fail=self.problem.emit)
        if was_begun:
            self.undo_offered.emit(
                _("Put aside what you began."), lambda: self._take_up_again(words)
            )

    def _take_up_again(self, words: Words) -> None:
        self.open(words)
        self.reopened.emit()
        self._jobs.run(
            self,
            partial(self._shelter.keep, words),
            lambda _done: None,
            fail=self.problem.emit,
        )


def _sentences(kind: type[Any]) -> str:
    problem = kind()
    return f"{problem.happened}\n{problem.next_step}"

"""The first part of the page of promises: all of them, or those with some people."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Circle, Person
from trustjournal.people.order import by_name
from trustjournal.promises.desk import Desk
from trustjournal.promises.ledger import Board
from trustjournal.promises.part import PagePart
from trustjournal.promises.view import PromisesView
from trustjournal.ui.choices import Choice
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import label, named

_EVERYBODY = "everybody"


class PromisesPart(PagePart):
    """Everything that was promised. A circle can be looked at alone: what clients wait for, say."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[PersonId, Person] = {}
        self._offered: tuple[Person, ...] = ()
        self.view = PromisesView(desk)
        self._filter = named(
            Select([(_EVERYBODY, _everybody)], _EVERYBODY, label=lambda: _("With whom")), "filter"
        )
        # A long name shall not make the page wider than the window.
        self._filter.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._filter.setMinimumContentsLength(16)
        words = label(lambda: _("With whom"), "small", tone="soft")
        words.setBuddy(self._filter)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(words)
        row.addWidget(self._filter)
        row.addStretch(1)
        self._row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._row)
        column.addWidget(self.view)
        self._filter.chosen.connect(self._on_chosen)
        self.view.shown.connect(self._on_shown)
        self.view.problem.connect(self.problem)
        self.view.undo_offered.connect(self.undo_offered)
        self.view.person_chosen.connect(self.person_chosen)
        self.view.worksheet_asked.connect(self.worksheet_asked)

    def show_promise(self, promise: PromiseId, person: PersonId) -> None:
        """Show a promise among those with everybody."""
        self._filter.choose(_EVERYBODY)
        self.view.show_only(None)
        self.view.show_promise(promise, person)

    def refresh(self) -> None:
        self.view.refresh()

    def leave(self) -> None:
        self.view.leave()

    def is_unsaved(self) -> bool:
        return self.view.is_unsaved()

    def begin(self) -> None:
        """Let the keyboard be where a promise is written down."""
        self.view.new.text.setFocus()

    def _on_shown(self, board: Board) -> None:
        people = tuple(by_name(board.people[each] for each in board.concerned))
        if people == self._offered:
            return
        self._offered = people
        choices = _choices(people)
        chosen = self._filter.value()
        still = chosen if chosen in [value for value, _words in choices] else _EVERYBODY
        self._filter.offer(choices, still)
        self._row.setVisible(len(people) > 1)
        if still != chosen:
            self._on_chosen(still)

    def _on_chosen(self, chosen: Hashable) -> None:
        if chosen == _EVERYBODY:
            self.view.show_only(None)
        elif isinstance(chosen, Circle):
            self.view.show_only([each.id for each in self._offered if chosen in each.circles])
        else:
            self.view.show_only([PersonId(str(chosen))])


def _everybody() -> str:
    return _("Everybody")


def _choices(people: tuple[Person, ...]) -> list[Choice]:
    circles = [each for each in Circle if any(each in person.circles for person in people)]
    return [
        (_EVERYBODY, _everybody),
        *((each, partial(people_words.circle, each)) for each in circles),
        *((person.id, partial(people_words.name_of, person)) for person in people),
    ]

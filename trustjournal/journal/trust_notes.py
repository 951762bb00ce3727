"""Felt trust for the people of an entry. Nothing is set until the writer sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins.trust_scale import TrustScale
from trustjournal.i18n import _
from trustjournal.ui.widgets import TranslatedWidget, label, named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trustjournal.core.ids import PersonId
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.known import Known


class TrustNotes(TranslatedWidget):
    """One scale per person the entry is about.

    Signals:
        changed: A rating was given or taken back.
        problem: The last answers could not be read; carries the exception.
    """

    changed = Signal()
    problem = Signal(Exception)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._known = desk, known
        self._scales: dict[PersonId, TrustScale] = {}
        self._ratings: dict[PersonId, int] = {}
        self._nobody = label(
            lambda: _(
                "Once somebody is mentioned, you can note here how it feels to rely on them."
            ),
            "small",
            tone="soft",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self._nobody)

    @property
    def ratings(self) -> dict[PersonId, int]:
        """What was noted with this entry, for those who are still part of it."""
        return dict(self._ratings)

    def show_people(self, people: Sequence[PersonId], ratings: Mapping[PersonId, int]) -> None:
        """Show a scale for each; those who are shown already keep theirs."""
        # A rating of somebody in the trash has no scale, and is kept as it is.
        self._ratings = {each: mark for each, mark in ratings.items() if each in people}
        for gone in set(self._scales) - set(people):
            scale = self._scales.pop(gone)
            self._column.removeWidget(scale)
            scale.hide()
            scale.deleteLater()
        for each in people:
            person = self._known.person(each)
            if person is None:
                continue
            if each not in self._scales:
                self._scales[each] = self._new_scale(each)
                self._scales[each].ask_about(person)
                self._column.addWidget(self._scales[each])
            self._scales[each].set_mark(self._ratings.get(each))
        self._nobody.setVisible(not self._scales)

    def read_last_answers(self) -> None:
        """Show where each stood last, as far as the user wants to see it; when this is unfolded."""
        people = tuple(self._scales)
        check_ins, choices = self._desk.check_ins, self._desk.choices

        def work() -> dict[PersonId, float | None]:
            if not choices.current().show_previous:
                return {}
            return {each: check_ins.standing(each).previous for each in people}

        self._desk.jobs.run(
            self, work, self._show_previous, fail=self.problem.emit, only_latest="previous"
        )

    def _show_previous(self, answers: dict[PersonId, float | None]) -> None:
        for person, scale in self._scales.items():
            scale.set_previous(answers.get(person))

    def _new_scale(self, person: PersonId) -> TrustScale:
        scale = named(TrustScale(), f"trust_{person}")
        scale.moved.connect(self._noting(person))
        scale.declined.connect(lambda: self._note(person, None))
        return scale

    def _noting(self, person: PersonId) -> Callable[[object], None]:
        return lambda mark: self._note(person, mark)

    def _note(self, person: PersonId, mark: object) -> None:
        if isinstance(mark, int):
            self._ratings[person] = mark
        else:
            self._ratings.pop(person, None)
        self.changed.emit()

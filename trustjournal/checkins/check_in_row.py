"""Asking about one person and keeping the answer, as Today and the person's page do."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustjournal.checkins import words
from trustjournal.checkins.after_fear import AfterFear
from trustjournal.checkins.domain import Because, CheckIn, Chip, Standing
from trustjournal.checkins.row_pieces import KeptState, NameBeside
from trustjournal.checkins.trust_scale import TrustScale
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.ui import tokens
from trustjournal.ui.choices import Choice
from trustjournal.ui.notices import announce
from trustjournal.ui.widgets import CheckBox, ChipGroup, FlowLayout, TranslatedWidget, named

if TYPE_CHECKING:
    from trustjournal.checkins.service import CheckIns
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs

_NARROW = 620
"""Below this width the name stands above the line."""


class CheckInRow(TranslatedWidget):
    """One person, one question. The answer is kept as soon as it is meant and can be taken back.

    Signals:
        saved: Emitted with the CheckIn whenever one was kept or corrected.
        declined: Emitted with the person's id when the user would rather not say today.
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    saved = Signal(object)
    declined = Signal(str)
    help_asked = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        check_ins: "CheckIns",
        people: "People",
        jobs: "Jobs",
        *,
        because: Because = Because.INVITED,
        with_name: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check_ins, self._jobs, self._because = check_ins, jobs, because
        self._person: Person | None = None
        self._standing = Standing()
        self._show_previous = True
        self._kept: CheckIn | None = None
        self._keeping = False
        self.scale = named(TrustScale(), "scale")
        self.chips = named(
            ChipGroup(_chip_choices(), label=lambda: _("How it felt, if you like")), "chips"
        )
        self._another = named(CheckBox(lambda: _("Keep another moment of today")), "another")
        self._state = KeptState(self._withdraw)
        self._fear = AfterFear(check_ins, people, jobs)
        self._name = NameBeside(self)
        self._name.setVisible(with_name)
        self._lay_out(with_name)
        self.scale.settled.connect(self._on_settled)
        self.scale.moved.connect(self._on_moved)
        self.scale.declined.connect(self._on_declined)
        self.chips.changed.connect(self._on_chips)
        self._another.toggled.connect(self._on_another)
        self._fear.help_asked.connect(self.help_asked)
        self._fear.problem.connect(self.problem)

    def _lay_out(self, with_name: bool) -> None:
        answer = QVBoxLayout()
        answer.setSpacing(8)
        for each in (self.scale, self.chips, self._fear):
            answer.addWidget(each)
        foot = FlowLayout(gap=16)
        foot.addWidget(self._state)
        foot.addWidget(self._another)
        answer.addLayout(foot)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        if with_name:
            self._row.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(answer, 1)

    def ask_about(self, person: Person, standing: Standing, *, show_previous: bool = True) -> None:
        """Ask about this person; an answer of today is shown and can be corrected.

        Asked about the same person again, it leaves alone what is being chosen.
        """
        same = self._person is not None and self._person.id == person.id
        self._person, self._standing, self._show_previous = person, standing, show_previous
        self._name.tell(person)
        self.scale.name(person)
        self._fear.about(person, may_offer_safety=standing.may_offer_safety)
        if same and self._is_being_answered():
            return
        if not same:
            self._another.setChecked(False)
        kept = standing.today[-1] if standing.today else None
        if same and kept == self._kept:
            self.scale.set_previous(self._tick())
        else:
            self._show_kept(kept)

    def _is_being_answered(self) -> bool:
        return self._keeping or self._another.isChecked() or not self.scale.line.is_settled()

    def kept(self) -> CheckIn | None:
        """Return the answer that is shown, once it is safe."""
        return self._kept

    def leave(self) -> None:
        """Keep what was chosen but not yet meant by Enter."""
        self.scale.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < tokens.worn().px(_NARROW)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._name.fit(narrow=narrow)

    def _show_kept(self, kept: CheckIn | None) -> None:
        self._kept = kept
        self.scale.set_mark(None if kept is None else round(kept.rating))
        self.scale.set_previous(self._tick())
        self.chips.choose(() if kept is None else kept.chips)
        self._after_change()

    def _tick(self) -> float | None:
        return self._standing.previous if self._show_previous else None

    def _after_change(self) -> None:
        chosen = self.scale.mark() is not None
        self.chips.setVisible(chosen)
        self._fear.setVisible(chosen and Chip.AFRAID in self.chips.values())
        self._another.setVisible(self._kept is not None or self._another.isChecked())
        if self._kept is not None:
            self._state.say_kept()
        elif chosen:
            self._state.say_not_yet()
        else:
            self._state.hide()

    def _on_moved(self, _mark: object) -> None:
        self._after_change()

    def _on_settled(self, _mark: int) -> None:
        self._keep()

    def _on_chips(self, _chips: object) -> None:
        self.scale.settle()
        self._keep()
        self._after_change()

    def _on_another(self, on: bool) -> None:
        if on:
            first = self._kept
            self._kept = None
            self.scale.set_mark(None)
            # The tick of a first answer shows only where a tick would show at all.
            if first is not None and self._tick() is not None:
                self.scale.set_previous(first.rating)
            self.chips.choose(())
            self._after_change()
        elif self._kept is None:
            self._show_kept(self._standing.today[-1] if self._standing.today else None)

    def _on_declined(self) -> None:
        if self._person is None:
            return
        if self._kept is not None:
            self._show_kept(self._kept)
        else:
            self._after_change()
        person = self._person
        self._jobs.run(
            self,
            lambda: self._check_ins.not_today(person.id),
            lambda _done: self.declined.emit(person.id),
            fail=self.problem.emit,
        )

    # Keeping

    def _keep(self) -> None:
        """Keep what is shown, unless that is under way: then once more when it is done."""
        rating, person = self._rating(), self._person
        if rating is None or person is None or self._keeping:
            return
        chips, kept = self._chips(), self._kept
        if kept is not None and (kept.rating, kept.chips) == (rating, chips):
            return
        self._keeping = True
        another = self._another.isChecked()

        def work() -> CheckIn:
            if kept is not None:
                return self._check_ins.change(kept.id, rating=rating, chips=chips)
            return self._check_ins.rate(
                person.id, rating, because=self._because, chips=chips, another_moment=another
            )

        self._jobs.run(self, work, self._on_kept, fail=self._on_not_kept)

    def _on_kept(self, kept: CheckIn) -> None:
        self._keeping = False
        if self._person is None or kept.person != self._person.id:
            return
        first = self._kept is None
        self._kept = kept
        others = tuple(each for each in self._standing.today if each.id != kept.id)
        self._standing = replace(self._standing, today=(*others, kept))
        blocked = self._another.blockSignals(True)
        self._another.setChecked(False)
        self._another.blockSignals(blocked)
        self._after_change()
        if first:
            announce(self, _("Kept"))
        self.saved.emit(kept)
        self._keep()

    def _on_not_kept(self, error: Exception) -> None:
        self._keeping = False
        self.problem.emit(error)

    def _withdraw(self) -> None:
        kept = self._kept
        if kept is None:
            return
        self._jobs.run(
            self,
            lambda: self._check_ins.withdraw(kept.id),
            lambda trash_id: self._on_withdrawn(kept, trash_id),
            fail=self.problem.emit,
        )

    def _on_withdrawn(self, kept: CheckIn, trash_id: object) -> None:
        left = tuple(each for each in self._standing.today if each.id != kept.id)
        self._standing = replace(self._standing, today=left)
        self._show_kept(left[-1] if left else None)
        self.undo_offered.emit(_("The answer was taken back."), self._undo(trash_id))

    def _undo(self, trash_id: object) -> Callable[[], None]:
        def bring_back() -> None:
            self._jobs.run(
                self,
                lambda: self._check_ins.bring_back(trash_id),  # type: ignore[arg-type]
                self._on_brought_back,
                fail=self.problem.emit,
            )

        return bring_back

    def _on_brought_back(self, kept: CheckIn) -> None:
        if self._person is not None and kept.person == self._person.id:
            self._standing = replace(self._standing, today=(*self._standing.today, kept))
            self._show_kept(kept)
            self.saved.emit(kept)

    def _rating(self) -> float | None:
        """Return what is chosen; a kept value between two marks stays until the mark is moved."""
        mark, kept = self.scale.mark(), self._kept
        return kept.rating if kept is not None and round(kept.rating) == mark else mark

    def _chips(self) -> tuple[Chip, ...]:
        return tuple(each for each in self.chips.values() if isinstance(each, Chip))


def _chip_choices() -> list[Choice]:
    return [(chip, partial(words.chip, chip)) for chip in Chip]

"""Where somebody fills in one sheet, one calm step at a time. All of it is kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.preferences.quiet_line import ChosenQuietLine
from trustjournal.ui.arrange import bring_into_view, tab_as_laid_out
from trustjournal.ui.widgets import LinesField, Text, TranslatedWidget, announce, label, named
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets import walking
from trustjournal.worksheets.answers import Answers, is_answered
from trustjournal.worksheets.domain import Action, Step
from trustjournal.worksheets.drafting import draft, is_draft
from trustjournal.worksheets.keeper import Filled, SheetKeeper
from trustjournal.worksheets.known import Known, Standing, standing
from trustjournal.worksheets.step_list import Place, StepList
from trustjournal.worksheets.step_view import StepView
from trustjournal.worksheets.walk_bar import StillNeeded, WalkBar
from trustjournal.worksheets.walk_frame import StandingNotes, StepsBeside

if TYPE_CHECKING:
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.question_view import QuestionView
    from trustjournal.worksheets.sheet import Opened, Sheet

NEXT_KEYS = ("Ctrl+Return", "Alt+Right")
BACK_KEY = "Alt+Left"
NewTimer = Callable[[QObject], QTimer]


class WalkView(TranslatedWidget):
    """One sheet that is being filled in.

    Signals:
        ended: Emitted with the Sheet when its end was reached and all of it is safe.
        later: Emitted when the user wants to come back later, and all of it is safe.
        moved: Emitted when another step came up.
        about: Emitted with the Person the sheet is about, or None, when that is known anew.
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    ended = Signal(object)
    later = Signal()
    moved = Signal()
    about = Signal(object)
    help_asked = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        opened: Opened,
        known: Known,
        *,
        is_new: bool = False,
        new_timer: NewTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; a new sheet is kept with its first answer."""
        super().__init__(parent)
        self._desk, self._known, self._new_timer = desk, known, new_timer
        self.worksheet, self.sheet = opened.worksheet, opened.sheet
        self._answers: dict[str, Any] = dict(opened.sheet.answers)
        self._at_first = dict(self._answers) if is_new else {}
        self._place = opened.sheet.place
        self._standing = known.standing
        self._views: dict[str, StepView] = {}
        self._shown: object = None
        self._notes = StandingNotes()
        self._list = StepList()
        self._frame = StepsBeside(self._list)
        self._steps = QVBoxLayout()
        self._needed, self._bar = StillNeeded(), WalkBar()
        self._quiet_line = named(
            ChosenQuietLine(desk.choices, desk.jobs, desk.changes, new_timer=new_timer), "quietLine"
        )
        self._keeper = SheetKeeper(
            desk.worksheets, desk.jobs, opened.sheet, self._filled,
            is_new=is_new, new_timer=new_timer, parent=self,
        )  # fmt: skip
        self._lay_out()
        self._connect()
        self._show_standing(known.standing)
        self._show_step()

    # How it is laid out

    def _lay_out(self) -> None:
        column = self._frame.column
        column.insertWidget(0, self._notes)
        column.addLayout(self._steps)
        for each in (self._needed, self._bar):
            column.addWidget(each)
        column.addWidget(
            label(
                lambda: _("Everything you write is kept as you type."),
                "caption",
                tone="faint",
                wrap=True,
            )
        )
        column.addWidget(self._quiet_line)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._frame)

    def _connect(self) -> None:
        self._list.chosen.connect(self.jump)
        self._needed.chosen.connect(self._on_needed)
        self._bar.back.connect(self.back)
        self._bar.on.connect(self.go_on)
        self._bar.later.connect(self.come_back_later)
        self._notes.help_asked.connect(self.help_asked)
        self._quiet_line.help_asked.connect(self.help_asked)
        self._quiet_line.problem.connect(self.problem)
        self._quiet_line.undo_offered.connect(self.undo_offered)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.problem.connect(self.problem)
        for key in NEXT_KEYS:
            self._key(key, self.go_on)
        self._key(BACK_KEY, self.back)

    def _key(self, key: str, do: Callable[[], Any]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # Where one stands

    def _filled(self) -> Filled:
        return Filled(answers=self._answers, place=self._place)

    def _counted(self) -> Answers:
        """Return the answers as they count: for oneself alone where there is fear."""
        if self._standing.is_feared:
            return walking.for_oneself(self.worksheet, self._answers)
        return self._answers

    def _walked(self) -> tuple[tuple[Step, ...], int]:
        walked = walking.steps(self.worksheet, self._counted())
        return walked, walking.place(walked, self.worksheet, self._place)

    def _view(self, step_id: str) -> StepView:
        if step_id not in self._views:
            step = next(each for each in self.worksheet.steps if each.id == step_id)
            first = step is self.worksheet.steps[0]
            view = named(
                StepView(
                    self._desk, self._known, step,
                    not_for=self.worksheet.not_for if first else (), new_timer=self._new_timer,
                ),
                "card",
            )  # fmt: skip
            for field in view.findChildren(LinesField):
                self._quiet_line.listen_to(field)
            view.field_added.connect(self._quiet_line.listen_to)
            view.changed.connect(self._on_answered)
            view.help_asked.connect(self.help_asked)
            view.pause_asked.connect(self.come_back_later)
            view.problem.connect(self.problem)
            view.about(self._standing)
            for address, each in view.questions.items():
                each.field.show_value(self._answers.get(address, each.usual()))
            self._views[step_id] = view
            self._steps.addWidget(view)
        return self._views[step_id]

    def _show_step(self) -> StepView:
        walked, at = self._walked()
        step = walked[at]
        view = self._view(step.id)
        for each in self._views.values():
            each.setVisible(each is view)
        self._put_together(view)
        self._refresh()
        tab_as_laid_out(self)
        return view

    def _put_together(self, view: StepView) -> None:
        """Let a draft that was not touched begin with what is answered by now."""
        people = {each.id: each for each in self._known.people}
        for address, each in view.questions.items():
            if address not in self._answers and is_draft(self.worksheet, address):
                today = self._desk.days.today()
                each.field.show_value(draft(self.worksheet, self._counted(), people, today))

    def _refresh(self) -> None:
        """Show what the answers make of the sheet, at the step one stands at."""
        walked, at = self._walked()
        step, count = walked[at], len(walked)
        counted = self._counted()
        mode = walking.mode(self.worksheet, counted)
        hints = [(each.address, each.action) for each in walking.hints(step, counted)]
        places = [
            Place(step=each, is_here=each is step, is_answered=self._is_answered(each))
            for each in walked
        ]
        shown = (mode, hints, places)
        if shown == self._shown:  # as with nearly every letter
            return
        self._shown = shown
        view = self._view(step.id)
        view.stand_at(lambda: words.progress(at + 1, count, mode))
        view.ask_only([address for address, _question in step.addressed()])
        view.show_hints(hints)
        self._bar.stand_at(at + 1, count)
        self._list.show_places(places)

    def _is_answered(self, step: Step) -> bool:
        said = any(
            is_answered(question, self._answers.get(address))
            for address, question in step.addressed()
        )
        return said and not walking.missing(step, self._counted())

    def begin(self) -> None:
        """Put the keyboard into the first field, and tell a screen reader where one is."""
        walked, at = self._walked()
        view = self._view(walked[at].id)
        view.focus_first()
        announce(self, view.told())

    # Going from step to step

    def go_on(self) -> None:
        """Go to the next step; from the last, to the end."""
        walked, at = self._walked()
        if self._is_held(walked, at + 1):
            return
        self._take_what_stands(walked[at], going_on=True)
        # What was taken may have changed the way.
        walked, at = self._walked()
        if at + 1 < len(walked):
            self._go_to(walked[at + 1].id)
        else:
            self._end()

    def back(self) -> None:
        """Go to the step before."""
        walked, at = self._walked()
        if at:
            self._take_what_stands(walked[at])
            self._go_to(walked[at - 1].id)

    def jump(self, step_id: str, address: str = "") -> None:
        """Go to any step."""
        walked, at = self._walked()
        wanted = [number for number, step in enumerate(walked) if step.id == step_id]
        if not wanted or self._is_held(walked, wanted[0]):
            return
        self._take_what_stands(walked[at])
        self._go_to(step_id, address)

    def _go_to(self, step_id: str, address: str = "") -> None:
        self._take_composition()
        self._needed.hide()
        self._place = step_id
        view = self._show_step()
        view.focus_first(address)
        announce(self, view.told())
        self._keeper.touched()
        self.moved.emit()

    def _is_held(self, walked: tuple[Step, ...], wanted: int) -> bool:
        """Whether the gate is not answered yet, and the way leads past it."""
        if not self.worksheet.safety_gate:
            return False
        for number, step in enumerate(walked[:wanted]):
            is_gate = any(Action.PRIVATE_MODE in each.on.values() for each in step.questions)
            if is_gate and walking.missing(step, self._counted()):
                if step.id != walked[self._walked()[1]].id:
                    self._go_to(step.id)
                self._tell(
                    lambda: _("Please choose one of the answers first; not being sure is one too.")
                )
                self._views[walked[number].id].focus_first()
                return True
        return False

    def _take_what_stands(self, step: Step, *, going_on: bool = False) -> None:
        """Take the days that stood ready and were left as they are; going on, a draft as well."""
        if self._answers == self._at_first:
            return
        view = self._view(step.id)
        for address, _question in step.addressed():
            each = view.questions[address]
            is_ready = each.usual() is not None or (going_on and is_draft(self.worksheet, address))
            if address not in self._answers and is_ready and each.field.value():
                self._answers[address] = each.field.value()
                self._keeper.touched()

    def _end(self) -> None:
        missing = walking.incomplete(self.worksheet, self._counted())
        if missing:
            self._tell(lambda: _("Before the end, these steps still need an answer:"), missing)
            self._refresh()
        elif not walking.says_something(self.worksheet, self._answers):
            self._tell(lambda: _("Nothing is written here yet."))
        else:
            self._needed.hide()
            self._keeper.flush(lambda: self.ended.emit(self.sheet))

    def _tell(self, text: Text, steps: Sequence[Step] = ()) -> None:
        self._needed.tell(text, steps)
        bring_into_view(self._needed)

    def _on_needed(self, step_id: str) -> None:
        step = next(each for each in self._walked()[0] if each.id == step_id)
        self.jump(step_id, next(iter(walking.missing(step, self._counted())), ""))

    # Answers

    def _on_answered(self, view: QuestionView) -> None:
        value = view.field.value()
        if value in ("", None, []) and view.usual() is None:
            self._answers.pop(view.address, None)
        else:
            self._answers[view.address] = value
        self._needed.hide()
        self._refresh()
        self._keeper.touched()

    def _on_kept(self, sheet: Sheet) -> None:
        former, self.sheet = self.sheet, sheet
        if (sheet.id, sheet.person) != (former.id, former.person):
            self.look_again()

    def look_again(self) -> None:
        """Read again what one should know about whom the sheet is about."""
        desk, worksheet, person = self._desk, self.worksheet.id, self.sheet.person
        desk.jobs.run(
            self,
            lambda: standing(desk, worksheet, person),
            self._show_standing,
            fail=self.problem.emit,
            only_latest="standing",
        )

    def _show_standing(self, found: Standing) -> None:
        narrows = found.is_feared is not self._standing.is_feared
        self._standing = found
        self._notes.show_standing(found)
        for each in self._views.values():
            each.about(found)
        if narrows:
            had_focus, view = self._focused() is not None, self._show_step()
            if had_focus and not view.isAncestorOf(QApplication.focusWidget() or self):
                self.begin()  # its step is left out
        self.about.emit(found.person)

    def meet(self, known: Known) -> None:
        """Know people and choices as they are now."""
        self._known = known
        for each in self._views.values():
            each.meet(known.people)
            each.check_gently(known.hedge_check)
        self._show_standing(known.standing)

    # Leaving

    def come_back_later(self) -> None:
        """Have everything kept, and go."""
        self._take_composition()
        self._keeper.flush(self.later.emit)

    def leave(self) -> None:
        """Have everything kept that is typed; also what an input method still holds."""
        self._take_composition()
        self._keeper.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._keeper.is_unsaved()

    def end(self) -> None:
        """Write nothing any more."""
        self._keeper.end()

    def _focused(self) -> QWidget | None:
        focused = QApplication.focusWidget()
        return focused if focused is not None and self.isAncestorOf(focused) else None

    def _take_composition(self) -> None:
        if self._focused() is not None:
            QGuiApplication.inputMethod().commit()

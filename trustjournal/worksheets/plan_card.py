"""A rebuild plan as it stands: three phases, what helps on a bad day, and a way to close it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.boundaries.problems import TooLong
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PlanId
from trustjournal.i18n import _
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.fold import Fold
from trustjournal.ui.form_fields import ChipField
from trustjournal.ui.layouts import take_all_out
from trustjournal.ui.widgets import (
    FlowLayout,
    Text,
    TranslatedWidget,
    button,
    label,
    named,
)
from trustjournal.worksheets import plan_words
from trustjournal.worksheets.course import Answered, Course
from trustjournal.worksheets.desk import Desk
from trustjournal.worksheets.problems import PlanGone
from trustjournal.worksheets.sheet import End, Plan

RELEVANT = (
    Changes.PLANS
    | Changes.SHEETS
    | Changes.REMINDERS
    | Changes.REFLECTIONS
    | Changes.BOUNDARIES
    | Changes.CHECKINS
    | Changes.PEOPLE
)
_UNDECIDED = "undecided"


class _Shelter:
    """Where the words of looking back wait until they are meant."""

    def __init__(self, desk: Desk, plan: PlanId) -> None:
        self._plans, self._plan = desk.plans, plan

    def keep(self, words: Words) -> None:
        """Keep the words."""
        self._plans.keep_begun(self._plan, words)

    def forget(self) -> None:
        """Let the words go."""
        self._plans.forget_begun(self._plan)


class LookBackForm(BegunForm):
    """A few words, and whether it goes on; that this is open is an answer like the others."""

    def __init__(self, desk: Desk, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(desk.jobs, _Shelter(desk, plan.id), (TooLong, PlanGone), parent)
        self._desk, self._plan = desk, plan
        self.former = plan
        """What the plan was before one last looked back on it."""
        self.meant: Mapping[str, Any] = {}
        """What stood in the fields when it was meant."""
        self._words = named(NoteField(), "lookingBack")
        self._end = named(ChipField(label=lambda: _("How it goes on")), "planEnd")
        self._end.offer(
            [(_UNDECIDED, lambda: plan_words.end(None))]
            + [(each.value, partial(plan_words.end, each)) for each in End]
        )
        self.body.addWidget(
            Labelled(
                lambda: _("Looking back"),
                self._words,
                lambda: _("What has changed, what has not, what you want to remember."),
            )
        )
        self.body.addWidget(
            Labelled(
                lambda: _("How it goes on"),
                self._end,
                lambda: _("Each of these is a full answer. None of them is a failure."),
            )
        )
        self.begun.watch("words", self._words)
        self.begun.watch("end", self._end)
        self.finish(lambda: _("Keep it like this"))

    def take(self, plan: Plan) -> None:
        """Know what is stored, for when the form is opened next."""
        self._plan = plan

    def at_first(self) -> Words:
        end = self._plan.end
        return {
            "words": self._plan.looking_back,
            "end": _UNDECIDED if end is None else end.value,
        }

    def first_field(self) -> QWidget:
        return self._words

    def work(self) -> Callable[[], Any]:
        self.meant, self.former = self.begun.words(), self._plan
        chosen = self._end.value()
        end = None if chosen in ("", _UNDECIDED) else End(chosen)
        plan, words = self._plan.id, self._words.value()
        return partial(self._desk.plans.look_back, plan, words, end)


class PlanCard(TranslatedWidget):
    """One plan.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
        sheet_asked: Emitted with the id of the sheet it came from.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    sheet_asked = Signal(str)

    def __init__(
        self, desk: Desk, course: Course, *, with_way: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._course = desk, course
        self._open = button(
            lambda: _("Look back on it"), clicked=self._on_open, name="lookBackOnPlan"
        )
        self.form = named(LookBackForm(desk, course.plan), "lookBackForm")
        self.form.kept.connect(self._on_kept)
        self.form.given_up.connect(self._open.show)
        self.form.reopened.connect(self._open.hide)
        self.form.problem.connect(self.problem)
        self.form.undo_offered.connect(self.undo_offered)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._told = QVBoxLayout()
        self._told.setSpacing(12)
        self._column.addLayout(self._told)
        ways = FlowLayout(gap=8)
        ways.addWidget(self._open)
        if with_way:
            ways.addWidget(
                button(
                    lambda: _("See the sheet"), "ghost", "file-text",
                    clicked=self._on_way, name="planSheet",
                )
            )  # fmt: skip
        self._column.addLayout(ways)
        self._column.addWidget(self.form)
        self._tell()
        if course.begun:
            self._open_form()

    @property
    def plan(self) -> PlanId:
        """Which plan it is."""
        return self._course.plan.id

    def show_course(self, course: Course) -> None:
        """Show how it stands by now; what is being written stays."""
        if course == self._course:
            return
        self._course = course
        self.form.take(course.plan)
        take_all_out(self._told)
        self._tell()
        if course.begun and not self.form.is_open():
            self._open_form()

    def leave(self) -> None:
        """Have everything kept that is typed."""
        self.form.leave()

    # What is seen

    def _tell(self) -> None:
        course = self._course
        self._add(
            label(lambda: plan_words.role(course.plan.role), "strong", wrap=True, name="planRole"),
            label(lambda: plan_words.begun(course), "small", tone="soft", wrap=True),
        )
        if course.is_safe:
            self._phase(lambda: _("Talk"), lambda: plan_words.talk(course), name="phaseTalk")
        self._phase(
            lambda: _("Boundaries"),
            lambda: plan_words.boundaries(course),
            plan_words.titles(course.boundaries),
            name="phaseBoundaries",
        )
        if course.is_safe:
            today = self._desk.days.today
            self._phase(
                lambda: _("Giving it time"),
                lambda: plan_words.time(course, today()),
                name="phaseTime",
            )
        self._answers(lambda: _("If it happens again"), course.slip, "planSlip")
        self._answers(lambda: _("When to stop"), course.stop, "planStop")
        if course.plan.looking_back:
            self._phase(lambda: _("Looking back"), course.plan.looking_back, name="planLookedBack")

    def _add(self, *lines: QWidget) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for each in lines:
            column.addWidget(each)
        self._told.addWidget(part)
        part.show()

    def _phase(self, title: Text, words: Text, more: str = "", *, name: str) -> None:
        lines: list[QWidget] = [
            label(title, "label", tone="soft"),
            label(words, "body", wrap=True, name=name),
        ]
        if more:
            lines.append(label(more, "small", tone="soft", wrap=True))
        self._add(*lines)

    def _answers(self, title: Text, answered: Sequence[Answered], name: str) -> None:
        if not answered:
            return
        fold = named(Fold(title, name), name)
        people = self._course.people
        for each in answered:
            fold.body.addWidget(
                label(partial(plan_words.prompt, each), "label", tone="soft", wrap=True)
            )
            fold.body.addWidget(label(partial(plan_words.answer, each, people), "body", wrap=True))
        self._told.addWidget(fold)
        fold.show()

    # What is done

    def _on_open(self) -> None:
        self._open.hide()
        self.form.open(self._course.begun or None)

    def _open_form(self) -> None:
        self._open.hide()
        self.form.open(self._course.begun, focused=False)

    def _on_way(self) -> None:
        self.sheet_asked.emit(self._course.opened.sheet.id)

    def _on_kept(self, plan: Plan) -> None:
        former, words = self.form.former, self.form.meant
        self._open.show()
        self.form.take(plan)
        self.undo_offered.emit(
            _("Kept: {end}.").format(end=plan_words.end(plan.end)),
            lambda: self._desk.jobs.run(
                self,
                partial(self._desk.plans.put_back, former, words),
                lambda _done: None,
                fail=self.problem.emit,
            ),
        )

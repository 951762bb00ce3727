"""Rebuild plans one under the other, on a person's page and at the end of their sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.section import PersonSection
from trustjournal.ui.arrange import arrange, let_go
from trustjournal.ui.widgets import Card, TranslatedWidget
from trustjournal.worksheets.course import Course
from trustjournal.worksheets.desk import Desk
from trustjournal.worksheets.plan_card import RELEVANT, PlanCard
from trustjournal.worksheets.sheet import Opened
from trustjournal.worksheets.sheet_end import SheetEnd

Look = Callable[[], Sequence[Course]]


class PlansView(TranslatedWidget):
    """Some plans in a card; nothing at all where there is none.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        sheet_asked: Emitted with the id of the sheet a plan came from.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    sheet_asked = Signal(str)

    def __init__(self, desk: Desk, *, with_way: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._with_way = desk, with_way
        self._look: Look | None = None
        self._plans: list[PlanCard] = []
        self._card = Card(lambda: _("Rebuilding trust"), gap=20)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(24)
        self._card.body.addLayout(self._inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)
        self.hide()
        desk.changes.changed.connect(self._on_changed)

    def show_plans(self, look: Look | None) -> None:
        """Show what this finds, and again whenever something about it changed."""
        self.leave()
        self._look = look
        if look is None:
            self._show(())
        else:
            self._refresh()

    def leave(self) -> None:
        """Have everything kept that is typed."""
        for each in self._plans:
            each.leave()

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be written."""
        return any(each.form.is_unsaved() for each in self._plans)

    def _on_changed(self, changes: Changes) -> None:
        if changes & RELEVANT:
            self._refresh()

    def _refresh(self) -> None:
        if self._look is not None:
            self._desk.jobs.run(
                self, self._look, self._show, fail=self.problem.emit, only_latest="plans"
            )

    def _show(self, courses: Sequence[Course]) -> None:
        wanted = {each.plan.id for each in courses}
        for gone in [each for each in self._plans if each.plan not in wanted]:
            let_go(self._inside, gone)
        known = {each.plan: each for each in self._plans if each.plan in wanted}
        self._plans = []
        for course in courses:
            card = known.get(course.plan.id) or self._made(course)
            card.show_course(course)
            self._plans.append(card)
        arrange(self._inside, self._plans)
        self.setVisible(bool(courses))

    def _made(self, course: Course) -> PlanCard:
        card = PlanCard(self._desk, course, with_way=self._with_way)
        card.problem.connect(self.problem)
        card.undo_offered.connect(self.undo_offered)
        card.sheet_asked.connect(self.sheet_asked)
        return card


class PlanSection(PersonSection):
    """The rebuild plans with one person, on their page.

    Signals:
        sheet_asked: Emitted with the id of the sheet a plan came from.
    """

    sheet_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._person: Person | None = None
        self._view = PlansView(desk, with_way=True)
        self._view.problem.connect(self.problem)
        self._view.undo_offered.connect(self.undo_offered)
        self._view.sheet_asked.connect(self.sheet_asked)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._view)

    def show_person(self, person: Person) -> None:
        if self._person is None or self._person.id != person.id:
            plans, whom = self._desk.plans, person.id
            self._view.show_plans(lambda: plans.of_person(whom))
        self._person = person

    def leave(self) -> None:
        self._view.leave()

    def is_unsaved(self) -> bool:
        return self._view.is_unsaved()


class PlanEnd(SheetEnd):
    """The plan that a sheet left behind, below its card."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = PlansView(desk, with_way=False)
        self._view.problem.connect(self.problem)
        self._view.undo_offered.connect(self.undo_offered)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._view)

    def show_sheet(self, opened: Opened) -> None:
        plans, sheet = self._desk.plans, opened.sheet.id
        self._view.show_plans(lambda: plans.of_sheet(sheet))

    def leave(self) -> None:
        self._view.leave()

    def is_unsaved(self) -> bool:
        return self._view.is_unsaved()

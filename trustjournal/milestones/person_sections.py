"""What milestones and chapters bring to a person's page: a card, and parts of the timeline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import ChapterId, MilestoneId
from trustjournal.i18n import _
from trustjournal.milestones.chapter_form import ChapterForm
from trustjournal.milestones.domain import Chapter, Milestone
from trustjournal.milestones.form_list import FormList
from trustjournal.milestones.milestone_form import MilestoneForm
from trustjournal.milestones.rows import ChapterRow, MilestoneRow
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection
from trustjournal.ui.day_field import Days
from trustjournal.ui.widgets import Card, CheckBox, label, named, rule

if TYPE_CHECKING:
    from trustjournal.milestones.service import Chapters, Milestones
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    milestones: list[Milestone]
    chapters: list[Chapter]
    noted: bool
    week_start: int | None


class MilestonesCard(ReadSection):
    """Days worth marking and the chapters of a relationship, each changed where it stands."""

    touched_by = Changes.MILESTONES | Changes.CHAPTERS | Changes.PREFERENCES

    def __init__(
        self,
        milestones: "Milestones",
        chapters: "Chapters",
        choices: "Choices",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, changes, parent)
        self._milestones, self._chapters = milestones, chapters
        self._choices = choices
        self._calendar = Days(lambda: clock().date())
        self._today = self._calendar.today
        self._nothing = label(
            lambda: _(
                "A birthday, the day you met, something one of you achieved: small days count too."
            ),
            "body",
            tone="soft",
            wrap=True,
        )
        self._days = named(
            FormList(
                named(MilestoneForm(milestones, jobs, self._today), "milestoneForm"),
                self._make_row,
                MilestoneRow.show_milestone,
                add=lambda: _("Add a milestone"),
            ),
            "milestones",
        )
        self._noted = named(CheckBox(lambda: _("Also note in my record when I mark one")), "noted")
        self._parts = named(
            FormList(
                named(ChapterForm(chapters, jobs, self._calendar), "chapterForm"),
                ChapterRow,
                ChapterRow.show_chapter,
                add=lambda: _("A new chapter"),
            ),
            "chapters",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = Card(lambda: _("Milestones and chapters"), gap=10)
        for each in (self._nothing, self._days, self._noted, rule(), self._parts):
            card.body.addWidget(each)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def _connect(self) -> None:
        for each in (self._days, self._parts):
            each.problem.connect(self.problem)
            each.add_asked.connect(partial(self._on_add, each))
        self._days.delete_asked.connect(self._on_delete_milestone)
        self._parts.delete_asked.connect(self._on_delete_chapter)
        self._noted.toggled.connect(self._on_noted)

    # Showing

    def leave(self) -> None:
        for each in (self._days, self._parts):
            each.form.leave()

    def is_unsaved(self) -> bool:
        return any(each.form.is_unsaved() for each in (self._days, self._parts))

    def _turn_away(self) -> None:
        for each in (self._days, self._parts):
            each.close_form()

    def _read(self, person: Person) -> _Read:
        return _Read(
            milestones=self._milestones.of(person.id),
            chapters=self._chapters.of(person.id),
            noted=self._milestones.notes_markings(),
            week_start=self._choices.current().week_start,
        )

    def _show(self, _person: Person, read: _Read) -> None:
        self._calendar.week_start = read.week_start
        self._days.show_things(in_order(read.milestones, self._today()))
        self._parts.show_things(read.chapters[::-1])
        self._nothing.setVisible(not read.milestones)
        self._noted.setVisible(bool(read.milestones))
        blocked = self._noted.blockSignals(True)
        self._noted.setChecked(read.noted)
        self._noted.blockSignals(blocked)

    def _make_row(self) -> MilestoneRow:
        row = MilestoneRow(self._today)
        row.mark_asked.connect(self._on_mark)
        row.back_asked.connect(self._on_take_back)
        return row

    # What the user does

    def _on_add(self, where: FormList, _checked: bool = False) -> None:
        if self._person is not None:
            where.add_to(self._person.id)

    def _on_mark(self, milestone: str, occurrence: date) -> None:
        one = MilestoneId(milestone)

        def offer(_marked: Milestone) -> None:
            self.undo_offered.emit(
                _("Marked."), lambda: self._run(partial(self._take_back, one, occurrence))
            )

        self._run(lambda: self._milestones.mark(one, occurrence), offer)

    def _on_take_back(self, milestone: str, occurrence: date) -> None:
        self._run(partial(self._take_back, MilestoneId(milestone), occurrence))

    def _take_back(self, milestone: MilestoneId, occurrence: date) -> Milestone:
        return self._milestones.take_back(milestone, occurrence)

    def _on_noted(self, wanted: bool) -> None:
        self._run(lambda: self._milestones.note_markings(wanted))

    def _on_delete_milestone(self, milestone: str) -> None:
        self._delete(
            lambda: self._milestones.delete(MilestoneId(milestone)),
            self._milestones.bring_back,
            lambda: _("The milestone was deleted."),
        )

    def _on_delete_chapter(self, chapter: str) -> None:
        self._delete(
            lambda: self._chapters.delete(ChapterId(chapter)),
            self._chapters.bring_back,
            lambda: _("The chapter was deleted."),
        )

    def _delete(
        self, delete: Callable[[], Any], back: Callable[[Any], Any], said: Callable[[], str]
    ) -> None:
        def offer(trash_id: object) -> None:
            self.undo_offered.emit(said(), lambda: self._run(lambda: back(trash_id)))

        self._run(delete, offer)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], Any] = lambda _done: None
    ) -> None:
        self._jobs.run(self, work, then, fail=self.problem.emit)


def in_order(milestones: Sequence[Milestone], today: date) -> list[Milestone]:
    """Sort what comes next first; what was once comes last, the latest first."""

    def place(milestone: Milestone) -> tuple[bool, int]:
        following = milestone.next_from(today)
        if following is not None:
            return False, (following - today).days
        return True, (today - milestone.nearest(today)).days

    return sorted(milestones, key=place)

"""The page of one sheet: it is filled in, what comes of it is confirmed, and then it is a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, SheetId
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.ui.arrange import let_go
from trustjournal.ui.widgets import Page, named
from trustjournal.worksheets import known as beside
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.finished_view import FinishedView
from trustjournal.worksheets.follow_ups_view import FollowUpsView
from trustjournal.worksheets.hint_views import help_button
from trustjournal.worksheets.problems import SheetGone
from trustjournal.worksheets.walk_view import WalkView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustjournal.people.domain import Person
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.finishing import Finished
    from trustjournal.worksheets.known import Known
    from trustjournal.worksheets.sheet import About, Opened, Sheet
    from trustjournal.worksheets.sheet_end import SheetEnd

_WIDTH = 1080
_BESIDE = Changes.PEOPLE | Changes.PREFERENCES | Changes.BOUNDARIES | Changes.REFLECTIONS
NewTimer = Callable[[QObject], QTimer]


class _Read(NamedTuple):
    opened: Opened
    known: Known


class SheetPage(Page):
    """One sheet at a time, at the stage it is in.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        help_asked: Emitted when the user wants to see the help page.
        left: Emitted when the user is done with the sheet for now.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    help_asked = Signal()
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        ends: Sequence[SheetEnd] = (),
        *,
        new_timer: NewTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `ends` stand below the card of a finished sheet."""
        super().__init__(max_width=_WIDTH, parent=parent)
        self._desk, self._new_timer, self._ends = desk, new_timer, ends
        self._walk: WalkView | None = None
        self._opened: Opened | None = None
        # Below the heading it would be as wide as the page, with its words in the middle.
        self.aside.addWidget(help_button(self.help_asked.emit), 0, Qt.AlignmentFlag.AlignLeft)
        self._follow_ups = named(FollowUpsView(desk), "followUps")
        self._finished = named(FinishedView(desk), "finishedSheet")
        for each in (self._follow_ups, self._finished):
            self.body.addWidget(each)
            each.hide()
            each.problem.connect(self.problem)
            each.undo_offered.connect(self.undo_offered)
        for end in ends:
            self._finished.column.addWidget(end)
            end.problem.connect(self.problem)
            end.undo_offered.connect(self.undo_offered)
            end.help_asked.connect(self.help_asked)
        # Else the keyboard would be left behind in a field that is hidden.
        for each, name in (
            (self._follow_ups, lambda: _("What may come of the sheet")),
            (self._finished, lambda: _("The finished sheet")),
        ):
            each.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            each.say(each.setAccessibleName, name)
        self._follow_ups.finished.connect(self._on_finished)
        self._follow_ups.taken_back.connect(lambda sheet: self.open(sheet.id))
        self._follow_ups.back_asked.connect(self._back_to_walk)
        self._finished.opened_again.connect(lambda sheet: self.open(sheet.id))
        self._finished.deleted.connect(self._on_deleted)
        self._finished.left.connect(self.left)
        desk.changes.changed.connect(self._on_changed)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is shown, as it was kept last."""
        if self._walk is not None:
            return self._walk.sheet
        return None if self._opened is None else self._opened.sheet

    @property
    def shown_id(self) -> SheetId | None:
        """The id of the sheet, if it is kept."""
        return None if self.sheet is None else self.sheet.id

    # Opening

    def open(self, sheet_id: str) -> None:
        """Show a sheet: where one left it, or its card once it is finished."""
        shown = self.sheet
        if self._walk is not None and shown is not None and shown.id == sheet_id:
            self._show_stage(self._walk)
            self._walk.begin()
            return
        worksheets = self._desk.worksheets
        self._read(lambda: worksheets.get(SheetId(sheet_id)), is_new=False)

    def begin(
        self, worksheet_id: str, person: str | None = None, about: About | None = None
    ) -> None:
        """Begin a sheet, perhaps about somebody; nothing of it is kept before the first answer."""
        worksheets = self._desk.worksheets
        whom = None if person is None else PersonId(person)
        self._read(lambda: worksheets.blank(worksheet_id, person=whom, about=about), is_new=True)

    def _read(self, look_up: Callable[[], Opened], *, is_new: bool) -> None:
        self.leave()
        desk = self._desk

        def work() -> _Read:
            opened = look_up()
            return _Read(opened, beside.read(desk, opened.worksheet, opened.sheet))

        self._desk.jobs.run(
            self,
            work,
            lambda read: self._on_read(read, is_new=is_new),
            fail=self._on_not_read,
            only_latest="sheet",
        )

    def _on_read(self, read: _Read, *, is_new: bool) -> None:
        if self._walk is not None and self._walk.is_unsaved():
            # It could not be kept, which was told: its words are nowhere else.
            self._show_stage(self._walk)
            return
        self._drop_walk()
        self._desk.days.week_start = read.known.week_start
        self._show_head(read)
        if read.opened.sheet.is_finished:
            self._show_card(read.opened)
            return
        walk = named(
            WalkView(self._desk, read.opened, read.known, is_new=is_new, new_timer=self._new_timer),
            "walk",
        )
        self._walk = walk
        walk.problem.connect(self.problem)
        walk.undo_offered.connect(self.undo_offered)
        walk.about.connect(self._show_about)
        walk.help_asked.connect(self.help_asked)
        walk.later.connect(self.left)
        walk.ended.connect(self._on_ended)
        walk.moved.connect(self._to_the_top)
        self.body.addWidget(walk)
        self._show_stage(walk)
        walk.begin()

    def _on_not_read(self, error: Exception) -> None:
        self.problem.emit(error)
        if isinstance(error, SheetGone):
            self.left.emit()

    def _show_head(self, read: _Read) -> None:
        self._opened = read.opened
        self.set_heading(words.in_language(read.opened.worksheet.title))
        self._show_about(read.known.standing.person)

    def _show_about(self, person: Person | None) -> None:
        if person is None:
            self.set_sub("")
        else:
            self.set_sub(lambda: _("About {name}").format(name=people_words.name_of(person)))

    # From stage to stage

    def _show_stage(self, stage: QWidget) -> None:
        for each in (self._walk, self._follow_ups, self._finished):
            if each is not None:
                each.setVisible(each is stage)
        self._to_the_top()

    def _to_the_top(self) -> None:
        self.scroll_area.verticalScrollBar().setValue(0)

    def _on_ended(self, sheet: Sheet) -> None:
        self._follow_ups.show_sheet(sheet.id)
        self._show_stage(self._follow_ups)
        self._follow_ups.setFocus()

    def _back_to_walk(self) -> None:
        if self._walk is not None:
            self._show_stage(self._walk)
            self._walk.begin()

    def _on_finished(self, finished: Finished) -> None:
        self._drop_walk()
        worksheets, sheet = self._desk.worksheets, finished.sheet.id
        self._read(lambda: worksheets.get(sheet), is_new=False)

    def _show_card(self, opened: Opened) -> None:
        self._finished.show_sheet(opened)
        for each in self._ends:
            each.show_sheet(opened)
        self._show_stage(self._finished)
        self._finished.setFocus()

    def _on_deleted(self) -> None:
        self._drop_walk()
        self._opened = None
        self.left.emit()

    def _drop_walk(self) -> None:
        walk, self._walk = self._walk, None
        if walk is not None:
            walk.about.disconnect(self._show_about)  # what it still waits for is of another sheet
            walk.end()
            let_go(self.body, walk)

    # News

    def _on_changed(self, changes: Changes) -> None:
        walk = self._walk
        if walk is None or not changes & _BESIDE:
            return
        desk, worksheet, sheet = self._desk, walk.worksheet, walk.sheet
        self._desk.jobs.run(
            walk,
            lambda: beside.read(desk, worksheet, sheet),
            walk.meet,
            fail=self.problem.emit,
            only_latest="known",
        )

    # Leaving

    def leave(self) -> None:
        """Have everything kept that is typed."""
        if self._walk is not None:
            self._walk.leave()
        self._follow_ups.leave()
        for each in self._ends:
            each.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        walk = self._walk
        return (
            (walk is not None and walk.is_unsaved())
            or self._follow_ups.is_unsaved()
            or any(each.is_unsaved() for each in self._ends)
        )

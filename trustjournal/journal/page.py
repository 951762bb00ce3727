"""The journal page: finding on the left, reading and writing on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId
from trustjournal.i18n import _
from trustjournal.journal.browsing import BrowsePanel
from trustjournal.journal.halves import Halves
from trustjournal.journal.history import HistoryPanel
from trustjournal.journal.known import Known
from trustjournal.journal.left_over import LeftOverBar
from trustjournal.journal.nothing_open import NothingOpen
from trustjournal.journal.template_menu import TemplateButton, TemplateName
from trustjournal.journal.trash_page import TrashPanel, bringing_back
from trustjournal.journal.what_stays import WhatStays
from trustjournal.journal.writing import EntryPanel
from trustjournal.ui.widgets import TranslatedWidget, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from trustjournal.core.ids import PersonId, TrashId
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.domain import Draft, Entry, Query
    from trustjournal.preferences.domain import Preferences

SAVE_KEY = QKeySequence.StandardKey.Save


class JournalPage(TranslatedWidget):
    """Everything that was written, and the place to write.

    Signals:
        thing_chosen: The search found something else than an entry, which was chosen; carries the
            Found.
        print_asked: An entry is to be printed; carries the Entry as it is now.
        help_asked: The places to turn to are to be shown.
        copies_asked: The copies of the journal are to be shown.
        problem: Something failed; carries the exception.
        undo_offered: Something went into the trash; carries a sentence and what brings it back.
    """

    thing_chosen = Signal(object)
    print_asked = Signal(object)
    help_asked = Signal()
    copies_asked = Signal()
    problem = Signal(Exception)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journal, self._choices, self._jobs = desk.journal, desk.choices, desk.jobs
        self._asked: object = None
        """Stands for the entry that was asked for and is still being read."""
        journal, people, jobs, clock = desk.journal, desk.people, desk.jobs, desk.clock
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._known = Known(people, journal, jobs, desk.changes, self)
        self._browse = named(BrowsePanel(desk, self._known), "browse")
        self._entry = EntryPanel(desk, self._known)
        self._templates = named(
            TemplateButton(journal, jobs, desk.changes, self._entry.surface.text), "templates"
        )
        self._template_name = TemplateName()
        self._history = HistoryPanel(journal, jobs, clock)
        undo = bringing_back(journal, people, desk.check_ins, desk.ways_back)
        self._trash = TrashPanel(
            journal, undo, jobs, clock, desk.thrown_names, empty=desk.empty_trash
        )
        self._left_over = LeftOverBar()
        self._what_stays = WhatStays(journal, jobs)
        self._nothing_open = NothingOpen(self.write)
        self._right = QStackedWidget()
        self._assemble()
        self._connect()
        shortcut = QShortcut(QKeySequence(SAVE_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.leave)
        desk.changes.changed.connect(self._on_changed)
        self._read_choices()
        self._read_left_over()

    def _assemble(self) -> None:
        self._entry.bar.insert_tool(self._templates)
        for each in (self._nothing_open, self._entry, self._history, self._trash):
            self._right.addWidget(each)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(18, 24, 28, 20)
        right.setSpacing(10)
        right.addWidget(self._left_over)
        right.addWidget(self._what_stays)
        right.addWidget(self._template_name)
        right.addWidget(self._right, 1)
        self._halves = Halves(self._browse, side)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._halves)

    def _connect(self) -> None:
        for part in (
            self._known, self._browse, self._entry, self._templates, self._history, self._trash,
            self._what_stays,
        ):  # fmt: skip
            part.problem.connect(self.problem)
        self._trash.copies_asked.connect(self.copies_asked)
        self._browse.entry_chosen.connect(self.open_entry)
        self._browse.thing_chosen.connect(self.thing_chosen)
        self._browse.write_asked.connect(self.write)
        self._browse.listed.connect(self._nothing_open.follow)
        self._nothing_open.follow(self._browse.has_entries)
        self._browse.trash_asked.connect(self._show_trash)
        self._entry.bar.back_asked.connect(self._go_to_list)
        self._halves.both_shown.connect(self._entry.bar.offer_list)
        self._entry.saved.connect(self._on_saved)
        self._entry.undo_offered.connect(self.undo_offered)
        self._entry.quiet_line.help_asked.connect(self.help_asked)
        self._entry.bar.versions_asked.connect(self._show_history)
        self._entry.bar.print_asked.connect(self._ask_to_print)
        self._entry.bar.delete_asked.connect(self._delete)
        self._templates.text_chosen.connect(self._entry.begin_with)
        self._templates.name_asked.connect(self._template_name.ask)
        self._templates.removed.connect(self._on_template_removed)
        self._template_name.given.connect(self._templates.keep)
        self._history.closed.connect(self._back_to_entry)
        self._history.brought_back.connect(self._on_brought_back)
        self._trash.closed.connect(self._back_to_entry)
        self._left_over.continue_asked.connect(self._continue)
        self._left_over.discard_asked.connect(self._put_aside)

    # What other pages ask for

    def open_entry(self, entry: str, then: Callable[[], object] = lambda: None) -> None:
        """Show an entry; then follows what is to be done with it."""
        journal = self._journal
        asked = self._asked = object()

        def show(draft: Draft) -> None:
            if asked is not self._asked:
                return  # something else was shown since
            if self._entry.is_saved:
                self._show_draft(draft)
                then()
            else:  # somebody typed on: that is saved first, and may belong to this very entry
                self.open_entry(entry)

        self._entry.finish(
            lambda: self._jobs.run(
                self,
                lambda: journal.open(EntryId(entry)),
                show,
                fail=self.problem.emit,
                only_latest="open",
            )
        )

    def writing_place(self) -> tuple[str, int, int, int] | None:
        """Return which entry is written in, from where to where is chosen, and what is on top."""
        return self._entry.place() if self._right.currentWidget() is self._entry else None

    def open_at(self, entry: str, chosen_from: int, chosen_to: int, top: int) -> None:
        """Show an entry as it was left."""
        self.open_entry(entry, then=lambda: self._entry.surface.be_at(chosen_from, chosen_to, top))

    def write(
        self,
        *,
        prompt: str = "",
        people: Sequence[PersonId] = (),
        text: str = "",
        day: date | None = None,
    ) -> None:
        """Begin a new entry."""

        def begin() -> None:
            draft = self._journal.begin(day=day, prompt=prompt, people=people, text=text)
            self._show_draft(draft)

        self._entry.finish(begin)

    def continue_draft(self, draft: Draft) -> None:
        """Go on with a piece of writing that was not finished."""
        self._continue(draft)

    def show_trash(self) -> None:
        """Show what was thrown away."""
        self._show_trash()

    def look_for(self, query: Query) -> None:
        """Show what fits, such as everything about a person."""
        self._browse.search.look_for(query)

    def begin_new(self) -> None:
        """Begin an empty entry."""
        self.write()

    def begin_search(self) -> None:
        """Give the search field the keyboard."""
        self._go_to_list()
        self._browse.search.focus_words()

    def leave(self) -> None:
        """Save what is typed, before another page, the lock or the end."""
        self._entry.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not safe on the disk."""
        return not self._entry.is_safe

    # Entries

    def _show_draft(self, draft: Draft) -> None:
        self._asked = None
        self._entry.show_draft(draft)
        self._show_side(self._entry)
        self._browse.show_chosen(draft.entry)
        self._left_over.leave_out(draft.id)
        self._what_stays.hide()
        self._entry.surface.setFocus()

    def _on_saved(self, entry: Entry) -> None:
        draft = self._entry.draft
        if draft is not None and draft.entry == entry.id:
            self._browse.show_chosen(entry.id)

    def _ask_to_print(self) -> None:
        journal = self._journal

        def printed() -> None:
            draft = self._entry.draft
            if draft is not None and (entry := draft.entry) is not None:
                self._jobs.run(
                    self,
                    lambda: journal.get(entry),
                    self.print_asked.emit,
                    fail=self.problem.emit,
                )

        self._entry.finish(printed)

    def _delete(self) -> None:
        self._entry.finish(self._delete_saved)

    def _delete_saved(self) -> None:
        draft, journal = self._entry.draft, self._journal
        if draft is None or (entry := draft.entry) is None:
            self._close()
            return
        ratings = bool(draft.content.trust)
        events = any(not each.belongs_elsewhere for each in self._entry.details.events.noted)

        def told(trash_id: TrashId) -> None:
            shown = self._entry.draft
            if shown is not None and shown.entry == entry:
                self._entry.finish(self._close)
            self._what_stays.offer_after(trash_id, ratings=ratings, events=events)
            self._offer_undo(entry, trash_id)

        self._jobs.run(self, lambda: journal.delete(entry), told, fail=self.problem.emit)

    def _offer_undo(self, entry: EntryId, trash_id: TrashId) -> None:
        journal = self._journal

        def undo() -> None:
            self._jobs.run(
                self,
                lambda: journal.bring_back(trash_id),
                lambda _nothing: self.open_entry(entry),
                fail=self.problem.emit,
            )

        self.undo_offered.emit(_("The entry is in the trash."), undo)

    def _close(self) -> None:
        self._entry.drop()
        self._browse.show_chosen(None)
        self._show_side(self._nothing_open)

    # Versions, trash, templates

    def _show_history(self) -> None:
        def show() -> None:
            draft = self._entry.draft
            if draft is not None and draft.entry is not None:
                self._history.show_entry(draft.entry)
                self._show_side(self._history)

        self._entry.finish(show)

    def _on_brought_back(self, entry: Entry) -> None:
        self._entry.drop()
        self.open_entry(entry.id)

    def _show_trash(self) -> None:
        self._entry.leave()
        self._trash.read()
        self._show_side(self._trash)

    def _back_to_entry(self) -> None:
        shown = self._nothing_open if self._entry.draft is None else self._entry
        self._show_side(shown)
        if shown is self._entry:
            self._entry.surface.setFocus()

    def _on_template_removed(self, name: str, trash_id: TrashId) -> None:
        self.undo_offered.emit(
            _("“{name}” is in the trash.").format(name=name), lambda: self._bring_back(trash_id)
        )

    # What a crash left

    def _read_left_over(self) -> None:
        self._jobs.run(
            self,
            self._journal.drafts,
            self._left_over.show_drafts,
            fail=self.problem.emit,
            only_latest="drafts",
        )

    def _continue(self, draft: Draft) -> None:
        self._entry.finish(lambda: self._show_draft(draft))

    def _put_aside(self, draft: Draft) -> None:
        """Lay left-over writing where it is found again: in the trash, or among the versions."""
        journal = self._journal

        def told(trash_id: TrashId | None) -> None:
            if trash_id is not None:
                self.undo_offered.emit(
                    _("The writing is in the trash."),
                    lambda: self._bring_back(trash_id),
                )

        self._jobs.run(self, lambda: journal.put_aside(draft), told, fail=self.problem.emit)

    def _bring_back(self, trash_id: TrashId) -> None:
        journal = self._journal
        self._jobs.run(
            self,
            lambda: journal.bring_back(trash_id),
            lambda _nothing: None,
            fail=self.problem.emit,
        )

    # What changes elsewhere

    def _on_changed(self, changes: Changes) -> None:
        if Changes.PREFERENCES in changes:
            self._read_choices()
        if Changes.ENTRIES in changes and self._right.currentWidget() is self._trash:
            self._trash.read()

    def _read_choices(self) -> None:
        self._jobs.run(
            self,
            self._choices.current,
            self._follow,
            fail=self.problem.emit,
            only_latest="choices",
        )

    def _follow(self, preferences: Preferences) -> None:
        self._browse.calendar.set_week_start(preferences.week_start)
        self._browse.search.week_start = preferences.week_start
        self._entry.bar.week_start = preferences.week_start

    # One half or both

    def _show_side(self, part: QWidget) -> None:
        self._right.setCurrentWidget(part)
        self._halves.use_right(part is not self._nothing_open)

    def _go_to_list(self) -> None:
        self._halves.use_right(False)
        self._browse.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_to_list()
            return
        super().keyPressEvent(event)

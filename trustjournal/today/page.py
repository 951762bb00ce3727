"""The page that the journal opens on: a question, a few people, and what was written lately."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.text import first_line
from trustjournal.i18n import _
from trustjournal.today import words
from trustjournal.today.columns import Columns
from trustjournal.today.domain import EARLIER, RECENT
from trustjournal.today.entries_card import EntriesCard
from trustjournal.today.looking import look, relative_day, years_ago
from trustjournal.today.next_hour import NextHour
from trustjournal.today.offers import FirstDayCard, Offer
from trustjournal.today.question_card import QuestionCard
from trustjournal.ui.first_paint import FirstPaint
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.widgets import Page, SearchField, button, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from trustjournal.core.clock import Clock
    from trustjournal.core.ids import PersonId
    from trustjournal.journal.domain import Draft
    from trustjournal.today.domain import Question
    from trustjournal.today.rest import Rest
    from trustjournal.today.service import Today
    from trustjournal.today.snapshot import Snapshot
    from trustjournal.ui.background import ChangeSignal, Jobs

TWO_COLUMNS_FROM = 1000
_MARGINS = 2 * 36
_SEARCH_WIDTH = 200
_SHOWN_HERE = Changes.EVERYTHING & ~Changes.TEMPLATES


class TodayPage(Page):
    """Shows one snapshot after another; asks for a new one when something was written.

    At a start it is there before the journal's services are: then it shows what was written and
    what it asks, and the rest follows in complete().

    Signals:
        write_asked: Emitted with what Journal.begin takes, by name, to write an entry.
        draft_chosen: Emitted with the Draft to go on with.
        due_opened: Emitted with the Due to look at.
        sheet_asked: Emitted with the id of the sheet to go on with.
        trends_asked: Emitted with the id of the person whose charts to show.
        entry_chosen: Emitted with the id of the entry to read.
        person_chosen: Emitted with the id of the person to show.
        add_person_asked: Emitted when the user wants to add somebody.
        search_asked: Emitted with the words to look for in the journal.
        trash_asked: Emitted when the user wants to see the trash.
        review_asked: Emitted when the user wants to look back on the week.
        help_asked: Emitted when the user wants to see the help page.
        undo_offered: Emitted with a sentence about what was done, and what undoes it.
        problem: Emitted with the exception when something could not be read or written.
        first_shown: Emitted when the page was painted without what needs the services.
    """

    write_asked = Signal(object)
    draft_chosen = Signal(object)
    due_opened = Signal(object)
    sheet_asked = Signal(str)
    trends_asked = Signal(str)
    entry_chosen = Signal(str)
    person_chosen = Signal(str)
    add_person_asked = Signal()
    search_asked = Signal(str)
    trash_asked = Signal()
    review_asked = Signal()
    help_asked = Signal()
    undo_offered = Signal(str, object)
    problem = Signal(object)
    first_shown = Signal()

    def __init__(
        self,
        first_look: "Callable[[], Snapshot]",
        clock: "Clock",
        jobs: "Jobs",
        changes: "ChangeSignal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._read, self._jobs = first_look, jobs
        self._rest: Rest | None = None
        self._wish: Callable[[], Any] | None = None
        """What the user did while the services were not there yet."""
        self._now: datetime = clock()
        self._snapshot: Snapshot | None = None
        self._seen: object = None
        self._writes_anyway = False
        self._is_stale = True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.set_heading(lambda: words.greeting(self._now))
        self.say(self.setAccessibleName, lambda: _("Today"))
        self._make_head()
        self._make_sections()
        self._lay_out()
        self._next_hour = NextHour(clock, self)
        self._next_hour.begun.connect(self._look_again)
        changes.changed.connect(self._on_changed)

    # What the shell asks

    def complete(self, rest: "Rest") -> None:
        """Take what needs the journal's services."""
        self._rest, self._read = rest, rest.today.snapshot
        self._join_rest(rest)
        self._columns.add(rest.left, rest.right)
        self._look_again()

    def refresh(self) -> None:
        """Look at the journal again, now."""
        self._is_stale = False
        self._jobs.run(
            self,
            partial(look, self._read),
            self._show_first,
            fail=self.problem.emit,
            only_latest="look",
        )

    def begin_search(self) -> None:
        """Give the search field the keyboard."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Keep what was chosen but not confirmed; at night, fold everything again."""
        if self._rest is not None:
            self._rest.leave()
        self._writes_anyway = False

    def is_unsaved(self) -> bool:
        """Whether an answer, or what was typed, could not be written."""
        return self._rest is not None and self._rest.is_unsaved()

    # The parts

    def _make_head(self) -> None:
        self._search = named(SearchField(lambda: _("Search the journal")), "search")
        self._search.setMinimumWidth(_SEARCH_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._search.returnPressed.connect(self._on_search)
        new = button(lambda: _("New entry"), "primary", "plus", clicked=self._on_new, name="new")
        self.aside.addWidget(self._search)
        self.aside.addWidget(new)

    def _make_sections(self) -> None:
        self._draft = Offer(
            "pen-line",
            lambda: _("Something you were writing is still here."),
            lambda: _("Go on writing"),
            clicked=self._on_draft,
            name="goOn",
        )
        self._question = named(QuestionCard(), "hero")
        self._night = Offer(
            "moon",
            lambda: _("At night the question and the check-in are resting."),
            lambda: _("Write anyway"),
            clicked=self._on_anyway,
            name="writeAnyway",
        )
        self._first_day = FirstDayCard()
        self._recent = named(EntriesCard(lambda: _("Recent entries"), RECENT), "recent")
        self._earlier = named(EntriesCard(lambda: _("On this day"), EARLIER), "earlier")
        question = self._question
        question.write_chosen.connect(self._on_write_about)
        question.entry_chosen.connect(self._on_entry)
        question.person_chosen.connect(self._on_person)
        question.another_chosen.connect(self._on_another)
        question.not_today_chosen.connect(self._on_not_today)
        question.not_for_me_chosen.connect(self._on_not_for_me)
        self._first_day.write_chosen.connect(self._on_new)
        self._first_day.add_person_chosen.connect(self._on_add_person)
        for entries in (self._recent, self._earlier):
            entries.entry_chosen.connect(self._on_entry)

    def _join_rest(self, rest: "Rest") -> None:
        for card in (rest.check_in, rest.events):
            card.problem.connect(self.problem)
            card.undo_offered.connect(self.undo_offered)
        rest.check_in.help_asked.connect(self.help_asked)
        rest.due.opened.connect(self.due_opened)
        rest.due.undo_offered.connect(self.undo_offered)
        rest.observation.person_chosen.connect(self.trends_asked)
        rest.sheets.sheet_asked.connect(self.sheet_asked)
        rest.pause.undo_offered.connect(self.undo_offered)
        for each in (rest.due, rest.observation, rest.sheets, rest.pause):
            each.problem.connect(self.problem)
        rest.help.clicked.connect(self.help_asked)
        rest.look_back.clicked.connect(self.review_asked)
        rest.trash.action.clicked.connect(self.trash_asked)
        rest.leave_trash.clicked.connect(lambda: self._do(lambda today: today.leave_trash()))

    def _lay_out(self) -> None:
        left = (self._draft, self._night, self._question)
        right = (self._first_day, self._recent, self._earlier)
        # The page's own margins are not the columns' to fill.
        self._columns = Columns(left, right, two_from=TWO_COLUMNS_FROM - _MARGINS)
        self.body.addWidget(self._columns)

    # Showing

    def _show_first(self, snapshot: "Snapshot") -> None:
        """Show what was read; at the start all else waits until that is painted."""
        is_start = self._snapshot is None
        self._show(snapshot)
        if is_start:
            FirstPaint(self._columns).happened.connect(self._look_further)
        else:
            self._look_further()

    def _look_further(self) -> None:
        if self._rest is None:
            self.first_shown.emit()
            return
        self._rest.refresh()
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _show(self, snapshot: "Snapshot") -> None:
        self._snapshot, self._now = snapshot, snapshot.now
        if not snapshot.is_night:
            self._writes_anyway = False
        self.heading.setText(words.greeting(self._now))
        self.set_sub(self._under_the_greeting)
        self._show_draft(snapshot.drafts)
        self._show_asking(snapshot)
        today = snapshot.now.date()
        recent = [each for each in snapshot.recent if each not in snapshot.earlier]
        self._recent.show_entries(recent, partial(relative_day, today=today))
        self._recent.setVisible(bool(recent))
        self._earlier.show_entries(snapshot.earlier, partial(years_ago, today=today))
        self._earlier.setVisible(bool(snapshot.earlier))
        self._first_day.setVisible(snapshot.is_first_day)
        if self._rest is not None:
            self._rest.show(snapshot)
        self._next_hour.wait_from(snapshot.now)  # greeting, day and quiet hours change with it

    def _show_draft(self, drafts: "tuple[Draft, ...]") -> None:
        if drafts:
            content = drafts[0].content
            self._draft.say_detail(content.title or first_line(content.text))
        self._draft.setVisible(bool(drafts))

    def _show_asking(self, snapshot: "Snapshot") -> None:
        folded = snapshot.is_night and not self._writes_anyway
        asks = snapshot.asks_question or bool(snapshot.invitations)
        self._night.setVisible(folded and asks)
        question = snapshot.question
        person = snapshot.people.get(question.person) if question and question.person else None
        self._question.show_question(question, person)
        self._question.setVisible(snapshot.asks_question and not folded)
        if self._rest is None:
            return
        self._rest.check_in.ask(
            () if folded else snapshot.invitations, show_previous=snapshot.show_previous
        )
        if not folded:
            self._note_seen(snapshot, self._rest.today)

    def _note_seen(self, snapshot: "Snapshot", journal: "Today") -> None:
        """Tell the journal what was asked, once; looking at it again is not asking again."""
        question, invitations = snapshot.question, snapshot.invitations
        seen = (
            snapshot.now.date(),
            question and question.prompt.id,
            tuple(each.person.id for each in invitations),
        )
        if seen == self._seen or not (question or invitations):
            return
        self._seen = seen
        self._jobs.run(
            self,
            lambda: journal.seen(question, invitations),
            lambda _nothing: None,
            fail=self.problem.emit,
        )

    def _under_the_greeting(self) -> str:
        from trustjournal.i18n import formats

        is_night = self._snapshot is not None and self._snapshot.is_night
        day = formats.day_with_weekday(self._now.date())
        return in_phrases(words.under_the_greeting(day, is_night=is_night))

    # What the user does

    def _on_new(self) -> None:
        self._ask(lambda: self.write_asked.emit({}))

    def _on_write_about(self, question: "Question") -> None:
        people: tuple[PersonId, ...] = () if question.person is None else (question.person,)
        wanted = {"prompt": question.prompt.id, "people": people}
        self._ask(lambda: self.write_asked.emit(wanted))

    def _on_draft(self) -> None:
        if self._snapshot is not None and self._snapshot.drafts:
            draft = self._snapshot.drafts[0]
            self._ask(lambda: self.draft_chosen.emit(draft))

    def _on_search(self) -> None:
        if wanted := self._search.text().strip():
            self._search.clear()
            self._ask(lambda: self.search_asked.emit(wanted))

    def _on_entry(self, entry: str) -> None:
        self._ask(lambda: self.entry_chosen.emit(entry))

    def _on_person(self, person: str) -> None:
        self._ask(lambda: self.person_chosen.emit(person))

    def _on_add_person(self) -> None:
        self._ask(self.add_person_asked.emit)

    def _on_anyway(self) -> None:
        self._writes_anyway = True
        if self._snapshot is not None:
            self._show_asking(self._snapshot)
        self.setFocus()

    def _on_another(self, question: "Question") -> None:
        self._do(lambda today: today.another(question))

    def _on_not_today(self, question: "Question") -> None:
        self._do(
            lambda today: today.not_today(question),
            lambda: self._offer_back(_("No more questions today."), question),
        )

    def _on_not_for_me(self, question: "Question") -> None:
        self._do(
            lambda today: today.not_for_me(question),
            lambda: self._offer_back(_("This question will not come again."), question),
        )

    def _offer_back(self, done: str, question: "Question") -> None:
        self.undo_offered.emit(done, lambda: self._do(lambda today: today.take_back(question)))

    def _do(self, work: "Callable[[Today], Any]", then: "Callable[[], Any] | None" = None) -> None:
        """Do something on the worker; the page hears of the change as everybody does."""
        self._ask(lambda: self._do_now(work, then))

    def _do_now(self, work: "Callable[[Today], Any]", then: "Callable[[], Any] | None") -> None:
        assert self._rest is not None
        today = self._rest.today
        self._jobs.run(
            self,
            lambda: work(today),
            lambda _result: None if then is None else then(),
            fail=self.problem.emit,
        )

    def _ask(self, act: "Callable[[], Any]") -> None:
        """Do what the user wants; before the services are there, as soon as they are."""
        if self._rest is None:
            self._wish = act
        else:
            act()

    # What happens by itself

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Else Qt would put the cursor into the search field, the first thing that takes it.
            self.setFocus()
        if self._is_stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _SHOWN_HERE:
            self._look_again()

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

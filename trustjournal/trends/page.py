"""Trends: how it felt and what was noted, over time; each chart with its words and its table."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people.domain import TheirRecord
from trustjournal.trends import phrases
from trustjournal.trends.asking import Asked, Look
from trustjournal.trends.card import ChartCard
from trustjournal.trends.choosing import Choosing
from trustjournal.trends.details_fold import DetailsFold
from trustjournal.trends.gap_question import GapQuestionBox
from trustjournal.trends.series.kinds import ChartKind, Shown
from trustjournal.trends.words import TrendWord
from trustjournal.ui.widgets import Card, EmptyState, Page, button, label, named

if TYPE_CHECKING:
    from trustjournal.core.clock import Clock
    from trustjournal.people.service import People
    from trustjournal.trends.answers import GapAnswers
    from trustjournal.trends.service import Trends
    from trustjournal.ui.background import ChangeSignal, Jobs

_RELEVANT = (
    Changes.PEOPLE | Changes.CHECKINS | Changes.ENTRIES | Changes.EVENTS | Changes.PROMISES
    | Changes.BOUNDARIES | Changes.MATTERS | Changes.CHAPTERS | Changes.PREFERENCES
    | Changes.GAP_ANSWERS
)  # fmt: skip
_ALWAYS = frozenset({ChartKind.FELT, ChartKind.MULTIPLES})
"""Shown also while they are empty, so that the page says why nothing is to be seen."""


class TrendsPage(Page):
    """The charts of one person or of everyone.

    Signals:
        entry_chosen: Emitted with the id of an entry that was chosen in a chart.
        write_asked: Emitted with what the entry begins with when the user wants to write something.
        settings_asked: Emitted when the user wants to switch charts on again.
        looking_asked: Emitted with the id of whoever's relationship the user wants to look at.
        undo_offered: Emitted with words and the way back.
        problem: Emitted with the exception when something could not be read, drawn or written.
    """

    entry_chosen = Signal(str)
    write_asked = Signal(object)
    settings_asked = Signal()
    looking_asked = Signal(str)
    undo_offered = Signal(str, object)
    problem = Signal(object)

    def __init__(
        self,
        trends: "Trends",
        people: "People",
        answers: "GapAnswers",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: "Clock",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            lambda: _("Trends"),
            lambda: _("How it felt, and what was noted. Neither says what anybody is worth."),
            parent=parent,
        )
        self._trends, self._people, self._jobs, self._clock = trends, people, jobs, clock
        self._look: Look | None = None
        self._is_stale = True
        self._cards: dict[ChartKind, ChartCard] = {}
        self._waiting: list[Shown] = []
        """Charts that were read and are not on the page yet."""
        self._next_card = QTimer(self, interval=0)
        self._next_card.timeout.connect(self._show_next)
        self.say(self.setAccessibleName, lambda: _("Trends"))
        self._choosing = named(Choosing(clock), "choosing")
        self._choosing.changed.connect(self.refresh)
        self._resting = self._make_resting()
        self._off = self._make_off()
        # These three have a place only beside a line of felt trust. Without a parent they would
        # outlive the page where there is none, and hold all of it.
        self._beside = self._make_beside()
        self._looking = button(
            lambda: _("Look at this relationship"),
            "ghost",
            "leaf",
            clicked=self._on_looking,
            name="lookAtRelationship",
            flush=True,
        )
        self._looking.hide()
        self._question = self._make_question(answers)
        self._details = DetailsFold(jobs, self)
        self._details.problem.connect(self.problem)
        self._empty = named(
            EmptyState(
                "trending-up",
                partial(phrases.sentence, TrendWord.NOTHING),
                lambda: _("Write something"),
                clicked=lambda: self.write_asked.emit({}),
            ),
            "nothingYet",
        )
        self.body.addWidget(self._choosing)
        self.body.addWidget(self._looking, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self._resting, self._off, self._empty):
            self.body.addWidget(each)
        for card in (self._resting, self._off, self._empty, self._beside):
            card.hide()
        changes.changed.connect(self._on_changed)

    def _make_resting(self) -> Card:
        made = named(Card(ground="quiet"), "quiet")
        made.body.addWidget(
            label(partial(phrases.sentence, TrendWord.QUIET), wrap=True, name="resting")
        )
        return made

    def _make_off(self) -> Card:
        made = Card(ground="quiet")
        made.body.addWidget(label(lambda: _("Charts are switched off."), wrap=True, name="off"))
        made.body.addWidget(
            button(
                lambda: _("Settings"), "plain", clicked=self.settings_asked.emit, name="toSettings"
            )
        )
        return made

    def _make_beside(self) -> QWidget:
        made = button(
            lambda: _("Show what I have seen from them"),
            "ghost",
            "eye",
            clicked=self._on_beside,
            name="showTheirs",
            flush=True,
        )
        made.setParent(self)
        return made

    def _make_question(self, answers: "GapAnswers") -> GapQuestionBox:
        made = GapQuestionBox(answers, self._jobs, self)
        made.write_asked.connect(lambda person: self.write_asked.emit({"people": [person]}))
        made.undo_offered.connect(self.undo_offered)
        made.problem.connect(self.problem)
        return made

    # What the shell asks

    def refresh(self) -> None:
        """Read anew."""
        self._is_stale = False
        asked = Asked(
            person=self._choosing.person,
            range=self._choosing.range,
            own=self._choosing.own,
            order=self._choosing.order,
        )
        self._jobs.run(
            self,
            partial(self._trends.look, asked),
            self._on_read,
            fail=self.problem.emit,
            only_latest="look",
        )

    def show_person(self, person: PersonId | None) -> None:
        """Show the charts of somebody, or of everyone."""
        self._choosing.choose_person(person)
        self.refresh()

    def card(self, kind: ChartKind) -> ChartCard | None:
        """Return the card of a chart, if it is there to be seen."""
        found = self._cards.get(kind)
        return found if found is not None and not found.isHidden() else None

    # What comes in

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def language_changed(self) -> None:
        # Names and lanes are words too, and lists are ordered by language.
        self._refresh_when_seen()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _RELEVANT:
            self._refresh_when_seen()

    def _refresh_when_seen(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _on_read(self, look: Look) -> None:
        self._look = look
        self._choosing.offer(look.people)
        self._resting.setVisible(look.rests and not look.is_off)
        self._off.setVisible(look.is_off)
        self._looking.setVisible(look.person is not None)
        nothing = not any(not each.is_empty for each in look.charts)
        self._empty.setVisible(nothing and not look.rests and not look.is_off)
        self._waiting = [
            each
            for each in look.charts
            if not each.is_empty or (each.kind in _ALWAYS and not nothing)
        ]
        wanted = {each.kind for each in self._waiting}
        for kind, card in self._cards.items():
            if kind not in wanted:
                card.hide()
        self._next_card.start()

    def _show_next(self) -> None:
        """Show one chart; a dozen cards made at once would hold up the window."""
        look = self._look
        if look is None or not self._waiting:
            self._next_card.stop()
            return
        chart = self._waiting.pop(0)
        card = self._card(chart.kind)
        card.show_chart(chart, with_words=look.with_words)
        card.show()
        person = look.person
        if chart.kind is ChartKind.FELT and person is not None:
            self._beside.setVisible(not person.shows_their_record)
            self._question.show_question(look.question)
            self._details.show_series(chart.series if look.with_words else None)

    def _card(self, kind: ChartKind) -> ChartCard:
        if kind not in self._cards:
            card = ChartCard(kind, self._jobs, self._clock)
            card.entry_chosen.connect(self.entry_chosen)
            card.problem.connect(self.problem)
            self._cards[kind] = card
            order = [each for each in ChartKind if each in self._cards]
            self.body.insertWidget(self._first_place() + order.index(kind), card)
            if kind is ChartKind.FELT:
                card.below_words.addWidget(self._question)
                card.below_words.addWidget(self._details)
                card.body.addWidget(self._beside)
        return self._cards[kind]

    def _first_place(self) -> int:
        return self.body.indexOf(self._empty) + 1

    def _on_looking(self) -> None:
        if self._look is not None and self._look.person is not None:
            self.looking_asked.emit(self._look.person.id)

    # What was seen from them

    def _on_beside(self) -> None:
        look = self._look
        if look is None or look.person is None:
            return
        person = look.person
        before = person.their_record
        self._jobs.run(
            self,
            lambda: self._people.amend(person.id, {"their_record": TheirRecord.ON}),
            lambda _done: self.undo_offered.emit(
                _("What you have seen from them is shown."),
                lambda: self._put_back(person.id, before),
            ),
            fail=self.problem.emit,
        )

    def _put_back(self, person: PersonId, before: TheirRecord) -> None:
        self._jobs.run(
            self,
            lambda: self._people.amend(person, {"their_record": before}),
            lambda _done: None,
            fail=self.problem.emit,
        )

"""Looking back on a week or a month, one after the other."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Circle
from trustjournal.review import words
from trustjournal.review.answers import AnswersCard
from trustjournal.review.cards import HappenedCard, KeepingCard, PracticesCard, WrittenCard
from trustjournal.review.domain import Period, Span
from trustjournal.today.columns import Columns
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import (
    Card,
    EmptyState,
    FlowLayout,
    Page,
    Segmented,
    label,
    named,
    tool_button,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from trustjournal.review.service import LookBack, Review
    from trustjournal.ui.background import ChangeSignal, Jobs

TWO_COLUMNS_FROM = 900
_SHOWN_HERE = Changes.EVERYTHING & ~(Changes.TEMPLATES | Changes.DRAFTS | Changes.PROMPTS)
_EVERYBODY = ""


class ReviewPage(Page):
    """Shows one look back after another; it begins with the time that is over, or nearly so.

    Signals:
        entry_chosen: Emitted with the id of the entry to read.
        person_chosen: Emitted with the id of the person to show.
        problem: Emitted with the exception when something could not be read or kept.
    """

    entry_chosen = Signal(str)
    person_chosen = Signal(str)
    problem = Signal(object)

    def __init__(
        self,
        review: "Review",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Looking back"), parent=parent)
        self._review, self._jobs = review, jobs
        self._today: Callable[[], date] = lambda: clock().date()
        self._back: LookBack | None = None
        self._wanted: Period | None = None
        """Where the user went; nothing follows the calendar."""
        self._is_stale = True
        self._make_ways()
        self._make_cards()
        self._lay_out()
        self._connect()
        changes.changed.connect(self._on_changed)

    # The parts

    def _make_ways(self) -> None:
        self.span = Segmented(
            [(Span.WEEK, lambda: _("Week")), (Span.MONTH, lambda: _("Month"))],
            label=lambda: _("How long to look back"),
        )
        self._before = tool_button("", "chevron-left", clicked=self._on_before, name="before")
        self._after = tool_button("", "chevron-right", clicked=self._on_after, name="after")
        self._period = label("", "heading", name="period")
        self._near = label("", "small", tone="soft", name="near")
        self.circle = named(
            Select(
                [
                    (_EVERYBODY, lambda: _("All circles")),
                    *((each, partial(people_words.circle, each)) for each in Circle),
                ],
                _EVERYBODY,
                label=lambda: _("Whom to look at"),
            ),
            "circle",
        )

    def _make_cards(self) -> None:
        self._last = named(Card(ground="hero", gap=4), "hero")
        self._wished = label("", "label", tone="accent", wrap=True, name="wished")
        self._wish = label("", "question", wrap=True, name="lastWish")
        self._last.body.addWidget(self._wished)
        self._last.body.addWidget(self._wish)
        self._written = named(WrittenCard(self._today), "writtenCard")
        self._happened = named(HappenedCard(), "happened")
        self._practices = named(PracticesCard(), "practices")
        self._keeping = named(KeepingCard(), "keeping")
        self.answers = named(AnswersCard(self._review, self._jobs), "answers")
        self._nothing = EmptyState("leaf", lambda: words.nothing(self._span()))
        self._nothing_card = Card()
        self._nothing_card.body.addWidget(self._nothing)

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        # As high as what stands beside it.
        when.setContentsMargins(0, 4, 0, 4)
        when.setSpacing(8)
        for each in (self._before, self._period, self._after, self._near):
            when.addWidget(each)
        which = QWidget()
        which.setLayout(when)
        ways = FlowLayout(gap=14)
        for widget in (self.span, which, self.circle):
            ways.addWidget(widget)
        self.body.addLayout(ways)
        left = (self._last, self._nothing_card, self._written, self._happened, self.answers)
        right = (self._practices, self._keeping)
        self.body.addWidget(Columns(left, right, two_from=TWO_COLUMNS_FROM))

    def _connect(self) -> None:
        self.span.chosen.connect(self._on_span)
        self.circle.chosen.connect(lambda _circle: self._reload())
        self._written.entry_chosen.connect(self.entry_chosen)
        for each in (self._happened, self._keeping):
            each.person_chosen.connect(self.person_chosen)
        self.answers.problem.connect(self.problem)

    # What the shell asks

    def show_review(self, review: str) -> None:
        """Show the week or month of a look back that was found."""
        self._jobs.run(
            self,
            partial(self._review.period_of, review),
            self._on_found,
            fail=self.problem.emit,
            only_latest="found",
        )

    def _on_found(self, period: Period | None) -> None:
        if period is not None:
            self.span.choose(period.span)
            self._go(period)

    def leave(self) -> None:
        """Keep what is being typed."""
        self.answers.leave()

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be written."""
        return self.answers.is_unsaved()

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self._wanted is None:
            self._reload()

    def _on_changed(self, changes: Changes) -> None:
        if changes & _SHOWN_HERE:
            self._is_stale = True
            if self.isVisible():
                self._reload()

    def _reload(self) -> None:
        self._is_stale = False
        circle = self.circle.value()
        self._jobs.run(
            self,
            partial(
                _look,
                self._review,
                self._span(),
                self._wanted,
                circle if isinstance(circle, Circle) else None,
            ),
            self._show,
            fail=self.problem.emit,
            only_latest="look back",
        )

    def _show(self, back: "LookBack") -> None:
        self._back = back
        period = back.period
        self._period.say(self._period.setText, lambda: words.period(period))
        self._near.say(self._near.setText, lambda: words.how_near(period, self._today()))
        self._before.say(self._before.set_words, partial(words.before, period.span))
        self._after.say(self._after.set_words, partial(words.after, period.span))
        self._after.setEnabled(not back.is_latest)
        self._before.setEnabled(period.before() is not None)
        self._show_wish(back)
        self._nothing_card.setVisible(back.is_empty)
        self._nothing.words.say(self._nothing.words.setText, partial(words.nothing, period.span))
        self._written.show_back(back)
        self._happened.show_back(back)
        self._practices.show_back(back)
        self._keeping.show_keeping(back.keeping)
        self.answers.show_answers(back.answers)
        self.answers.show()

    def _show_wish(self, back: "LookBack") -> None:
        wish, period = back.last_wish, back.period
        if wish is not None:
            self._wished.say(self._wished.setText, lambda: words.wished(wish, period))
            self._wish.say(self._wish.setText, wish.text.strip())
        self._last.setVisible(wish is not None)

    # What the user does

    def _span(self) -> Span:
        chosen = self.span.value()
        return chosen if isinstance(chosen, Span) else Span.WEEK

    def _on_span(self, _span: object) -> None:
        self._go(None)

    def _on_before(self) -> None:
        if self._back is not None:
            self._go(self._back.period.before())

    def _on_after(self) -> None:
        if self._back is not None:
            self._go(self._back.period.after())

    def _go(self, period: Period | None) -> None:
        self.answers.leave()
        self._wanted = period
        self._reload()


def _look(review: "Review", span: Span, period: Period | None, circle: Circle | None) -> "LookBack":
    """Read a look back, on the worker."""
    return review.look_back(period or review.latest(span), circle)

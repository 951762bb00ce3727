"""What one writes when looking back, kept as it is typed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.review import words
from trustjournal.review.domain import Answers, Period, Question, Span
from trustjournal.ui.widgets import Card, TranslatedWidget, label, named

if TYPE_CHECKING:
    from trustjournal.review.service import Review
    from trustjournal.ui.background import Jobs

SAVE_AFTER = 1200
"""Milliseconds after the first change that is not kept yet, also while typing goes on."""


class AnswersCard(TranslatedWidget):
    """A small wish for the next week or month; a month is closed with four more questions.

    Signals:
        problem: Emitted with the exception when something could not be kept.
    """

    problem = Signal(object)

    def __init__(self, review: "Review", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._jobs = review, jobs
        self._period: Period | None = None
        self._touched: set[Question] = set()
        """Answers that were changed here and are not known to be kept."""
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self._save)
        self._fields = {each: named(NoteField(), each.value) for each in Question}
        self._wish = label("", "strong", wrap=True, name="wishTitle")
        self._wish.setBuddy(self._fields[Question.WISH])
        self._closing = Card(lambda: _("Closing the month"), gap=14)
        wish = Card(gap=8)
        wish.body.addWidget(self._wish)
        wish.body.addWidget(
            label(
                lambda: _("So small that it will be easy. It stands here the next time."),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        wish.body.addWidget(self._fields[Question.WISH])
        for question, field in self._fields.items():
            field.changed.connect(partial(self._on_changed, question))
            if question.closes_a_month:
                self._closing.body.addWidget(Labelled(partial(words.question, question), field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(self._closing)
        column.addWidget(wish)

    def show_answers(self, answers: Answers) -> None:
        """Show what was written; what is being typed about the same period stays as it stands."""
        anew = answers.period != self._period
        if anew:
            self.leave()
            self._touched = set()
        self._period = answers.period
        for question, field in self._fields.items():
            if question not in self._touched:
                field.show_value(answers.text(question))
        span = answers.period.span
        self._closing.setVisible(span is Span.MONTH)
        self._wish.say(self._wish.setText, partial(words.wish_for_next, span))
        self.say(self._fields[Question.WISH].setAccessibleName, partial(words.wish_for_next, span))

    def leave(self) -> None:
        """Keep everything now."""
        self._timer.stop()
        self._save()

    def is_unsaved(self) -> bool:
        """Whether something that was typed is not known to be kept."""
        return bool(self._touched)

    def _on_changed(self, question: Question) -> None:
        self._touched.add(question)
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        period = self._period
        if period is None:
            return
        for question in list(self._touched):
            text = self._fields[question].value()
            self._jobs.run(
                self,
                partial(self._review.write, period, question, text),
                partial(self._on_kept, period, question, text),
                fail=self.problem.emit,
            )

    def _on_kept(self, period: Period, question: Question, text: str, _done: None) -> None:
        if period == self._period and self._fields[question].value() == text:
            self._touched.discard(question)

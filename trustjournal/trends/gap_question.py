"""What follows when feeling and record lie apart: one question, which nobody has to answer."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.trends import phrases
from trustjournal.trends.answering import GapAnswer, GapQuestion
from trustjournal.trends.phrases import Phrase
from trustjournal.ui.widgets import FlowLayout, TranslatedFrame, button, label

if TYPE_CHECKING:
    from trustjournal.trends.answers import GapAnswers
    from trustjournal.ui.background import Jobs


class GapQuestionBox(TranslatedFrame):
    """The five answers, or the one that stands; a word about writing when something is uneasy.

    Signals:
        write_asked: Emitted with the person's id when the user wants to write about it.
        undo_offered: Emitted with words and the way back.
        problem: Emitted with the exception when an answer could not be kept.
    """

    write_asked = Signal(str)
    undo_offered = Signal(str, object)
    problem = Signal(object)

    def __init__(self, answers: "GapAnswers", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._answers, self._jobs = answers, jobs
        self._question: GapQuestion | None = None
        self._ask = self._make_ask()
        self._said = label("", "body", wrap=True, name="gapAnswer")
        self._again = button(
            lambda: _("Answer again"), "ghost", clicked=self._on_again, name="answerAgain"
        )
        self._uneasy = label(
            lambda: _("If you like, write down what it is, for yourself."),
            "small",
            tone="soft",
            wrap=True,
            name="uneasyWords",
        )
        self._write = button(
            lambda: _("Write about it"),
            "ghost",
            "feather",
            clicked=self._on_write,
            name="writeUneasy",
        )
        ways = FlowLayout(gap=8)
        for way in (self._write, self._again):
            ways.addWidget(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        for part in (self._ask, self._said, self._uneasy):
            column.addWidget(part)
        column.addLayout(ways)
        self.hide()

    def _make_ask(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(partial(phrases.sentence, Phrase.GAP_ASK), "strong", wrap=True, name="gapAsk")
        )
        choices = FlowLayout(gap=8)
        self._choices = [
            button(partial(_text, each), clicked=partial(self._on_answer, each.id), name=each.id)
            for each in phrases.gap_answers()
        ]
        for choice in self._choices:
            choices.addWidget(choice)
        column.addLayout(choices)
        return made

    def show_question(self, question: GapQuestion | None) -> None:
        """Ask, say what was answered, or be gone."""
        had_focus = any(each.hasFocus() for each in self._choices)
        self._question = question
        self.setVisible(question is not None)
        answered = question.answered if question else None
        self._said.say(self._said.setText, partial(_said, answered) if answered else "")
        self._show(answered)
        if had_focus and answered is not None:
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, answered: GapAnswer | None) -> None:
        self._ask.setVisible(answered is None)
        self._said.setVisible(answered is not None)
        self._again.setVisible(answered is not None)
        is_uneasy = answered is not None and answered.is_uneasy
        self._uneasy.setVisible(is_uneasy)
        self._write.setVisible(is_uneasy)

    def _on_again(self) -> None:
        self._show(None)
        self._choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_write(self) -> None:
        if self._question is not None:
            self.write_asked.emit(self._question.person)

    def _on_answer(self, answer: str) -> None:
        question = self._question
        if question is None:
            return
        self._jobs.run(
            self,
            partial(self._answers.answer, question.person, question.words, answer),
            self._on_kept,
            fail=self.problem.emit,
        )

    def _on_kept(self, answer: GapAnswer) -> None:
        self.undo_offered.emit(_("Your answer is kept."), partial(self._take_back, answer))

    def _take_back(self, answer: GapAnswer) -> None:
        self._jobs.run(
            self,
            partial(self._answers.take_back, answer.id),
            lambda _done: None,
            fail=self.problem.emit,
        )


def _text(answer: phrases.Answer) -> str:
    return answer.text


def _said(answer: GapAnswer) -> str:
    text = next(each.text for each in phrases.gap_answers() if each.id == answer.answer)
    return _("Your answer on {day}: “{answer}”").format(
        day=formats.short_day(answer.day), answer=text
    )

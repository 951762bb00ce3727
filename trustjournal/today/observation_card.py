"""One observation in words, from the user's own notes; it asks for nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people.words import name_of
from trustjournal.ui.texts import in_phrases
from trustjournal.ui.widgets import Card, TranslatedWidget, button, label

if TYPE_CHECKING:
    from trustjournal.trends.observing import Observation
    from trustjournal.trends.service import Trends
    from trustjournal.ui.background import Jobs


class ObservationCard(TranslatedWidget):
    """A person, and a sentence about what was noted with them.

    Signals:
        person_chosen: Emitted with the id of whose charts the user wants to see.
        problem: Emitted with the exception when something could not be read.
    """

    person_chosen = Signal(str)
    problem = Signal(object)

    def __init__(self, trends: "Trends", jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trends, self._jobs = trends, jobs
        self._seen: Observation | None = None
        self._card = Card(lambda: _("From your notes"), gap=4)
        self._name = label("", "strong", wrap=True)
        self._words = label("", "body", tone="soft", wrap=True, name="observation")
        more = button(
            lambda: _("Look at it in Trends"),
            "ghost",
            clicked=self._on_more,
            name="toTrends",
            flush=True,
        )
        more.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        for each in (self._name, self._words):
            self._card.body.addWidget(each)
        self._card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.hide()

    def refresh(self) -> None:
        """Look at the notes again."""
        self._jobs.run(
            self,
            self._trends.observation,
            self._show,
            fail=self.problem.emit,
            only_latest="observation",
        )

    def _show(self, seen: "Observation | None") -> None:
        self._seen = seen
        if seen is not None:
            self._name.say(self._name.setText, lambda: name_of(seen.person))
            self._words.say(self._words.setText, lambda: in_phrases(_said(seen)))
        self.setVisible(seen is not None)

    def _on_more(self) -> None:
        if self._seen is not None:
            self.person_chosen.emit(self._seen.person.id)


def _said(seen: "Observation") -> str:
    from trustjournal.promises import words as promise_words
    from trustjournal.trends.phrases import Phrase, sentence
    from trustjournal.trends.words import TrendWord

    words = sentence(seen.word, name=name_of(seen.person))
    if isinstance(seen.word, TrendWord):
        # In Trends it stands below its chart; here nothing else says what it is about.
        return _("Felt trust: {words}").format(words=words)
    if seen.counts is None:
        return words
    mine = _("My record: {words}").format(words=promise_words.counts(seen.counts))
    return "\n".join((mine, words, sentence(Phrase.RECORD_CAVEAT)))

"""Twelve statements, and one question after them; whatever is answered is kept at once."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.trends.looking import words
from trustjournal.trends.looking.answer_line import Anchors, StatementRow
from trustjournal.trends.looking.answers import AFRAID, AGAIN, afraid_in, answers_in
from trustjournal.trends.looking.problems import NothingAnswered
from trustjournal.trends.reflection import Afraid, Facet, instrument
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.form_fields import ChipField, TickField
from trustjournal.ui.widgets import colour_number, label, named, rule

if TYPE_CHECKING:
    from trustjournal.core.ids import PersonId
    from trustjournal.trends.looking.service import Reflections
    from trustjournal.ui.background import Jobs


class _Begun:
    """Where answers about somebody wait until they are meant."""

    def __init__(self, reflections: "Reflections", person: "PersonId") -> None:
        self._reflections, self._person = reflections, person

    def keep(self, begun: Words) -> None:
        """Keep them."""
        self._reflections.keep_begun(self._person, begun)

    def forget(self) -> None:
        """Let them go."""
        self._reflections.forget_begun(self._person)


class LookingForm(BegunForm):
    """The statements in the four groups that are looked at together.

    Signals:
        fear_told: Emitted with the Afraid, or None, when the user answered the last question.
    """

    fear_told = Signal(object)

    def __init__(
        self,
        reflections: "Reflections",
        jobs: "Jobs",
        person: Person,
        parent: QWidget | None = None,
    ) -> None:
        begun = _Begun(reflections, person.id)
        super().__init__(jobs, begun, (NothingAnswered,), parent)
        self._reflections, self._person = reflections, person.id
        self._rows: list[StatementRow] = []
        self.body.addWidget(label(words.note, "small", tone="soft", wrap=True, name="note"))
        for number, facet in enumerate(instrument().facets):
            if number:
                self.body.addWidget(rule())
            self._add_facet(facet, colour_number(person.id))
        self.body.addWidget(rule())
        self._add_last_question()
        self._again = named(TickField(lambda: _("Offer it again after eight weeks")), "again")
        self.begun.watch(AGAIN, self._again)
        self.body.addWidget(self._again)
        self.finish(lambda: _("Keep my answers"))

    def _add_facet(self, facet: Facet, colour: int) -> None:
        self.body.addWidget(label(lambda: words.text(facet.names), "label", tone="soft", wrap=True))
        self.body.addWidget(Anchors())
        for statement in instrument().statements:
            if statement.facet == facet.id:
                row = StatementRow(statement)
                row.line.set_colour(colour)
                self.begun.watch(statement.id, row)
                self.body.addWidget(row)
                self._rows.append(row)

    def _add_last_question(self) -> None:
        sheet = instrument()

        def question() -> str:
            return words.text(sheet.afraid_question)

        self.body.addWidget(label(question, "body", wrap=True))
        self._afraid = named(ChipField(label=question), "afraid")
        for answer in Afraid:
            self._afraid.add(answer.value, partial(words.text, sheet.afraid_answers[answer]))
        self._afraid.changed.connect(lambda _values: self.fear_told.emit(self.afraid()))
        self.begun.watch(AFRAID, self._afraid)
        self.body.addWidget(self._afraid)

    def afraid(self) -> Afraid | None:
        """Return the answer to the last question, if there is one."""
        return afraid_in(self.begun.words())

    def at_first(self) -> Words:
        nothing: dict[str, Any] = {each.id: None for each in instrument().statements}
        return {**nothing, AFRAID: "", AGAIN: False}

    def first_field(self) -> QWidget:
        return self._rows[0].line

    def work(self) -> Callable[[], Any]:
        said = self.begun.words()
        return partial(
            self._reflections.keep,
            self._person,
            answers_in(said),
            afraid=afraid_in(said),
            again=bool(said[AGAIN]),
        )

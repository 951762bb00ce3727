"""One calm step of a sheet: what it is about, its questions, an example, and why it matters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from trustjournal.i18n import _
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import Card, Text, label, spoken
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.question_view import QuestionView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustjournal.people.domain import Person
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.domain import Action, Step, Texts
    from trustjournal.worksheets.known import Known, Standing

NewTimer = Callable[[QObject], QTimer]


class StepView(Card):
    """A step on its card. It is made once, and keeps its texts, cursors and undo.

    Signals:
        changed: Emitted with the question view whose answer the user changed.
        field_added: Emitted with every field for words that is added later.
        help_asked: Emitted when the user wants to see the help page.
        pause_asked: Emitted when the user would rather come back later.
        problem: Emitted with the exception when something could not be read or kept.
    """

    changed = Signal(object)
    field_added = Signal(object)
    help_asked = Signal()
    pause_asked = Signal()
    problem = Signal(object)

    def __init__(
        self,
        desk: Desk,
        known: Known,
        step: Step,
        *,
        not_for: tuple[Texts, ...] = (),
        new_timer: NewTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=28, gap=18, parent=parent)
        self.step = step
        self._where = label("", "small", tone="soft", wrap=True, name="progress")
        self._add_head(not_for)
        self.questions = {
            address: QuestionView(desk, known, question, address, new_timer=new_timer)
            for address, question in step.addressed()
        }
        for each in self.questions.values():
            self.body.addWidget(each)
            each.changed.connect(partial(self.changed.emit, each))
            each.field_added.connect(self.field_added)
            each.help_asked.connect(self.help_asked)
            each.pause_asked.connect(self.pause_asked)
            each.problem.connect(self.problem)
        self._add_why(known)
        self.say(self.setAccessibleName, words.in_language(step.title))

    def _add_head(self, not_for: tuple[Texts, ...]) -> None:
        step = self.step
        self.body.addWidget(self._where)
        self.body.addWidget(label(words.in_language(step.title), "title", wrap=True, name="title"))
        self.body.addWidget(
            label(words.in_language(step.guidance), "body", tone="soft", wrap=True, name="guidance")
        )
        if not_for:
            fold = Fold(lambda: _("When this sheet is not the right one"), name="showNotFor")
            for each in not_for:
                fold.body.addWidget(
                    label(words.in_language(each), "body", tone="soft", wrap=True, name="notFor")
                )
            self.body.addWidget(fold)
        if any(step.example.values()):
            fold = Fold(lambda: _("An example"), name="showExample")
            ground = Card(ground="quiet", padding=14)
            ground.body.addWidget(
                label(words.in_language(step.example), "body", wrap=True, name="example")
            )
            fold.body.addWidget(ground)
            self.body.addWidget(fold)

    def _add_why(self, known: Known) -> None:
        fold = Fold(lambda: _("Why it matters"), name="showWhy")
        fold.body.addWidget(
            label(words.in_language(self.step.why), "body", tone="soft", wrap=True, name="why")
        )
        for each in self.step.sources:
            fold.body.addWidget(
                label(known.citations[each], "caption", tone="faint", wrap=True, name="source")
            )
        self.body.addWidget(fold)

    def stand_at(self, where: Text) -> None:
        """Say where among the steps this one is."""
        self._where.say(self._where.setText, where)

    @property
    def where(self) -> str:
        """Where among the steps this one is, in words."""
        return self._where.text()

    def ask_only(self, addresses: Collection[str]) -> None:
        """Show these questions; what stands in the others stays there."""
        for address, each in self.questions.items():
            each.setVisible(address in addresses)

    def asked(self) -> Iterator[QuestionView]:
        """Yield the questions that are shown."""
        for each in self.questions.values():
            if not each.isHidden():
                yield each

    def show_hints(self, hints: Iterable[tuple[str, Action]]) -> None:
        """Show what the answers set off."""
        by_address: dict[str, list[Action]] = {}
        for address, action in hints:
            by_address.setdefault(address, []).append(action)
        for address, each in self.questions.items():
            each.show_hints(by_address.get(address, ()))

    def about(self, standing: Standing) -> None:
        """Know whom the sheet is about."""
        for each in self.questions.values():
            each.about(standing)

    def meet(self, people: Iterable[Person]) -> None:
        """Know people as they are now."""
        known = tuple(people)
        for each in self.questions.values():
            each.meet(known)

    def check_gently(self, on: bool) -> None:
        """Point at phrases that can be heard otherwise, or do not, as the user chose."""
        for each in self.questions.values():
            each.check_gently(on)

    def focus_first(self, address: str = "") -> None:
        """Put the keyboard where one begins, or into the field of one question."""
        first = self.questions.get(address) or next(self.asked(), None)
        if first is None:
            return
        field = first.field.first_field()
        # By Tab a whole line would be chosen, and the next letter would replace it.
        is_line = isinstance(field, QLineEdit)
        reasons = Qt.FocusReason
        field.setFocus(reasons.OtherFocusReason if is_line else reasons.TabFocusReason)

    def told(self) -> str:
        """Return what a screen reader is told when the step comes up."""
        prompts = [spoken(words.in_language(each.question.prompt)) for each in self.asked()]
        return "\n".join((self.where, spoken(words.in_language(self.step.title)), *prompts[:1]))

"""One question of a step: what is asked, where it is answered, and what the answer sets off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.text import isolated, shortened
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.ui.begun import Field
from trustjournal.ui.widgets import Text, TranslatedWidget, label
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.domain import Action, Input, Question
from trustjournal.worksheets.hint_views import HintNote, SafeCard
from trustjournal.worksheets.input_choices import ChoiceInput, ScaleInput, nothing_to_choose
from trustjournal.worksheets.input_days import DateInput, DaysInput, later, later_days
from trustjournal.worksheets.input_lines import LinesInput
from trustjournal.worksheets.input_person import PersonInput
from trustjournal.worksheets.input_promise import PromiseInput
from trustjournal.worksheets.input_text import TextInput

if TYPE_CHECKING:
    from trustjournal.boundaries.domain import Boundary
    from trustjournal.ui.choices import Choice
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.known import Known, Standing

_LONGEST_CHOICE = 60
NewTimer = Callable[[QObject], QTimer]


class Asked(Field, Protocol):
    """A field of a sheet."""

    def first_field(self) -> QWidget:
        """Return where one begins to type or to choose."""


class QuestionView(TranslatedWidget):
    """A question with its field.

    Signals:
        changed: Emitted when the user changed the answer.
        field_added: Emitted with every field for words that is added later.
        help_asked: Emitted when the user wants to see the help page.
        pause_asked: Emitted when the user would rather come back later.
        problem: Emitted with the exception when something could not be read or kept.
    """

    changed = Signal()
    field_added = Signal(object)
    help_asked = Signal()
    pause_asked = Signal()
    problem = Signal(object)

    def __init__(
        self,
        desk: Desk,
        known: Known,
        question: Question,
        address: str,
        *,
        new_timer: NewTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"question_{address}")
        self.question, self.address, self._desk = question, address, desk
        self._standing = known.standing
        self._notes: dict[Action, HintNote | SafeCard] = {}
        prompt = words.in_language(question.prompt)
        self.field: Asked = _field(desk, known, question, prompt, new_timer)
        widget = self.field
        assert isinstance(widget, QWidget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        above = QVBoxLayout()
        above.setSpacing(1)
        above.addWidget(label(prompt, "strong", wrap=True, name="prompt"))
        above.addWidget(label(lambda: words.need(question), "caption", tone="faint", name="need"))
        self._column.addLayout(above)
        self._column.addWidget(widget)
        if question.options_from and not known.boundaries:
            self._column.addWidget(
                label(nothing_to_choose, "small", tone="soft", wrap=True, name="nothing")
            )
        self.field.changed.connect(lambda *_values: self.changed.emit())
        if isinstance(self.field, LinesInput | PromiseInput):
            self.field.field_added.connect(self.field_added)
        if isinstance(self.field, TextInput):
            self.field.check.problem.connect(self.problem)
        self.check_gently(known.hedge_check)
        self.say(self.setAccessibleName, prompt)

    def usual(self) -> Any:
        """Return what stands in the field before anything is chosen; nothing for most."""
        question, today = self.question, self._desk.days.today()
        if question.input is Input.DATE and question.default_days is not None:
            return later(today, question.default_days)
        return later_days(today, question.default_dates) or None

    def about(self, standing: Standing) -> None:
        """Know whom the sheet is about."""
        self._standing = standing
        for each in self._notes.values():
            if isinstance(each, SafeCard):
                each.about(standing)

    def meet(self, known_people: Iterable[Any]) -> None:
        """Know people as they are now."""
        if isinstance(self.field, PersonInput):
            self.field.meet(tuple(known_people))

    def check_gently(self, on: bool) -> None:
        """Point at phrases that can be heard otherwise, or do not, as the user chose."""
        if isinstance(self.field, TextInput):
            self.field.check.use(on)

    def show_hints(self, actions: Iterable[Action]) -> None:
        """Show what the answer sets off, and nothing else."""
        wanted = tuple(actions)
        for action in wanted:
            if action not in self._notes:
                self._notes[action] = self._make_note(action)
        for action, note in self._notes.items():
            if note.isHidden() is (action in wanted):
                note.setVisible(action in wanted)

    def _make_note(self, action: Action) -> HintNote | SafeCard:
        note: HintNote | SafeCard
        if action is Action.PRIVATE_MODE:
            note = SafeCard(self._desk)
            note.about(self._standing)
            note.problem.connect(self.problem)
        else:
            note = HintNote(action)
            note.pause_asked.connect(self.pause_asked)
        note.help_asked.connect(self.help_asked)
        note.hide()
        self._column.addWidget(note)
        return note


def _field(desk: Desk, known: Known, question: Question, name: Text, new_timer: NewTimer) -> Asked:
    days, jobs = desk.days, desk.jobs
    makers: Mapping[Input, Callable[[], Asked]] = {
        Input.TEXT: lambda: TextInput(question, name, jobs, new_timer=new_timer),
        Input.CHOICE: lambda: ChoiceInput(_choices(question, known), name, several=question.multi),
        Input.SCALE: lambda: ScaleInput(question, name),
        Input.DATE: lambda: DateInput(name, days),
        Input.LIST: lambda: DaysInput(name, days) if question.default_dates else LinesInput(name),
        Input.PERSON: lambda: PersonInput(name, known.people),
        Input.PROMISE: lambda: PromiseInput(question, name, days),
    }
    return makers[question.input]()


def _choices(question: Question, known: Known) -> list[Choice]:
    choices: list[Choice] = [(each.id, words.in_language(each.label)) for each in question.options]
    if question.options_from:
        choices += [(each.id, partial(_title, each, known)) for each in known.boundaries]
    return choices


def _title(boundary: Boundary, known: Known) -> str:
    title = shortened(boundary.title, _LONGEST_CHOICE)
    person = next((each for each in known.people if each.id == boundary.person), None)
    if person is None:
        return title
    return _("{name}: {title}").format(name=people_words.name_of(person), title=isolated(title))

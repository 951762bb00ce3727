"""One promise: what it says, what may become of it, and what became of it so far."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.core.text import first_line, isolated
from trustjournal.events.domain import By
from trustjournal.i18n import _
from trustjournal.people.domain import Person, on_label
from trustjournal.promises import words
from trustjournal.promises.deeds import Deeds
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import (
    UNKEPT,
    Outcome,
    Promise,
    Tale,
    is_in_danger,
    offered,
)
from trustjournal.promises.row_forms import RowForms
from trustjournal.ui.fold import Fold
from trustjournal.ui.layouts import put_in, take_all_out
from trustjournal.ui.widgets import (
    Chip,
    ElidedChip,
    FlowLayout,
    Pill,
    TranslatedWidget,
    colour_number,
    label,
    named,
    rule,
    tool_button,
)

if TYPE_CHECKING:
    from trustjournal.storage.begun import Words

_SHOWN = 400
"""Characters of a long promise; the whole stands in its history."""


class PromiseRow(TranslatedWidget):
    """A promise in a list.

    Signals:
        problem: Emitted with the exception when something could not be kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    worksheet_asked = Signal(str, str, str, str)

    def __init__(
        self,
        desk: Desk,
        tale: Tale,
        person: Person,
        *,
        with_person: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tale, self._person = desk, tale, person
        self._shown: object = None
        self.deeds = Deeds(desk.promises, desk.jobs, self)
        self._rule = rule()
        self._text = label("", "strong", wrap=True, name="text")
        self._whose = named(
            ElidedChip(checkable=False, person=colour_number(person.id)), "personLink"
        )
        if not with_person:
            self._whose.hide()
        self._about = label("", "caption", tone="faint", wrap=True, name="about")
        self._expectation = label("", "small", tone="soft", wrap=True, name="expectation")
        self._danger = label(words.tell_them, "small", tone="soft", wrap=True, name="tellThem")
        self._when = Pill()
        self._answers = TranslatedWidget()
        self._answer_flow = FlowLayout(self._answers, gap=6)
        self._back = self._answer("takeBack", lambda: _("Take this back"), self.take_back)
        self._history: Fold | None = None
        self._forms = RowForms(desk, tale.promise, person, self.deeds)
        self._lay_out()
        self._connect()
        self.show_tale(tale, person)

    @property
    def promise(self) -> Promise:
        """What is shown."""
        return self._tale.promise

    def _lay_out(self) -> None:
        self._more = tool_button(lambda: _("More"), "ellipsis", name="more")
        menu = QMenu(self._more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._more.setMenu(menu)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._text, 1)
        at_the_end = QHBoxLayout()
        at_the_end.setSpacing(6)
        at_the_end.addWidget(self._when)
        at_the_end.addWidget(self._more)
        top.addLayout(at_the_end)
        top.setAlignment(at_the_end, Qt.AlignmentFlag.AlignTop)
        under = QHBoxLayout()
        under.setSpacing(10)
        under.addWidget(self._whose)
        under.addWidget(self._about, 1)
        # What is settled takes as few lines as it can.
        under.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(8)
        column.addWidget(self._rule)
        column.addSpacing(6)
        column.addLayout(top)
        column.addLayout(under)
        for each in (self._expectation, self._danger, self._answers):
            column.addWidget(each)
        column.addLayout(self._forms.column)
        self._column = column
        self.say(self._answers.setAccessibleName, lambda: _("What became of it"))

    def _connect(self) -> None:
        self._whose.clicked.connect(lambda _checked=False: self.person_chosen.emit(self._person.id))
        self.deeds.problem.connect(self.problem)
        self.deeds.undo_offered.connect(self.undo_offered)

    # Showing

    def show_tale(self, tale: Tale, person: Person) -> None:
        """Show how the promise stands today; what is being typed about it stays as it is."""
        today = self._desk.days.today()
        if self._shown == (tale, person, today):
            return
        self._shown = (tale, person, today)
        self._tale, self._person = tale, person
        promise = tale.promise
        self._text.say(self._text.setText, _shortened(promise.text, _SHOWN))
        self._forms.take(promise, person)
        self._say(tale, person)
        self._offer_answers()

    def _say(self, tale: Tale, person: Person) -> None:
        promise, today = tale.promise, self._desk.days.today
        self._whose.say(self._whose.setText, on_label(person))
        self._whose.say(self._whose.setToolTip, on_label(person))
        self._whose.say(self._whose.setAccessibleName, on_label(person))
        self._about.say(self._about.setText, lambda: words.about(promise, today()))
        self._expectation.say(self._expectation.setText, lambda: words.expectation(promise))
        self._expectation.setVisible(bool(words.expectation(promise)))
        self._danger.setVisible(self._may_tell_them())
        self._when.say(self._when.setText, lambda: words.stands(promise, today()))
        self._when.set_level("soon" if promise.is_open and promise.due == today() else "")
        self._when.setVisible(not promise.is_open or promise.due is not None)
        self._say_history()
        title = isolated(first_line(promise.text))
        self._more.say(self._more.set_words, lambda: _("More about: {text}").format(text=title))

    def _say_history(self) -> None:
        tale = self._tale
        worth_telling = bool(tale.steps) or len(tale.promise.text) > _SHOWN
        if self._history is None and worth_telling:
            self._history = Fold(lambda: _("History"), "history")
            self._steps = label("", "small", tone="soft", wrap=True, name="steps")
            self._history.body.addWidget(self._steps)
            self._column.addWidget(self._history)
        if self._history is not None:
            self._steps.say(self._steps.setText, lambda: words.history(tale, _SHOWN))
            self._history.setVisible(worth_telling)

    def _may_tell_them(self) -> bool:
        """Whether it helps to say today that it may not work out; nobody is sent to be afraid."""
        promise, today = self.promise, self._desk.days.today()
        mine = promise.by is By.ME and not self._person.safety
        return mine and promise.due != today and is_in_danger(self._tale, today)

    def _offer_answers(self) -> None:
        """Offer what may be said with one press; nothing else of a row comes and goes."""
        take_all_out(self._answer_flow)
        self._answers.setVisible(self.promise.is_open)
        self._back.setVisible(not self.promise.is_open)
        if not self.promise.is_open:
            self._name(self._back, lambda: _("Take this back"))
            self._offer_worksheets()
            return
        today = self._desk.days.today()
        for outcome in offered(self.promise, today):
            self._offer(
                outcome.value,
                partial(words.answer, outcome, self.promise, today),
                partial(self.settle, outcome),
                icon="check" if outcome is Outcome.KEPT else "",
            )
        self._offer("tellMore", lambda: _("With a note…"), self.tell_more)

    def _offer_worksheets(self) -> None:
        """Where one was not kept, offer to prepare what to say; not to somebody one may fear."""
        if self.promise.state not in UNKEPT or self._person.safety:
            return
        self._answers.show()
        if self.promise.by is By.ME:
            self._offer(
                "apology", lambda: _("Prepare an apology"), partial(self._ask_for, "apology")
            )
        self._offer(
            "repairPrep",
            lambda: _("Prepare to talk about it"),
            partial(self._ask_for, "repair_prep"),
        )

    def _ask_for(self, worksheet: str) -> None:
        self.worksheet_asked.emit(worksheet, self._person.id, "promise", self.promise.id)

    def _offer(
        self, name: str, text: Callable[[], str], act: Callable[[], None], icon: str = ""
    ) -> None:
        put_in(self._answer_flow, self._answer(name, text, act, icon))

    def _answer(
        self, name: str, text: Callable[[], str], act: Callable[[], None], icon: str = ""
    ) -> Chip:
        chip = named(Chip(text, checkable=False, icon=icon), name)
        chip.setProperty("quiet", not icon)
        self._name(chip, text)
        chip.clicked.connect(lambda _checked=False: act())
        return chip

    def _name(self, chip: Chip, text: Callable[[], str]) -> None:
        """Let a screen reader say which promise an answer is about."""
        title = isolated(first_line(self.promise.text))
        chip.say(
            chip.setAccessibleName,
            lambda: _("{what}: {text}").format(what=text(), text=title),
        )

    def language_changed(self) -> None:
        self._say(self._tale, self._person)

    # What one does

    def settle(self, outcome: Outcome) -> None:
        """Say what became of it; where another day or a note is asked for, in the form."""
        if outcome is Outcome.AGREED_ANEW or self._forms.is_telling:
            self._forms.tell(outcome)
        else:
            self.deeds.settle(self.promise, outcome)

    def tell_more(self) -> None:
        """Say what became of it with a day and a few words."""
        self._forms.tell(offered(self.promise, self._desk.days.today())[0])

    def take_back(self) -> None:
        """Take back what was noted last."""
        self.deeds.take_back(self.promise.id)

    def change(self) -> None:
        """Word it otherwise."""
        self._forms.change()

    def delete(self) -> None:
        """Throw it away."""
        self.leave()
        self.deeds.delete(self.promise.id)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("Change")).triggered.connect(self.change)
        if self.promise.is_open and self._tale.steps:
            menu.addAction(_("Take back that you agreed anew")).triggered.connect(self.take_back)
        menu.addSeparator()
        menu.addAction(_("Delete")).triggered.connect(self.delete)

    def begin_list(self, *, first: bool) -> None:
        """Know whether another promise stands above, from which a line divides it."""
        self._rule.setVisible(not first)

    def take_keyboard(self) -> None:
        """Let the keyboard be on the first thing one can say about it."""
        first: Any = self._answer_flow.itemAt(0)
        widget = self._back if first is None else first.widget()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    # What was begun

    def show_begun(self, begun: Mapping[str, "Words"], people: Iterable[Person]) -> None:
        """Open the forms in which something was begun, and offer names in them."""
        self._forms.show_begun(begun, people)

    def leave(self) -> None:
        """Have everything kept now."""
        self._forms.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return self._forms.is_unsaved()


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"

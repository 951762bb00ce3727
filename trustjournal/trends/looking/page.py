"""Looking at one relationship as a whole: twelve statements, and how they were answered."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.checkins.after_fear import AfterFear
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.people.domain import Person
from trustjournal.people.problems import PersonGone
from trustjournal.trends.looking.form import LookingForm
from trustjournal.trends.looking.results import EarlierCard, ResultCard
from trustjournal.trends.reflection import Afraid, Reflection
from trustjournal.ui.widgets import Card, FlowLayout, Page, button, label

if TYPE_CHECKING:
    from trustjournal.checkins.service import CheckIns
    from trustjournal.people.service import People
    from trustjournal.trends.looking.service import Reflections, Seen
    from trustjournal.ui.background import ChangeSignal, Jobs

_RELEVANT = Changes.REFLECTIONS | Changes.PEOPLE


class LookingPage(Page):
    """Asks only whoever came here; whatever is answered is kept as it is answered.

    Signals:
        left: Emitted with the person's id when the user wants back to their page.
        gone: Emitted when there is nobody to look at any more.
        help_asked: Emitted when the user wants to see the help page.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    left = Signal(str)
    gone = Signal()
    help_asked = Signal()
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        reflections: "Reflections",
        check_ins: "CheckIns",
        people: "People",
        jobs: "Jobs",
        changes: "ChangeSignal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Looking at this relationship"), max_width=860, parent=parent)
        self._reflections, self._jobs = reflections, jobs
        self._person: Person | None = None
        self._wanted: PersonId | None = None
        self._seen: Seen | None = None
        self.form: LookingForm | None = None
        self.say(self.setAccessibleName, lambda: _("Looking at this relationship"))
        self.aside.addWidget(
            button(lambda: _("Back"), "ghost", "chevron-left", clicked=self._on_back, name="back")
        )
        self._start = self._make_start()
        self._fear = AfterFear(check_ins, people, jobs)
        self._result = ResultCard()
        self._earlier = EarlierCard()
        for each in (self._start, self._fear, self._result, self._earlier):
            self.body.addWidget(each)
        self._start.hide()
        self._fear.help_asked.connect(self.help_asked)
        self._fear.problem.connect(self.problem)
        self._result.again_chosen.connect(self._on_again)
        for card in (self._result, self._earlier):
            card.deleted.connect(self._on_delete)
        changes.changed.connect(self._on_changed)

    def _make_start(self) -> Card:
        made = Card(ground="quiet", gap=10)
        made.body.addWidget(
            label(
                lambda: _(
                    "Twelve statements to agree with, more or less, for yourself alone. They were "
                    "written for this journal and nobody has validated them: a way of looking, "
                    "not a test. What does not fit may be left out."
                ),
                wrap=True,
                name="about",
            )
        )
        ways = FlowLayout()
        self._begin = button(
            lambda: _("Look at it now"), "primary", clicked=self.begin, name="begin"
        )
        ways.addWidget(self._begin)
        made.body.addLayout(ways)
        return made

    # What the shell asks

    @property
    def shown_id(self) -> PersonId | None:
        """With whom the relationship is looked at."""
        return self._wanted

    def open(self, person: PersonId) -> None:
        """Show somebody; what was begun about them stands in the form."""
        self.leave()
        self._wanted = person
        self._reload()

    def leave(self) -> None:
        """Keep what is answered."""
        if self.form is not None:
            self.form.leave()

    def is_unsaved(self) -> bool:
        """Whether something that was answered could not be kept."""
        return self.form is not None and self.form.is_unsaved()

    # Reading

    def _reload(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._jobs.run(
                self,
                lambda: self._reflections.seen(wanted),
                self._on_read,
                fail=self._on_not_read,
                only_latest="seen",
            )

    def _on_changed(self, changes: Changes) -> None:
        if changes & _RELEVANT:
            self._reload()

    def _on_read(self, seen: "Seen") -> None:
        anew = self._person is None or self._person.id != seen.person.id
        self._person, self._seen = seen.person, seen
        self.set_sub(lambda: people_words.name_of(seen.person))
        if anew or self.form is None:
            self._make_form(seen.person)
        if seen.begun is not None and self.form is not None:
            self.form.open(seen.begun, focused=False)
        self._result.show_seen(seen)
        self._earlier.show_earlier(seen.reflections[1:])
        self._fear.about(seen.person, may_offer_safety=seen.may_offer_safety)
        self._arrange()

    def _on_not_read(self, error: Exception) -> None:
        self._wanted = self._person = self._seen = None
        if not isinstance(error, PersonGone):
            self.problem.emit(error)
        self.gone.emit()

    # Answering

    def _make_form(self, person: Person) -> None:
        if self.form is not None:
            self.form.leave()
            self.body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        form = LookingForm(self._reflections, self._jobs, person)
        form.problem.connect(self.problem)
        form.undo_offered.connect(self.undo_offered)
        form.fear_told.connect(lambda _answer: self._show_fear())
        form.kept.connect(self._on_kept)
        form.given_up.connect(self._on_ended)
        form.reopened.connect(self._arrange)
        self.form = form
        self.body.insertWidget(self.body.indexOf(self._fear), form)

    def begin(self) -> None:
        """Show the statements, and go to the first."""
        if self.form is not None:
            self.form.open()
            self._arrange()

    def _on_ended(self) -> None:
        self._arrange()
        # Else the keyboard, which was in the form that is hidden now, would be in the sidebar.
        self._begin.setFocus()

    def _on_kept(self, reflection: Reflection) -> None:
        self._on_ended()
        self.scroll_area.verticalScrollBar().setValue(0)
        self.undo_offered.emit(
            _("Your answers are kept."),
            lambda: self._run(lambda: self._reflections.take_back(reflection)),
        )

    def _arrange(self) -> None:
        """Show either the statements or what was answered: earlier answers would lead new ones."""
        answering = self.form is not None and self.form.is_open()
        seen = self._seen
        self._start.setVisible(not answering and seen is not None)
        self._result.setVisible(not answering and seen is not None and seen.last is not None)
        self._earlier.setVisible(not answering and seen is not None and len(seen.reflections) > 1)
        self._show_fear()

    def _show_fear(self) -> None:
        self._fear.setVisible(self._told_of_fear())

    def _told_of_fear(self) -> bool:
        if self.form is not None and self.form.is_open():
            told: Afraid | None = self.form.afraid()
        else:
            last = None if self._seen is None else self._seen.last
            told = None if last is None else last.afraid
        return told is not None and told.leads_to_help

    # What is kept

    def _on_again(self, wanted: bool) -> None:
        last = None if self._seen is None else self._seen.last
        if last is not None:
            self._run(lambda: self._reflections.ask_again(last.id, wanted))

    def _on_delete(self, reflection: Reflection) -> None:
        def offer(trash_id: Any) -> None:
            self.undo_offered.emit(
                _("The answers were deleted."),
                lambda: self._run(lambda: self._reflections.bring_back(trash_id)),
            )

        self._jobs.run(
            self,
            lambda: self._reflections.delete(reflection.id),
            offer,
            fail=self.problem.emit,
        )

    def _on_back(self) -> None:
        self.leave()
        if self._wanted is not None:
            self.left.emit(self._wanted)
        else:
            self.gone.emit()

    def _run(self, work: Callable[[], Any]) -> None:
        self._jobs.run(self, work, lambda _done: None, fail=self.problem.emit)

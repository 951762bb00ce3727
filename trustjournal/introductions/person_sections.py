"""What introductions bring to a person's page: a card with a small map, and the timeline."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import IntroductionId, PersonId
from trustjournal.i18n import _, formats
from trustjournal.introductions import words
from trustjournal.introductions.domain import Introduction
from trustjournal.introductions.form import IntroductionForm
from trustjournal.introductions.picture import ChainPicture
from trustjournal.introductions.row import IntroductionRow
from trustjournal.milestones.form_list import FormList
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection, TimelineItem
from trustjournal.ui.day_field import Days
from trustjournal.ui.widgets import Card, IconLabel, TranslatedWidget, label, named

if TYPE_CHECKING:
    from trustjournal.introductions.service import Around, Introductions
    from trustjournal.preferences.domain import Preferences
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import ChangeSignal, Jobs


class IntroductionsCard(ReadSection):
    """Who brought us together, whom this person brought together, thanks and reports.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)
    touched_by = Changes.INTRODUCTIONS | Changes.PEOPLE | Changes.PREFERENCES

    def __init__(
        self,
        introductions: "Introductions",
        choices: "Choices",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(jobs, changes, parent)
        self._introductions, self._choices = introductions, choices
        self._days = Days(lambda: clock().date())
        self._today = self._days.today
        self._around: Around | None = None
        self._picture = named(ChainPicture(), "chain")
        self._beside = label("", "small", tone="soft", wrap=True, name="beside")
        self._nothing = label(
            lambda: _("Who brought you together, and whom you brought together, can stand here."),
            "body",
            tone="soft",
            wrap=True,
        )
        self._form = named(IntroductionForm(introductions, jobs, self._days), "introductionForm")
        self._list = named(
            FormList(
                self._form, self._make_row, self._show_row, add=lambda: _("Add an introduction")
            ),
            "introductions",
        )
        card = Card(lambda: _("Introductions"), gap=10)
        for each in (self._nothing, self._picture, self._beside, self._list):
            card.body.addWidget(each)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self._picture.person_chosen.connect(self.person_chosen)
        self._list.problem.connect(self.problem)
        self._list.add_asked.connect(self._on_add)
        self._list.delete_asked.connect(self._on_delete)

    # Showing

    def leave(self) -> None:
        self._form.leave()

    def is_unsaved(self) -> bool:
        return self._form.is_unsaved()

    def _turn_away(self) -> None:
        self._list.close_form()

    def _read(self, person: Person) -> "tuple[Around, Preferences]":
        return self._introductions.around(person.id), self._choices.current()

    def _show(self, person: Person, read: "tuple[Around, Preferences]") -> None:
        around, chosen = read
        if person.id not in around.people:  # deleted meanwhile, of which the page itself hears
            return
        self._around, self._days.week_start = around, chosen.week_start
        self._form.know(person, around.people)
        self._picture.show_chain(around.chain, around.people)
        self._beside.say(
            self._beside.setText, lambda: formats.sentences(words.beside(around.chain))
        )
        self._beside.setVisible(bool(words.beside(around.chain)))
        self._list.show_things(around.introductions)
        self._nothing.setVisible(not around.introductions)

    def _make_row(self) -> IntroductionRow:
        row = IntroductionRow(self._today)
        row.thanked.connect(self._on_thanked)
        row.told.connect(self._on_told)
        row.thanks_asked.connect(self._on_thanks_asked)
        return row

    def _show_row(self, row: IntroductionRow, introduction: Introduction) -> None:
        if self._around is not None:
            row.show_introduction(introduction, self._around.people)

    # What the user does

    def _on_add(self, _checked: bool = False) -> None:
        if self._person is not None:
            self._list.add_to(self._person.id)

    def _on_thanked(self, introduction: Introduction, done: bool) -> None:
        day = self._today() if done else None
        self._run(lambda: self._introductions.thank(introduction, day))

    def _on_told(self, introduction: Introduction, done: bool) -> None:
        day = self._today() if done else None
        self._run(lambda: self._introductions.tell(introduction, day))

    def _on_thanks_asked(self, introduction: Introduction) -> None:
        # One that is only stated has no row to come back to.
        kind, noted = ("introduction", introduction.id) if introduction.is_noted else ("", "")
        whom = introduction.introducer or ""
        self.worksheet_asked.emit("introducer_thanks", whom, kind, noted)

    def _on_delete(self, introduction: str) -> None:
        def offer(trash_id: Any) -> None:
            self.undo_offered.emit(
                _("The introduction was deleted."),
                lambda: self._run(lambda: self._introductions.bring_back(trash_id)),
            )

        self._run(lambda: self._introductions.delete(IntroductionId(introduction)), offer)

    def _run(
        self, work: Callable[[], Any], then: Callable[[Any], Any] = lambda _done: None
    ) -> None:
        self._jobs.run(self, work, then, fail=self.problem.emit)


class IntroductionMoments:
    """The introductions on a person's timeline, those whose day is known."""

    touched_by = Changes.INTRODUCTIONS

    def __init__(self, introductions: "Introductions", clock: Clock) -> None:
        self._introductions, self._clock = introductions, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read them, with the names they are told by."""
        zone = self._clock().tzinfo
        around = self._introductions.around(person)
        return [
            TimelineItem(id=each.id, moment=noon_of(each.day, zone), content=(each, around.people))
            for each in around.introductions
            if each.day is not None
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        introduction, people = item.content
        made = named(TranslatedWidget(), "introductionMoment")
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("users", "faint", px=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(
            label(lambda: words.sentence(introduction, people), "small", tone="soft", wrap=True), 1
        )
        return made

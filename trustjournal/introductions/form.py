"""Everything that can be noted about an introduction."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import IntroductionId, PersonId, new_id
from trustjournal.i18n import _, pgettext
from trustjournal.introductions import words
from trustjournal.introductions.domain import Introduction
from trustjournal.milestones.kept_form import KeptForm
from trustjournal.people.domain import Person, on_label
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.people.order import by_name
from trustjournal.people.words import kana_first
from trustjournal.ui.choices import Choice
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.select import Select
from trustjournal.ui.widgets import Segmented, Text, named, tool_button

if TYPE_CHECKING:
    from datetime import date

    from trustjournal.introductions.service import Introductions
    from trustjournal.ui.background import Jobs

_ME, _UNCHOSEN = "me", ""
"""What stands in a field beside people, whose ids are longer."""


class Role(StrEnum):
    """What the person whose page it is was in it."""

    INTRODUCED = "introduced"
    INTRODUCER = "introducer"


class IntroductionForm(KeptForm):
    """Who introduced whom, seen from one person; more can be noted once that is chosen."""

    def __init__(
        self,
        introductions: "Introductions",
        jobs: "Jobs",
        days: Days,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(introductions.keep, jobs, parent)
        self._introductions = introductions
        self._id = IntroductionId("")
        self._before: Introduction | None = None
        self._person: Person | None = None
        self._people: Mapping[PersonId, Person] = {}
        self.say(self.setAccessibleName, lambda: _("Introduction"))
        self._role = Segmented(
            [
                (Role.INTRODUCED, lambda: _("They were introduced")),
                (Role.INTRODUCER, lambda: _("They introduced somebody")),
            ],
            label=lambda: _("Who introduced whom"),
        )
        self._by = _select("by", lambda: _("By whom"))
        self._whom = _select("whom", lambda: _("Whom"))
        self._to = _select("to", lambda: _("To whom"))
        self._by_field = Labelled(lambda: _("By whom"), self._by)
        self._whom_field = Labelled(lambda: _("Whom"), self._whom)
        self._day = named(DayField(lambda: _("When it was"), days), "when")
        self._no_day = tool_button(lambda: _("No day"), "x", clicked=self._on_no_day, name="noDay")
        self._note = named(NoteField(), "note")
        self._more = QWidget()
        self._lay_out()
        self._role.chosen.connect(self._on_people)
        for select in (self._by, self._whom, self._to):
            select.chosen.connect(self._on_people)
        self._day.changed.connect(self._on_day)
        self._note.changed.connect(self.touch)

    def _lay_out(self) -> None:
        self.body.addWidget(self._role, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._by_field)
        self.body.addWidget(self._whom_field)
        self.body.addWidget(Labelled(lambda: _("To whom"), self._to))
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(12)
        when = QHBoxLayout()
        when.setSpacing(4)
        when.addWidget(Labelled(lambda: _("When it was"), self._day))
        when.addWidget(self._no_day, 0, Qt.AlignmentFlag.AlignBottom)
        when.addStretch(1)
        more.addLayout(when)
        more.addWidget(Labelled(lambda: pgettext("field", "Note"), self._note))
        self.body.addWidget(self._more)

    # What it is about

    def know(self, person: Person, people: Mapping[PersonId, Person]) -> None:
        """Take the person whose page it is, and everybody to choose from."""
        self._person, self._people = person, people
        self._offer()

    @property
    def about(self) -> IntroductionId:
        return self._id

    def is_about(self, thing: str) -> bool:
        return thing == self._id or (self._before is not None and thing == self._before.id)

    def touch(self, *_values: object) -> None:
        super().touch()
        self.delete.show()

    def add_to(self, person: PersonId) -> None:
        self.begin(exists=False)
        self.delete.show()
        self._id, self._before = IntroductionId(new_id()), None
        self._show(Role.INTRODUCED, by=_UNCHOSEN, whom=_UNCHOSEN, to=_ME)
        self._show_day(None)
        self._note.show_value("")
        self._by.setFocus()

    def edit(self, thing: Introduction) -> None:
        self.begin(exists=thing.is_noted)
        # What only the field of the person states is changed there, until more is noted.
        self.delete.setVisible(thing.is_noted)
        self._id = thing.id if thing.is_noted else IntroductionId(new_id())
        self._before = thing
        here = None if self._person is None else self._person.id
        met = thing.met or _ME
        if thing.introducer == here:
            self._show(Role.INTRODUCER, by=_UNCHOSEN, whom=thing.person, to=met)
        else:
            other = thing.person if thing.met == here else met
            self._show(Role.INTRODUCED, by=thing.introducer or _ME, whom=_UNCHOSEN, to=other)
        self._show_day(thing.day)
        self._note.show_value(thing.note)
        self._to.setFocus()

    def value(self) -> Introduction | None:
        person = self._person
        introducer = self._whom if self._role.value() is Role.INTRODUCER else self._by
        if person is None or introducer.value() == _UNCHOSEN:
            return None
        by, whom = _person_in(self._by), person.id
        if self._role.value() is Role.INTRODUCER:
            by, whom = person.id, PersonId(str(self._whom.value()))
        before = self._before
        return Introduction(
            id=self._id,
            introducer=by,
            person=whom,
            met=_person_in(self._to),
            day=self._day.day(),
            thanked_on=None if before is None else before.thanked_on,
            told_on=None if before is None else before.told_on,
            note=self._note.value(),
        )

    def keeping(self) -> Callable[[Introduction], Introduction]:
        before = self._before
        stated = before if before is not None and not before.is_noted else None
        return lambda noted: self._introductions.keep(noted, instead_of=stated)

    def language_changed(self) -> None:
        self._offer()

    def _show_day(self, day: "date | None") -> None:
        self._day.show_day(day)
        self._no_day.setVisible(day is not None)

    def _on_day(self) -> None:
        self._no_day.show()
        self.touch()

    def _on_no_day(self) -> None:
        self._show_day(None)
        self._day.setFocus()
        self.touch()

    # Who can be chosen

    def _show(self, role: Role, *, by: str, whom: str, to: str) -> None:
        self._role.choose(role)
        for select, chosen in ((self._by, by), (self._whom, whom), (self._to, to)):
            select.offer([(chosen, "")], chosen)
        self._offer()
        self.show()

    def _on_people(self, _chosen: object) -> None:
        self._offer()
        if self.value() is not None:
            self.touch()

    def _offer(self) -> None:
        """Offer everybody once: nobody introduces themselves, and nobody is met twice."""
        is_introducer = self._role.value() is Role.INTRODUCER
        other = self._whom if is_introducer else self._by
        self._by_field.setVisible(not is_introducer)
        self._whom_field.setVisible(is_introducer)
        for select, taken in ((other, self._to.value()), (self._to, other.value())):
            chosen = select.value()
            choices = [
                each
                for each in self._choices(with_me=select is not self._whom)
                if each[0] == chosen or each[0] != taken
            ]
            if chosen == _UNCHOSEN:
                choices = [(_UNCHOSEN, lambda: _("Choose somebody")), *choices]
            select.offer(choices, chosen)
        is_clear = self.value() is not None
        self._more.setVisible(is_clear)
        self._role.setVisible(self._before is None and not is_clear)

    def _choices(self, *, with_me: bool) -> list[Choice]:
        here = self._person
        found: list[Choice] = [(_ME, words.me)] if with_me else []
        others = [each for each in self._people.values() if here is None or each.id != here.id]
        ordered = by_name(others, kana_first=kana_first())
        return [*found, *((each.id, on_label(each)) for each in ordered)]


def _select(name: str, words_of: Text) -> Select:
    return named(Select([(_UNCHOSEN, "")], _UNCHOSEN, label=words_of), name)


def _person_in(select: Select) -> PersonId | None:
    chosen = str(select.value())
    return None if chosen in {_ME, _UNCHOSEN} else PersonId(chosen)

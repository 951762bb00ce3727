"""Where a promise is put into words, or worded otherwise."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.events import words as event_words
from trustjournal.events.domain import By, Size
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.fields import Labelled, LineField, NoteField
from trustjournal.people.person_field import PersonField
from trustjournal.people.problems import NobodyNamed, NotAName
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import LONGEST_TEXT, Draft, Promise, Repeats, may_be_grave
from trustjournal.promises.fields import OptionalDay, RepeatsField, whose
from trustjournal.promises.forms import Begun, changing, making
from trustjournal.promises.problems import (
    DaysDoNotFit,
    NeedsDay,
    NothingPromised,
    PromiseTooLong,
)
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.fold import Fold
from trustjournal.ui.form_fields import ChoiceField
from trustjournal.ui.widgets import FlowLayout, named

REFUSALS = (NothingPromised, PromiseTooLong, DaysDoNotFit, NeedsDay, NobodyNamed, NotAName)


class PromiseForm(BegunForm):
    """What was promised, by whom, and by when; everything else on request."""

    def __init__(
        self,
        desk: Desk,
        form: str,
        about: str | None = None,
        *,
        with_person: bool,
        sizes: Sequence[Size] = (Size.SMALL, Size.ORDINARY, Size.BIG),
        text: LineField | NoteField,
        meant: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.jobs, Begun(desk.promises, form, about), REFUSALS, parent)
        self._desk, self._form = desk, form
        self.text = named(text, "promiseText")
        self.whom = named(PersonField(self), "whom")
        self.whom.setVisible(with_person)
        self._with_person = with_person
        days = desk.days
        self._by = ChoiceField(whose(), label=lambda: _("Who promised"))
        self.due = named(OptionalDay(lambda: _("By when"), days), "due")
        self._made = named(DayField(lambda: _("Made on"), days), "made")
        choices = [(each.value, partial(event_words.size, each)) for each in sizes]
        self._size = ChoiceField(choices, label=lambda: _("How much it matters"))
        self._repeats = named(RepeatsField(), "repeats")
        self._how_good = named(NoteField(), "howGood")
        self._who_decides = named(LineField(), "whoDecides")
        self._more = Fold(lambda: _("More about it"), "morePromise")
        self._watch()
        self._lay_out(meant)

    def _watch(self) -> None:
        fields: dict[str, Any] = {
            "text": self.text,
            "by": self._by,
            "due": self.due,
            "made": self._made,
            "size": self._size,
            "repeats": self._repeats,
            "how_good": self._how_good,
            "who_decides": self._who_decides,
        }
        if self._with_person:
            fields["name"] = self.whom
        for name, field in fields.items():
            self.begun.watch(name, field)
            field.changed.connect(self._on_edited)

    def _lay_out(self, meant: Callable[[], str]) -> None:
        self.say(self.text.setAccessibleName, lambda: _("What was promised"))
        self.say(self.text.setPlaceholderText, lambda: _("A promise: what, in a few words"))
        self.body.addWidget(self.text)
        self._rest = QWidget()
        self.body.addWidget(self._rest)
        # Everything below stands inside what unfolds once there are words.
        self.body = QVBoxLayout(self._rest)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.whom.setMinimumWidth(200)
        first = FlowLayout(gap=20)
        first.addWidget(Labelled(lambda: _("Who promised"), self._by))
        if self._with_person:
            first.addWidget(Labelled(lambda: _("Whom it is about"), self.whom))
        first.addWidget(Labelled(lambda: _("By when"), self.due))
        self.body.addLayout(first)
        second = FlowLayout(gap=20)
        second.addWidget(Labelled(lambda: _("How much it matters"), self._size))
        second.addWidget(Labelled(lambda: _("How often"), self._repeats))
        second.addWidget(Labelled(lambda: _("Made on"), self._made))
        self._more.body.addLayout(second)
        self._more.body.addWidget(
            Labelled(
                lambda: _("How good it should be"),
                self._how_good,
                lambda: _("What both would call done."),
            )
        )
        self._more.body.addWidget(Labelled(lambda: _("Who decides that"), self._who_decides))
        self.body.addWidget(self._more)
        self.finish(meant)

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people's names."""
        self.whom.offer(people)

    def first_field(self) -> QWidget:
        return self.text

    def _on_edited(self) -> None:
        """Hear that the user changed something."""

    def _draft(self) -> Draft:
        said = self.begun.words()
        return Draft(
            text=said["text"],
            by=By(said["by"]),
            name=said.get("name", ""),
            made=self._made.day(),
            due=self.due.day(),
            size=Size(said["size"]),
            repeats=Repeats(said["repeats"]),
            how_good=said["how_good"],
            who_decides=said["who_decides"],
        )


class NewPromise(PromiseForm):
    """A line that stands ready; its other fields unfold once something is typed."""

    def __init__(
        self, desk: Desk, person: Person | None = None, parent: QWidget | None = None
    ) -> None:
        about = None if person is None else person.id
        line = LineField(LONGEST_TEXT)
        super().__init__(
            desk,
            making(about),
            about,
            with_person=person is None,
            text=line,
            meant=lambda: _("Write it down"),
            parent=parent,
        )
        self._about = about
        line.returnPressed.connect(self.mean)
        self.kept.connect(self._on_kept)
        self.given_up.connect(self.stand_ready)

    def stand_ready(self) -> None:
        """Show an empty line, unless something is begun in it; its day is today."""
        if not self.is_open():
            self.open({})
        elif not self.begun.has_begun():
            self.begun.begin(self.at_first())

    def open(self, words: Words | None = None, *, focused: bool | None = None) -> None:
        if self.is_open() and not self.begun.has_begun():
            self.begun.put_in(words or {})
        super().open(words, focused=focused)
        self._on_edited()

    def at_first(self) -> Words:
        return _words_of(Draft(made=self._desk.days.today()))

    def work(self) -> Callable[[], Any]:
        draft = replace(self._draft(), person=self._about)
        if draft.made == self._desk.days.today():
            # Nothing was chosen: what is for a day gone by was promised by then.
            draft = replace(draft, made=None)
        return partial(self._desk.promises.make, draft, form=self._form)

    def _on_kept(self, _promise: Promise) -> None:
        self.open({}, focused=True)

    def _on_edited(self) -> None:
        self._rest.setVisible(self.begun.has_begun())


class ChangedPromise(PromiseForm):
    """A promise to word otherwise, or to correct."""

    def __init__(
        self, desk: Desk, promise: Promise, person: Person, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            changing(promise.id),
            promise.id,
            with_person=True,
            sizes=[size for size in Size if size is not Size.GRAVE or may_be_grave(promise)],
            text=NoteField(),
            meant=lambda: _("Keep it like this"),
            parent=parent,
        )
        self.promise, self._person = promise, person
        for field in (self._made, self.due, self._repeats):
            field.setEnabled(promise.is_open)

    def at_first(self) -> Words:
        return _words_of(replace(Draft.of(self.promise), name=self._person.name))

    def work(self) -> Callable[[], Any]:
        draft = self._draft()
        if draft.name == self._person.name:
            draft = replace(draft, person=self._person.id)
        return partial(self._desk.promises.change, self.promise.id, draft, form=self._form)


def _words_of(draft: Draft) -> Words:
    """Return what stands in the fields of a form."""
    return {
        "text": draft.text,
        "name": draft.name,
        "by": draft.by.value,
        "due": _iso(draft.due),
        "made": _iso(draft.made),
        "size": draft.size.value,
        "repeats": draft.repeats.value,
        "how_good": draft.how_good,
        "who_decides": draft.who_decides,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

"""Where an open matter is put into words, and where it is said how it was talked about."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.boundaries.problems import DayToCome, TooLong
from trustjournal.events.domain import By
from trustjournal.i18n import _
from trustjournal.matters.desk import Desk
from trustjournal.matters.domain import Draft, Matter
from trustjournal.matters.problems import NoTopic, TalkedBefore
from trustjournal.people.domain import Person
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.people.person_field import PersonField
from trustjournal.people.problems import NobodyNamed, NotAName
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.form_fields import ChoiceField
from trustjournal.ui.widgets import label, named

if TYPE_CHECKING:
    from trustjournal.core.ids import MatterId
    from trustjournal.matters.service import Matters

REFUSALS = (NoTopic, TooLong, DayToCome, TalkedBefore, NobodyNamed, NotAName)
NEW = "matter"
"""The form in which a new one is noted; on a person's page their id follows."""
_NOBODY = "nobody"


class Begun:
    """Where what stands in a form about a matter waits until it is meant."""

    def __init__(self, matters: "Matters", form: str, about: str | None = None) -> None:
        self._matters, self.form, self._about = matters, form, about

    def keep(self, words: Words) -> None:
        """Keep the words."""
        self._matters.keep_begun(self.form, words, about=self._about)

    def forget(self) -> None:
        """Let the words go."""
        self._matters.forget_begun(self.form)


def form_of(matter: "MatterId") -> str:
    """Return the name of the form in which this one is worded otherwise."""
    return f"{NEW}:edit:{matter}"


def talk_form_of(matter: "MatterId") -> str:
    """Return the name of the form in which it is said how this one was talked about."""
    return f"{NEW}:talk:{matter}"


class MatterForm(BegunForm):
    """What is on my mind, about whom, and since when."""

    def __init__(
        self,
        desk: Desk,
        *,
        person: Person | None = None,
        matter: Matter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; with a matter it is worded otherwise, else a new one is noted."""
        self._person, self._matter = person, matter
        self.former = matter
        """What the matter was before it was last worded otherwise."""
        form, about = _place(person, matter)
        super().__init__(desk.jobs, Begun(desk.matters, form, about), REFUSALS, parent)
        self._desk, self.form = desk, form
        self._whom = named(PersonField(self), "whom")
        self._whom.setVisible(person is None and matter is None)
        self._topic = named(NoteField(), "topic")
        self._note = named(NoteField(), "note")
        self._since = named(DayField(lambda: _("Since when"), desk.days), "since")
        if person is None and matter is None:
            self.begun.watch("name", self._whom)
            self.body.addWidget(Labelled(lambda: _("About whom"), self._whom))
        for name, field in (("topic", self._topic), ("note", self._note), ("since", self._since)):
            self.begun.watch(name, field)
        self.body.addWidget(
            Labelled(
                lambda: _("What is on my mind"),
                self._topic,
                lambda: _("One thing, in a few words. If there are three, take one."),
            )
        )
        self.body.addWidget(
            Labelled(
                lambda: _("What I saw and heard, and what I make of it"),
                self._note,
                lambda: _("Two different things; both may stand here. It can stay empty."),
            )
        )
        self.body.addWidget(Labelled(lambda: _("Since when"), self._since))
        if matter is None:
            self.finish(lambda: _("Note it"))
        else:
            self.finish(lambda: _("Keep it like this"))

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people's names."""
        self._whom.offer(people)

    def take(self, matter: Matter) -> None:
        """Know what is stored, for when the form is opened next."""
        self._matter = matter

    def at_first(self) -> Words:
        stored = self._matter
        if stored is None:
            today = self._desk.days.today().isoformat()
            return {"name": "", "topic": "", "note": "", "since": today}
        return {"topic": stored.topic, "note": stored.note, "since": stored.since.isoformat()}

    def first_field(self) -> QWidget:
        return self._topic if self._person is not None or self._matter is not None else self._whom

    def work(self) -> Callable[[], Any]:
        matters = self._desk.matters
        draft = Draft(
            person=None if self._person is None else self._person.id,
            name=self._whom.value(),
            topic=self._topic.value(),
            since=self._since.day(),
            note=self._note.value(),
        )
        self.former = self._matter
        if self._matter is None:
            return partial(matters.open, draft, form=self.form)
        return partial(matters.change, self._matter.id, draft, form=self.form)


class TalkForm(BegunForm):
    """When it was talked about, who brought it up, and what came of it."""

    def __init__(self, desk: Desk, matter: Matter, parent: QWidget | None = None) -> None:
        self._matter = matter
        self.former = matter
        """What the matter was before it was talked about."""
        self.form = talk_form_of(matter.id)
        super().__init__(desk.jobs, Begun(desk.matters, self.form, matter.id), REFUSALS, parent)
        self._desk = desk
        self._day = named(DayField(lambda: _("Talked about on"), desk.days), "talkedOn")
        self._by = ChoiceField(
            [
                (By.ME.value, lambda: _("I did")),
                (By.THEM.value, lambda: _("They did")),
                (_NOBODY, lambda: _("Do not note that")),
            ],
            label=lambda: _("Who brought it up?"),
        )
        self._by.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._note = named(NoteField(), "talkNote")
        self.body.addWidget(label(lambda: _("You talked about it."), "strong", wrap=True))
        self.body.addWidget(Labelled(lambda: _("Talked about on"), self._day))
        self.body.addWidget(
            Labelled(
                lambda: _("Who brought it up?"),
                self._by,
                lambda: _("Noted as an event: taking something up is worth remembering."),
            )
        )
        self.body.addWidget(
            Labelled(lambda: _("What I saw and heard, and what came of it"), self._note)
        )
        for name, field in (("day", self._day), ("by", self._by), ("note", self._note)):
            self.begun.watch(name, field)
        self.finish(lambda: _("Talked about"))

    def take(self, matter: Matter) -> None:
        """Know what is stored, for when the form is opened next."""
        self._matter = matter

    def at_first(self) -> Words:
        today = self._desk.days.today().isoformat()
        return {"day": today, "by": By.ME.value, "note": self._matter.note}

    def first_field(self) -> QWidget:
        return self._note

    def work(self) -> Callable[[], Any]:
        by = self._by.value()
        self.former = self._matter
        return partial(
            self._desk.matters.talked_about,
            self._matter.id,
            self._day.day(),
            brought_up_by=None if by == _NOBODY else By(str(by)),
            note=self._note.value(),
            form=self.form,
        )


def _place(person: Person | None, matter: Matter | None) -> tuple[str, str | None]:
    if matter is not None:
        return form_of(matter.id), matter.id
    return (NEW, None) if person is None else (f"{NEW}:new:{person.id}", person.id)

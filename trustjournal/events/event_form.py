"""Where it is said what happened, or said otherwise."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import EntryId, PersonId
from trustjournal.events import words
from trustjournal.events.desk import Desk
from trustjournal.events.domain import By, Event, Size
from trustjournal.events.forms import Begun, changing
from trustjournal.events.kind_picker import KindPicker
from trustjournal.events.problems import NoteTooLong, NotYet, TooLongAgo
from trustjournal.i18n import _
from trustjournal.people.domain import Person, on_label
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.people.person_field import PersonField
from trustjournal.people.problems import NobodyNamed, NotAName
from trustjournal.people.words import name_of
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.form_fields import ChipField, ChoiceField, TickField
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import FlowLayout, button, label, named, tool_button

REFUSALS = (NotYet, TooLongAgo, NoteTooLong, NobodyNamed, NotAName)


class EventForm(BegunForm):
    """A kind, and then by whom, how much it was, when, and a note.

    Signals:
        meant_to: Emitted before what stands in the form is noted.
    """

    meant_to = Signal()

    def __init__(
        self,
        desk: Desk,
        form: str,
        about: str | None,
        *,
        person: Person | None,
        meant: Text,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `person` is whom it is about, unless that is asked as well."""
        super().__init__(desk.jobs, Begun(desk.events, form, about), REFUSALS, parent)
        self._desk, self._form, self._about = desk, form, person
        self.kinds = named(KindPicker(), "kindPicker")
        self._said_above = label(self._heading, "strong", wrap=True, name="formHeading")
        self._another = button(
            lambda: _("Another kind"),
            "ghost",
            clicked=self.kinds.choose_again,
            name="anotherKind",
            flush=True,
        )
        choices = [(each.value, partial(words.doer, each, None)) for each in By]
        self.by = named(ChoiceField(choices, label=lambda: _("Whose doing it was")), "by")
        sizes = [(each.value, partial(words.size, each)) for each in Size]
        self.size_field = named(ChoiceField(sizes, label=lambda: _("How much it was")), "size")
        self.day = named(DayField(lambda: _("When"), desk.days), "day")
        self.detail = named(ChipField(label=lambda: _("More exactly")), "detail")
        self.unasked = named(TickField(lambda: _("Nobody had asked for it")), "unasked")
        self.note = named(NoteField(), "note")
        self._lay_out(meant)
        fields: dict[str, Any] = {
            "kind": self.kinds,
            "by": self.by,
            "size": self.size_field,
            "day": self.day,
            "detail": self.detail,
            "unasked": self.unasked,
            "note": self.note,
        }
        for name, field in fields.items():
            self.begun.watch(name, field)
        self.kinds.changed.connect(self._on_kind_chosen)

    def _lay_out(self, meant: Text) -> None:
        self.say(self.note.setPlaceholderText, lambda: _("A few words, if you like"))
        self.say(self.note.setAccessibleName, lambda: _("A few words, if you like"))
        self.body.setContentsMargins(16, 12, 12, 14)
        self.body.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(self._said_above, 1)
        self.head.addWidget(self._another)
        self.head.addWidget(
            tool_button(lambda: _("Not now"), "x", clicked=self.give_up, name="closeForm")
        )
        self.body.addLayout(self.head)
        self.whom = QVBoxLayout()
        self.body.addLayout(self.whom)
        self.body.addWidget(self.kinds)
        # What stands below unfolds once there is a kind.
        self._rest = QWidget()
        self.body.addWidget(self._rest)
        self.body = QVBoxLayout(self._rest)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self._by_whom = Labelled(lambda: _("Whose doing it was"), self.by)
        self._more_exactly = Labelled(lambda: _("More exactly"), self.detail)
        first = FlowLayout(gap=20)
        first.addWidget(self._by_whom)
        first.addWidget(Labelled(lambda: _("How much it was"), self.size_field))
        first.addWidget(Labelled(lambda: _("When"), self.day))
        self.body.addLayout(first)
        self.body.addWidget(self._more_exactly)
        self.body.addWidget(self.unasked)
        self.body.addWidget(self.note)
        self.finish(meant)

    def first_field(self) -> QWidget:
        return self.kinds.field

    def open(self, words: Words | None = None, *, focused: bool | None = None) -> None:
        super().open(words, focused=focused)
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self._follow_kind()

    def mean(self) -> None:
        if self.kinds.kind is not None:
            self.meant_to.emit()
            super().mean()

    def _on_kind_chosen(self) -> None:
        self._follow_kind()
        kind = self.kinds.kind
        if kind is not None:
            (self.size_field if kind.my_side_only else self.by).focus_chosen()

    def _follow_kind(self) -> None:
        """Offer only what the chosen kind can be."""
        kind = self.kinds.kind
        self._rest.setVisible(kind is not None)
        self._another.setVisible(kind is not None)
        self._said_above.say(self._said_above.setText, self._heading)
        if kind is None:
            return
        if kind.my_side_only:
            self.by.show_value(By.ME.value)
        self._by_whom.setVisible(not kind.my_side_only)
        self.size_field.offer_only([each.value for each in Size if kind.allows(each)])
        chosen = self.detail.value()
        self.detail.offer([(each, partial(words.detail, each)) for each in kind.details])
        self.detail.show_value(chosen)
        self._more_exactly.setVisible(bool(kind.details))
        self.unasked.setVisible(kind.may_be_unasked)

    def _heading(self) -> str:
        kind, person = self.kinds.value(), self._about
        if not kind:
            if person is None:
                return _("What happened?")
            return _("What happened with {name}?").format(name=name_of(person))
        if person is None:
            return words.kind(kind)
        return _("With {name}: {kind}").format(name=name_of(person), kind=words.kind(kind))

    def _said(self) -> dict[str, Any]:
        """Return the fields of an event, as they stand here."""
        day = self.day.day()
        return {
            "kind": self.kinds.value(),
            "by": By(str(self.by.value())),
            "size": Size(str(self.size_field.value())),
            "day": day or self._desk.days.today(),
            "detail": self.detail.value(),
            "unasked": self.unasked.value(),
            "note": self.note.value(),
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)


class NewEvent(EventForm):
    """Something to note about one person, about one of several, or about anybody by name."""

    def __init__(
        self,
        desk: Desk,
        form: str,
        about: str | None,
        *,
        people: Sequence[Person],
        by_name: bool = False,
        day: Callable[[], date] | None = None,
        entry: Callable[[], EntryId | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; with `by_name`, the people are only offered and others can be named.

        `entry` tells, on the worker, which entry it belongs to by then.
        """
        several = by_name or len(people) != 1
        super().__init__(
            desk,
            form,
            about,
            person=None if several else people[0],
            meant=lambda: _("Note it"),
            parent=parent,
        )
        self._people, self._by_name = tuple(people), by_name
        self._day, self._entry = day or desk.days.today, entry
        self._somebody: PersonField | None = None
        if by_name:
            self._ask_for_name(people)
        elif several:
            self._ask_for_one_of(people)

    def _ask_for_name(self, people: Sequence[Person]) -> None:
        self._somebody = somebody = named(PersonField(), "whom")
        somebody.offer(people)
        self.begun.watch("name", somebody)
        self.whom.addWidget(Labelled(lambda: _("With whom"), somebody))

    def _ask_for_one_of(self, people: Sequence[Person]) -> None:
        one_of = named(ChipField(label=lambda: _("With whom")), "person")
        for person in people:
            called = on_label(person)
            one_of.add(person.id, called, colour=colour_number(person.id))
        self.begun.watch("person", one_of)
        self.whom.addWidget(Labelled(lambda: _("With whom"), one_of))

    def at_first(self) -> Words:
        return {
            "name": "",
            "person": "",
            "kind": "",
            "by": By.ME.value,
            "size": Size.ORDINARY.value,
            "day": min(self._day(), self._desk.days.today()).isoformat(),
            "detail": "",
            "unasked": False,
            "note": "",
        }

    def first_field(self) -> QWidget:
        return self._somebody or super().first_field()

    def work(self) -> Callable[[], Any]:
        said, events, form, entry = self._said(), self._desk.events, self._form, self._entry
        if self._by_name:
            name = self.begun.words()["name"]
            return lambda: events.note_about(name, form=form, entry=entry(), **said)
        person = self._person()
        if person is None:
            return _nobody
        return lambda: events.note(person, form=form, entry=entry(), **said)

    def _person(self) -> PersonId | None:
        if len(self._people) == 1:
            return self._people[0].id
        chosen = self.begun.words().get("person")
        return PersonId(chosen) if chosen else None


class ChangedEvent(EventForm):
    """What was noted, to be corrected or taken back.

    Signals:
        take_back_asked: Emitted when it is to be taken back.
    """

    take_back_asked = Signal()

    def __init__(
        self, desk: Desk, event: Event, person: Person | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            changing(event.id),
            event.id,
            person=person,
            meant=lambda: _("Keep it like this"),
            parent=parent,
        )
        self._event = event
        self.head.insertWidget(
            self.head.count() - 1,
            tool_button(
                lambda: _("Take it back"),
                "trash-2",
                clicked=self.take_back_asked.emit,
                name="takeBack",
            ),
        )

    def at_first(self) -> Words:
        event = self._event
        return {
            "kind": event.kind,
            "by": event.by.value,
            "size": event.size.value,
            "day": event.day.isoformat(),
            "detail": event.detail,
            "unasked": event.unasked,
            "note": event.note,
        }

    def first_field(self) -> QWidget:
        return self.note

    def work(self) -> Callable[[], Any]:
        edited = replace(self._event, **self._said())
        return partial(self._desk.events.change, edited, form=self._form)


def _nobody() -> None:
    raise NobodyNamed

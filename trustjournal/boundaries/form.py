"""Where a boundary is put into words, or worded otherwise."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.domain import Boundary, Draft, look_again_on
from trustjournal.boundaries.problems import DayGone, DayToCome, NothingDrawn, TooLong
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.people.person_field import PersonField
from trustjournal.people.problems import NobodyNamed, NotAName
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.form_fields import TickField
from trustjournal.ui.widgets import button, label, named

if TYPE_CHECKING:
    from trustjournal.boundaries.service import Boundaries

REFUSALS = (NothingDrawn, TooLong, DayToCome, DayGone, NobodyNamed, NotAName)
NEW = "boundary"
"""The form in which a new one is drawn; on a person's page their id follows."""


class Begun:
    """Where what stands in a form about a boundary waits until it is meant."""

    def __init__(self, boundaries: "Boundaries", form: str, about: str | None = None) -> None:
        self._boundaries, self.form, self._about = boundaries, form, about

    def keep(self, words: Words) -> None:
        """Keep the words."""
        self._boundaries.keep_begun(self.form, words, about=self._about)

    def forget(self) -> None:
        """Let the words go."""
        self._boundaries.forget_begun(self.form)


def form_of(boundary: Boundary) -> str:
    """Return the name of the form in which this one is worded otherwise."""
    return f"{NEW}:edit:{boundary.id}"


class BoundaryForm(BegunForm):
    """What is fine, what is not, what I will do, and when to look at it again.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
    """

    help_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        person: Person | None = None,
        boundary: Boundary | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin; with a boundary it is worded otherwise, else a new one is drawn."""
        self._person, self._boundary = person, boundary
        self._former = boundary
        form, about = _place(person, boundary)
        super().__init__(desk.jobs, Begun(desk.boundaries, form, about), REFUSALS, parent)
        self._desk, self.form = desk, form
        self._whom = named(PersonField(self), "whom")
        self._whom.setVisible(person is None and boundary is None)
        self._first: QWidget | None = None
        self._add_intro()
        self._add_words()
        self._add_days()
        self._not_to_tell = label(
            lambda: _(
                "Nobody needs to be told of a boundary. Where telling could be dangerous, it can "
                "stay yours alone."
            ),
            "small",
            tone="soft",
            wrap=True,
            name="notToTell",
        )
        self.body.addWidget(self._not_to_tell)
        self._add_help()
        if boundary is None:
            self.finish(lambda: _("Draw this boundary"))
        else:
            self.finish(lambda: _("Keep it like this"))

    # The fields

    def _add_intro(self) -> None:
        self.body.addWidget(
            label(
                lambda: _(
                    "A boundary says what you do. Whom somebody meets, what they wear or read "
                    "stays theirs: to change that would be control, not a boundary."
                ),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        if self._person is None and self._boundary is None:
            self.begun.watch("name", self._whom)
            self._first = self._whom
            self.body.addWidget(Labelled(lambda: _("Towards whom"), self._whom))

    def _add_words(self) -> None:
        for name, title, why in (
            (
                "fine",
                lambda: _("This is fine"),
                lambda: _("What you are glad of, or can live with."),
            ),
            (
                "not_fine",
                lambda: _("This is not"),
                lambda: _("From where on. A blurred line is crossed without anybody noticing."),
            ),
            (
                "i_will",
                lambda: _("What I will do then"),
                lambda: _(
                    "Something that you can do, and stop doing, by yourself. It protects you; it "
                    "is no punishment."
                ),
            ),
            (
                "note",
                lambda: _("What I want to protect"),
                lambda: _("Rest, safety, being taken seriously, for example. It can stay empty."),
            ),
        ):
            field = named(NoteField(), name)
            self.begun.watch(name, field)
            self._first = self._first or field
            self.body.addWidget(Labelled(title, field, why))
        again = named(TickField(lambda: _("Drawn again after something happened")), "again")
        self.begun.watch("re_established", again)
        self.body.addWidget(again)

    def _add_days(self) -> None:
        days = self._desk.days
        self._drawn = named(DayField(lambda: _("Drawn on"), days), "drawnOn")
        self._review = named(DayField(lambda: _("Look at it again on"), days), "reviewOn")
        self._has_told = named(TickField(lambda: _("I have told them")), "hasTold")
        self._told = named(DayField(lambda: _("Told on"), days), "toldOn")
        for name, field in (
            ("drawn_on", self._drawn),
            ("review_on", self._review),
            ("has_told", self._has_told),
            ("told_on", self._told),
        ):
            self.begun.watch(name, field)
        self._has_told.toggled.connect(self._told.setVisible)
        self._review_row = Labelled(
            lambda: _("Look at it again on"),
            self._review,
            lambda: _("Four weeks are a good first time."),
        )
        self.body.addWidget(Labelled(lambda: _("Drawn on"), self._drawn))
        self.body.addWidget(self._review_row)
        telling = QHBoxLayout()
        telling.setSpacing(12)
        telling.addWidget(self._has_told)
        telling.addWidget(self._told)
        telling.addStretch(1)
        self.body.addLayout(telling)

    def _add_help(self) -> None:
        row = QHBoxLayout()
        row.addWidget(
            button(
                lambda: _("If you want to talk to somebody, here are places"),
                "ghost",
                "life-buoy",
                clicked=self.help_asked.emit,
                name="help",
                flush=True,
            )
        )
        row.addStretch(1)
        self.body.addLayout(row)

    # What stands in them

    def offer(self, people: Iterable[Person]) -> None:
        """Offer these people's names."""
        self._whom.offer(people)

    @property
    def former(self) -> Boundary:
        """What the boundary was before it was last worded otherwise."""
        if self._former is None:
            raise ValueError("nothing was there before")
        return self._former

    def take(self, boundary: Boundary, person: Person) -> None:
        """Know what is stored, for when the form is opened next."""
        self._boundary, self._person = boundary, person

    def at_first(self) -> Words:
        today = self._desk.days.today()
        stored = self._boundary
        if stored is None:
            return {
                **dict.fromkeys(("name", "fine", "not_fine", "i_will", "note"), ""),
                "re_established": False,
                "drawn_on": today.isoformat(),
                "review_on": look_again_on(today).isoformat(),
                "has_told": False,
                "told_on": today.isoformat(),
            }
        return {
            **{name: getattr(stored, name) for name in ("fine", "not_fine", "i_will", "note")},
            "re_established": stored.re_established,
            "drawn_on": stored.drawn_on.isoformat(),
            "review_on": _iso(stored.review_on),
            "has_told": stored.told_on is not None,
            "told_on": (stored.told_on or today).isoformat(),
        }

    def first_field(self) -> QWidget:
        return self._first or self

    def open(self, words: Words | None = None, *, focused: bool | None = None) -> None:
        super().open(words, focused=focused)
        self._told.setVisible(self._has_told.isChecked())
        self._review_row.setVisible(self._boundary is None or not self._boundary.is_let_go)
        self._not_to_tell.setVisible(self._person is not None and self._person.safety)

    def work(self) -> Callable[[], Any]:
        draft, boundaries = self._draft(), self._desk.boundaries
        self._former = self._boundary
        if self._boundary is None:
            return partial(boundaries.draw, draft, form=self.form)
        return partial(boundaries.change, self._boundary.id, draft, form=self.form)

    def _draft(self) -> Draft:
        words = self.begun.words()
        return Draft(
            person=None if self._person is None else self._person.id,
            name=words.get("name", ""),
            fine=words["fine"],
            not_fine=words["not_fine"],
            i_will=words["i_will"],
            note=words["note"],
            re_established=words["re_established"],
            drawn_on=self._drawn.day(),
            told_on=self._told.day() if words["has_told"] else None,
            review_on=self._review.day(),
        )


def _place(person: Person | None, boundary: Boundary | None) -> tuple[str, str | None]:
    if boundary is not None:
        return form_of(boundary), boundary.id
    return (NEW, None) if person is None else (f"{NEW}:new:{person.id}", person.id)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

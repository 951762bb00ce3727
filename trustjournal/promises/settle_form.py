"""What became of a promise, told with a day, a note, or the day that was agreed on anew."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.promises.desk import Desk
from trustjournal.promises.domain import Outcome, Promise, offered, usual_day
from trustjournal.promises.fields import OutcomeField
from trustjournal.promises.forms import Begun, settling
from trustjournal.promises.problems import DoesNotFitItsDay, NeedsNewDay
from trustjournal.ui.begun import BegunForm, Words
from trustjournal.ui.day_field import DayField
from trustjournal.ui.widgets import FlowLayout, named


class SettleForm(BegunForm):
    """Which outcome, when it was, and a few words about it if there are any."""

    def __init__(self, desk: Desk, promise: Promise, parent: QWidget | None = None) -> None:
        shelter = Begun(desk.promises, settling(promise.id), promise.id)
        super().__init__(desk.jobs, shelter, (DoesNotFitItsDay, NeedsNewDay), parent)
        self._desk, self._promise = desk, promise
        self._wanted: Outcome | None = None
        self.outcome = named(OutcomeField(), "outcome")
        self.new_due = named(DayField(lambda: _("The new day"), desk.days), "newDue")
        self._day = named(DayField(lambda: _("When it was"), desk.days), "day")
        self._note = named(NoteField(), "note")
        for name, field in (
            ("outcome", self.outcome),
            ("new_due", self.new_due),
            ("day", self._day),
            ("note", self._note),
        ):
            self.begun.watch(name, field)
        self.body.addWidget(Labelled(lambda: _("What became of it"), self.outcome))
        self._new_day = Labelled(lambda: _("The new day"), self.new_due)
        days = FlowLayout(gap=24)
        days.addWidget(self._new_day)
        days.addWidget(Labelled(lambda: _("When it was"), self._day))
        self.body.addLayout(days)
        self.body.addWidget(Labelled(lambda: _("A few words about it"), self._note))
        self.finish(lambda: _("Note it"))
        self.outcome.changed.connect(lambda _chosen: self._on_outcome())

    def take(self, promise: Promise) -> None:
        """Know how the promise stands, for when the form is opened next."""
        self._promise = promise

    def tell(self, outcome: Outcome) -> None:
        """Open with an outcome that needs more words; another day is asked for at once."""
        self._wanted = outcome
        self.open()
        if self.outcome.value() != outcome.value:  # it stood open, with another one chosen
            self.outcome.show_value(outcome.value)
            self._on_outcome()
        if outcome is Outcome.AGREED_ANEW:
            self.new_due.open()

    def open(self, words: Words | None = None, *, focused: bool | None = None) -> None:
        today = self._desk.days.today()
        self.outcome.offer_outcomes(self._promise, offered(self._promise, today), today)
        super().open(words, focused=focused)
        if not self.outcome.value():  # begun on another day, and no longer possible
            self.outcome.show_value(str(self.at_first()["outcome"]))
        self._show_new_day()

    def at_first(self) -> Words:
        today = self._desk.days.today()
        first = self._wanted or offered(self._promise, today)[0]
        day = usual_day(self._promise, first, today)
        return {"outcome": first.value, "new_due": None, "day": day.isoformat(), "note": ""}

    def first_field(self) -> QWidget:
        chosen = self.outcome.value()
        return self.outcome.chip(chosen) if chosen else self._note

    def work(self) -> Callable[[], Any]:
        anew = self._chosen() is Outcome.AGREED_ANEW
        return partial(
            self._desk.promises.settle,
            self._promise.id,
            self._chosen(),
            day=self._day.day(),
            note=self._note.value(),
            new_due=self.new_due.day() if anew else None,
            form=settling(self._promise.id),
        )

    def _chosen(self) -> Outcome:
        return Outcome(self.outcome.value())

    def _on_outcome(self) -> None:
        self._day.show_day(usual_day(self._promise, self._chosen(), self._desk.days.today()))
        self._show_new_day()

    def _show_new_day(self) -> None:
        self._new_day.setVisible(self.outcome.value() == Outcome.AGREED_ANEW.value)

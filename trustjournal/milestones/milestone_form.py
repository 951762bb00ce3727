"""Everything that can be noted about a milestone."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.ids import MilestoneId, PersonId, new_id
from trustjournal.i18n import _, pgettext
from trustjournal.milestones import words
from trustjournal.milestones.date_parts import DateParts
from trustjournal.milestones.domain import (
    FEBRUARY,
    LEAP_DAY,
    LONGEST_TITLE,
    Kind,
    Milestone,
    days_in,
)
from trustjournal.milestones.kept_form import KeptForm
from trustjournal.people.fields import Labelled, LineField, NoteField
from trustjournal.ui.widgets import ChipGroup, Segmented, label, named

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from trustjournal.milestones.service import Milestones
    from trustjournal.ui.background import Jobs


class MilestoneForm(KeptForm):
    """What it is, when, whether it returns, and a note."""

    def __init__(
        self,
        milestones: "Milestones",
        jobs: "Jobs",
        today: "Callable[[], date]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(milestones.keep, jobs, parent)
        self._today = today
        self._about: Milestone | None = None
        self._suggested = ""
        self.say(self.setAccessibleName, lambda: _("Milestone"))
        self._kinds = named(
            ChipGroup(
                [(each, partial(words.kind, each)) for each in Kind],
                label=lambda: _("What kind of day it is"),
                exclusive=True,
            ),
            "kind",
        )
        self._title = named(LineField(LONGEST_TITLE), "title")
        self._date = named(DateParts(), "date")
        self._yearly = Segmented(
            [(True, lambda: _("Every year")), (False, lambda: _("Once"))],
            label=lambda: _("How often it is"),
        )
        self._hint = label("", "small", tone="warning", wrap=True, name="dateHint")
        self._leap = label(words.leap_day, "small", tone="soft", wrap=True, name="leapDay")
        self._note = named(NoteField(), "note")
        self._lay_out()
        self._kinds.changed.connect(self._on_kind)
        for signal in (self._title.changed, self._note.changed):
            signal.connect(self.touch)
        self._date.changed.connect(self._on_date)
        self._yearly.chosen.connect(self._on_date)

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self._yearly)
        when.addStretch(1)
        self.body.addWidget(Labelled(lambda: _("What kind of day it is"), self._kinds))
        self.body.addWidget(Labelled(lambda: _("What you call it"), self._title))
        self.body.addWidget(
            Labelled(
                lambda: _("When it is"),
                self._date,
                lambda: _("If you do not know the year, leave it empty."),
            )
        )
        self.body.addLayout(when)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._leap)
        self.body.addWidget(Labelled(lambda: pgettext("field", "Note"), self._note))

    # What it is about

    def add_to(self, person: PersonId) -> None:
        """Begin a new one, for today until the user says otherwise; nothing is kept yet."""
        today = self._today()
        fresh = Milestone(
            id=MilestoneId(new_id()),
            person=person,
            kind=Kind.ANNIVERSARY,
            month=today.month,
            day_of_month=today.day,
            year=today.year,
            yearly=True,
        )
        self._show(fresh, exists=False)
        self._suggest()

    def edit(self, thing: Milestone) -> None:
        self._show(thing, exists=True)

    def _show(self, milestone: Milestone, *, exists: bool) -> None:
        self.begin(exists=exists)
        self._about = milestone
        self._suggested = ""
        self._kinds.choose((milestone.kind,))
        self._title.show_value(milestone.title)
        self._date.show_date(milestone.month, milestone.day_of_month, milestone.year)
        self._yearly.choose(milestone.yearly)
        self._note.show_value(milestone.note)
        self._explain()
        self.show()
        self._title.setFocus()

    @property
    def about(self) -> MilestoneId | None:
        """Which one stands in the form."""
        return None if self._about is None else self._about.id

    def value(self) -> Milestone | None:
        about = self._about
        if about is None:
            return None
        year = self._date.year()
        if year is None and not self._returns():
            year = about.year or self._today().year
        return replace(
            about,
            title=self._title.value(),
            kind=self._kind(),
            month=self._date.month(),
            day_of_month=min(self._date.day(), days_in(self._date.month(), year)),
            year=year,
            yearly=self._returns(),
            note=self._note.value(),
        )

    def language_changed(self) -> None:
        self._suggest()

    # Kinds and days

    def _kind(self) -> Kind:
        chosen = next(iter(self._kinds.values()), Kind.OTHER)
        return chosen if isinstance(chosen, Kind) else Kind.OTHER

    def _returns(self) -> bool:
        return self._yearly.value() is True

    def _on_kind(self, _values: object) -> None:
        self._kinds.choose((self._kind(),))
        if self._returns() is not self._kind().returns:
            self._yearly.choose(self._kind().returns)
        self._suggest()
        self._explain()
        self.touch()

    def _suggest(self) -> None:
        """Call it by its kind until the user calls it something else."""
        if self._title.value() == self._suggested:
            kind = self._kind()
            self._suggested = "" if kind is Kind.OTHER else words.kind(kind)
            self._title.show_value(self._suggested)

    def _on_date(self, *_values: object) -> None:
        self._explain()
        self.touch()

    def _wants_a_year(self) -> bool:
        return self._date.is_nonsense or (self._date.year() is None and not self._returns())

    def _explain(self) -> None:
        self._hint.say(self._hint.setText, self._missing)
        self._hint.setVisible(self._wants_a_year())
        is_leap_day = (self._date.month(), self._date.day()) == (FEBRUARY, LEAP_DAY)
        self._leap.setVisible(is_leap_day and self._returns())

    def _missing(self) -> str:
        if self._date.is_nonsense:
            return _("The year is a number, such as 2019.")
        return _("A day that is once has a year.")

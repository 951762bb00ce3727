"""One thing that may come of a sheet: a tick, what it becomes, and fields to word it otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.fields import Labelled, NoteField
from trustjournal.people.person_field import PersonField
from trustjournal.promises.domain import Repeats
from trustjournal.promises.fields import OptionalDay, RepeatsField
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.form_fields import TickField
from trustjournal.ui.notices import announce
from trustjournal.ui.widgets import FlowLayout, TranslatedFrame, label, named
from trustjournal.worksheets import proposal_words
from trustjournal.worksheets.days_field import DaysField
from trustjournal.worksheets.domain import FollowUpType, Texts
from trustjournal.worksheets.proposals import Proposal

_WITH_WORDS = frozenset(
    {
        FollowUpType.PROMISE,
        FollowUpType.BOUNDARY,
        FollowUpType.MATTER,
        FollowUpType.MILESTONE,
        FollowUpType.PERSON,
        FollowUpType.EVENT,
    }
)
_OF_SOMEBODY = frozenset(
    {
        FollowUpType.PROMISE,
        FollowUpType.BOUNDARY,
        FollowUpType.MATTER,
        FollowUpType.MILESTONE,
        FollowUpType.EVENT,
    }
)
"""What is about a person, who may be named here when the sheet named nobody."""
_MAY_HAVE_NO_DAY = frozenset({FollowUpType.PROMISE, FollowUpType.INTRODUCTION})
_WITHOUT_A_DAY = frozenset({FollowUpType.CHECK_INS, FollowUpType.PERSON})


class ProposalRow(TranslatedFrame):
    """Knows one proposal, and what the user makes of it.

    Signals:
        changed: Emitted when the user ticked it or not, or changed something about it.
    """

    changed = Signal()

    def __init__(
        self,
        proposal: Proposal,
        days: Days,
        *,
        person: Person | None,
        name: str,
        people: Iterable[Person],
        titles: Mapping[str, Texts],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.proposal = proposal
        self._days, self._person, self._name, self._titles = days, person, name, titles
        self._tick = named(TickField(lambda: proposal_words.said(proposal.label)), "wanted")
        self._becomes = label("", "small", tone="soft", wrap=True, name="becomes")
        self._refusal = label("", "small", tone="danger", wrap=True, name="refusal")
        self._refusal.hide()
        self._read = label(proposal.text, "body", wrap=True, name="proposalWords")
        self._inside = named(QWidget(), "proposalFields")
        self._words: NoteField | None = None
        self._fine: NoteField | None = None
        self._i_will: NoteField | None = None
        self._whom: PersonField | None = None
        self._day: DayField | OptionalDay | None = None
        self._several: DaysField | None = None
        self._repeats: RepeatsField | None = None
        self._lay_out(people)
        self._show(proposal)
        self._tick.toggled.connect(self._on_ticked)
        self._say()
        self.language_changed()

    # The fields

    def _lay_out(self, people: Iterable[Person]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(6)
        column.addWidget(self._tick)
        column.addWidget(self._becomes)
        column.addWidget(self._read)
        column.addWidget(self._refusal)
        column.addWidget(self._inside)
        self._fields = fields = QVBoxLayout(self._inside)
        fields.setContentsMargins(0, 6, 0, 0)
        fields.setSpacing(12)
        self._add_words(fields)
        beside = FlowLayout(gap=20)
        self._add_whom(beside, people)
        self._add_days(beside)
        if beside.count():
            fields.addLayout(beside)
        self._inside.setVisible(False)

    def _add_words(self, fields: QVBoxLayout) -> None:
        proposal = self.proposal
        if proposal.type not in _WITH_WORDS or proposal.closes:
            return
        self._words = self._note("proposalText")
        if proposal.type is FollowUpType.BOUNDARY:
            self._fine, self._i_will = self._note("proposalFine"), self._note("proposalIWill")
            fields.addWidget(Labelled(lambda: _("This is fine"), self._fine))
        fields.addWidget(Labelled(lambda: proposal_words.words(proposal), self._words))
        if self._i_will is not None:
            fields.addWidget(Labelled(lambda: _("What I will do then"), self._i_will))

    def _add_whom(self, beside: FlowLayout, people: Iterable[Person]) -> None:
        proposal = self.proposal
        if proposal.type not in _OF_SOMEBODY or proposal.closes or proposal.for_oneself:
            return
        if proposal.whom or proposal.about:
            return
        self._whom = named(PersonField(), "proposalWhom")
        self._whom.setMinimumWidth(200)
        self._whom.offer(people)
        self._whom.changed.connect(self._on_changed)
        self._whom.textChanged.connect(lambda _text: self._say())
        beside.addWidget(Labelled(lambda: _("Whom it is about"), self._whom))

    def _add_days(self, beside: FlowLayout) -> None:
        proposal = self.proposal
        if proposal.type is FollowUpType.CHECK_INS and proposal.rhythm is None:
            self._several = named(DaysField(self._day_words, self._days), "proposalDays")
            self._several.changed.connect(self._on_changed)
            self._fields.addWidget(Labelled(self._day_words, self._several))
        if proposal.type in _WITHOUT_A_DAY or proposal.closes:
            return
        kind = OptionalDay if proposal.type in _MAY_HAVE_NO_DAY else DayField
        self._day = named(kind(self._day_words, self._days), "proposalDay")
        self._day.changed.connect(self._on_changed)
        beside.addWidget(Labelled(self._day_words, self._day))
        if proposal.type is FollowUpType.PROMISE and not proposal.for_oneself:
            self._repeats = named(RepeatsField(), "proposalRepeats")
            self._repeats.changed.connect(self._on_changed)
            self._often = Labelled(lambda: _("How often"), self._repeats)
            beside.addWidget(self._often)

    def _note(self, name: str) -> NoteField:
        field = named(NoteField(), name)
        field.changed.connect(self._on_changed)
        return field

    def _day_words(self) -> str:
        return proposal_words.day(self.proposal)

    # What stands in them

    def _show(self, proposal: Proposal) -> None:
        self._tick.show_value(proposal.wanted)
        for field, text in (
            (self._words, proposal.text),
            (self._fine, proposal.fine),
            (self._i_will, proposal.i_will),
            (self._whom, proposal.whom),
        ):
            if field is not None:
                field.show_value(text)
        if self._day is not None:
            self._day.show_value(_iso(proposal.day))
        if self._several is not None:
            self._several.show_days(proposal.days)
        if self._repeats is not None:
            self._repeats.show_value(proposal.repeats.value)
        self._unfold()

    def is_wanted(self) -> bool:
        """Whether it is ticked."""
        return self._tick.isChecked()

    def wanted(self) -> Proposal:
        """Return the proposal as the fields say it."""
        said: dict[str, Any] = {"wanted": self.is_wanted()}
        for name, field in (
            ("text", self._words),
            ("fine", self._fine),
            ("i_will", self._i_will),
            ("whom", self._whom),
        ):
            if field is not None:
                said[name] = field.value()
        if self._day is not None:
            said["day"] = _day_of(self._day)
        if self._several is not None:
            said["days"] = self._several.days()
        if self._repeats is not None:
            said["repeats"] = Repeats(str(self._repeats.value()))
        return replace(self.proposal, **said)

    def value(self) -> dict[str, Any]:
        """Return what the user made otherwise than it was proposed, so that it fits into JSON."""
        made = self.wanted()
        changed = {
            name: getattr(made, name)
            for name in ("wanted", "text", "fine", "i_will", "whom")
            if getattr(made, name) != getattr(self.proposal, name)
        }
        if made.day != self.proposal.day:
            changed["day"] = _iso(made.day)
        if made.days != self.proposal.days:
            changed["days"] = [each.isoformat() for each in made.days]
        if made.repeats is not self.proposal.repeats:
            changed["repeats"] = made.repeats.value
        return changed

    def show_value(self, value: Mapping[str, Any]) -> None:
        """Show what was made of it earlier, without telling anybody."""
        said = dict(value)
        if "day" in said:
            said["day"] = None if said["day"] is None else date.fromisoformat(said["day"])
        if "days" in said:
            said["days"] = tuple(date.fromisoformat(each) for each in said["days"])
        if "repeats" in said:
            said["repeats"] = Repeats(said["repeats"])
        self._show(replace(self.proposal, **said))
        self._say()

    # What is seen

    def refuse(self, problem: JournalProblem) -> None:
        """Say why it cannot be kept as it stands, and where to go on."""
        kind: type[Any] = type(problem)
        self._refusal.say(self._refusal.setText, lambda: f"{kind().happened} {kind().next_step}")
        self._refusal.show()
        announce(self, self._refusal.text())
        self.first_field().setFocus()

    def accept(self) -> None:
        """Say no longer why it could not be kept."""
        self._refusal.hide()

    def first_field(self) -> QWidget:
        """Return where one begins to change it."""
        fields = (self._words, self._whom, self._day, self._several)
        return next((each for each in fields if each is not None and self.is_wanted()), self._tick)

    def language_changed(self) -> None:
        self._tick.setAccessibleDescription(self._becomes.text())

    def _say(self) -> None:
        said = self.wanted()
        typed = "" if self._whom is None else self._whom.value().strip()
        has_person = bool(said.whom.strip())
        self._becomes.say(
            self._becomes.setText,
            lambda: proposal_words.becomes(
                self.proposal,
                proposal_words.whom(None if typed else self._person, typed or self._name),
                self._titles,
                has_person=has_person,
            ),
        )
        self._tick.setAccessibleDescription(self._becomes.text())
        if self._repeats is not None:
            self._often.setVisible(has_person)

    def _has_fields(self) -> bool:
        return any((self._words, self._whom, self._day, self._several))

    def _unfold(self) -> None:
        """Show the fields of what is ticked; of the rest only its words."""
        wanted = self.is_wanted()
        self._inside.setVisible(wanted and self._has_fields())
        words = "" if self._words is None else self._words.value().strip()
        self._read.setText(words)
        self._read.setVisible(bool(words) and not wanted)

    def _on_ticked(self, _on: bool) -> None:
        self._unfold()
        self._on_changed()

    def _on_changed(self) -> None:
        self._refusal.hide()
        self._say()
        self.changed.emit()


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_of(field: DayField | OptionalDay) -> date | None:
    return field.day()

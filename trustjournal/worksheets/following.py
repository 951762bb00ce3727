"""Keeps what was confirmed at the end of a sheet, where each thing has its own place.

Called inside one transaction (Vault.together): all of it is kept, or nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from trustjournal.boundaries.domain import MARK_OF_KIND
from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.boundaries.service import Boundaries
from trustjournal.boundaries.store import KIND as BOUNDARY
from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import BoundaryId, PersonId, ReminderId, is_id, new_id
from trustjournal.core.text import storable
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.events.store import KIND as EVENT
from trustjournal.introductions.service import Introductions
from trustjournal.introductions.store import KIND as INTRODUCTION
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.matters.domain import Matter
from trustjournal.matters.service import Matters
from trustjournal.matters.store import KIND as MATTER
from trustjournal.milestones.domain import LONGEST_TITLE
from trustjournal.milestones.service import Milestones
from trustjournal.milestones.store import MILESTONE
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.problems import NobodyNamed, PersonGone
from trustjournal.people.service import People
from trustjournal.promises.domain import Draft as PromiseDraft
from trustjournal.promises.domain import Repeats
from trustjournal.promises.service import Promises
from trustjournal.promises.store import KIND as PROMISE
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import store
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.problems import DayBefore, NoDays, NoWords
from trustjournal.worksheets.proposals import Proposal
from trustjournal.worksheets.sheet import Outcome, Reminder, ReminderKind, Sheet

_REMINDERS = {
    FollowUpType.REMINDER: ReminderKind.DAY,
    FollowUpType.CHECK_INS: ReminderKind.CHECK_IN,
    FollowUpType.DEBRIEF: ReminderKind.DEBRIEF,
    FollowUpType.WORKSHEET: ReminderKind.NEXT,
}


_WITH_WORDS = frozenset(
    {
        FollowUpType.PROMISE,
        FollowUpType.BOUNDARY,
        FollowUpType.MATTER,
        FollowUpType.PERSON,
        FollowUpType.MILESTONE,
    }
)
_AHEAD = frozenset({FollowUpType.PROMISE, *_REMINDERS})
"""What is meant for today or a day to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """One field of a person, before something was kept and after."""

    person: PersonId
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A matter before it was closed and after."""

    before: Matter
    after: Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept of one proposal, and what that changed elsewhere."""

    outcomes: tuple[Outcome, ...] = ()
    amended: tuple[Amended, ...] = ()
    closed: tuple[Closed, ...] = ()


Keeper = Callable[[Connection, Sheet, Proposal], Kept]


class FollowThrough:
    """The places where things are kept; what they announce is gathered until all is safe."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock
        self.changes = Changes.NOTHING
        """What was touched so far."""
        self._people = People(vault, clock, self._gather)
        self._events = Events(vault, clock, self._gather)
        self._promises = Promises(vault, clock, self._gather)
        self._boundaries = Boundaries(vault, clock, self._gather)
        self._matters = Matters(vault, clock, self._gather)
        self._milestones = Milestones(vault, clock, self._gather)
        self._introductions = Introductions(vault, clock, self._gather)
        self._keepers: dict[FollowUpType, Keeper] = {
            FollowUpType.PROMISE: self._promise,
            FollowUpType.BOUNDARY: self._boundary,
            FollowUpType.MATTER: self._matter,
            FollowUpType.EVENT: self._event,
            FollowUpType.MILESTONE: self._milestone,
            FollowUpType.INTRODUCTION: self._introduction,
            FollowUpType.PERSON: self._person,
            FollowUpType.CHECK_INS: self._check_ins,
            FollowUpType.DEBRIEF: self._reminder,
            FollowUpType.REMINDER: self._reminder,
            FollowUpType.WORKSHEET: self._reminder,
        }

    def keep(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        """Keep one thing that was confirmed; a JournalProblem says why it cannot be."""
        _check(proposal, self._clock().date())
        kept = self._keepers[proposal.type](connection, sheet, proposal)
        of_it = (replace(each, proposal=proposal.id) for each in kept.outcomes)
        return replace(kept, outcomes=tuple(of_it))

    def known(self, connection: Connection, whom: str) -> PersonId | None:
        """Return who is meant by an id or a name; somebody of a new name is added."""
        if not whom:
            return None
        person = people_store.get(connection, PersonId(whom))
        if person is None and is_id(whom):
            raise PersonGone
        return person.id if person is not None else self._people.find_or_add(whom).id

    def _somebody(self, connection: Connection, proposal: Proposal) -> PersonId:
        person = self.known(connection, proposal.whom)
        if person is None:
            raise NobodyNamed
        return person

    # Each kind of thing

    def _promise(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        """What one means to do for oneself is no promise to anybody: a day reminds of it."""
        person = None if proposal.for_oneself else self.known(connection, proposal.whom)
        if person is None:
            return self._reminder(connection, sheet, proposal)
        made = self._promises.make(
            PromiseDraft(
                text=proposal.text,
                by=_by(proposal),
                person=person,
                due=proposal.day,
                repeats=Repeats.NEVER if proposal.day is None else proposal.repeats,
            )
        )
        return _kept(PROMISE, made.id)

    def _boundary(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        drawn = self._boundaries.draw(
            BoundaryDraft(
                person=self.known(connection, proposal.whom),
                not_fine=proposal.text,
                fine=proposal.fine,
                i_will=proposal.i_will,
                review_on=proposal.day,
            )
        )
        return _kept(BOUNDARY, drawn.id)

    def _matter(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        if proposal.closes:
            return self._close_matter(connection, sheet)
        person = self.known(connection, proposal.whom)
        draft = MatterDraft(person=person, topic=proposal.text, since=proposal.day)
        return _kept(MATTER, self._matters.open(draft).id)

    def _close_matter(self, connection: Connection, sheet: Sheet) -> Kept:
        behind = [each for each in store.matters_behind(connection, sheet) if each.is_open]
        talks = [self._matters.talked_about(each.id, brought_up_by=None) for each in behind]
        pairs = zip(behind, talks, strict=True)
        return Kept(closed=tuple(Closed(before=each, after=talk.matter) for each, talk in pairs))

    def _event(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        mark = MARK_OF_KIND.get(proposal.kind)
        if mark is not None and proposal.about:
            noted = self._boundaries.note(
                BoundaryId(proposal.about),
                mark,
                by=_by(proposal),
                day=proposal.day,
                note=proposal.text,
            )
            return _kept(EVENT, noted.id)
        event = self._events.note(
            self._somebody(connection, proposal),
            proposal.kind,
            _by(proposal),
            day=proposal.day,
            note=proposal.text,
        )
        return _kept(EVENT, event.id)

    def _milestone(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        title = proposal.text.strip().splitlines()[0][:LONGEST_TITLE].strip()
        added = self._milestones.add(
            self._somebody(connection, proposal),
            title,
            day=proposal.day or self._clock().date(),
            yearly=proposal.yearly,
            note="" if title == proposal.text.strip() else proposal.text,
        )
        return _kept(MILESTONE, added.id)

    def _introduction(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        introducer = self._somebody(connection, proposal)
        introduced = self.known(connection, proposal.about)
        if introduced is None:
            raise NobodyNamed
        former = self._people.get(introduced)
        noted = self._introductions.introduce(introducer, introduced, day=proposal.day)
        after = self._people.get(introduced)
        return Kept(
            outcomes=(Outcome(kind=INTRODUCTION, id=noted.id),),
            amended=_amended(former, after, "introducer"),
        )

    def _person(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        """What stands there already stays; the new words follow it."""
        former = self._people.get(self._somebody(connection, proposal))
        if proposal.adds_nothing_to(former):
            return Kept()
        stands = getattr(former, proposal.kind)
        together = "\n".join(each for each in (stands, storable(proposal.text)) if each)
        after = self._people.amend(former.id, {proposal.kind: together})
        return Kept(amended=_amended(former, after, proposal.kind))

    def _check_ins(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        if proposal.rhythm is None:
            days = sorted(set(proposal.days))
            of_each = (self._remind(connection, sheet, proposal, day) for day in days)
            return Kept(outcomes=tuple(of_each))
        former = self._people.get(self._somebody(connection, proposal))
        after = self._people.amend(former.id, {"wished_rhythm": proposal.rhythm})
        return Kept(amended=_amended(former, after, "wished_rhythm"))

    def _reminder(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        day = proposal.day or self._clock().date()
        return Kept(outcomes=(self._remind(connection, sheet, proposal, day),))

    def _remind(
        self, connection: Connection, sheet: Sheet, proposal: Proposal, day: date
    ) -> Outcome:
        own_words = dict.fromkeys(proposal.label, proposal.text)
        is_promise = proposal.type is FollowUpType.PROMISE
        reminder = Reminder(
            id=ReminderId(new_id()),
            sheet=sheet.id,
            person=sheet.person,
            kind=_REMINDERS.get(proposal.type, ReminderKind.DAY),
            labels=own_words if is_promise else proposal.label,
            worksheet=proposal.worksheet,
            day=day,
        )
        store.reminder_shelf.insert(connection, reminder, self._clock())
        self._gather(Changes.REMINDERS)
        return Outcome(kind=store.REMINDER, id=reminder.id)

    def _gather(self, changes: Changes) -> None:
        self.changes |= changes


def _check(proposal: Proposal, today: date) -> None:
    """Refuse what says nothing, and what is meant for a day that has passed."""
    if proposal.type in _WITH_WORDS and not proposal.closes and not proposal.text.strip():
        raise NoWords
    if proposal.type is FollowUpType.CHECK_INS and proposal.rhythm is None and not proposal.days:
        raise NoDays
    if proposal.type in _AHEAD:
        given = (*proposal.days, *(() if proposal.day is None else (proposal.day,)))
        if any(each < today for each in given):
            raise DayBefore


def _amended(before: Person, after: Person, field: str) -> tuple[Amended, ...]:
    values = getattr(before, field), getattr(after, field)
    if values[0] == values[1]:
        return ()
    return (Amended(person=before.id, field=field, before=values[0], after=values[1]),)


def _by(proposal: Proposal) -> By:
    return By.ME if proposal.by_me else By.THEM


def _kept(kind: str, thing: str) -> Kept:
    return Kept(outcomes=(Outcome(kind=kind, id=thing),))

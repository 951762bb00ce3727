"""Keeps what was confirmed at the end of a sheet, where each thing has its own place.

Called inside one transaction (Vault.together): all of it is kept, or nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.boundaries.domain import MARK_OF_KIND
from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.boundaries.service import Boundaries
from trustjournal.boundaries.store import KIND as BOUNDARY
from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import BoundaryId, PersonId, ReminderId, new_id
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.events.store import KIND as EVENT
from trustjournal.introductions.service import Introductions
from trustjournal.introductions.store import KIND as INTRODUCTION
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.matters.domain import Matter
from trustjournal.matters.service import Matters
from trustjournal.matters.store import KIND as MATTER
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.milestones.service import Milestones
from trustjournal.milestones.store import MILESTONE
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.service import People
from trustjournal.promises.domain import Draft as PromiseDraft
from trustjournal.promises.domain import Repeats
from trustjournal.promises.service import Promises
from trustjournal.promises.store import KIND as PROMISE
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import store
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.proposals import Proposal
from trustjournal.worksheets.sheet import Outcome, Reminder, ReminderKind, Sheet

_REMINDERS = {
    FollowUpType.REMINDER: ReminderKind.DAY,
    FollowUpType.CHECK_INS: ReminderKind.CHECK_IN,
    FollowUpType.DEBRIEF: ReminderKind.DEBRIEF,
    FollowUpType.WORKSHEET: ReminderKind.NEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept of one proposal, and what it changed, as that was before."""

    outcomes: tuple[Outcome, ...] = ()
    people: tuple[Person, ...] = ()
    matters: tuple[Matter, ...] = ()


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
        """Keep one thing that was confirmed."""
        kept = self._keepers[proposal.type](connection, sheet, proposal)
        of_it = (replace(each, proposal=proposal.id) for each in kept.outcomes)
        return replace(kept, outcomes=tuple(of_it))

    def known(self, connection: Connection, whom: str) -> PersonId | None:
        """Return who is meant by an id or a name; somebody of a new name is added."""
        if not whom:
            return None
        person = people_store.get(connection, PersonId(whom))
        return person.id if person is not None else self._people.find_or_add(whom).id

    # Each kind of thing

    def _promise(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        """What one means to do for oneself is no promise to anybody: a day reminds of it."""
        person = self.known(connection, proposal.whom)
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
        behind = matter_shelf.by_ids(connection, store.matters_behind(connection, sheet))
        opened = tuple(each for each in behind if each.is_open)
        for each in opened:
            self._matters.talked_about(each.id, brought_up_by=None)
        return Kept(matters=opened)

    def _event(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        mark = MARK_OF_KIND.get(proposal.kind)
        if mark is not None and proposal.about:
            noted = self._boundaries.note(
                BoundaryId(proposal.about), mark, by=_by(proposal), note=proposal.text
            )
            return _kept(EVENT, noted.id)
        person = self.known(connection, proposal.whom)
        if person is None:
            return Kept()
        event = self._events.note(person, proposal.kind, _by(proposal), note=proposal.text)
        return _kept(EVENT, event.id)

    def _milestone(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        person = self.known(connection, proposal.whom)
        if person is None:
            return Kept()
        day = proposal.day or self._clock().date()
        added = self._milestones.add(person, proposal.text, day=day, yearly=proposal.yearly)
        return _kept(MILESTONE, added.id)

    def _introduction(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        introducer = self.known(connection, proposal.whom)
        introduced = self.known(connection, proposal.about)
        if introduced is None or introducer == introduced:
            return Kept()
        former = self._people.get(introduced)
        noted = self._introductions.introduce(introducer, introduced, day=proposal.day)
        return Kept(outcomes=(Outcome(kind=INTRODUCTION, id=noted.id),), people=(former,))

    def _person(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        """What stands there already stays; the new words follow it."""
        person_id = self.known(connection, proposal.whom)
        if person_id is None:
            return Kept()
        former = self._people.get(person_id)
        stands = getattr(former, proposal.kind)
        if proposal.text not in stands:
            together = "\n".join(each for each in (stands, proposal.text) if each)
            self._people.amend(person_id, {proposal.kind: together})
        return Kept(people=(former,))

    def _check_ins(self, connection: Connection, sheet: Sheet, proposal: Proposal) -> Kept:
        if proposal.rhythm is not None:
            person = self.known(connection, proposal.whom)
            if person is None:
                return Kept()
            former = self._people.get(person)
            self._people.amend(person, {"wished_rhythm": proposal.rhythm})
            return Kept(people=(former,))
        days = proposal.days
        return Kept(outcomes=tuple(self._remind(connection, sheet, proposal, day) for day in days))

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


def _by(proposal: Proposal) -> By:
    return By.ME if proposal.by_me else By.THEM


def _kept(kind: str, thing: str) -> Kept:
    return Kept(outcomes=(Outcome(kind=kind, id=thing),))

"""What one does with what is due: look, do it, put it off."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from trustjournal.boundaries.service import Boundaries
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import (
    BoundaryId,
    MatterId,
    MilestoneId,
    PersonId,
    PromiseId,
    ReflectionId,
    ReminderId,
)
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.milestones.words import title as milestone_title
from trustjournal.people import store as people_store
from trustjournal.preferences.service import chosen
from trustjournal.promises.domain import Outcome
from trustjournal.promises.service import Promises
from trustjournal.storage.vault import Vault
from trustjournal.today import store
from trustjournal.today.due import Due, DueKind, Reason, Snooze
from trustjournal.trends.contacts import quiet
from trustjournal.trends.looking.service import Reflections
from trustjournal.trends.store import contact_days
from trustjournal.trends.words import RhythmWord
from trustjournal.worksheets.reminders import Reminders

CONTACT = "contact"
"""The kind of event that getting in touch is."""
Undo = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The services of what may be due."""

    promises: Promises
    boundaries: Boundaries
    matters: Matters
    milestones: Milestones
    events: Events
    reminders: Reminders
    reflections: Reflections


class Dues:
    """What is due in one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce, agreed: Agreed) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self._agreed = agreed

    def now_due(self) -> list[Due]:
        """Return what is due today and was not put off, what can still be acted on first.

        Nothing while the journal rests.
        """
        today = self._today()
        with self._vault.reading() as connection:
            if chosen(connection).rests_until(today) is not None:
                return []
            left = store.snoozed(connection, today)
            said = store.said_once(connection)
        found = [each for each in self._all(today) if each.key not in left]
        quiet = [each for each in found if each.kind is DueKind.CONTACT]
        if said is None:
            saying = quiet[:1]
        else:
            saying = [each for each in quiet if said == (today, each.about)]
        return [replace(each, says_once=each in saying) for each in found]

    def said_once(self, due: Due) -> None:
        """Remember that this reminder said it: it stays there today, and is never said again."""
        with self._vault.writing() as connection:
            if due.about is not None and store.said_once(connection) is None:
                store.say_once(connection, self._today(), due.about)

    def _all(self, today: date) -> Iterator[Due]:
        yield from self._promises(today)
        yield from self._reminders(today)
        yield from self._milestones(today)
        yield from self._boundaries(today)
        yield from self._matters(today)
        yield from self._contacts(today)
        yield from self._reflections(today)

    def _promises(self, today: date) -> Iterator[Due]:
        for each in self._agreed.promises.due(today):
            promise = each.tale.promise
            yield Due(
                kind=DueKind.PROMISE,
                id=promise.id,
                person=each.person,
                reason=Reason(each.reason.value),
                title=promise.text,
                day=promise.due,
            )

    def _milestones(self, today: date) -> Iterator[Due]:
        for each in self._agreed.milestones.upcoming(today):
            yield Due(
                kind=DueKind.MILESTONE,
                id=each.coming.milestone.id,
                person=each.person,
                reason=Reason.COMING,
                title=milestone_title(each.coming.milestone),
                day=each.coming.occurrence,
                days=each.coming.days,
            )

    def _boundaries(self, today: date) -> Iterator[Due]:
        for each in self._agreed.boundaries.to_review(today):
            boundary = each.boundary
            yield Due(
                kind=DueKind.BOUNDARY,
                id=boundary.id,
                person=each.person,
                reason=Reason.LOOK_AGAIN,
                title=boundary.not_fine or boundary.fine,
                day=boundary.review_on,
            )

    def _matters(self, today: date) -> Iterator[Due]:
        for each in self._agreed.matters.nudges(today):
            yield Due(
                kind=DueKind.MATTER,
                id=each.matter.id,
                person=each.person,
                reason=Reason.NOT_TALKED_ABOUT,
                title=each.matter.topic,
                day=each.matter.since,
                days=each.days,
            )

    def _reminders(self, today: date) -> Iterator[Due]:
        for each in self._agreed.reminders.due(today):
            yield Due(
                kind=DueKind.REMINDER,
                id=each.reminder.id,
                person=each.person,
                reason=Reason.REMINDED,
                title="",
                day=each.reminder.day,
                reminded=each,
            )

    def _contacts(self, today: date) -> Iterator[Due]:
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
            contacts = contact_days(connection)
        for each in quiet(people, contacts, today):
            longer = each.rhythm.word is RhythmWord.A_LITTLE_LONGER
            yield Due(
                kind=DueKind.CONTACT,
                id=each.person.id,
                person=each.person,
                reason=Reason.LONGER_THAN_WISHED if longer else Reason.LONGER_THAN_USUAL,
                title="",
                day=contacts[each.person.id][-1],
                days=each.rhythm.elapsed or 0,
            )

    def _reflections(self, today: date) -> Iterator[Due]:
        for each in self._agreed.reflections.due(today):
            yield Due(
                kind=DueKind.REFLECTION,
                id=each.last.id,
                person=each.person,
                reason=Reason.ASKED_FOR,
                title="",
                day=each.last.day,
            )

    # What is done about it

    def settle(self, due: Due) -> Undo:
        """Do what the thing asks for, today, and return what undoes it."""
        return {
            DueKind.PROMISE: self._keep,
            DueKind.BOUNDARY: self._look_again,
            DueKind.MATTER: self._talk,
            DueKind.MILESTONE: self._mark,
            DueKind.REMINDER: self._answer,
            DueKind.CONTACT: self._get_in_touch,
            DueKind.REFLECTION: self._let_rest,
        }[due.kind](due)

    def _keep(self, due: Due) -> Undo:
        promises, promise = self._agreed.promises, PromiseId(due.id)
        settled = promises.settle(promise, Outcome.KEPT)
        return lambda: promises.take_back(promise, settled.step.id)

    def _look_again(self, due: Due) -> Undo:
        boundaries = self._agreed.boundaries
        review = boundaries.look_again(BoundaryId(due.id))
        return lambda: boundaries.take_back_look(review)

    def _talk(self, due: Due) -> Undo:
        matters = self._agreed.matters
        former = matters.get(MatterId(due.id))
        # Who brought it up is asked where the matter is kept; nothing enters a record unasked.
        talk = matters.talked_about(former.id, brought_up_by=None)
        return lambda: matters.take_back_talk(talk, former)

    def _mark(self, due: Due) -> Undo:
        milestones, occurrence = self._agreed.milestones, due.day
        milestone = milestones.mark(MilestoneId(due.id), occurrence)
        return lambda: milestones.take_back(milestone.id, occurrence or self._today())

    def _answer(self, due: Due) -> Undo:
        reminders = self._agreed.reminders
        done = reminders.done(ReminderId(due.id))
        return lambda: reminders.not_done(done.id)

    def _get_in_touch(self, due: Due) -> Undo:
        events = self._agreed.events
        noted = events.note(PersonId(due.id), CONTACT, By.ME)
        return lambda: events.withdraw(noted.id)

    def _let_rest(self, due: Due) -> Undo:
        reflections, last = self._agreed.reflections, ReflectionId(due.id)
        reflections.ask_again(last, False)
        return lambda: reflections.ask_again(last, True)

    def snooze(self, due: Due, wanted: Snooze) -> None:
        """Leave it for some days; nobody asks why."""
        today = self._today()
        with self._vault.writing() as connection:
            store.snooze(connection, due.kind, due.id, until=wanted.until(today), today=today)
        self._announce(Changes.SNOOZES)

    def wake(self, due: Due) -> None:
        """Undo that it was left."""
        with self._vault.writing() as connection:
            store.wake(connection, due.kind, due.id)
        self._announce(Changes.SNOOZES)

    def _today(self) -> date:
        return self._clock().date()

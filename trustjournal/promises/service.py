"""What one does with promises: make, change, settle, agree anew, take back, throw away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock, moment_of
from trustjournal.core.ids import EventId, PersonId, PromiseId, TrashId, new_id
from trustjournal.core.text import first_line, storable
from trustjournal.events.domain import By
from trustjournal.events.store import events
from trustjournal.events.store import shelf as events_shelf
from trustjournal.people import store as people_store
from trustjournal.people.naming import meant
from trustjournal.people.shelves import bring_back
from trustjournal.promises import rules, series, store
from trustjournal.promises.domain import (
    MONTHS,
    Counts,
    Draft,
    Outcome,
    Promise,
    Step,
    Tale,
    counts,
    fact,
    settled,
    taken_back,
    usual_day,
)
from trustjournal.promises.ledger import RECENT, Board, laid_out
from trustjournal.promises.problems import ManyPromises, NothingToTakeBack, PromiseGone
from trustjournal.promises.reminding import Due, spoken_of
from trustjournal.promises.tables import promises
from trustjournal.storage import begun, trash
from trustjournal.storage.begun_forms import KeepsBegun
from trustjournal.storage.vault import Vault

_BOTH = Changes.PROMISES | Changes.EVENTS
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a promise, and the one that came into being by it."""

    promise: Promise
    step: Step
    following: Promise | None


class Promises(KeepsBegun):
    """The promises of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    @property
    def today(self) -> date:
        """The user's day."""
        return moment_of(self._clock()).day

    # Making and changing

    def make(self, draft: Draft, *, form: str = "") -> Promise:
        """Write a promise down; whoever is named and not known is added.

        `form` names the words that were begun for it and are now meant, here and below.
        """
        now, today = self._clock(), self.today
        rules.check_text(draft.text)
        with self._vault.writing() as connection:
            person, added = meant(connection, draft.person, draft.name, now)
            promise = Promise(
                id=PromiseId(new_id()),
                person=person.id,
                made=draft.made or min(today, draft.due or today),
                entry=draft.entry,
                **_said(draft),
            )
            plan = {"due": draft.due, "repeats": draft.repeats}
            promise = rules.changed(promise, plan, today=today)
            store.shelf.insert(connection, promise, now)
            begun.forget(connection, form)
        self._announce(Changes.PROMISES | added)
        return promise

    def change(self, promise_id: PromiseId, draft: Draft, *, form: str = "") -> Promise:
        """Word a promise otherwise, or correct it; the facts that came of it follow.

        The days of a settled one stay.
        """
        now = self._clock()
        with self._vault.writing() as connection:
            tale = _found(connection, promise_id)
            person, added = meant(connection, draft.person, draft.name, now)
            fields = {
                **_said(draft),
                "person": person.id,
                "made": draft.made or tale.promise.made,
                "due": draft.due,
                "repeats": draft.repeats,
            }
            edited = rules.changed(tale.promise, fields, today=self.today, steps=tale.steps)
            begun.forget(connection, form)
            if edited != tale.promise:
                _put(connection, tale, edited, now)
        if edited != tale.promise:
            self._announce(_BOTH | added)
        return edited

    def put_back(self, former: Promise) -> None:
        """Undo a change: the promise reads as it did before."""
        with self._vault.writing() as connection:
            tale = _found(connection, former.id)
            if (tale.promise.state, tale.promise.settled_on) != (former.state, former.settled_on):
                raise NothingToTakeBack
            _put(connection, tale, former, self._clock())
        self._announce(_BOTH)

    # What becomes of them

    def settle(
        self,
        promise_id: PromiseId,
        outcome: Outcome,
        *,
        day: date | None = None,
        note: str = "",
        new_due: date | None = None,
        form: str = "",
    ) -> Settled:
        """Note what became of a promise, as a fact of the record; the next of a series is made."""
        now, today = self._clock(), self.today
        rules.check_note(note)
        with self._vault.writing() as connection:
            before = _found(connection, promise_id).promise
            when = usual_day(before, outcome, today) if day is None else day
            rules.check_outcome(before, outcome, when, new_due=new_due, today=today)
            after = settled(before, outcome, when, new_due)
            following = series.following(after, PromiseId(new_id()))
            if following is not None and store.series_goes_on(connection, after):
                following = None
            step = Step(
                id=new_id(),
                promise=promise_id,
                day=when,
                outcome=outcome,
                note=storable(note),
                due_before=before.due,
                due_after=after.due,
                event=EventId(new_id()),
                following=None if following is None else following.id,
            )
            events_shelf.insert(connection, fact(after, step), now)
            store.add_step(connection, step, now)
            store.shelf.update(connection, after, now)
            if following is not None:
                store.shelf.insert(connection, following, now)
            begun.forget(connection, form)
        self._announce(_BOTH)
        return Settled(promise=after, step=step, following=following)

    def take_back(
        self, promise_id: PromiseId, step_id: str | None = None, *, form: str = ""
    ) -> Step:
        """Undo the last outcome: its fact leaves the record, and the next of a series goes.

        With a step, nothing is taken back when something else became of the promise since. What
        was written about it stands in its form again.
        """
        now = self._clock()
        with self._vault.writing() as connection:
            tale = _found(connection, promise_id)
            if not tale.steps or step_id not in (None, tale.steps[-1].id):
                raise NothingToTakeBack
            step = tale.steps[-1]
            _withdraw_following(connection, tale.promise, step)
            store.remove_step(connection, step)
            events_shelf.remove(connection, step.event)
            store.shelf.update(connection, taken_back(tale.promise, step), now)
            if form and step.note:
                begun.keep(connection, form, {"note": step.note}, now, about=promise_id)
        self._announce(_BOTH)
        return step

    # The trash

    def delete(self, promise_id: PromiseId) -> TrashId:
        """Throw a promise away, together with the facts that came of it."""
        now = self._clock()
        with self._vault.removing() as connection:
            promise = _found(connection, promise_id).promise
            title = first_line(promise.text)
            trash_id = trash.throw(connection, kind=store.KIND, title=title, at=now)
            store.shelf.throw(connection, promises.c.id == promise_id, trash_id, now)
            events_shelf.throw(connection, events.c.promise == promise_id, trash_id, now)
        self._announce(_BOTH)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, (events_shelf, store.shelf), trash_id)
        self._announce(changes)

    # Reading

    def get(self, promise_id: PromiseId) -> Tale:
        """Return one promise with its history."""
        with self._vault.reading() as connection:
            return _found(connection, promise_id)

    def beginning_with(self, beginning: str) -> Promise:
        """Return the one promise whose id begins so."""
        with self._vault.reading() as connection:
            known = beginning and _HEX.issuperset(beginning)
            found = store.beginning_with(connection, beginning, 2) if known else []
        if not found:
            raise PromiseGone
        if len(found) > 1:
            raise ManyPromises
        return found[0]

    def everything(self, person: PersonId | None = None) -> list[Tale]:
        """Return all there are, or all with one person, oldest first."""
        with self._vault.reading() as connection:
            about = () if person is None else (store.shelf.about(person),)
            return store.tales(connection, *about)

    def open(self) -> list[Tale]:
        """Return those of which nothing has become yet, oldest first."""
        with self._vault.reading() as connection:
            return store.tales(connection, store.IS_OPEN)

    def of_person(self, person: PersonId) -> list[Tale]:
        """Return all between the user and one person, oldest first."""
        return self.everything(person)

    def board(self, most_settled: int = RECENT, *, of: Collection[PersonId] | None = None) -> Board:
        """Return what is open, mine first, and what was settled last.

        Without people to be about, it is about everybody who was not put away.
        """
        which = store.not_put_away() if of is None else promises.c.person.in_(of)
        with self._vault.reading() as connection:
            everybody = people_store.everyone(connection)
            return laid_out(
                store.tales(connection, store.IS_OPEN, which),
                store.last_settled(connection, which, most_settled + 1),
                {each.id: each for each in everybody if not each.put_away or each.id in (of or ())},
                begun.words_of(connection, store.KIND),
                self.today,
                most_settled=most_settled,
                concerned=store.concerned(connection),
            )

    def due(self, today: date) -> list[Due]:
        """Return which promises are spoken of on a day, and why."""
        with self._vault.reading() as connection:
            opened = store.tales(connection, store.IS_OPEN)
            everybody = {each.id: each for each in people_store.everyone(connection)}
        return spoken_of(opened, everybody, today)

    def counts(self, person: PersonId | None, by: By, months: int = MONTHS) -> Counts:
        """Count what became of promises in the last months, and what is open.

        Without a person, of all who were not put away.
        """
        which = store.not_put_away() if person is None else promises.c.person == person
        with self._vault.reading() as connection:
            found = store.shelf.where(connection, promises.c.by == by.value, which)
        return counts(found, self.today, months)


def _found(connection: Connection, promise_id: PromiseId) -> Tale:
    tale = store.tale(connection, promise_id)
    if tale is None:
        raise PromiseGone
    return tale


def _said(draft: Draft) -> dict[str, Any]:
    return {
        **{name: storable(getattr(draft, name)) for name in ("text", "how_good", "who_decides")},
        "by": draft.by,
        "size": draft.size,
    }


def _put(connection: Connection, tale: Tale, edited: Promise, now: datetime) -> None:
    """Store an edited promise, and let the facts say the same."""
    store.shelf.update(connection, edited, now)
    for step in tale.steps:
        if fact(edited, step) != fact(tale.promise, step):
            events_shelf.update(connection, fact(edited, step), now)


def _withdraw_following(connection: Connection, promise: Promise, step: Step) -> None:
    """Let the next of a series go, unless the user has done something about it since."""
    if step.following is None:
        return
    following = store.tale(connection, step.following)
    untouched = series.following(promise, step.following)
    if untouched is not None and following == Tale(promise=untouched):
        store.shelf.remove(connection, step.following)

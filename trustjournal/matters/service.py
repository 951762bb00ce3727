"""What one does with what was not talked about yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.boundaries.checking import require_past, require_short
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import EventId, MatterId, PersonId, TrashId, new_id
from trustjournal.core.text import storable
from trustjournal.events.domain import By, Event
from trustjournal.events.store import events
from trustjournal.events.store import shelf as event_shelf
from trustjournal.matters import store
from trustjournal.matters.domain import (
    ADDRESSED,
    Draft,
    Duration,
    Matter,
    Nudge,
    State,
    Talk,
    days_open,
    durations,
    nudge_due,
)
from trustjournal.matters.problems import MatterGone, NoTopic, TalkedBefore
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.naming import meant
from trustjournal.people.shelves import bring_back
from trustjournal.preferences.service import chosen
from trustjournal.storage import begun, trash
from trustjournal.storage.begun import Words
from trustjournal.storage.begun_forms import KeepsBegun
from trustjournal.storage.vault import Vault

_BOTH = Changes.MATTERS | Changes.EVENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything about matters that is shown at once, without people who were put away."""

    open: tuple[Matter, ...]
    """Those that came up first, first."""
    left_alone: tuple[Matter, ...]
    talked_about: tuple[Matter, ...]
    """Like those left alone, the latest first."""
    people: Mapping[PersonId, Person]
    """Everybody a matter can be about."""
    begun: Mapping[str, Words]
    """What stands in forms and was not meant yet, by the forms' names."""
    week_start: int | None
    """The day with which weeks begin, if it is not the usual one."""


class Matters(KeepsBegun):
    """The matters of one journal, open or not."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    # Reading

    def board(self) -> Board:
        """Return all that the page shows."""
        with self._vault.reading() as connection:
            everybody = people_store.everyone(connection)
            people = {each.id: each for each in everybody if not each.put_away}
            shown = [each for each in store.shelf.where(connection) if each.person in people]
            return _board(connection, shown, people)

    def board_of(self, person: Person) -> Board:
        """Return all about one person that their page shows."""
        with self._vault.reading() as connection:
            matters = store.shelf.of_person(connection, person.id)
            return _board(connection, matters, {person.id: person})

    def of_person(self, person: PersonId) -> list[Matter]:
        """Return all about one person, open or not; those that came up first, first."""
        with self._vault.reading() as connection:
            return store.shelf.of_person(connection, person)

    def get(self, matter_id: MatterId) -> Matter:
        """Return one matter; MatterGone for one in the trash."""
        with self._vault.reading() as connection:
            return _found(connection, matter_id)

    def nudges(self, today: date) -> list[Nudge]:
        """Return what is brought up today, once; for most matters on most days, nothing."""
        with self._vault.reading() as connection:
            people = {each.id: each for each in people_store.everyone(connection)}
            opened = store.shelf.where(connection, store.IS_OPEN)
        return [
            Nudge(matter=each, person=people[each.person], days=days_open(each, today))
            for each in opened
            if nudge_due(each, today, people[each.person])
        ]

    def durations(self, today: date, person: PersonId | None = None) -> list[Duration]:
        """Return how long matters were open, with everybody or with one person."""
        with self._vault.reading() as connection:
            about = () if person is None else (store.shelf.about(person),)
            return durations(store.shelf.where(connection, *about), today)

    # What one does

    def open(self, draft: Draft, *, form: str = "") -> Matter:
        """Note something; `form` names the words that were begun for it and are now meant."""
        now, today = self._clock(), self._today()
        _check(draft, today)
        with self._vault.writing() as connection:
            person, added = meant(connection, draft.person, draft.name, now)
            matter = Matter(
                id=MatterId(new_id()),
                person=person.id,
                topic=storable(draft.topic),
                since=draft.since or today,
                note=storable(draft.note),
            )
            store.shelf.insert(connection, matter, now)
            begun.forget(connection, form)
        self._announce(Changes.MATTERS | added)
        return matter

    def change(self, matter_id: MatterId, draft: Draft, *, form: str = "") -> Matter:
        """Word it otherwise, or correct since when it is open."""
        _check(draft, self._today())

        def changed(stored: Matter) -> Matter:
            since = draft.since or stored.since
            _require_after(stored.closed_on, since)
            return replace(
                stored, topic=storable(draft.topic), note=storable(draft.note), since=since
            )

        return self._amend(matter_id, changed, form=form)

    def put_back(self, former: Matter) -> Matter:
        """Undo a change: let its words, and since when it is open, be what they were."""

        def back(stored: Matter) -> Matter:
            since = min(former.since, stored.closed_on or former.since)
            return replace(stored, topic=former.topic, note=former.note, since=since)

        return self._amend(former.id, back)

    def talked_about(
        self,
        matter_id: MatterId,
        day: date | None = None,
        *,
        brought_up_by: By | None = By.ME,
        note: str | None = None,
        form: str = "",
    ) -> Talk:
        """Close it, because it was talked about; who brought it up is a fact of their record.

        Brought up by nobody, nothing enters a record.
        """
        now, today = self._clock(), self._today()
        day = day or today
        require_past(day, today)
        require_short(note or "")
        with self._vault.writing() as connection:
            stored = _found(connection, matter_id)
            if stored.state is State.TALKED_ABOUT:
                return Talk(matter=stored, event=None)
            _require_after(day, stored.since)
            said = stored.note if note is None else storable(note)
            closed = replace(stored, state=State.TALKED_ABOUT, closed_on=day, note=said)
            store.shelf.update(connection, closed, now)
            event = None if brought_up_by is None else _fact(closed, day, brought_up_by)
            if event is not None:
                event_shelf.insert(connection, event, now)
            begun.forget(connection, form)
        self._announce(Changes.MATTERS if event is None else _BOTH)
        return Talk(matter=closed, event=None if event is None else event.id)

    def take_back_talk(self, talk: Talk, former: Matter) -> None:
        """Undo that it was talked about; what was written about it stays written."""
        now = self._clock()
        with self._vault.writing() as connection:
            stored = _found(connection, talk.matter.id)
            back = replace(stored, state=former.state, closed_on=former.closed_on)
            store.shelf.update(connection, back, now)
            if talk.event is not None:
                event_shelf.remove(connection, talk.event)
        self._announce(_BOTH)

    def leave_alone(self, matter_id: MatterId, day: date | None = None) -> Matter:
        """Leave it alone on purpose; nobody asks why, and nothing enters a record."""
        today = self._today()
        left_on = day or today
        require_past(left_on, today)

        def changed(stored: Matter) -> Matter:
            _require_after(left_on, stored.since)
            return replace(stored, state=State.LEFT_ALONE, closed_on=left_on)

        return self._amend(matter_id, changed)

    def open_again(self, matter_id: MatterId) -> Matter:
        """Open it again; that it was talked about before stays a fact of the record."""
        return self._amend(
            matter_id, lambda stored: replace(stored, state=State.OPEN, closed_on=None)
        )

    def close_again(self, former: Matter) -> Matter:
        """Undo opening it again."""
        return self._amend(
            former.id,
            lambda stored: replace(stored, state=former.state, closed_on=former.closed_on),
        )

    def delete(self, matter_id: MatterId) -> TrashId:
        """Throw one away, with what was noted when it was talked about."""
        now = self._clock()
        with self._vault.removing() as connection:
            matter = _found(connection, matter_id)
            trash_id = trash.throw(connection, kind=store.KIND, title=matter.title, at=now)
            store.shelf.throw(connection, store.shelf.table.c.id == matter.id, trash_id, now)
            event_shelf.throw(connection, events.c.matter == matter.id, trash_id, now)
        self._announce(_BOTH)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, [store.shelf, event_shelf], trash_id)
        self._announce(changes)

    def _amend(
        self, matter_id: MatterId, change: Callable[[Matter], Matter], *, form: str = ""
    ) -> Matter:
        now = self._clock()
        with self._vault.writing() as connection:
            stored = _found(connection, matter_id)
            edited = change(stored)
            if edited != stored:
                store.shelf.update(connection, edited, now)
            begun.forget(connection, form)
        if edited != stored:
            self._announce(Changes.MATTERS)
        return edited

    def _today(self) -> date:
        return self._clock().date()


def _found(connection: Connection, matter_id: MatterId) -> Matter:
    matter = store.shelf.get(connection, matter_id)
    if matter is None:
        raise MatterGone
    return matter


def _fact(matter: Matter, day: date, by: By) -> Event:
    return Event(
        id=EventId(new_id()),
        person=matter.person,
        kind=ADDRESSED,
        by=by,
        day=day,
        note=matter.title,
        matter=matter.id,
    )


def _board(
    connection: Connection, matters: list[Matter], people: Mapping[PersonId, Person]
) -> Board:
    latest = sorted(matters, key=lambda each: each.closed_on or date.min, reverse=True)
    return Board(
        open=tuple(each for each in matters if each.is_open),
        left_alone=tuple(each for each in latest if each.state is State.LEFT_ALONE),
        talked_about=tuple(each for each in latest if each.state is State.TALKED_ABOUT),
        people=people,
        begun=begun.words_of(connection, store.KIND),
        week_start=chosen(connection).week_start,
    )


def _check(draft: Draft, today: date) -> None:
    if not draft.topic.strip():
        raise NoTopic
    require_short(draft.topic)
    require_short(draft.note)
    require_past(draft.since, today)


def _require_after(closed_on: date | None, since: date) -> None:
    if closed_on is not None and closed_on < since:
        raise TalkedBefore

"""What one does with days worth marking, and with the chapters of a relationship."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import ChapterId, EventId, MilestoneId, PersonId, TrashId, new_id
from trustjournal.core.text import storable
from trustjournal.events.domain import By, Event
from trustjournal.events.store import shelf as events
from trustjournal.milestones import shelved, store
from trustjournal.milestones.domain import (
    SOON,
    Chapter,
    Coming,
    Kind,
    Mark,
    Milestone,
    coming,
    marked,
    unmarked,
)
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.shelves import bring_back
from trustjournal.storage.vault import Vault

MARKED_EVENT = "milestone_marked"
"""The kind of event that marking a milestone is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A milestone that is near, and whose it is."""

    person: Person
    coming: Coming


class Milestones:
    """The milestones of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def add(
        self,
        person: PersonId,
        title: str,
        *,
        kind: Kind = Kind.OTHER,
        day: date,
        yearly: bool = False,
        note: str = "",
    ) -> Milestone:
        """Note a day worth marking whose year is known."""
        return self.keep(
            Milestone(
                id=MilestoneId(new_id()),
                person=person,
                title=title,
                kind=kind,
                year=day.year,
                month=day.month,
                day_of_month=day.day,
                yearly=yearly,
                note=note,
            )
        )

    def keep(self, milestone: Milestone) -> Milestone:
        """Note a milestone, or what was changed about it; how it was marked stays as it is."""
        with self._vault.writing() as connection:
            shelved.require_person(connection, milestone.person)
            stored = store.milestones.get(connection, milestone.id)
            kept = replace(
                milestone,
                title=storable(milestone.title),
                note=storable(milestone.note),
                marks=() if stored is None else stored.marks,
            )
            changed = shelved.keep(connection, store.milestones, kept, self._clock())
        if changed:
            self._announce(Changes.MILESTONES)
        return kept

    def of(self, person: PersonId) -> list[Milestone]:
        """Return a person's milestones, as they come in a year.

        A mark knows what was noted with it only as long as that was not taken back by itself.
        """
        with self._vault.reading() as connection:
            found = store.milestones.of_person(connection, person)
            noted = [mark.event for each in found for mark in each.marks if mark.event is not None]
            there = {event.id for event in events.by_ids(connection, noted)}
        return [_with_events(each, there) for each in found]

    def upcoming(self, today: date, within: int = SOON) -> list[Upcoming]:
        """Return what comes within some days and is not marked yet, the nearest first.

        Nobody is reminded of somebody who was put away, who frightens them, or about whom they
        want no reminders.
        """
        with self._vault.reading() as connection:
            return upcoming(connection, today, within)

    # Marking

    def mark(self, milestone_id: MilestoneId, occurrence: date | None = None) -> Milestone:
        """Mark an occurrence today, the nearest when none is said.

        Unless the user does not want it, that is also noted as something they did.
        """
        now = self._clock()
        with self._vault.writing() as connection:
            milestone = shelved.found(connection, store.milestones, milestone_id)
            occurrence = occurrence or milestone.nearest(now.date())
            if milestone.mark_of(occurrence) is not None:
                return milestone
            event = None
            if store.notes_markings(connection):
                event = _marking(milestone, now.date())
                events.insert(connection, event, now)
            mark = Mark(occurrence=occurrence, day=now.date(), event=event.id if event else None)
            after = marked(milestone, mark)
            store.milestones.update(connection, after, now)
        self._announce(Changes.MILESTONES | (Changes.EVENTS if event else Changes.NOTHING))
        return after

    def take_back(self, milestone_id: MilestoneId, occurrence: date) -> Milestone:
        """Undo a mark; what was noted with it goes into the trash."""
        now = self._clock()
        changes = Changes.MILESTONES
        with self._vault.writing() as connection:
            milestone = shelved.found(connection, store.milestones, milestone_id)
            mark = milestone.mark_of(occurrence)
            if mark is None:
                return milestone
            if mark.event is not None and (noted := events.get(connection, mark.event)) is not None:
                shelved.throw(connection, events, noted.id, noted.note, now)
                changes |= Changes.EVENTS
            after = unmarked(milestone, occurrence)
            store.milestones.update(connection, after, now)
        self._announce(changes)
        return after

    def notes_markings(self) -> bool:
        """Return whether marking is also noted as something that the user did."""
        with self._vault.reading() as connection:
            return store.notes_markings(connection)

    def note_markings(self, wanted: bool) -> None:
        """Choose whether it is, from now on."""
        with self._vault.writing() as connection:
            store.note_markings(connection, wanted=wanted)
        self._announce(Changes.PREFERENCES)

    # The trash

    def delete(self, milestone_id: MilestoneId) -> TrashId:
        """Throw a milestone away; what was noted when it was marked stays."""
        with self._vault.removing() as connection:
            gone = shelved.found(connection, store.milestones, milestone_id)
            trash_id = shelved.throw(
                connection, store.milestones, gone.id, gone.title, self._clock()
            )
        self._announce(Changes.MILESTONES)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, [store.milestones], trash_id)
        self._announce(changes)


class Chapters:
    """The chapters of the relationships in one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def begin(self, person: PersonId, day: date, title: str = "", note: str = "") -> Chapter:
        """Say that something begins, or breaks off, on a day."""
        return self.keep(
            Chapter(id=ChapterId(new_id()), person=person, day=day, title=title, note=note)
        )

    def keep(self, chapter: Chapter) -> Chapter:
        """Note a chapter, or what was changed about it."""
        kept = replace(chapter, title=storable(chapter.title), note=storable(chapter.note))
        with self._vault.writing() as connection:
            shelved.require_person(connection, chapter.person)
            changed = shelved.keep(connection, store.chapters, kept, self._clock())
        if changed:
            self._announce(Changes.CHAPTERS)
        return kept

    def of(self, person: PersonId) -> list[Chapter]:
        """Return a person's chapters, oldest first."""
        with self._vault.reading() as connection:
            return store.chapters.of_person(connection, person)

    def delete(self, chapter_id: ChapterId) -> TrashId:
        """Throw a chapter away."""
        with self._vault.removing() as connection:
            gone = shelved.found(connection, store.chapters, chapter_id)
            trash_id = shelved.throw(connection, store.chapters, gone.id, gone.title, self._clock())
        self._announce(Changes.CHAPTERS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, [store.chapters], trash_id)
        self._announce(changes)


def upcoming(connection: Connection, today: date, within: int) -> list[Upcoming]:
    """Return what comes soon, for features that read it along with their own."""
    known = people_store.everyone(connection)
    people = {person.id: person for person in known if person.may_be_reminded_of}
    theirs = (each for each in store.milestones.where(connection) if each.person in people)
    return [
        Upcoming(person=people[each.milestone.person], coming=each)
        for each in coming(theirs, today, within)
    ]


def _with_events(milestone: Milestone, there: Collection[EventId]) -> Milestone:
    marks = (mark if mark.event in there else replace(mark, event=None) for mark in milestone.marks)
    return replace(milestone, marks=tuple(marks))


def _marking(milestone: Milestone, day: date) -> Event:
    return Event(
        id=EventId(new_id()),
        person=milestone.person,
        kind=MARKED_EVENT,
        by=By.ME,
        day=day,
        note=milestone.title,
    )

"""What one does with introductions: note them, thank, and tell how it went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import IntroductionId, PersonId, TrashId, new_id
from trustjournal.core.text import storable
from trustjournal.introductions import store
from trustjournal.introductions.chain import Chain, chain
from trustjournal.introductions.domain import Introduction
from trustjournal.milestones import shelved
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.shelves import bring_back
from trustjournal.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Everything about how a person was met, and whom they brought together."""

    introductions: tuple[Introduction, ...]
    """Those that concern the person; who brought the user together with them comes first."""
    chain: Chain
    people: Mapping[PersonId, Person]
    """Everybody, to name those concerned and to choose from."""


class Introductions:
    """The introductions of one journal.

    Who introduced the user to somebody is told in one place: the field of that person. A row holds
    what is noted beside it (docs/decisions/0021).
    """

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def introduce(
        self,
        introducer: PersonId | None,
        person: PersonId,
        met: PersonId | None = None,
        *,
        day: date | None = None,
        note: str = "",
    ) -> Introduction:
        """Note that somebody was introduced; nobody means the user."""
        fresh = Introduction(
            id=IntroductionId(new_id()),
            introducer=introducer,
            person=person,
            met=met,
            day=day,
            note=note,
        )
        return self.keep(fresh)

    def keep(
        self, introduction: Introduction, *, instead_of: Introduction | None = None
    ) -> Introduction:
        """Note an introduction, or what was changed about it; perhaps instead of a stated one."""
        return self._keep(introduction, {}, instead_of)

    def thank(self, introduction: Introduction, day: date | None) -> Introduction:
        """Note on which day the introducer was thanked; nothing takes it back."""
        return self._keep(introduction, {"thanked_on": day})

    def tell(self, introduction: Introduction, day: date | None) -> Introduction:
        """Note on which day the introducer heard how it went; nothing takes it back."""
        return self._keep(introduction, {"told_on": day})

    def around(self, person: PersonId) -> Around:
        """Return what a person's page shows."""
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
            known = store.everything(connection, people)
        theirs = [each for each in known if person in each.people]
        return Around(
            introductions=tuple(sorted(theirs, key=lambda each: not _led_to(each, person))),
            chain=chain(person, known),
            people={each.id: each for each in people},
        )

    def delete(self, introduction_id: IntroductionId) -> TrashId:
        """Throw an introduction away; where the field of the person said the same, it is emptied.

        Otherwise what was thrown away would still be shown.
        """
        now = self._clock()
        with self._vault.removing() as connection:
            gone = shelved.found(connection, store.shelf, introduction_id)
            title = store.title(gone, people_store.everyone(connection))
            trash_id = shelved.throw(connection, store.shelf, gone.id, title, now)
            changes = Changes.INTRODUCTIONS
            if _restated(connection, gone, None, now):
                changes |= Changes.PEOPLE
        self._announce(changes)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion; the field is filled again unless it says something else by now."""
        now = self._clock()
        with self._vault.writing() as connection:
            thrown = store.shelf.table.c.trash == trash_id
            ids = connection.execute(select(store.shelf.table.c.id).where(thrown)).scalars().all()
            changes = bring_back(connection, [store.shelf], trash_id)
            for each in store.shelf.by_ids(connection, ids):
                if _restated(connection, None, each, now):
                    changes |= Changes.PEOPLE
        self._announce(changes)

    def _keep(
        self,
        introduction: Introduction,
        amended: Mapping[str, date | None],
        instead_of: Introduction | None = None,
    ) -> Introduction:
        """Store an introduction, or only what is amended of the one that is stored."""
        now = self._clock()
        changes = Changes.NOTHING
        with self._vault.writing() as connection:
            for person in introduction.people:
                shelved.require_person(connection, person)
            before = _stored(connection, introduction)
            wanted = before if before is not None and amended else introduction
            kept = replace(
                wanted,
                id=_id_of(introduction, before),
                note=storable(wanted.note),
                **amended,  # type: ignore[arg-type] # days alone
            )
            if shelved.keep(connection, store.shelf, kept, now):
                changes |= Changes.INTRODUCTIONS
            if _restated(connection, before or instead_of, kept, now):
                changes |= Changes.PEOPLE
        if changes:
            self._announce(changes)
        return kept


def _led_to(introduction: Introduction, person: PersonId) -> bool:
    return introduction.brought_us_together and introduction.person == person


def _stored(connection: Connection, introduction: Introduction) -> Introduction | None:
    """Return what is noted of it; one that was only stated may have been noted meanwhile."""
    if introduction.is_noted:
        return store.shelf.get(connection, introduction.id)
    noted = store.shelf.of_person(connection, introduction.person)
    return next((each for each in noted if each.is_same_as(introduction)), None)


def _id_of(introduction: Introduction, stored: Introduction | None) -> IntroductionId:
    if stored is not None:
        return stored.id
    return introduction.id if introduction.is_noted else IntroductionId(new_id())


def _restated(
    connection: Connection, before: Introduction | None, after: Introduction | None, now: datetime
) -> bool:
    """Let the fields say what the row says; a field that names somebody else is left alone.

    So is one that the user emptied: only who is concerned decides, not what is noted of it.
    """
    if before is not None and after is not None and before.is_same_as(after):
        return False
    changed = False
    if before is not None and before.brought_us_together:
        changed = _restate(connection, before, before.introducer, None, now)
    if after is not None and after.brought_us_together:
        changed |= _restate(connection, after, None, after.introducer, now)
    return changed


def _restate(
    connection: Connection,
    introduction: Introduction,
    said: PersonId | None,
    says: PersonId | None,
    now: datetime,
) -> bool:
    """Change the field where it says what it said before; says whether it did."""
    person = people_store.get(connection, introduction.person)
    if person is None or person.introducer != said:
        return False
    people_store.update(connection, replace(person, introducer=says, updated_at=now))
    return True

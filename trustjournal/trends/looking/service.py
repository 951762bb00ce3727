"""What one does when looking at a relationship as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.checkins.service import standing_of
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, ReflectionId, TrashId, new_id
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.problems import PersonGone
from trustjournal.people.shelves import bring_back
from trustjournal.storage import begun, trash
from trustjournal.storage.begun import Words
from trustjournal.storage.vault import Vault
from trustjournal.trends.looking import store
from trustjournal.trends.looking.answers import words_of
from trustjournal.trends.looking.problems import NothingAnswered, ReflectionGone
from trustjournal.trends.reflection import (
    Afraid,
    FacetChange,
    Reflection,
    changes,
    instrument,
    may_be_compared,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All that was answered about one relationship, as its page shows it."""

    person: Person
    reflections: tuple[Reflection, ...]
    """The last one first."""
    change: Mapping[str, FacetChange | None]
    """How each facet moved since the time before; nothing where that must not be shown."""
    begun: Words | None
    """What was answered and not kept yet."""
    may_offer_safety: bool

    @property
    def side_by_side(self) -> tuple[Reflection, ...]:
        """Those whose figures may stand beside each other, the last one first.

        Only the last one where fear forbids to compare it: a row of figures is a trend as well.
        """
        if self.person.safety or not all(map(may_be_compared, self.reflections[:1])):
            return self.reflections[:1]
        return tuple(filter(may_be_compared, self.reflections))

    @property
    def last(self) -> Reflection | None:
        """The last one."""
        return self.reflections[0] if self.reflections else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A relationship that the user wanted to look at again about now."""

    person: Person
    last: Reflection


class Reflections:
    """The looks at relationships in one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    # Reading

    def seen(self, person_id: PersonId) -> Seen:
        """Return all that was answered about somebody."""
        with self._vault.reading() as connection:
            person = _person(connection, person_id)
            found = tuple(reversed(store.shelf.of_person(connection, person_id)))
            return Seen(
                person=person,
                reflections=found,
                change=_change(person, found),
                begun=store.begun_about(connection, person_id),
                may_offer_safety=standing_of(connection, person_id, self._today()).may_offer_safety,
            )

    def of_person(self, person: PersonId) -> list[Reflection]:
        """Return all about one person, oldest first."""
        with self._vault.reading() as connection:
            return store.shelf.of_person(connection, person)

    def due(self, today: date) -> list[Again]:
        """Return whom the user wanted to look at again by today, the longest waiting first.

        Nobody who was put away, who frightens the user, or about whom they want no reminders.
        """
        sheet = instrument()
        with self._vault.reading() as connection:
            people = {each.id: each for each in people_store.everyone(connection)}
            last = store.latest(connection)
        found = [
            Again(person=person, last=each)
            for each in last.values()
            if each.again
            and sheet.is_due(each.day, today)
            and (person := people.get(each.person)) is not None
            and person.may_be_reminded_of
        ]
        return sorted(found, key=lambda each: (each.last.day, each.last.id))

    # Answering

    def keep(
        self,
        person_id: PersonId,
        answers: Mapping[str, int],
        *,
        afraid: Afraid | None = None,
        again: bool = False,
    ) -> Reflection:
        """Keep what was answered today; statements left out are not among the answers."""
        if not answers and afraid is None:
            raise NothingAnswered
        now = self._clock()
        with self._vault.writing() as connection:
            reflection = Reflection(
                id=ReflectionId(new_id()),
                person=_person(connection, person_id).id,
                day=now.date(),
                answers=dict(answers),
                afraid=afraid,
                again=again,
            )
            store.shelf.insert(connection, reflection, now)
            begun.forget(connection, store.form_of(person_id))
        self._announce(Changes.REFLECTIONS)
        return reflection

    def take_back(self, reflection: Reflection) -> None:
        """Undo that it was kept a moment ago: what was answered stands in the form again."""
        person, now = reflection.person, self._clock()
        with self._vault.writing() as connection:
            _found(connection, reflection.id)
            store.shelf.remove(connection, reflection.id)
            form = store.form_of(person)
            if store.begun_about(connection, person) is None:
                begun.keep(connection, form, words_of(reflection), now, about=person)
        self._announce(Changes.REFLECTIONS)

    def ask_again(self, reflection_id: ReflectionId, wanted: bool) -> Reflection:
        """Choose whether it is offered again after eight weeks."""
        now = self._clock()
        with self._vault.writing() as connection:
            stored = _found(connection, reflection_id)
            edited = replace(stored, again=wanted)
            if edited == stored:
                return stored
            store.shelf.update(connection, edited, now)
        self._announce(Changes.REFLECTIONS)
        return edited

    def delete(self, reflection_id: ReflectionId) -> TrashId:
        """Throw one away; it waits in the trash."""
        now = self._clock()
        with self._vault.removing() as connection:
            stored = _found(connection, reflection_id)
            title = _person(connection, stored.person).name
            trash_id = trash.throw(connection, kind=store.KIND, title=title, at=now)
            which = store.shelf.table.c.id == stored.id
            store.shelf.throw(connection, which, trash_id, now)
        self._announce(Changes.REFLECTIONS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            found = bring_back(connection, [store.shelf], trash_id)
        self._announce(found)

    # What was begun

    def keep_begun(self, person: PersonId, words: Words) -> None:
        """Keep what is answered so far, meant or not; nothing is shown of it but in the form."""
        with self._vault.writing() as connection:
            begun.keep(connection, store.form_of(person), words, self._clock(), about=person)

    def forget_begun(self, person: PersonId) -> None:
        """Let go of what was answered so far."""
        with self._vault.writing() as connection:
            begun.forget(connection, store.form_of(person))

    def _today(self) -> date:
        return self._clock().date()


def _change(person: Person, found: tuple[Reflection, ...]) -> Mapping[str, FacetChange | None]:
    if person.safety or not found:
        return {}
    return changes(next(iter(found[1:]), None), found[0])


def _person(connection: Connection, person: PersonId) -> Person:
    found = people_store.get(connection, person)
    if found is None:
        raise PersonGone
    return found


def _found(connection: Connection, reflection: ReflectionId) -> Reflection:
    found = store.shelf.get(connection, reflection)
    if found is None:
        raise ReflectionGone
    return found

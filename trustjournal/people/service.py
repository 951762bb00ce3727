"""What one does with the people one writes about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from sqlalchemy import Connection

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, TrashId, new_id
from trustjournal.core.text import name_key, storable
from trustjournal.people import store
from trustjournal.people.domain import (
    PeopleOrder,
    Person,
    free_name,
    is_name,
    renamed,
    tidy_name,
)
from trustjournal.people.order import by_last_entry, by_name, grouped_by_circle
from trustjournal.people.problems import (
    NotAName,
    NothingToBringBack,
    PersonExists,
    PersonGone,
)
from trustjournal.storage import trash
from trustjournal.storage.vault import Vault

DELETION = Changes.EVERYTHING & ~(Changes.TEMPLATES | Changes.PREFERENCES | Changes.REVIEWS)
"""Everything that may refer to a person."""


class Cascade(Protocol):
    """A feature's rows about a person, which go into the trash and come back with the person."""

    def throw(self, connection: Connection, person_id: PersonId, trash_id: TrashId) -> None:
        """Mark the rows as deleted, or take the links away and remember them."""

    def bring_back(self, connection: Connection, trash_id: TrashId) -> None:
        """Undo what `throw` did under this id."""


class People:
    """The people of one journal."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        announce: Announce,
        *,
        cascades: Sequence[Cascade] = (),
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self._cascades = tuple(cascades)

    def add(self, name: str, **fields: Any) -> Person:
        """Begin to write about somebody; PersonExists when the name is taken."""
        now = self._clock()
        with self._vault.writing() as connection:
            name = _checked(connection, name)
            fresh = Person(
                id=PersonId(new_id()), name=name, created_at=now, updated_at=now, **fields
            )
            person = store.insert(connection, fresh)
        self._announce(Changes.PEOPLE)
        return person

    def named(self, name: str) -> Person | None:
        """Return whom a name means: by present name, by how I call them, by a former name."""
        with self._vault.reading() as connection:
            return store.named(connection, name)

    def find_or_add(self, name: str) -> Person:
        """Return whom a name means, or begin to write about somebody of that name."""
        with self._vault.writing() as connection:
            found = store.named(connection, name)
            if found is not None:
                return found
            if not is_name(tidy_name(name)):
                raise NotAName
            person = store.find_or_insert(connection, name, self._clock())
        self._announce(Changes.PEOPLE)
        return person

    def get(self, person_id: PersonId) -> Person:
        """Return one person; PersonGone when they were deleted."""
        with self._vault.reading() as connection:
            return _found(connection, person_id)

    def everyone(
        self,
        order: PeopleOrder = PeopleOrder.NAME,
        *,
        with_put_away: bool = False,
        last_entries: Mapping[PersonId, date] | None = None,
    ) -> list[Person]:
        """Return people in an order; the one by last entry needs to be told the days."""
        with self._vault.reading() as connection:
            found = [
                person
                for person in store.everyone(connection)
                if with_put_away or not person.put_away
            ]
        if order is PeopleOrder.LAST_ENTRY:
            return by_last_entry(found, last_entries or {})
        if order is PeopleOrder.CIRCLE:
            grouped = (person for _circle, group in grouped_by_circle(found) for person in group)
            return list({person.id: person for person in grouped}.values())
        return by_name(found)

    def change(self, person: Person) -> Person:
        """Store an edited copy; a former name stays as an alias. PersonExists for a taken name."""
        edited = {name: getattr(person, name) for name in Person.__slots__ if name not in _KEPT}
        return self.amend(person.id, edited)

    def amend(
        self, person_id: PersonId, changed: Mapping[str, Any], *, former_name: str | None = None
    ) -> Person:
        """Change some fields and leave the others as they are now.

        While a name is being typed, `former_name` says which one the typing began with, so that no
        half-typed name stays behind as an alias.
        """
        with self._vault.writing() as connection:
            stored = _found(connection, person_id)
            changed = dict(changed)
            name = changed.pop("name", stored.name)
            if name_key(name) != name_key(stored.name):
                _checked(connection, name, but=person_id)
            edited = _renamed(replace(stored, **changed), name, former_name)
            if edited == stored:
                return stored
            person = store.update(connection, replace(edited, updated_at=self._clock()))
        self._announce(Changes.PEOPLE)
        return person

    def put_away(self, person_id: PersonId) -> Person:
        """Hide a person from lists, Today and charts; nothing that was written is touched."""
        return self.amend(person_id, {"put_away": True})

    def take_out(self, person_id: PersonId) -> Person:
        """Show a person again who was put away."""
        return self.amend(person_id, {"put_away": False})

    def delete(self, person_id: PersonId) -> TrashId:
        """Throw a person away with everything of theirs, as one thing that can be undone.

        Entries stay; they are unlinked, and their text is not changed.
        """
        now = self._clock()
        with self._vault.removing() as connection:
            person = _found(connection, person_id)
            trash_id = trash.throw(connection, kind=store.KIND, title=person.name, at=now)
            for cascade in self._cascades:
                cascade.throw(connection, person_id, trash_id)
            store.throw(connection, person_id, trash_id, now)
        self._announce(DELETION)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> Person:
        """Undo a deletion; the name gets a number if somebody else has taken it since."""
        with self._vault.writing() as connection:
            person = store.bring_back(connection, trash_id)
            if person is None:
                raise NothingToBringBack
            person = _with_free_name(connection, person)
            for cascade in self._cascades:
                cascade.bring_back(connection, trash_id)
            trash.forget(connection, trash_id)
        self._announce(DELETION)
        return person


_KEPT = frozenset({"id", "created_at", "updated_at"})


def _found(connection: Connection, person_id: PersonId) -> Person:
    person = store.get(connection, person_id)
    if person is None:
        raise PersonGone
    return person


def _checked(connection: Connection, name: str, but: PersonId | None = None) -> str:
    name = storable(tidy_name(name))
    if not is_name(name):
        raise NotAName
    holder = store.with_name(connection, name)
    if holder is not None and holder.id != but:
        raise PersonExists(holder)
    return name


def _renamed(person: Person, name: str, former_name: str | None) -> Person:
    if former_name is None:
        return renamed(person, storable(name))
    before_typing = tuple(
        alias for alias in person.aliases if name_key(alias) != name_key(former_name)
    )
    as_it_was = replace(person, name=former_name, aliases=before_typing)
    return renamed(as_it_was, storable(name))


def _with_free_name(connection: Connection, person: Person) -> Person:
    others = [each.name for each in store.everyone(connection) if each.id != person.id]
    name = free_name(person.name, others)
    return person if name == person.name else store.update(connection, renamed(person, name))

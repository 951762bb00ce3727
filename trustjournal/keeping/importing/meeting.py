"""Who in a file is who in the journal."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key
from trustjournal.keeping.exporting import person_record
from trustjournal.keeping.importing.arriving import Arriving
from trustjournal.keeping.importing.sorting import Sorted, states
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person, meant_by


class Meeting:
    """Who in a file is who in the journal: by id, else by name."""

    def __init__(self, connection: Connection, arriving: Arriving, into: Sorted[Person]) -> None:
        self._here = {person.id: person for person in people_store.everyone(connection)}
        self.known: dict[PersonId, PersonId] = {each: each for each in self._here}
        self.in_trash: set[str] = set()
        self._by_name = {name_key(each.name): each for each in self._here.values()}
        taken = states(connection, people_store.people, [each.id for each in arriving.people])
        self.in_trash = {each for each, is_thrown in taken.items() if is_thrown}
        pairs = [
            (theirs, self._meet(theirs, by_name_only=arriving.by_name_only))
            for theirs in arriving.people
            if theirs.id not in self.in_trash
        ]
        into.in_trash += [p for p in arriving.people if p.id in self.in_trash]
        for theirs, mine in pairs:
            self._sort(theirs, mine, into, by_name_only=arriving.by_name_only)

    def _meet(self, theirs: Person, *, by_name_only: bool) -> Person | None:
        mine = self._here.get(theirs.id) or self._by_name.get(name_key(theirs.name))
        if mine is None and by_name_only:
            mine = meant_by(self._here.values(), theirs.name)
        self.known[theirs.id] = theirs.id if mine is None else mine.id
        if mine is None:
            self._by_name[name_key(theirs.name)] = theirs
        return mine

    def _sort(
        self, theirs: Person, mine: Person | None, into: Sorted[Person], *, by_name_only: bool
    ) -> None:
        introducer = self.known.get(theirs.introducer) if theirs.introducer else None
        known_as = theirs.id if mine is None else mine.id
        theirs = replace(
            theirs, id=known_as, introducer=None if introducer == known_as else introducer
        )
        if mine is not None and mine.id not in self._here:
            into.same.append(theirs)  # twice in the file under one name: once is enough
            return
        is_same = mine is not None and (
            by_name_only or person_record(mine) == person_record(theirs)
        )
        into.put(theirs, mine, is_same=is_same)

    def all_known(self, ids: Iterable[PersonId | None]) -> bool:
        """Whether all of these people are there, or will be."""
        return all(each is None or each in self.known for each in ids)

    def any_thrown(self, ids: Iterable[PersonId | None]) -> bool:
        """Whether one of them lies in the trash here."""
        return any(each in self.in_trash for each in ids)

"""What a copy and the journal hold, and in what they differ. Nothing is changed by comparing."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from trustjournal.checkins.store import KIND as CHECK_IN
from trustjournal.checkins.store import check_ins
from trustjournal.core.ids import PersonId
from trustjournal.core.text import first_line
from trustjournal.journal.finding import Load
from trustjournal.journal.store import KIND as ENTRY
from trustjournal.journal.tables import entries, pictures, templates
from trustjournal.journal.trash import TEMPLATE
from trustjournal.keeping.difference import Difference, Holding, Side, Thing
from trustjournal.people import store as people_store
from trustjournal.people.store import KIND as PERSON
from trustjournal.people.store import people
from trustjournal.storage.begun import begun
from trustjournal.storage.database import Day
from trustjournal.storage.shelf import Shelf

MOST_TOLD = 200
"""Things of a kind that are told one by one; all are counted."""
_HOUSEKEEPING = frozenset({"created_at", "updated_at", "deleted_at", "trash", "name_key"})
_AT_ONCE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of things, and what its things consist of."""

    name: str
    table: Table
    said_by: tuple[Column[Any], ...]
    parts: tuple[tuple[Column[Any], tuple[Column[Any], ...]], ...] = ()
    """Other tables' columns that name the owner, with those that say what belongs to it."""


Prints = Mapping[str, bytes]
"""A fingerprint of each thing of a kind, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Fingerprints of all that a journal holds: little to keep, enough to compare."""

    prints: Mapping[str, Prints]
    holding: Holding


@dataclass(slots=True, kw_only=True)
class Sides:
    """Ids of what differs in one kind."""

    only_in_copy: list[str] = field(default_factory=list)
    only_in_journal: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def kinds(shelves: Iterable[Shelf[Any]]) -> list[Kind]:
    """Return the kinds of things that are compared, in the order in which they are told."""
    of_entry = (pictures.c.entry, (pictures.c.id, pictures.c.sha256))
    return [
        # The hash says all about an entry, so that no text is read.
        Kind(name=ENTRY, table=entries, said_by=(entries.c.hash,), parts=(of_entry,)),
        Kind(name=PERSON, table=people, said_by=_said_by(people)),
        Kind(name=CHECK_IN, table=check_ins, said_by=_said_by(check_ins)),
        *(
            Kind(
                name=shelf.kind,
                table=shelf.table,
                said_by=_said_by(shelf.table),
                parts=tuple(
                    (part, _said_by(part.table)) for part in shelf.parts if part.table is not begun
                ),
            )
            for shelf in shelves
        ),
        Kind(name=TEMPLATE, table=templates, said_by=_said_by(templates)),
    ]


def _said_by(table: Table) -> tuple[Column[Any], ...]:
    return tuple(column for column in table.c if column.name not in _HOUSEKEEPING)


def survey(connection: Connection, of: Iterable[Kind]) -> Survey:
    """Read fingerprints of everything that is not in the trash."""
    prints = {kind.name: _prints(connection, kind) for kind in of}
    first, last = connection.execute(
        select(func.min(entries.c.day, type_=Day), func.max(entries.c.day, type_=Day)).where(
            entries.c.deleted_at.is_(None)
        )
    ).one()
    counts = {name: len(each) for name, each in prints.items() if each}
    return Survey(prints=prints, holding=Holding(counts=counts, first_day=first, last_day=last))


def _prints(connection: Connection, kind: Kind) -> Prints:
    living = kind.table.c.deleted_at.is_(None)
    found = {
        row[0]: hashlib.sha256(repr(tuple(row[1:])).encode("utf-8", "surrogatepass"))
        for row in connection.execute(select(kind.table.c.id, *kind.said_by).where(living))
    }
    for owner, columns in kind.parts:
        rows = connection.execute(
            select(owner, *columns).where(owner.is_not(None)).order_by(*owner.table.primary_key)
        )
        for row in rows:
            if row[0] in found:
                found[row[0]].update(repr(tuple(row[1:])).encode("utf-8", "surrogatepass"))
    return {thing: each.digest() for thing, each in found.items()}


def differing(copy: Survey, journal: Survey) -> dict[str, Sides]:
    """Return the ids of what differs, by kind; nothing of a kind that is alike."""
    found: dict[str, Sides] = {}
    for kind, there in copy.prints.items():
        here = journal.prints[kind]
        sides = Sides(
            only_in_copy=[each for each in there if each not in here],
            only_in_journal=[each for each in here if each not in there],
            changed=[each for each in there if each in here and there[each] != here[each]],
        )
        if sides.only_in_copy or sides.only_in_journal or sides.changed:
            found[kind] = sides
    return found


def told(
    connection: Connection, kind: Kind, ids: Sequence[str], loads: Mapping[str, Load]
) -> tuple[Thing, ...]:
    """Return what some things are called, the latest first, and no more of them than can be read.

    What search can find is called as search calls it.
    """
    if kind.name in loads:
        load = loads[kind.name]
        names = _names(connection)
        things = [
            Thing(
                id=found.id,
                title=found.title or first_line(found.text),
                day=found.day,
                about=()
                if kind.name == PERSON
                else tuple(names[each] for each in found.people if each in names),
            )
            for start in range(0, len(ids), _AT_ONCE)
            for found in load(connection, ids[start : start + _AT_ONCE])
        ]
    else:
        things = [
            thing
            for start in range(0, len(ids), _AT_ONCE)
            for thing in _plainly(connection, kind, ids[start : start + _AT_ONCE])
        ]
    things.sort(key=lambda thing: (thing.day or date.min, thing.title), reverse=True)
    return tuple(things[:MOST_TOLD])


def _plainly(connection: Connection, kind: Kind, ids: Sequence[str]) -> list[Thing]:
    names = _names(connection)
    rows = connection.execute(select(kind.table).where(kind.table.c.id.in_(ids))).mappings()
    return [
        Thing(
            id=row["id"],
            title=str(row.get("name") or row.get("title") or ""),
            day=row.get("day"),
            about=(names[row["person"]],) if row.get("person") in names else (),
        )
        for row in rows
    ]


def _names(connection: Connection) -> dict[str, str]:
    return {PersonId(each.id): each.name for each in people_store.everyone(connection)}


def difference(
    kind: str,
    sides: Sides,
    *,
    only_in_copy: tuple[Thing, ...],
    only_in_journal: tuple[Thing, ...],
    changed: tuple[Thing, ...],
) -> Difference:
    """Return what differs in one kind, counted and told."""
    return Difference(
        kind=kind,
        only_in_copy=Side(count=len(sides.only_in_copy), things=only_in_copy),
        only_in_journal=Side(count=len(sides.only_in_journal), things=only_in_journal),
        changed=Side(count=len(sides.changed), things=changed),
    )

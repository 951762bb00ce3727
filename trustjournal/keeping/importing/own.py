"""Reading this program's own export in JSON, of every version that was ever written."""

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Table

from trustjournal.checkins.domain import Because, CheckIn, Chip
from trustjournal.core.clock import Moment
from trustjournal.core.ids import CheckInId, EntryId, PersonId, PictureId
from trustjournal.core.text import storable
from trustjournal.journal.domain import Content, Entry, Feeling, Template, tidied
from trustjournal.keeping.exporting import JSON_FORMAT
from trustjournal.keeping.importing import days, shapes
from trustjournal.keeping.importing.arriving import (
    Arriving,
    ArrivingEntry,
    ArrivingPicture,
    Format,
    Row,
    Unread,
    Why,
)
from trustjournal.keeping.importing.problems import ImportDamaged, ImportTooNew
from trustjournal.keeping.importing.reviving import NotRevived, revived
from trustjournal.people.domain import Person, tidy_name

T = TypeVar("T")
_REFERENCE = re.compile(r"attachment:([0-9a-f]{32})")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Stands where an export says nothing; what comes in is new at the moment of the import."""


def is_own(document: Any) -> bool:
    """Whether this is one of our exports, of whatever version."""
    return (
        isinstance(document, Mapping)
        and type(document.get("format")) is int
        and isinstance(document.get("journal_id"), str)
        and isinstance(document.get("entries"), list)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _EntryRecord:
    id: EntryId
    instant: datetime
    utc_offset_minutes: int
    zone: str
    day: date
    title: str = ""
    body_markdown: str
    people: tuple[PersonId, ...] = ()
    tags: tuple[str, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    courage: int | None = None
    hard: bool = False
    prompt: str = ""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _CheckInRecord:
    id: CheckInId
    person: PersonId
    instant: datetime
    utc_offset_minutes: int
    zone: str
    day: date
    rating: float
    because: Because
    chips: tuple[Chip, ...] = ()
    another_moment: bool = False
    entry: EntryId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _PictureRecord:
    id: PictureId
    entry: EntryId | None = None
    media_type: str
    name: str
    width: int
    height: int


def read(
    document: Mapping[str, Any], shelved: Iterable[str], further: Mapping[str, Table]
) -> Arriving:
    """Return what an export holds.

    `shelved` are the names of what lies on shelves; `further` the other tables by name.
    """
    version = document["format"]
    if version > JSON_FORMAT:
        raise ImportTooNew
    if version < 1:
        raise ImportDamaged
    reading = _Reading(document)
    entries = reading.each("entries", _entry)
    known = {"format", "journal_id", "people", "check_ins", "templates", "entries", "pictures"}
    things = {name: reading.each(name, _shelved(name)) for name in shelved}
    rows = {name: reading.rows(name, table) for name, table in further.items()}
    unknown = document.keys() - known - things.keys() - rows.keys()
    reading.unread += [Unread(place=each, why=Why.NOT_UNDERSTOOD) for each in sorted(unknown)]
    return Arriving(
        format=Format.JSON,
        people=reading.each("people", _person),
        # Written newest first; what is older comes in first, so that one moment keeps its order.
        entries=tuple(ArrivingEntry(entry=entry) for entry in reversed(entries)),
        check_ins=reading.each("check_ins", _check_in),
        shelved=things,
        rows=rows,
        templates=reading.each("templates", _template),
        pictures=reading.pictures(entries),
        unread=tuple(reading.unread),
    )


class _Reading:
    """Goes through the lists of a document and notes what cannot be read."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self.unread: list[Unread] = []

    def _records(self, name: str) -> Iterator[tuple[str, Any]]:
        records = self._document.get(name, [])
        if not isinstance(records, list):
            raise ImportDamaged
        for number, record in enumerate(records, 1):
            yield f"{name} {number}", record

    def each(self, name: str, kind: Callable[[Any], T]) -> tuple[T, ...]:
        """Return the things of one list, each id once."""
        found: dict[str, T] = {}
        for place, plain in self._records(name):
            try:
                thing = kind(plain)
            except NotRevived:
                self.unread.append(Unread(place=place, why=Why.NOT_UNDERSTOOD))
                continue
            known = getattr(thing, "id", place)
            if known in found:
                self.unread.append(Unread(place=place, why=Why.CUT))
            found.setdefault(known, thing)
        return tuple(found.values())

    def rows(self, name: str, table: Table) -> tuple[Row, ...]:
        """Return the rows of one table, each key once."""
        keys = [column.name for column in table.primary_key]
        found: dict[tuple[Any, ...], Row] = {}
        for place, plain in self._records(name):
            try:
                row = shapes.row(table, plain)
            except NotRevived:
                self.unread.append(Unread(place=place, why=Why.NOT_UNDERSTOOD))
                continue
            key = tuple(row[each] for each in keys)
            if key in found:
                self.unread.append(Unread(place=place, why=Why.CUT))
            found.setdefault(key, row)
        return tuple(found.values())

    def pictures(self, entries: Sequence[Entry]) -> tuple[ArrivingPicture, ...]:
        """Return the pictures with the entries they belong to."""
        owners = {
            PictureId(picture): entry.id
            for entry in reversed(entries)
            for picture in _REFERENCE.findall(entry.content.text)
        }
        found: dict[PictureId, ArrivingPicture] = {}
        for place, plain in self._records("pictures"):
            try:
                record, data = _picture(plain)
            except NotRevived:
                self.unread.append(Unread(place=place, why=Why.PICTURE))
                continue
            owner = record.entry or owners.get(record.id)
            if owner is None:
                self.unread.append(Unread(place=place, why=Why.MISSING))
                continue
            if record.id in found:
                self.unread.append(Unread(place=place, why=Why.CUT))
                continue
            found[record.id] = ArrivingPicture(
                id=record.id,
                entry=owner,
                name=record.name,
                read=partial(_bytes_of, data),
                place=place,
            )
        return tuple(found.values())


def _picture(plain: Any) -> tuple[_PictureRecord, str]:
    """Return what is told of a picture, and its bytes as they are written."""
    if not isinstance(plain, Mapping) or not isinstance(plain.get("data_base64"), str):
        raise NotRevived
    told = {name: value for name, value in plain.items() if name != "data_base64"}
    return revived(_PictureRecord, told), plain["data_base64"]


def _bytes_of(data: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return b""  # no picture; whoever reads it says so


def _shelved(name: str) -> Callable[[Any], Any]:
    return lambda plain: shapes.thing(name, plain)


def _person(plain: Any) -> Person:
    if not isinstance(plain, Mapping) or "created_at" in plain or "wished_rhythm" in plain:
        raise NotRevived
    values = {
        "wished_rhythm" if name == "wished_rhythm_days" else name: value
        for name, value in plain.items()
    }
    if isinstance(values.get("name"), str):
        values["name"] = tidy_name(storable(values["name"]))
    return revived(Person, values, created_at=_NEVER, updated_at=_NEVER)


def _template(plain: Any) -> Template:
    return revived(Template, plain)


def _moment(record: _EntryRecord | _CheckInRecord) -> Moment:
    return days.stated(record.instant, record.utc_offset_minutes, record.zone, record.day)


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise NotRevived from None


def _entry(plain: Any) -> Entry:
    record = revived(_EntryRecord, plain)
    try:
        content = Content(
            text=record.body_markdown,
            title=record.title,
            people=record.people,
            tags=record.tags,
            feelings=record.feelings,
            courage=record.courage,
            hard=record.hard,
            prompt=record.prompt,
        )
    except ValueError:
        raise NotRevived from None
    return Entry(
        id=record.id,
        moment=_moment(record),
        content=tidied(content),
        created_at=_in_utc(record.created_at),
        updated_at=_in_utc(record.updated_at),
    )


def _check_in(plain: Any) -> CheckIn:
    record = revived(_CheckInRecord, plain)
    try:
        return CheckIn(
            id=record.id,
            person=record.person,
            moment=_moment(record),
            rating=record.rating,
            because=record.because,
            chips=record.chips,
            another_moment=record.another_moment,
            entry=record.entry,
        )
    except ValueError:
        raise NotRevived from None

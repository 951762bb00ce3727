"""Reading a table of entries (CSV): our own, or one with a column of days and one of texts."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo

from trustjournal.core.clock import Moment
from trustjournal.keeping.cells import COLUMNS, unguarded, words_in
from trustjournal.keeping.importing import days
from trustjournal.keeping.importing.arriving import Arriving, Format, Why
from trustjournal.keeping.importing.decoding import decoded
from trustjournal.keeping.importing.gathering import Found, Gathering, plain_id
from trustjournal.keeping.importing.problems import (
    ImportDamaged,
    NothingToImport,
    NotImportable,
)
from trustjournal.keeping.importing.reviving import NotRevived, day_of, instant_of

_LONGEST_CELL = 64 * 1024**2
_SEPARATORS = (",", "\t", ";")
_DAY = ("day", "date", "日付", "日", "created", "datetime")
_TEXT = ("text", "entry", "body", "content", "note", "本文", "日記", "内容")
_TITLE = ("title", "subject", "題名", "件名", "タイトル")
_TIME = ("time", "時刻", "時間")
_PEOPLE = ("people", "person", "人")
_TAGS = ("tags", "tag", "labels", "タグ")
_OWN = frozenset(COLUMNS)


def read(data: bytes, place: str, zone: tzinfo | None) -> Arriving:
    """Return the entries of a table."""
    text = decoded(data)
    gathering = Gathering(Format.CSV)
    gathering.note_guess(place, text)
    rows = _rows(text.text)
    header = [name.strip().lower() for name in next(rows, [])]
    if not header:
        raise NothingToImport
    is_ours = set(header) >= _OWN
    if not is_ours and not (_has(header, _DAY) and _has(header, _TEXT)):
        raise NotImportable
    for number, row in enumerate(rows, 2):
        told = dict(zip(header, row, strict=False))
        if not any(cell.strip() for cell in row):
            continue
        where = f"{place} {number}"
        try:
            found = _ours(told) if is_ours else _foreign(told, zone)
        except NotRevived:
            gathering.leave_out(where, Why.NOT_UNDERSTOOD)
            continue
        if found is None:
            gathering.leave_out(where, Why.NO_DAY)
        else:
            gathering.add(where, found)
    return gathering.arriving()


def _rows(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    former = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise ImportDamaged from None
    finally:
        csv.field_size_limit(former)


def _has(header: list[str], names: tuple[str, ...]) -> bool:
    return any(name in header for name in names)


def _ours(row: Mapping[str, str]) -> Found:
    told = {name: unguarded(cell) for name, cell in row.items()}
    if not told.keys() >= _OWN or not plain_id(told["id"]):
        raise NotRevived
    return Found(
        id=plain_id(told["id"]),
        text=told["text"],
        title=told["title"],
        moment=_moment(told),
        people=words_in(told["people"]),
        tags=words_in(told["tags"]),
        feelings=words_in(told["feelings"]),
        courage=_whole(told["courage"]) if told["courage"] else None,
        tells_courage=True,
        hard=told["hard"] == "yes",
        prompt=told["prompt"],
        created_at=_instant(told["created_at"]),
        updated_at=_instant(told["updated_at"]),
    )


def _moment(told: Mapping[str, str]) -> Moment:
    return days.stated(
        instant_of(told["instant"]),
        _whole(told["utc_offset_minutes"]),
        told["zone"],
        day_of(told["day"]),
    )


def _instant(text: str) -> datetime:
    try:
        return instant_of(text).astimezone(UTC)
    except OverflowError:
        raise NotRevived from None


def _whole(text: str) -> int:
    try:
        return int(text[:8])
    except ValueError:
        raise NotRevived from None


def _foreign(told: Mapping[str, str], zone: tzinfo | None) -> Found | None:
    day = _first(told, _DAY)
    moment = days.moment_in(f"{day} {_first(told, _TIME)}", zone)
    if moment is None:
        return None
    return Found(
        text=_first(told, _TEXT),
        title=_first(told, _TITLE),
        moment=moment,
        people=words_in(_first(told, _PEOPLE)) if any(each in told for each in _PEOPLE) else None,
        tags=words_in(_first(told, _TAGS)) if any(each in told for each in _TAGS) else None,
    )


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name, "").strip()), "")

"""What lists show of entries, and what was left over, by plain statements.

Today shows the newest entries before SQLAlchemy is there (storage/plain.py).
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from trustjournal.core.ids import DraftId, EntryId, PersonId
from trustjournal.core.text import first_line
from trustjournal.journal.contents import known_feelings, restored
from trustjournal.journal.domain import Draft, EntryCard
from trustjournal.storage.plain import MOMENT, Plain, first, moment, places

OPENING = 400
"""Characters of a text that a list may show."""
_NEWEST = "ORDER BY day DESC, instant DESC, number DESC LIMIT ?"
_CARDS = f"""
    SELECT number, id, {MOMENT}, title, substr(text, 1, {OPENING}), feelings, hard,
        EXISTS (
            SELECT 1 FROM pictures
            WHERE pictures.entry = entries.id AND instr(entries.text, 'attachment:' || pictures.id)
        )
    FROM entries WHERE deleted_at IS NULL AND number IN
"""
_LINKS = {
    True: "SELECT entry, person FROM entry_people WHERE",
    False: "SELECT entry, person FROM entry_people WHERE trash IS NULL AND",
}
_DRAFTS = """
    SELECT drafts.id, drafts.entry, drafts.instant, drafts.utc_offset, drafts.zone, drafts.day,
        drafts.content, drafts.cursor, drafts.kept_at
    FROM drafts LEFT JOIN entries ON entries.id = drafts.entry
"""


def newest(connection: Plain, limit: int) -> list[EntryCard]:
    """Return the newest cards."""
    return _newest(connection, "", limit)


def on_this_day(connection: Plain, day: date, limit: int) -> list[EntryCard]:
    """Return what was written on this day of earlier years, newest first.

    In a year without it, 29 February is remembered on the 28th.
    """
    oldest = "SELECT min(day) FROM entries WHERE deleted_at IS NULL"
    (earliest,) = first(connection.exec_driver_sql(oldest))
    if earliest is None:
        return []
    years = range(date.fromisoformat(earliest).year, day.year)
    days = tuple(earlier.isoformat() for year in years for earlier in _same_days(day, year))
    return _newest(connection, f"AND day IN ({places(days)})", *days, limit)


def _newest(connection: Plain, which: str, *parameters: Any) -> list[EntryCard]:
    wanted = f"SELECT number FROM entries WHERE deleted_at IS NULL {which} {_NEWEST}"
    return cards(connection, [row[0] for row in connection.exec_driver_sql(wanted, parameters)])


def _same_days(day: date, year: int) -> list[date]:
    months_days = [(day.month, day.day)]
    if (day.month, day.day) == (2, 28) and not _has_leap_day(day.year):
        months_days.append((2, 29))
    return [
        date(year, month, of_month)
        for month, of_month in months_days
        if (month, of_month) != (2, 29) or _has_leap_day(year)
    ]


def _has_leap_day(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def cards(connection: Plain, numbers: Sequence[int]) -> list[EntryCard]:
    """Return cards in the order of their numbers, as many as one statement can name."""
    wanted = tuple(numbers)
    rows = list(connection.exec_driver_sql(f"{_CARDS} ({places(wanted)})", wanted))
    ids = [row[1] for row in rows]
    linked, tagged = people_of(connection, ids), tags_of(connection, ids)
    found = {
        number: EntryCard(
            id=EntryId(id),
            number=number,
            moment=moment(*when),
            title=title or first_line(opening) or _late_title(connection, number, opening),
            opening=opening,
            people=linked.get(id, ()),
            tags=tagged.get(id, ()),
            feelings=known_feelings(json.loads(feelings)),
            hard=bool(hard),
            has_pictures=bool(has_pictures),
        )
        for number, id, *when, title, opening, feelings, hard, has_pictures in rows
    }
    return [found[number] for number in wanted if number in found]


def _late_title(connection: Plain, number: int, opening: str) -> str:
    """Look further down for a line that says something, in the rare text that begins empty."""
    if len(opening) < OPENING:
        return ""
    wanted = "SELECT text FROM entries WHERE number = ?"
    (text,) = first(connection.exec_driver_sql(wanted, (number,)))
    return first_line(text)


def people_of(
    connection: Plain, ids: Sequence[str], *, also_trashed: bool = False
) -> dict[str, tuple[PersonId, ...]]:
    """Return whom each entry is about, in the order of mention.

    Links of a person in the trash count only for the hash and the index: what an entry said does
    not change when a person goes, or comes back.
    """
    which = f"entry IN ({places(tuple(ids))}) ORDER BY entry, position, person"
    return _grouped(connection, f"{_LINKS[also_trashed]} {which}", ids)


def tags_of(connection: Plain, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the tags of each entry, in the order given."""
    which = f"entry IN ({places(tuple(ids))}) ORDER BY entry, position"
    return _grouped(connection, f"SELECT entry, tag FROM entry_tags WHERE {which}", ids)


def _grouped(connection: Plain, wanted: str, ids: Sequence[str]) -> dict[str, Any]:
    grouped: dict[str, list[str]] = {}
    for entry, value in connection.exec_driver_sql(wanted, tuple(ids)):
        grouped.setdefault(entry, []).append(value)
    return {entry: tuple(values) for entry, values in grouped.items()}


def left_over(connection: Plain) -> list[Draft]:
    """Return drafts with something in them, newest first; those of trashed entries wait."""
    found = drafts(
        connection, "WHERE entries.deleted_at IS NULL ORDER BY drafts.kept_at DESC, drafts.id"
    )
    return [draft for draft in found if draft.entry is not None or not draft.content.is_empty]


def drafts(connection: Plain, which: str, *parameters: str) -> list[Draft]:
    """Return the drafts of which a condition holds."""
    return [
        Draft(
            id=DraftId(id),
            entry=None if entry is None else EntryId(entry),
            moment=moment(*when),
            content=restored(json.loads(content)),
            cursor=cursor,
            kept_at=datetime.fromisoformat(kept_at),
        )
        for id, entry, *when, content, cursor, kept_at in connection.exec_driver_sql(
            f"{_DRAFTS} {which}", parameters
        )
    ]

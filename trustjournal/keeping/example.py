"""Fills a new journal with the example's life: to look around in, to test and to measure with."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from trustjournal.checkins import store as checkins_store
from trustjournal.core.clock import local_zone
from trustjournal.journal import store as journal_store
from trustjournal.keeping import example_shelving, example_words
from trustjournal.keeping.example_life import SEED, USUAL_ENTRIES, Day, life
from trustjournal.keeping.example_record import record
from trustjournal.people import store as people_store
from trustjournal.storage.vault import Vault

if TYPE_CHECKING:
    from trustjournal.core.ids import EntryId

ENTRIES_AT_ONCE = 2000
"""In one transaction: few commits, and the write-ahead log stays small."""


def fill(
    vault: Vault,
    language: str,
    last_day: date,
    entries: int | None = None,
    *,
    seed: int = SEED,
    zone: ZoneInfo | None = None,
) -> None:
    """Write a whole life into an open journal. The same arguments write the same journal.

    Without a number of entries it is two years of ordinary writing; a hundred thousand fill
    almost thirty. What is noted beside the entries is the same for every number of them.
    """
    zone = zone or local_zone()
    told = life(
        example_words.load(language),
        last_day=last_day,
        zone=zone,
        entries=USUAL_ENTRIES if entries is None else entries,
        seed=seed,
    )
    with vault.writing() as connection:
        people_store.insert_many(connection, told.people)
    chapters: dict[int, EntryId] = {}
    for days in _portions(told.days):
        with vault.writing() as connection:
            journal_store.insert_many(connection, (entry for day in days for entry in day.entries))
            for day in days:
                chapters |= day.chapters
                if day.check_ins:
                    now = day.check_ins[-1].moment.instant
                    checkins_store.insert_many(connection, day.check_ins, now)
    noted = record(
        language,
        people=told.cast,
        days=told.story,
        entries=chapters,
        last_day=last_day,
        seed=seed,
    )
    with vault.writing() as connection:
        example_shelving.put(connection, noted, zone)


def _portions(days: Iterable[Day]) -> Iterator[list[Day]]:
    portion: list[Day] = []
    entries = 0
    for day in days:
        portion.append(day)
        entries += len(day.entries)
        if entries >= ENTRIES_AT_ONCE:
            yield portion
            portion, entries = [], 0
    if portion:
        yield portion

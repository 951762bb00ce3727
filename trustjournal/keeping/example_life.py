"""A believable life as a journal holds it: people, entries, check-ins. Same seed, same life."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import sqrt
from random import Random
from zoneinfo import ZoneInfo

from trustjournal.checkins.domain import CheckIn
from trustjournal.core.clock import Moment, moment_of
from trustjournal.core.ids import EntryId, PersonId
from trustjournal.journal.domain import Entry
from trustjournal.keeping.example_days import times, writing_days
from trustjournal.keeping.example_entries import Told, Writer, random_id
from trustjournal.keeping.example_words import Chapter, Character, Part, Words
from trustjournal.people.domain import Person

USUAL_ENTRIES = 500
"""In two years. A longer journal has more years and more entries a day."""
YEARS, DAYS_OF_A_YEAR = 2, 365.25
TALKATIVE_FROM = 5000
SEED = 20260514
_INTRODUCED_AT, _LAST_AT = time(6, 5), time(6, 40)
"""The last entry is written early, so that nothing lies in the future of whoever looks around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was noted on one day, in the order of the day."""

    day: date
    entries: tuple[Entry, ...]
    check_ins: tuple[CheckIn, ...]
    chapters: Mapping[int, EntryId]
    """The entries in which the story goes on, by their number in story.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A whole journal; its days can be walked through once."""

    cast: Mapping[str, Person]
    """The people by their role in the story."""
    story: Mapping[int, date]
    """On which day it goes on, by the number in story.toml."""
    days: Iterator[Day]

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody there is."""
        return tuple(self.cast.values())


def life(
    words: Words,
    *,
    last_day: date,
    zone: ZoneInfo,
    entries: int = USUAL_ENTRIES,
    seed: int = SEED,
) -> Life:
    """Tell a life that ends on a day, in exactly that many entries."""
    if entries <= len(words.chapters):
        raise ValueError(f"a life has more than {len(words.chapters)} entries")
    random = Random(seed)
    first = first_day(last_day, entries)
    people = _people(random, words.people, first, last_day, zone)
    story = dated(words.chapters, first, last_day)
    writer = Writer(random, words, people, story, last_day, talkative=entries >= TALKATIVE_FROM)
    return Life(
        cast=people,
        story={
            chapter.before: day
            for day, chapters in story.items()
            for chapter in chapters
            if chapter.before is not None
        },
        days=_days(random, writer, story, first, last_day, zone, entries),
    )


def first_day(last_day: date, entries: int) -> date:
    """Return the day on which a journal of that many entries begins."""
    years = max(1.0, sqrt(entries / USUAL_ENTRIES)) * YEARS
    return last_day - timedelta(days=round(years * DAYS_OF_A_YEAR))


def _people(
    random: Random, cast: Sequence[Character], first: date, last_day: date, zone: ZoneInfo
) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for character in cast:
        met = max(first, last_day - timedelta(days=character.met)) if character.met else first
        at = _moment(met, _INTRODUCED_AT, zone).instant
        introducer = people.get(character.introducer)
        people[character.role] = Person(
            id=PersonId(random_id(random)),
            name=character.name,
            reading=character.reading,
            called=character.called,
            circles=character.circles,
            introducer=introducer.id if introducer else None,
            wished_rhythm=character.wished_rhythm,
            created_at=at,
            updated_at=at,
            **character.notes,
        )
    return people


def _days(
    random: Random,
    writer: Writer,
    story: Mapping[date, Sequence[Chapter]],
    first: date,
    last_day: date,
    zone: ZoneInfo,
    entries: int,
) -> Iterator[Day]:
    inside = (first + timedelta(days=1), last_day - timedelta(days=1))
    ordinary = entries - sum(map(len, story.values())) - 1
    yield _day(writer, first, zone, {each.at: writer.chapter(each, first) for each in story[first]})
    for day, count in writing_days(random, *inside, ordinary):
        told = {at: writer.ordinary(day, part) for part, at in times(random, day, count)}
        for chapter in story.get(day, ()):
            told[_free(chapter.at, told)] = writer.chapter(chapter, day)
        yield _day(writer, day, zone, told)
    yield _day(writer, last_day, zone, {_LAST_AT: writer.ordinary(last_day, Part.MORNING)})


def _day(writer: Writer, day: date, zone: ZoneInfo, told: dict[time, Told]) -> Day:
    entries: list[Entry] = []
    check_ins: list[CheckIn] = []
    chapters: dict[int, EntryId] = {}
    for at in sorted(told):
        asked = frozenset(check_in.person for check_in in check_ins)
        entry, noted = writer.entry(told[at], _moment(day, at, zone), asked)
        entries.append(entry)
        check_ins += noted
        chapter = told[at].chapter
        if chapter is not None and chapter.before is not None:
            chapters[chapter.before] = entry.id
    asked = frozenset(check_in.person for check_in in check_ins)
    check_ins += writer.invited(day, asked, lambda at: _moment(day, at, zone))
    return Day(
        day=day,
        entries=tuple(entries),
        check_ins=tuple(sorted(check_ins, key=lambda each: (each.moment.instant, each.id))),
        chapters=chapters,
    )


def _free(at: time, taken: dict[time, Told]) -> time:
    while at in taken:
        hour, minute = divmod(at.hour * 60 + at.minute - 1, 60)
        at = time(hour, minute)
    return at


def dated(chapters: Sequence[Chapter], first: date, last_day: date) -> dict[date, list[Chapter]]:
    """Return what of the story happens on which day."""
    dated: dict[date, list[Chapter]] = {}
    for chapter in chapters:
        day = first if chapter.before is None else last_day - timedelta(days=chapter.before)
        if chapter.weekday is not None:
            day -= timedelta(days=(day.weekday() - chapter.weekday) % 7)
        dated.setdefault(day, []).append(chapter)
    return dated


def _moment(day: date, at: time, zone: ZoneInfo) -> Moment:
    return moment_of(datetime.combine(day, at, zone))

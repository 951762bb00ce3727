"""How the facts of the example's record.toml are read: whose they are, their days and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from trustjournal.core.ids import EntryId, PersonId
from trustjournal.core.resources import Table
from trustjournal.events.domain import Size
from trustjournal.keeping.example_entries import random_id

_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """What facts are read with."""

    words: Table
    people: Mapping[str, PersonId]
    """By their role in the story."""
    days: Mapping[int, date]
    """Days of the story's chapters, by their number in story.toml."""
    entries: Mapping[int, EntryId]
    last_day: date
    at_work: frozenset[PersonId]
    """Who is met on workdays only."""
    random: Random

    def new_id(self) -> str:
        """Return an id that is the same for the same seed."""
        return random_id(self.random)

    def person(self, row: Table) -> PersonId:
        """Return whom a fact is about."""
        return self.people[row.text("who")]

    def day(self, row: Table, name: str) -> date:
        """Return the day that a number means: that of a chapter, if one has it."""
        before = row.integer(name)
        return self.days.get(before) or self.last_day - timedelta(days=before)

    def agreed_day(self, row: Table, name: str, person: PersonId) -> date:
        """Return the day that a number means for a promise; with people from work, a workday."""
        day = self.day(row, name)
        return self.workday(day) if person in self.at_work else day

    @staticmethod
    def workday(day: date) -> date:
        """Return the day, or the Friday before a weekend."""
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))

    def entry(self, row: Table, name: str) -> EntryId | None:
        """Return the entry of the chapter of that number, where the fact is noted with it."""
        return self.entries[row.integer(name)] if "entry" in row and row.flag("entry") else None

    def size(self, row: Table) -> Size:
        """Return how much it mattered."""
        return Size(row.text("size")) if "size" in row else Size.ORDINARY

    def note(self, row: Table) -> str:
        """Return the words noted with a fact, if there are any."""
        return self.words.table("notes").text(row.text("note")) if "note" in row else ""

    def said(self, part: str, name: str) -> str:
        """Return further words about something; not everything has them."""
        words = self.words.table(part)
        return words.text(name) if name in words else ""

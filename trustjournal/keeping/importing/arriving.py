"""What a file holds that could come into the journal, before it is compared or written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from trustjournal.checkins.domain import CheckIn
from trustjournal.core.ids import EntryId, PictureId
from trustjournal.i18n import N_
from trustjournal.journal.domain import Entry, Template
from trustjournal.people.domain import Person

Row = Mapping[str, Any]
"""What a table keeps, by its columns."""


class Format(StrEnum):
    """What can be read; the words of the command line."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    DAY_ONE = "dayone"
    JRNL = "jrnl"

    @property
    def label(self) -> str:
        """Return what it is called; translated where it is shown."""
        return _LABELS[self]


_LABELS = {
    Format.JSON: N_("An export of this app (JSON)"),
    Format.MARKDOWN: N_("Text files (Markdown)"),
    Format.CSV: N_("A table (CSV)"),
    Format.DAY_ONE: N_("An export of Day One"),
    Format.JRNL: N_("A journal of jrnl"),
}


class Why(StrEnum):
    """Why something in a file is left out."""

    NOT_UNDERSTOOD = "not_understood"
    NOBODY = "nobody"
    MISSING = "missing"
    PICTURE = "picture"
    PICTURE_TOO_LARGE = "picture_too_large"
    ENCODING = "encoding"
    NO_DAY = "no_day"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    LINK = "link"
    TAKEN = "taken"
    CUT = "cut"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the reason as a sentence; translated where it is shown."""
        return _REASONS[self]


_REASONS = {
    Why.NOT_UNDERSTOOD: N_("something in it is not as it must be"),
    Why.NOBODY: N_("the person it is about is not there"),
    Why.MISSING: N_("what it belongs to is not there"),
    Why.PICTURE: N_("this is not a picture that can be shown here"),
    Why.PICTURE_TOO_LARGE: N_("the picture is larger than 20 MB or 64 million pixels"),
    Why.ENCODING: N_("it cannot be told which characters it is written in"),
    Why.NO_DAY: N_("it names no day that can be understood"),
    Why.EMPTY: N_("there is no word in it"),
    Why.TOO_LONG: N_("it is longer than an entry can be"),
    Why.LINK: N_("the picture it names does not lie beside it"),
    Why.TAKEN: N_("something else has its number or its place already"),
    Why.CUT: N_("it is the same once more"),
    Why.OTHER: N_("it is neither a text nor a picture"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One thing that will not be imported: where it stands, and why."""

    place: str
    why: Why


class DayFrom(StrEnum):
    """Where the day of an entry was found."""

    TOLD = "told"
    NAME = "name"
    FILE = "file"
    """When the file was last changed: no more than a guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivingEntry:
    """An entry that may come in."""

    entry: Entry
    """Felt trust is not in it: that comes as check-ins."""
    silent: frozenset[str] = frozenset()
    """Fields of the content of which the format says nothing."""
    day_from: DayFrom = DayFrom.TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivingPicture:
    """A picture that may come in, and the entry whose it is."""

    id: PictureId
    entry: EntryId
    name: str
    read: Callable[[], bytes]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A file whose encoding was guessed, with its first words: the user sees if it is right."""

    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arriving:
    """Everything that one file, folder or archive holds."""

    format: Format
    people: tuple[Person, ...] = ()
    by_name_only: bool = False
    """People are known by their names alone; nothing else about them was told."""
    entries: tuple[ArrivingEntry, ...] = ()
    """Oldest first, those of one moment in the order in which they were written."""
    check_ins: tuple[CheckIn, ...] = ()
    shelved: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """What lies on shelves, by the names of their tables."""
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Rows of further tables, by their names."""
    templates: tuple[Template, ...] = ()
    pictures: tuple[ArrivingPicture, ...] = ()
    unread: tuple[Unread, ...] = ()
    guesses: tuple[Guess, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to bring in."""
        things = (self.people, self.entries, self.check_ins, self.templates)
        return not any((*things, *self.shelved.values(), *self.rows.values()))

"""An entry and the rules it obeys. No Qt, no database."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from trustjournal.core.clock import Moment
from trustjournal.core.ids import (
    DraftId,
    EntryId,
    PersonId,
    PictureId,
    TemplateId,
    TrashId,
    VersionId,
)
from trustjournal.core.text import first_line, name_key, storable

if TYPE_CHECKING:
    from array import array

LONGEST_TEXT = 10_000_000
"""Characters; a longer paste is refused and stays in the clipboard."""
HIGHEST_COURAGE = 10


class Feeling(StrEnum):
    """What may be ticked beside an entry; the same words as beside a rating, and a few more."""

    SAFE = "safe"
    VALUED = "valued"
    HEARD = "heard"
    RELIEVED = "relieved"
    GRATEFUL = "grateful"
    GLAD = "glad"
    HOPEFUL = "hopeful"
    UNEASY = "uneasy"
    SMALL = "small"
    AFRAID = "afraid"
    SAD = "sad"
    ANGRY = "angry"
    HURT = "hurt"
    LONELY = "lonely"
    TIRED = "tired"
    GUILTY = "guilty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the user can change about an entry; equal contents mean that nothing was changed."""

    text: str
    title: str = ""
    """Given by the user; empty means the first line speaks for it."""
    people: tuple[PersonId, ...] = ()
    tags: tuple[str, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    courage: int | None = None
    hard: bool = False
    trust: Mapping[PersonId, int] = field(default_factory=dict)
    """Felt trust noted with this entry; becomes check-ins when it is saved."""
    prompt: str = ""
    """Id of the question this answers."""

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST_TEXT:
            raise ValueError("an entry is at most ten million characters")
        if self.courage is not None and not 0 <= self.courage <= HIGHEST_COURAGE:
            raise ValueError("courage is 0 to 10")

    @property
    def is_empty(self) -> bool:
        """Whether nothing worth keeping was written or chosen."""
        return not (
            self.text.strip()
            or self.title.strip()
            or self.feelings
            or self.trust
            or self.courage is not None
        )


def tidied(content: Content) -> Content:
    """Return the content as it is stored: words exactly as typed, each person and each tag once.

    Two tags that differ only by width, case or composition are one; the first spelling stays.
    """
    return replace(
        content,
        text=storable(content.text),
        title=storable(content.title),
        people=tuple(dict.fromkeys(content.people)),
        tags=distinct_tags(content.tags),
        feelings=tuple(dict.fromkeys(content.feelings)),
        trust=dict(sorted(content.trust.items())),
        prompt=storable(content.prompt),
    )


def distinct_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, without the mark it may have been typed with."""
    kept: dict[str, str] = {}
    for tag in tags:
        plain = storable(tag).strip().lstrip("#＃").strip()
        if plain:
            kept.setdefault(name_key(plain), plain)
    return tuple(kept.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One saved piece of writing."""

    id: EntryId
    moment: Moment
    """When it is about; its local day can be edited and never moves by itself."""
    content: Content
    created_at: datetime
    updated_at: datetime

    @property
    def title(self) -> str:
        """Return the given title, or the first line that says something."""
        return self.content.title or first_line(self.content.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOrder:
    """Which entries there are, newest first, in so little memory that 100,000 do not matter."""

    numbers: "array[int]"
    """What to ask a page of cards by."""
    days: "array[int]"
    """The day of each, as date.toordinal() counts."""

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """What a list shows of an entry."""

    id: EntryId
    number: int
    moment: Moment
    title: str
    opening: str
    """The beginning of the text, as it was typed."""
    people: tuple[PersonId, ...]
    tags: tuple[str, ...]
    feelings: tuple[Feeling, ...]
    hard: bool
    has_pictures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry being written; kept on disk at most two seconds behind the keys."""

    id: DraftId
    entry: EntryId | None
    """The entry it changes, or none for a new one."""
    moment: Moment
    content: Content
    cursor: int = 0
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How an entry read at the end of a sitting."""

    id: VersionId
    entry: EntryId
    saved_at: datetime
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture inside the journal; the text refers to it as attachment:ID."""

    id: PictureId
    media_type: str
    name: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text to begin from."""

    id: TemplateId
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trashed:
    """One undoable deletion: an entry, or a person with everything of theirs."""

    id: TrashId
    kind: str
    title: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What the user looks for; everything given must hold."""

    words: str = ""
    people: tuple[PersonId, ...] = ()
    without_people: bool = False
    tags: tuple[str, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    since: date | None = None
    until: date | None = None
    inside_words: bool = False
    """Also find Latin letters in the middle of words: slower, only on request."""

    @property
    def is_empty(self) -> bool:
        """Whether this asks for everything."""
        return replace(self, words=self.words.strip()) == Query(inside_words=self.inside_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One hit, with an excerpt and where the hits lie in it."""

    key: int
    """Newer hits have greater keys; pass the last one on to read further."""
    kind: str
    id: str
    day: date | None
    """None for a person: they belong to every day."""
    written_at: datetime
    title: str
    title_marks: tuple[tuple[int, int], ...]
    excerpt: str
    excerpt_marks: tuple[tuple[int, int], ...]
    people: tuple[PersonId, ...]
    tags: tuple[str, ...]
    entry: EntryId | None = None
    """The entry that something else was noted with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a search found before it made way for other work."""

    hits: tuple[Found, ...]
    unread_below: int | None = None
    """The key from which to go on; None when enough or everything was read."""


def content_hash(content: Content, moment: Moment) -> str:
    """Return a fingerprint of all that an entry says, to notice damage. Stable across versions."""
    parts = (
        content.text, content.title, "\x1f".join(content.people), "\x1f".join(content.tags),
        "\x1f".join(content.feelings), "" if content.courage is None else str(content.courage),
        "1" if content.hard else "", content.prompt, moment.instant.isoformat(),
        str(moment.utc_offset), moment.zone, moment.day.isoformat(),
    )  # fmt: skip
    return hashlib.sha256("\x1e".join(parts).encode("utf-8")).hexdigest()

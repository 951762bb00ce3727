"""Entries of other programs, put together from what each of their formats tells."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from trustjournal.core.clock import Moment
from trustjournal.core.ids import EntryId, PersonId, PictureId, is_id
from trustjournal.core.text import first_line, name_key, storable
from trustjournal.journal.contents import known_feelings
from trustjournal.journal.domain import LONGEST_TEXT, Content, Entry, tidied
from trustjournal.keeping.importing.arriving import (
    Arriving,
    ArrivingEntry,
    ArrivingPicture,
    DayFrom,
    Format,
    Guess,
    Unread,
    Why,
)
from trustjournal.keeping.importing.decoding import Decoded
from trustjournal.people.domain import Person, is_name, tidy_name

_OURS = UUID("6f0f9a53-5f0e-4a3d-9c1e-7d0d6b1c2a44")
"""Under which ids are made of what something says: the same words at the same time are the same."""
_UNTOLD = frozenset({"people", "tags", "feelings", "courage", "hard", "prompt"})
_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry as a format tells it; None where the format says nothing."""

    text: str
    moment: Moment
    id: str = ""
    title: str = ""
    people: Sequence[str] | None = None
    """Names."""
    tags: Sequence[str] | None = None
    feelings: Sequence[str] | None = None
    courage: int | None = None
    tells_courage: bool = False
    hard: bool | None = None
    prompt: str | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    day_from: DayFrom = DayFrom.TOLD


def made_id(*parts: str) -> str:
    """Return the id of something that has none of its own."""
    return uuid5(_OURS, "\x1f".join(storable(part) for part in parts)).hex


def plain_id(text: str) -> str:
    """Return an id as it is written here; nothing for what is none."""
    wanted = text.strip().replace("-", "").lower()
    return wanted if is_id(wanted) else ""


class Gathering:
    """What a file of another program holds, gathered entry by entry."""

    def __init__(self, format_: Format) -> None:
        self._format = format_
        self._people: dict[str, Person] = {}
        self._entries: dict[str, ArrivingEntry] = {}
        self._pictures: dict[str, ArrivingPicture] = {}
        self._unread: list[Unread] = []
        self._guesses: list[Guess] = []

    def leave_out(self, place: str, why: Why) -> None:
        """Note something that cannot be read."""
        self._unread.append(Unread(place=storable(place), why=why))

    def note_guess(self, place: str, text: Decoded) -> None:
        """Note a text whose encoding was guessed, so that the user sees its first words."""
        if text.guessed:
            words = first_line(text.text)[:_FIRST_WORDS]
            self._guesses.append(Guess(place=storable(place), words=words))

    def add(self, place: str, found: Found) -> EntryId | None:
        """Take an entry, and return its id; nothing, with a note, for one that cannot be kept."""
        if not found.text.strip() and not found.title.strip():
            self.leave_out(place, Why.EMPTY)
            return None
        entry_id = EntryId(found.id or made_id(str(found.moment.instant), found.title, found.text))
        if entry_id in self._entries:
            self.leave_out(place, Why.CUT)
            return None
        try:
            content = self._content(place, found)
        except ValueError:
            too_long = len(found.text) > LONGEST_TEXT
            self.leave_out(place, Why.TOO_LONG if too_long else Why.NOT_UNDERSTOOD)
            return None
        written = found.created_at or found.moment.instant
        entry = Entry(
            id=entry_id,
            moment=found.moment,
            content=tidied(content),
            created_at=written.astimezone(UTC),
            updated_at=(found.updated_at or written).astimezone(UTC),
        )
        self._entries[entry_id] = ArrivingEntry(
            entry=entry, silent=_untold(found), day_from=found.day_from
        )
        return entry_id

    def _content(self, place: str, found: Found) -> Content:
        title = storable(found.title)
        return Content(
            text=found.text,
            title="" if title == first_line(storable(found.text)) else title,
            people=tuple(self._whom(place, found.people or ())),
            tags=tuple(found.tags or ()),
            feelings=known_feelings(found.feelings or ()),
            courage=found.courage,
            hard=bool(found.hard),
            prompt=found.prompt or "",
        )

    def _whom(self, place: str, names: Iterable[str]) -> Iterable[PersonId]:
        for name in (storable(tidy_name(each)) for each in names):
            if not is_name(name):
                self.leave_out(place, Why.NOBODY)
                continue
            key, now = name_key(name), datetime.now(UTC)
            if key not in self._people:
                person = PersonId(made_id("person", key))
                self._people[key] = Person(id=person, name=name, created_at=now, updated_at=now)
            yield self._people[key].id

    def add_picture(
        self, picture: PictureId, entry: EntryId, place: str, read: Callable[[], bytes]
    ) -> None:
        """Take a picture of an entry, once."""
        name = place.rpartition("/")[2]
        self._pictures.setdefault(
            picture, ArrivingPicture(id=picture, entry=entry, name=name, read=read, place=place)
        )

    def arriving(self) -> Arriving:
        """Return everything, the oldest entry first."""
        entries = sorted(self._entries.values(), key=lambda each: each.entry.moment.instant)
        return Arriving(
            format=self._format,
            people=tuple(self._people.values()),
            by_name_only=True,
            entries=tuple(entries),
            pictures=tuple(self._pictures.values()),
            unread=tuple(self._unread),
            guesses=tuple(self._guesses),
        )


def _untold(found: Found) -> frozenset[str]:
    told = {
        name
        for name in ("people", "tags", "feelings", "hard", "prompt")
        if getattr(found, name) is not None
    }
    return _UNTOLD - told - ({"courage"} if found.tells_courage else set())

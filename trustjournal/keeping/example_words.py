"""The words of the example journal: people, story, scenes and sentences of one language."""

import string
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from trustjournal.checkins.domain import Chip
from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table
from trustjournal.journal.domain import Feeling
from trustjournal.people.domain import Circle

LANGUAGES = ("en", "ja")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = WEEKDAYS.index("saturday")
NAME_SLOTS = frozenset({"name", "other"})


class Season(StrEnum):
    """As the words have them; the example's people live north of the equator."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Part(StrEnum):
    """Parts of the day in which people write, in their order."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


AT_THE_END_OF_A_DAY = frozenset({Part.EVENING, Part.NIGHT})
"""When a scene is written about that names no part of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody of the example, before they become a person with an id."""

    role: str
    name: str
    reading: str
    called: str
    circles: tuple[Circle, ...]
    introducer: str
    wished_rhythm: int | None
    notes: Mapping[str, Any]
    """How met, purpose and the other fields of text, by the names of Person."""
    tag: str
    """What a note about them may be tagged with."""
    often: float
    felt: float
    silent: range
    """Days before the last one in which only the story speaks of them."""
    met: int
    """Days before the last one on which they came into this life; 0 for those known all along."""

    @property
    def is_met_at_work(self) -> bool:
        """Whether weekends belong to other people."""
        return set(self.circles) <= {Circle.WORK, Circle.CLIENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A text that fills an entry, and when it may happen."""

    text: str
    who: tuple[str, ...]
    seasons: frozenset[Season]
    parts: frozenset[Part]
    weekend: bool | None
    feelings: tuple[Feeling, ...]
    tags: tuple[str, ...]
    courage: int | None = None
    prompt: str = ""

    def fits(self, day: date, part: Part) -> bool:
        """Whether this can have happened on that day, at that time of it."""
        return (
            part in self.parts
            and season_of(day) in self.seasons
            and self.weekend in {None, is_weekend(day)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of the story that runs through the last two years; happens once."""

    before: int | None
    """Days before the last one; the beginning itself has no number."""
    weekday: int | None
    at: time
    scene: Scene
    felt: Mapping[str, int]
    chips: tuple[Chip, ...]
    hard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Everything the example journal of one language is made of."""

    language: str
    people: tuple[Character, ...]
    chapters: tuple[Chapter, ...]
    scenes: tuple[Scene, ...]
    openings: Mapping[str, tuple[str, ...]]
    moments: Mapping[str, tuple[str, ...]]
    about: Mapping[str, tuple[str, ...]]
    closings: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, tuple[str, ...]]
    seasonal_slots: Mapping[str, Mapping[Season, tuple[str, ...]]]

    def templates(self) -> Iterable[str]:
        """Yield every text that has slots to fill."""
        yield from (chapter.scene.text for chapter in self.chapters)
        yield from (scene.text for scene in self.scenes)
        for lists in (self.openings, self.moments, self.about, self.closings):
            for texts in lists.values():
                yield from texts


def season_of(day: date) -> Season:
    """Return the season a northern calendar gives to a day."""
    return tuple(Season)[(day.month - 3) % 12 // 3]


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= SATURDAY


def load(language: str) -> Words:
    """Read the words of one language; a ResourceError names what is wrong with them."""
    sentences = resources.load("example", language, "sentences.toml")
    seasonal = sentences.table("seasonal")
    words = Words(
        language=language,
        people=tuple(
            _character(row)
            for row in resources.load("example", language, "people.toml").tables("person")
        ),
        chapters=tuple(
            _chapter(row)
            for row in resources.load("example", language, "story.toml").tables("chapter")
        ),
        scenes=tuple(
            _scene(row)
            for row in resources.load("example", language, "scenes.toml").tables("scene")
        ),
        openings=_lists(sentences.table("openings")),
        moments=_lists(sentences.table("moments")),
        about={
            role: sentences.table("about").table(role).texts("any")
            for role in sentences.table("about").names()
        },
        closings=_lists(sentences.table("closings")),
        slots=_lists(sentences.table("slots")),
        seasonal_slots={
            name: {season: seasonal.table(name).texts(season) for season in Season}
            for name in seasonal.names()
        },
    )
    missing = unknown_slots(words)
    if missing:
        raise ResourceError(f"example/{language}: no words for {sorted(missing)}")
    return words


def slots_in(template: str) -> set[str]:
    """Return the names of the slots a text has."""
    return {name for _text, name, _form, _how in string.Formatter().parse(template) if name}


def unknown_slots(words: Words) -> set[str]:
    """Return the slots for which there is nothing to fill in."""
    known = NAME_SLOTS.union(words.slots, words.seasonal_slots)
    return {slot for template in words.templates() for slot in slots_in(template)} - known


def _lists(table: Table) -> dict[str, tuple[str, ...]]:
    return {name: table.texts(name) for name in table.names()}


_NOTES = (
    "how_met", "purpose", "can_give", "cares_about", "strengths", "we_share", "hope_month",
    "hope_two_years", "limits_stated",
)  # fmt: skip


def _character(row: Table) -> Character:
    return Character(
        role=row.text("role"),
        name=row.text("name"),
        reading=_optional(row, "reading"),
        called=_optional(row, "called"),
        circles=tuple(Circle(circle) for circle in row.texts("circles")),
        introducer=_optional(row, "introducer"),
        wished_rhythm=row.integer("wished_rhythm") if "wished_rhythm" in row else None,
        notes={name: _optional(row, name) for name in _NOTES},
        tag=row.text("tag"),
        often=row.number("often"),
        felt=row.number("felt"),
        silent=_silent(row),
        met=row.integer("met") if "met" in row else 0,
    )


def _optional(row: Table, name: str) -> str:
    return row.text(name) if name in row else ""


def _silent(row: Table) -> range:
    if "met" in row:
        return range(row.integer("met"), sys.maxsize)
    if "silent" not in row:
        return range(0)
    first, last = row.integers("silent")
    return range(last, first + 1)


def _scene(row: Table) -> Scene:
    when = row.texts("when") if "when" in row else ()
    return Scene(
        text=row.text("text"),
        who=row.texts("who"),
        seasons=frozenset(Season(word) for word in when if word in set(Season))
        or frozenset(Season),
        parts=frozenset(Part(word) for word in when if word in set(Part)) or AT_THE_END_OF_A_DAY,
        weekend=next((word == "weekend" for word in when if word in {"weekend", "weekday"}), None),
        feelings=tuple(Feeling(word) for word in row.texts("feelings")),
        tags=row.texts("tags"),
        courage=row.integer("courage") if "courage" in row else None,
        prompt=_optional(row, "prompt"),
    )


def _chapter(row: Table) -> Chapter:
    felt = row.table("felt") if "felt" in row else None
    return Chapter(
        before=row.integer("before") if "before" in row else None,
        weekday=WEEKDAYS.index(row.text("on")) if "on" in row else None,
        at=time.fromisoformat(row.text("hour")),
        scene=_scene(row),
        felt={role: felt.integer(role) for role in felt.names()} if felt else {},
        chips=tuple(Chip(word) for word in row.texts("chips")) if "chips" in row else (),
        hard=row.flag("hard") if "hard" in row else False,
    )

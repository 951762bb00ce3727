"""A person in the user's life, and the rules about names. Nobody is scored here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key


class Circle(StrEnum):
    """How a person belongs to one's life; several may hold."""

    PARTNER = "partner"
    FAMILY = "family"
    FRIEND = "friend"
    WORK = "work"
    CLIENT = "client"
    COMMUNITY = "community"


class Closeness(StrEnum):
    """Where the user would like this relationship to go."""

    UNSAID = ""
    CLOSER = "closer"
    AS_IT_IS = "as_it_is"
    LIGHTER = "lighter"


class TheirRecord(StrEnum):
    """Whether what was seen from them is computed and shown; noting it is always possible."""

    DEFAULT = "default"
    ON = "on"
    OFF = "off"


class PeopleOrder(StrEnum):
    """How a list of people may be sorted: never by trust."""

    NAME = "name"
    CIRCLE = "circle"
    LAST_ENTRY = "last_entry"


_CLOSE_CIRCLES = frozenset({Circle.PARTNER, Circle.FAMILY})
_HONORIFICS = (
    "さん", "さま", "様", "くん", "君", "ちゃん", "先生", "氏", "殿", "先輩", "部長", "課長",
    "社長", "係長", "店長", "監督", "コーチ", "父", "母", "兄", "姉", "祖父", "祖母",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone the user writes about. Nicknames are fine."""

    id: PersonId
    name: str
    reading: str = ""
    """ふりがな; Japanese lists are sorted by it."""
    called: str = ""
    """How I call them (母さん, 佐藤部長); overrides the automatic さん."""
    aliases: tuple[str, ...] = ()
    """Former and other names that find the same person."""
    circles: tuple[Circle, ...] = ()
    how_met: str = ""
    introducer: PersonId | None = None
    purpose: str = ""
    can_give: str = ""
    cares_about: str = ""
    strengths: str = ""
    we_share: str = ""
    closeness: Closeness = Closeness.UNSAID
    hope_month: str = ""
    hope_two_years: str = ""
    limits_stated: str = ""
    wished_rhythm: int | None = None
    """Days between contacts that the user wishes for."""
    their_record: TheirRecord = TheirRecord.DEFAULT
    safety: bool = False
    """Set by the user alone."""
    no_check_ins: bool = False
    no_prompts: bool = False
    no_rhythm: bool = False
    put_away: bool = False
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a person needs a name")
        if self.wished_rhythm is not None and self.wished_rhythm < 1:
            raise ValueError("a rhythm is at least one day")
        if self.introducer == self.id:
            raise ValueError("nobody introduces themselves")

    @property
    def shows_their_record(self) -> bool:
        """Whether what was seen from them may be computed and shown; off for partner and family."""
        if self.their_record is TheirRecord.DEFAULT:
            return not _CLOSE_CIRCLES.intersection(self.circles)
        return self.their_record is TheirRecord.ON

    @property
    def may_be_asked_about(self) -> bool:
        """Whether the app may offer a check-in about this person by itself."""
        return not (self.put_away or self.no_check_ins)


def renamed(person: Person, name: str) -> Person:
    """Give a new name and keep the old one as an alias that can be removed."""
    name = name.strip()
    kept = [alias for alias in person.aliases if name_key(alias) != name_key(name)]
    if name_key(name) != name_key(person.name) and person.name not in kept:
        kept.append(person.name)
    return replace(person, name=name, aliases=tuple(kept))


def answers_to(person: Person, name: str) -> bool:
    """Whether a name, written in any width or case, means this person."""
    wanted = name_key(name)
    return any(
        wanted == name_key(own) for own in (person.name, person.called, *person.aliases) if own
    )


def in_sentence(person: Person, language: str) -> str:
    """Return the name as a sentence says it: with さん in Japanese unless it carries its own title."""
    if person.called:
        return person.called
    if language != "ja" or person.name.endswith(_HONORIFICS):
        return person.name
    return person.name + "さん"


def sorted_by_name(people: Iterable[Person]) -> list[Person]:
    """Sort by reading where there is one (五十音順), else by name; width, case and kana kind aside."""
    return sorted(people, key=lambda person: (sort_key(person), person.id))


def sort_key(person: Person) -> str:
    """Return the text to sort a person by: the reading in hiragana, or the name."""
    return _hiragana(name_key(person.reading or person.name))


def _hiragana(text: str) -> str:
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)

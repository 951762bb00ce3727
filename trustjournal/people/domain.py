"""A person in the user's life, and the rules about names. Nobody is scored here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from unicodedata import category

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


class Giving(StrEnum):
    """Whether giving and receiving are laid side by side; noting them is always possible."""

    DEFAULT = "default"
    ON = "on"
    OFF = "off"


class PeopleOrder(StrEnum):
    """How a list of people may be sorted: never by trust."""

    NAME = "name"
    CIRCLE = "circle"
    LAST_ENTRY = "last_entry"


_CLOSE_CIRCLES = frozenset({Circle.PARTNER, Circle.FAMILY})
_COUNTING_CIRCLES = frozenset({Circle.WORK, Circle.CLIENT})
"""Among partners, family and friends keeping accounts can hurt by itself."""
_HONORIFICS = (
    "さん", "さま", "様", "くん", "君", "ちゃん", "先生", "氏", "殿", "先輩", "部長", "課長",
    "社長", "係長", "店長", "監督", "コーチ", "父", "母", "兄", "姉", "祖父", "祖母",
)  # fmt: skip


LONGEST_NAME = 200
"""Characters; more is a text that went into the wrong field."""
LONGEST_RHYTHM = 3650
"""Days: ten years."""


def is_name(text: str) -> bool:
    """Whether this can be a person's name: one visible line of a bearable length."""
    seen = any(category(character)[0] not in "ZC" for character in text)
    return seen and len(text) <= LONGEST_NAME and len(text.splitlines()) == 1


def tidy_name(text: str) -> str:
    """Return a name as it is kept: on one line, without outer space."""
    return " ".join(text.split())


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
    giving: Giving = Giving.DEFAULT
    safety: bool = False
    """Set by the user alone."""
    no_check_ins: bool = False
    no_prompts: bool = False
    no_rhythm: bool = False
    no_contact: bool = False
    """The user is not in touch with them, and wants it so."""
    put_away: bool = False
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        if not is_name(self.name):
            raise ValueError("a person needs a name of one line, and not a book")
        if self.wished_rhythm is not None and not 1 <= self.wished_rhythm <= LONGEST_RHYTHM:
            raise ValueError("a rhythm is one day to ten years")
        if self.introducer == self.id:
            raise ValueError("nobody introduces themselves")

    @property
    def shows_their_record(self) -> bool:
        """Whether what was seen from them may be computed and shown; off for partner and family."""
        if self.their_record is TheirRecord.DEFAULT:
            return not _CLOSE_CIRCLES.intersection(self.circles)
        return self.their_record is TheirRecord.ON

    @property
    def shows_giving(self) -> bool:
        """Whether giving and receiving are laid side by side; by itself only for work and clients.

        Somebody who is also partner, family or friend is not only a colleague.
        """
        if self.giving is Giving.DEFAULT:
            return bool(self.circles) and _COUNTING_CIRCLES.issuperset(self.circles)
        return self.giving is Giving.ON

    @property
    def may_be_asked_about(self) -> bool:
        """Whether the app may offer a check-in about this person by itself.

        Nobody is reminded of somebody who frightens them.
        """
        return not (self.put_away or self.no_check_ins or self.safety)

    @property
    def may_be_reminded_of(self) -> bool:
        """Whether the app may bring something about this person up by itself."""
        return not (self.put_away or self.no_rhythm or self.no_contact or self.safety)


def renamed(person: Person, name: str) -> Person:
    """Give a new name and keep the old one as an alias that can be removed."""
    name = tidy_name(name)
    kept = [alias for alias in person.aliases if name_key(alias) != name_key(name)]
    if name_key(name) != name_key(person.name) and person.name not in kept:
        kept.append(person.name)
    return replace(person, name=name, aliases=tuple(kept))


def without_alias(person: Person, alias: str) -> Person:
    """Let a former name go; entries that were written with it stay linked."""
    return replace(person, aliases=tuple(each for each in person.aliases if each != alias))


def answers_to(person: Person, name: str) -> bool:
    """Whether a name, written in any width or case, means this person."""
    wanted = name_key(name)
    return any(
        wanted == name_key(own) for own in (person.name, person.called, *person.aliases) if own
    )


def meant_by(people: Iterable[Person], name: str) -> Person | None:
    """Return whom a name means: a present name first, then how I call somebody, then old names."""
    wanted = name_key(name)
    if not wanted:
        return None
    second = third = None
    for person in people:
        if wanted == name_key(person.name):
            return person
        if second is None and wanted == name_key(person.called):
            second = person
        if third is None and wanted in map(name_key, person.aliases):
            third = person
    return second or third


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return the name, with a number behind it when somebody else has it by now."""
    keys = {name_key(each) for each in taken}
    if name_key(name) not in keys:
        return name
    number = 2
    while name_key(f"{name} {number}") in keys:
        number += 1
    return f"{name} {number}"


def on_label(person: Person) -> str:
    """Return the name as a chip, a list or a menu shows it: bare, for a label is no sentence."""
    return person.called or person.name


def in_sentence(person: Person, language: str) -> str:
    """Return the name as a sentence says it: in Japanese with さん unless it has a title."""
    return person.called or said_politely(person.name, language)


def said_politely(name: str, language: str) -> str:
    """Return a name as a sentence says it where nothing else is known of somebody."""
    if language != "ja" or name.endswith(_HONORIFICS):
        return name
    return name + "さん"


def is_found_by(person: Person, words: str) -> bool:
    """Whether each typed word is part of one of their names; width, case and kana kind aside."""
    names = [
        hiragana(name_key(own))
        for own in (person.name, person.reading, person.called, *person.aliases)
        if own
    ]
    return all(any(word in own for own in names) for word in hiragana(name_key(words)).split())


def hiragana(text: str) -> str:
    """Write katakana as hiragana, since a reading is typed in either."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" or c in "ヽヾ" else c for c in text)

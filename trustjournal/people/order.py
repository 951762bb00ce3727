"""Lists of people: by name, by circle or by the last entry, never by trust."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key
from trustjournal.people.domain import Circle, Person, hiragana


class Script(IntEnum):
    """What a list is headed by, in the order of a Japanese list."""

    KANA = 1
    LATIN = 2
    OTHER = 3
    """Kanji without a reading, digits, signs, other alphabets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A row of the kana table (あ か さ …) or a letter; empty for the rest."""

    script: Script
    letter: str


_ROWS = (
    ("あ", "あいうえお"),
    ("か", "かきくけこ"),
    ("さ", "さしすせそ"),
    ("た", "たちつてと"),
    ("な", "なにぬねの"),
    ("は", "はひふへほ"),
    ("ま", "まみむめも"),
    ("や", "やゆよ"),
    ("ら", "らりるれろ"),
    ("わ", "わゐゑをん"),
)
_ROW_OF = {kana: row for row, members in _ROWS for kana in members}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOWELS = {
    "あ": "あかさたなはまやらわ",
    "い": "いきしちにひみりゐ",
    "う": "うくすつぬふむゆる",
    "え": "えけせてねへめれゑ",
    "お": "おこそとのほもよろを",
}
_VOWEL_OF = {kana: vowel for vowel, members in _VOWELS.items() for kana in members}
_LONG, _AGAIN = "ー", "ゝゞ"


def by_name(people: Iterable[Person], *, kana_first: bool = True) -> list[Person]:
    """Sort by reading where there is one, else by name; width, case and kind of kana aside.

    An English list wants Latin letters first, and a name in Latin letters by itself.
    """
    return sorted(people, key=lambda person: (*_place(person, kana_first=kana_first), person.id))


def by_last_entry(
    people: Iterable[Person], last: Mapping[PersonId, date], *, kana_first: bool = True
) -> list[Person]:
    """Sort the most recently written about first; those never written about follow by name."""
    return sorted(
        by_name(people, kana_first=kana_first),
        key=lambda person: -last.get(person.id, date.min).toordinal(),
    )


def grouped_by_name(
    people: Iterable[Person], *, kana_first: bool = True
) -> list[tuple[Heading, list[Person]]]:
    """Return the list by name under its headings."""
    groups: list[tuple[Heading, list[Person]]] = []
    for person in by_name(people, kana_first=kana_first):
        heading = heading_of(person, kana_first=kana_first)
        if not groups or groups[-1][0] != heading:
            groups.append((heading, []))
        groups[-1][1].append(person)
    return groups


def grouped_by_circle(people: Iterable[Person], *, kana_first: bool = True) -> (
    list[tuple[Circle | None, list[Person]]]
):  # fmt: skip
    """Return everybody under each of their circles; those in none come last."""
    ordered = by_name(people, kana_first=kana_first)
    groups: list[tuple[Circle | None, list[Person]]] = [
        (circle, [person for person in ordered if circle in person.circles]) for circle in Circle
    ]
    groups.append((None, [person for person in ordered if not person.circles]))
    return [group for group in groups if group[1]]


def heading_of(person: Person, *, kana_first: bool = True) -> Heading:
    """Return what this person stands under in a list by name."""
    first = sorting_text(person, kana_first=kana_first)[:1]
    if row := _ROW_OF.get(first):
        return Heading(script=Script.KANA, letter=row)
    if _is_latin(first):
        return Heading(script=Script.LATIN, letter=first.upper())
    return Heading(script=Script.OTHER, letter="")


def sorting_text(person: Person, *, kana_first: bool = True) -> str:
    """Return what a person is sorted by: plain hiragana, or small letters without accents."""
    name = plain_sounds(person.name)
    if not person.reading or (not kana_first and _is_latin(name[:1])):
        return name
    return plain_sounds(person.reading)


def plain_sounds(text: str) -> str:
    """Return a text as the kana table sorts it: がっこー as かつこお, Élise as elise."""
    decomposed = unicodedata.normalize("NFD", hiragana(name_key(text)))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_SMALL)
    spelled: list[str] = []
    for character in bare:
        before = spelled[-1] if spelled else ""
        if character == _LONG:
            spelled.append(_VOWEL_OF.get(before, character))
        elif character in _AGAIN and before:
            spelled.append(before)
        else:
            spelled.append(character)
    return "".join(spelled)


def _place(person: Person, *, kana_first: bool) -> tuple[int, str, str, str]:
    script = heading_of(person, kana_first=kana_first).script
    if not kana_first and script is not Script.OTHER:
        script = Script.LATIN if script is Script.KANA else Script.KANA
    exact = hiragana(name_key(person.reading or person.name))
    return script, sorting_text(person, kana_first=kana_first), exact, name_key(person.name)


def _is_latin(character: str) -> bool:
    return "a" <= character <= "z"

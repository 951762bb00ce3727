"""What search must find, said in another way: no tokens, no index, one text inside another.

A text becomes one line of runs between bars, |trust|信頼|. A word must begin at a bar, and end at
one unless it may go on; kana and kanji may begin and end anywhere at the outer edges.
"""

from dataclasses import dataclass
from functools import cache

from trustjournal.storage.segment import normalise

_PAIRED = [
    range(0x3005, 0x3008), range(0x3041, 0x3097), range(0x3099, 0x309B), range(0x309D, 0x30A0),
    range(0x30A1, 0x30FB), range(0x30FC, 0x3100), range(0x31F0, 0x3200), range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000), range(0xAC00, 0xD7B0), range(0xF900, 0xFB00), range(0x20000, 0x40000),
]  # fmt: skip
_PICTURED = [range(0x1F000, 0x1FB00), range(0x2600, 0x27C0)]


@dataclass(frozen=True)
class Wanted:
    """One term of a question, before it is written into the search field."""

    text: str
    quoted: bool = False
    without: bool = False

    def __str__(self):
        return ("-" if self.without else "") + (f'"{self.text}"' if self.quoted else self.text)


@cache
def _kind(character):
    if not character:
        return "none"
    if any(ord(character) in each for each in _PAIRED):
        return "paired"
    if any(ord(character) in each for each in _PICTURED):
        return "pictured"
    return "word" if character.isalnum() else "none"


def runs(text):
    """The normalised text in pieces, with the kind of each."""
    pieces, before = [], "none"
    normal = normalise(text)
    for place, character in enumerate(normal):
        kind = _kind(character)
        inside_word = before == "word" and _kind(normal[place + 1 : place + 2]) == "word"
        if character == "'" and inside_word:
            continue
        if kind != "none":
            if kind == before != "pictured":
                pieces[-1] = (pieces[-1][0] + character, kind)
            else:
                pieces.append((character, kind))
        before = kind
    return pieces


def line(text):
    """The whole text as |run|run|."""
    return "|" + "".join(piece + "|" for piece, _kind_of_it in runs(text))


def holds(lines, wanted):
    """Whether one of the lines (title, body) holds what is wanted; None when it says nothing."""
    pieces = runs(wanted.text)
    if not pieces:
        return None
    needle = "|".join(piece for piece, _kind_of_it in pieces)
    if pieces[0][1] != "paired":
        needle = "|" + needle
    if pieces[-1][1] == "word" and wanted.quoted:
        needle += "|"
    return any(needle in each for each in lines)


def answers(lines, question):
    """Whether a text answers a list of wanted terms."""
    verdicts = [(holds(lines, each), each.without) for each in question]
    said = [held != without for held, without in verdicts if held is not None]
    return bool(said) and all(said)

"""Where the hits lie in a text as it was written, and a short piece of it around the first one.

The index keeps no text, so this is worked out for the few rows that are shown.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from trustjournal.storage.segment import SEPARATOR, WORD, Run, Term, normalise, understood

Span = tuple[int, int]
_JOINS = re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff\uff9e-\uffdc\u200d]")
"""Besides combining marks: characters that may melt into the one before them."""
_SPACE = re.compile(r"\s")
_CUT = "…"
_BEFORE = 4
"""The first hit stands after one part in so many of an excerpt."""


def spans(text: str, words: str) -> list[Span]:
    """Return where the wanted words lie in a text, in order, not overlapping."""
    patterns = _patterns(words).wanted
    if not patterns or not text:
        return []
    normalised = normalise(text)
    if not any(pattern.search(normalised) for pattern in patterns):
        return []
    normalised, origin = mapped(text, normalised)
    found = [match.span() for pattern in patterns for match in pattern.finditer(normalised)]
    if origin is not None:
        found = [(origin[start], _end(origin, end)) for start, end in found]
    return _merged(sorted(found))


def contains(text: str, words: str) -> bool:
    """Whether all words lie in a text, inside other words too, and no unwanted one does."""
    patterns = _patterns(words, inside=True)
    if patterns.finds_nothing:
        return False
    normalised = normalise(text)
    return all(pattern.search(normalised) for pattern in patterns.wanted) and not any(
        pattern.search(normalised) for pattern in patterns.unwanted
    )


def excerpt(text: str, words: str, width: int = 120) -> tuple[str, list[Span]]:
    """Return about `width` characters around the first hit on one line, and the hits in them."""
    found = spans(text, words)
    start = max(0, found[0][0] - width // _BEFORE) if found else 0
    start = _softly(text, min(start, max(0, len(text) - width)))
    end = _hardly(text, min(len(text), start + width))
    piece = _SPACE.sub(" ", text[start:end])
    before = _CUT if start else ""
    shift = len(before) - start
    marks = [
        (max(left, start) + shift, min(right, end) + shift)
        for left, right in found
        if left < end and right > start
    ]
    return before + piece + (_CUT if end < len(text) else ""), marks


def _softly(text: str, start: int) -> int:
    """Move a beginning on to the next word, where one begins soon, and never into a character."""
    if start == 0:
        return 0
    for place in range(start, min(start + _LONGEST_WORD, len(text))):
        if text[place - 1].isspace() or text[place - 1] in "。、！？":
            return _hardly(text, place)
        if ord(text[place]) > _LATIN:
            break
    return _hardly(text, start)


_LONGEST_WORD = 12
_LATIN = 0x24F


def _hardly(text: str, place: int) -> int:
    """Move a place back to where a character with its marks begins."""
    while 0 < place < len(text) and _belongs_to_previous(text[place]):
        place -= 1
    return place


def mapped(text: str, normalised: str) -> tuple[str, list[int] | None]:
    """Return the normalised text, and where each of its characters came from (none: one to one)."""
    if len(normalised) == len(text) and not any(map(_belongs_to_previous, set(text))):
        return normalised, None
    starts = [
        place
        for place, character in enumerate(text)
        if place == 0 or not _belongs_to_previous(character)
    ]
    ends = [*starts[1:], len(text)]
    pieces = [_normalised_piece(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    origin = [start for start, piece in zip(starts, pieces, strict=True) for _character in piece]
    return "".join(pieces), [*origin, len(text)]


@lru_cache(maxsize=8192)
def _normalised_piece(piece: str) -> str:
    return normalise(piece)


@lru_cache(maxsize=8192)
def _belongs_to_previous(character: str) -> bool:
    if character < "\u0300":
        return False
    return unicodedata.category(character)[0] == "M" or _JOINS.match(character) is not None


def _end(origin: list[int], end: int) -> int:
    """Return where the character before `end` ends in the text, with all its marks."""
    last = origin[end - 1]
    while end < len(origin) - 1 and origin[end] == last:
        end += 1
    return origin[end]


def _merged(found: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    wanted: tuple[re.Pattern[str], ...]
    unwanted: tuple[re.Pattern[str], ...]
    finds_nothing: bool


@lru_cache(maxsize=64)
def _patterns(words: str, *, inside: bool = False) -> _Patterns:
    """Return expressions that find in normalised text what the index finds for these words."""
    question = understood(words)
    return _Patterns(
        wanted=tuple(_pattern(term, inside=inside) for term in question.wanted),
        unwanted=tuple(_pattern(term, inside=inside) for term in question.unwanted),
        finds_nothing=question.is_unanswerable,
    )


def _pattern(term: Term, *, inside: bool) -> re.Pattern[str]:
    parts: list[str] = []
    for position, run in enumerate(term.runs):
        last = position == len(term.runs) - 1
        may_begin_inside = inside and position == 0
        may_go_on = last and (inside or run.paired or term.open_ended)
        if position:
            # Two runs of kana and kanji would be one without something between them.
            apart = run.paired and term.runs[position - 1].paired
            parts.append(SEPARATOR + ("+" if apart else "*"))
        parts.append(_run_pattern(run, may_begin_inside=may_begin_inside, may_go_on=may_go_on))
    return re.compile("".join(parts))


def _run_pattern(run: Run, *, may_begin_inside: bool, may_go_on: bool) -> str:
    if run.paired:
        return re.escape(run.text)
    if not run.text.isalnum():
        return re.escape(run.text)
    first, *others = map(re.escape, run.text)
    # Asked behind the first letter: what begins with a letter is looked for many times faster.
    begins = "" if may_begin_inside else f"(?<!{WORD}{first})(?<!{WORD}'{first})"
    # An apostrophe inside a word is no part of its token: don't is found as dont.
    spelled = "".join(f"'?{letter}" for letter in others)
    after = "" if may_go_on else f"(?!'?{WORD})"
    return first + begins + spelled + after

"""From text to search tokens, and from the search field to what is looked for.

Japanese has no spaces: each run of kana and kanji becomes its overlapping pairs of characters,
and its last character alone, so any part of it can be found, even one character. A word in
letters and digits is one token, found by its beginning. An emoji is a token. All else separates.

Nothing here touches a database.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

_PAIRED = (
    "\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
)
_PAIRED += "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
"""Written without spaces: kana, kanji, hangul."""
_PICTURED = "\U0001f000-\U0001faff\u2600-\u27bf"
WORD = f"[^\\W_{_PAIRED}]"
"""A character of a word."""
_RUNS = f"([{_PAIRED}]+)|([{_PICTURED}]|{WORD}+(?:'{WORD}+)*)"
"""Paired characters, or an emoji or a word. Compiled by its first use: five milliseconds that
a start need not wait for."""
SEPARATOR = f"(?:[^\\w{_PAIRED}{_PICTURED}]|_)"

_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_SAME = {
    "髙": "高", "﨑": "崎", "嵜": "崎", "邊": "辺", "邉": "辺", "澤": "沢", "齋": "斎",
    "’": "'", "‘": "'", "\ufe0f": "", "\u200d": "",
}  # fmt: skip
_FOLDED = _HIRAGANA | {ord(character): same for character, same in _SAME.items()}
_FOLDABLE = re.compile(f"[\u30a1-\u30f6\u30fd\u30fe{''.join(_SAME)}]+")
"""What _FOLDED changes: asking for every character would take as long as the tokens do."""
_MAYBE_ACCENTED = re.compile("[\u00c0-\u03ff\u1e00-\u1fff]")
_ACCENTED = re.compile("([a-z\u0370-\u03ff])[\u0300-\u036f]+")

_TO_COME = " \u3000\t\n-－−﹣"
_QUERY = re.compile(r'([-－−﹣]*)(?:["＂“”]([^"＂“”]*)(["＂“”]?)|([^\s"＂“”]+))')


def normalise(text: str) -> str:
    """Return the text with differences of width, case, kana, accents and composition taken away."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if _MAYBE_ACCENTED.search(folded):
        decomposed = unicodedata.normalize("NFD", folded)
        folded = unicodedata.normalize("NFC", _ACCENTED.sub(r"\1", decomposed))
    return _FOLDABLE.sub(_fold, folded)


def _fold(found: re.Match[str]) -> str:
    return found.group().translate(_FOLDED)


def tokens(normalised: str) -> list[str]:
    """Return the tokens of a text that was normalised."""
    found: list[str] = []
    for paired, other in re.findall(_RUNS, normalised):
        if paired:
            found.extend(_pairs(paired))
            found.append(paired[-1])
        else:
            found.append(other.replace("'", ""))
    return found


def _pairs(run: str) -> Iterator[str]:
    return map(add, run, run[1:])


def segmented(text: str) -> str:
    """Return the tokens of a text with spaces between, as the index takes them."""
    return " ".join(tokens(normalise(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of what is looked for, between separators."""

    text: str
    paired: bool
    """Kana, kanji or hangul: found inside a run too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Runs that must follow each other, with nothing but separators in between."""

    runs: tuple[Run, ...]
    open_ended: bool
    """The last word may go on: it is still being typed, or was not put in quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was typed into the search field, understood."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    asks_nothing: bool = False
    """Only spaces, or a minus or quotation mark whose word is still to come."""

    @property
    def is_unanswerable(self) -> bool:
        """Whether something was typed, but only signs that are not indexed."""
        return not (self.wanted or self.unwanted or self.asks_nothing)


def understood(words: str) -> Question:
    """Read the search field: words that must all be there, "phrases", -without."""
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    something = False
    for part in _QUERY.finditer(words):
        minus, phrase, closed, word = part.groups()
        typed = phrase or word or ""
        something = something or bool(typed.strip(_TO_COME))
        runs = tuple(_runs(normalise(typed)))
        if runs:
            term = Term(runs=runs, open_ended=not closed)
            (unwanted if minus else wanted)[term] = None
    return Question(wanted=tuple(wanted), unwanted=tuple(unwanted), asks_nothing=not something)


def _runs(normalised: str) -> Iterator[Run]:
    for run in re.finditer(_RUNS, normalised):
        yield Run(text=run.group().replace("'", ""), paired=run.group(1) is not None)


def phrase(term: Term) -> str:
    """Return a term in the language of FTS5: one phrase, perhaps with an open end."""
    *before, last = term.runs
    parts: list[str] = []
    for run in before:
        parts.extend(tokens(run.text))
    open_ended = term.open_ended and not last.paired and last.text.isalnum()
    if last.paired and len(last.text) > 1:
        parts.extend(_pairs(last.text))
    else:
        parts.append(last.text)
        open_ended = open_ended or last.paired
    return f'"{" ".join(parts)}"' + ("*" if open_ended else "")

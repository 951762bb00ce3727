"""Phrases that weaken an apology, and harsh beginnings of a talk: found while one writes.

What is found is shown beside the text and forgotten with it; nothing is counted or kept. The
phrases are in resources/hedges.toml. No Qt.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from trustjournal.core import resources
from trustjournal.core.resources import Table
from trustjournal.i18n import LANGUAGES
from trustjournal.worksheets.domain import Texts

_FILE = "hedges.toml"
MOST_AT_ONCE = 2
"""Suggestions beside one text; more would read as a list of faults."""
LONGEST_SENTENCE = 200
"""Characters; a longer one is looked at two clauses at a time, so that a key costs little."""
_LONGEST_CLAUSE = 100
_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′", "'"), **dict.fromkeys("“”„‟″", '"')})
_END_OF_SENTENCE = re.compile(r"[.!?。！？\r\n\u2028\u2029]+")
_CLAUSE = re.compile(f"[^,;、]{{1,{_LONGEST_CLAUSE}}}[,;、]?")
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Check(StrEnum):
    """What is looked for; the value is the name of its list in the file."""

    HEDGE = "hedge"
    HARSH = "harsh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A way of putting it that can be heard otherwise than it is meant."""

    id: str
    category: str
    category_name: Texts
    label: Texts
    why: Texts
    better: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """How a phrase is known in a sentence."""

    phrase: Phrase
    shows_it: re.Pattern[str]
    takes_it_back: re.Pattern[str] | None

    def place_in(self, sentence: str) -> int | None:
        """Return where the phrase begins, if it is in the sentence and is meant so."""
        match = self.shows_it.search(sentence)
        if match is None or (self.takes_it_back and self.takes_it_back.search(sentence)):
            return None
        return match.start()


def phrases_in(sentence: str, checks: Iterable[Check]) -> tuple[Phrase, ...]:
    """Return what is found in one sentence, in the order of its places."""
    sentence = _normalised(sentence)
    language = "ja" if _JAPANESE.search(sentence) else "en"
    rules = [rule for check in checks for rule in _rules(check, language)]
    places = [(rule.place_in(sentence), rule.phrase) for rule in rules]
    found = [(place, phrase) for place, phrase in places if place is not None]
    return tuple(phrase for _place, phrase in sorted(found, key=lambda each: each[0]))


Look = Callable[[str, Iterable[Check]], tuple[Phrase, ...]]


class Reader:
    """Reads one text again and again while it is written.

    It remembers what it found in each sentence, so that after a key only the sentence that the key
    changed is looked at. It is not shared by two texts, nor by two threads at a time.
    """

    def __init__(self, checks: Iterable[Check], look: Look = phrases_in) -> None:
        self._checks, self._look = tuple(checks), look
        self._known: dict[str, tuple[Phrase, ...]] = {}

    def found(self, text: str) -> tuple[Phrase, ...]:
        """Return the phrases of a text, each once, in the order in which they come."""
        known = {
            piece: self._known[piece] if piece in self._known else self._look(piece, self._checks)
            for sentence in _sentences(text)
            for piece in _pieces(sentence)
        }
        self._known = known
        return tuple({phrase.id: phrase for found in known.values() for phrase in found}.values())


def suggestions(found: Iterable[Phrase], quiet: Container[str] = ()) -> list[Phrase]:
    """Return what to show: the first of each category, two at most, nothing that was dismissed."""
    first: dict[str, Phrase] = {}
    for phrase in found:
        if phrase.id not in quiet:
            first.setdefault(phrase.category, phrase)
    return list(first.values())[:MOST_AT_ONCE]


def _sentences(text: str) -> Iterator[str]:
    return (sentence for sentence in _END_OF_SENTENCE.split(text) if sentence.strip())


def _pieces(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    return [before + after for before, after in pairwise(_CLAUSE.findall(sentence))]


def _normalised(sentence: str) -> str:
    """Return a sentence as the patterns expect it: one width, plain quotes, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", sentence).translate(_QUOTES).lower().split())


@cache
def _file() -> Table:
    return resources.load(_FILE)


@cache
def _rules(check: Check, language: str) -> tuple[_Rule, ...]:
    """Compile what is looked for in texts of one language, when it is first wanted."""
    return tuple(
        _Rule(
            phrase=_phrase(check, row),
            shows_it=re.compile(row.text("regex")),
            takes_it_back=re.compile(row.text("unless")) if "unless" in row else None,
        )
        for row in _file().tables(check)
        if row.text("lang") == language
    )


def _phrase(check: Check, row: Table) -> Phrase:
    harsh = check is Check.HARSH
    category = Check.HARSH.value if harsh else row.text("category")
    return Phrase(
        id=row.text("id"),
        category=category,
        category_name=_texts(_file().table("category").table(category)),
        label=_texts(row.table("label")),
        why=_texts(_file().table("harsh_reason") if harsh else row.table("why")),
        better=_texts(row.table("better")),
    )


def _texts(row: Table) -> Texts:
    return {language: row.text(language) for language in LANGUAGES}

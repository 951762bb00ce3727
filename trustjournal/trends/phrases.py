"""The sentences of resources/phrases.toml, in the language in use. No others may be shown."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from trustjournal import i18n
from trustjournal.core import resources
from trustjournal.core.resources import Table
from trustjournal.i18n.formats import number
from trustjournal.trends.words import (
    BalanceWord,
    GapWord,
    MatterWord,
    RecordWord,
    RhythmWord,
    TrendWord,
)

_FILE = "phrases.toml"


class Phrase(StrEnum):
    """The sentences that no figure chooses: where each stands in the file."""

    SCALE_MIDDLE = "scale.middle"
    RECORD_CAVEAT = "record.caveat"
    TREND_BAND = "trend.band"
    TREND_UNUSUAL = "trend.unusual"
    GAP_ASK = "gap.ask"
    DETAILS_BASIS = "details.basis"
    DETAILS_SLOPE = "details.slope"
    DETAILS_NARROW = "details.narrow"
    DETAILS_SCATTER = "details.scatter"
    DETAILS_WANDER = "details.wander"
    DETAILS_CAUTION = "details.caution"
    MESSAGE_APPRECIATED = "rhythm.appreciated"
    MATTER_OPEN = "matters.open"
    ASKED_OFTEN = "quiet_lines.asked_often"
    OFTEN_APOLOGISING = "quiet_lines.often_apologising"
    HELP_LINE = "quiet_lines.help_line"


Word = RecordWord | TrendWord | GapWord | BalanceWord | RhythmWord | MatterWord
_SECTIONS: dict[type[StrEnum], str] = {
    RecordWord: "record",
    TrendWord: "trend",
    GapWord: "gap",
    BalanceWord: "balance",
    RhythmWord: "rhythm",
    MatterWord: "matters",
}


def sentence(word: Word | Phrase, **values: int | str) -> str:
    """Say it now, with numbers, names and dates filled in; a KeyError when one is missing."""
    text = _phrases().text(place_of(word), i18n.language())
    return text.format(
        **{
            name: Number(value) if isinstance(value, int) else value
            for name, value in values.items()
        }
    )


def place_of(word: Word | Phrase) -> str:
    """Return where in the file a sentence stands."""
    return word.value if isinstance(word, Phrase) else f"{_SECTIONS[type(word)]}.{word.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the user may answer when feeling and record lie apart."""

    id: str
    texts: dict[str, str]

    @property
    def text(self) -> str:
        """The answer in the language in use."""
        return self.texts[i18n.language()]


UNEASY = "uneasy"
"""The answer after which a private entry is offered; never a talk with the other person."""


def gap_answers() -> tuple[Answer, ...]:
    """Return the answers in the order in which they are shown."""
    return _phrases().answers


class Number(int):
    """A number in a sentence: `{n}` as the language writes it, `{n:note|notes}` with its word."""

    def __format__(self, spec: str) -> str:
        if not spec:
            return number(self)
        singular, plural = spec.split("|")
        return f"{number(self)} {singular if self == 1 else plural}"


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The file, read once."""

    content: Table
    answers: tuple[Answer, ...]

    def text(self, place: str, language: str) -> str:
        section, key = place.split(".")
        return self.content.table(section).table(key).text(language)


@cache
def _phrases() -> _Phrases:
    content = resources.load(_FILE)
    return _Phrases(content, tuple(map(_answer, content.tables("gap_answer"))))


def _answer(row: Table) -> Answer:
    texts = row.table("text")
    return Answer(id=row.text("id"), texts={name: texts.text(name) for name in texts.names()})

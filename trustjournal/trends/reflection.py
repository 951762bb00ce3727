"""Twelve statements about a relationship in four facets, every eight weeks. Never a total.

Written for this journal and not validated, which resources/reflection.toml says in both languages.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache

from trustjournal.core import resources
from trustjournal.core.ids import PersonId, ReflectionId
from trustjournal.core.resources import ResourceError, Table
from trustjournal.trends.counts import Z

_FILE = "reflection.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One side of the relationship that three statements look at."""

    id: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement to agree with, more or less."""

    id: str
    facet: str
    is_reversed: bool
    """Agreeing speaks against the facet."""
    texts: Mapping[str, str]


class Afraid(StrEnum):
    """The answer to the last question: "Were you afraid of this person?"."""

    NO = "no"
    A_LITTLE = "a_little"
    YES = "yes"

    @property
    def leads_to_help(self) -> bool:
        """Whether the help page is offered."""
        return self is not Afraid.NO

    @property
    def allows_change(self) -> bool:
        """Whether a change since the last time may be shown."""
        return self is not Afraid.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """The whole sheet. Its texts are kept by language."""

    title: Mapping[str, str]
    note: Mapping[str, str]
    """That nobody has validated it."""
    every_days: int
    lowest: int
    highest: int
    lowest_words: Mapping[str, str]
    middle_words: Mapping[str, str]
    highest_words: Mapping[str, str]
    facets: tuple[Facet, ...]
    statements: tuple[Statement, ...]
    afraid_question: Mapping[str, str]
    afraid_answers: Mapping[Afraid, Mapping[str, str]]

    def is_due(self, last: date | None, today: date) -> bool:
        """Whether it may be offered again."""
        return last is None or (today - last).days >= self.every_days


@cache
def instrument() -> Instrument:
    """Return the statements that come with the program; read once."""
    content = resources.load(_FILE)
    scale, afraid = content.table("scale"), content.table("afraid")
    facets = tuple(
        Facet(id=row.text("id"), names=_texts(row, "name")) for row in content.tables("facet")
    )
    return Instrument(
        title=_texts(content, "title"),
        note=_texts(content, "note"),
        every_days=content.integer("every_days"),
        lowest=scale.integer("lowest"),
        highest=scale.integer("highest"),
        lowest_words=_texts(scale, "lowest_words"),
        middle_words=_texts(scale, "middle_words"),
        highest_words=_texts(scale, "highest_words"),
        facets=facets,
        statements=tuple(statement_of(row, facets) for row in content.tables("statement")),
        afraid_question=_texts(afraid, "question"),
        afraid_answers={answer: _texts(afraid, answer.value) for answer in Afraid},
    )


def statement_of(row: Table, facets: tuple[Facet, ...]) -> Statement:
    """Read one statement; a ResourceError names it when its facet is unknown."""
    statement = Statement(
        id=row.text("id"),
        facet=row.text("facet"),
        is_reversed=row.flag("reversed"),
        texts=_texts(row, "text"),
    )
    if statement.facet not in {facet.id for facet in facets}:
        raise ResourceError(f"{_FILE} {statement.id}: no facet is called {statement.facet}")
    return statement


def _texts(row: Table, name: str) -> dict[str, str]:
    texts = row.table(name)
    return {language: texts.text(language) for language in texts.names()}


_MAY_BE_MISSING = 1


def facet_means(
    answers: Mapping[str, int | None], sheet: Instrument | None = None
) -> dict[str, float | None]:
    """Return the mean of each facet, by facet id; None where more than one answer is missing.

    `answers` are by statement id; a statement left out and one answered with None are the same.
    """
    sheet = sheet or instrument()
    _refuse_nonsense(answers, sheet)
    return {facet.id: _mean(facet, answers, sheet) for facet in sheet.facets}


def _mean(facet: Facet, answers: Mapping[str, int | None], sheet: Instrument) -> float | None:
    statements = [each for each in sheet.statements if each.facet == facet.id]
    given = [(each, answers.get(each.id)) for each in statements]
    values = [
        sheet.lowest + sheet.highest - value if each.is_reversed else value
        for each, value in given
        if value is not None
    ]
    if not values or len(statements) - len(values) > _MAY_BE_MISSING:
        return None
    return sum(values) / len(values)


def _refuse_nonsense(answers: Mapping[str, int | None], sheet: Instrument) -> None:
    if unknown := answers.keys() - {each.id for each in sheet.statements}:
        raise ValueError(f"no statement is called {', '.join(sorted(unknown))}")
    if any(
        value is not None and not sheet.lowest <= value <= sheet.highest
        for value in answers.values()
    ):
        raise ValueError(f"an answer is {sheet.lowest} to {sheet.highest}")


class FacetChange(StrEnum):
    """How a facet moved since an earlier time."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no_clear_change"


CLEAR_FROM = 1.25
"""Points: reliable_change(1.2, 0.8), rounded up; between the two lies no mean of three answers."""


def facet_change(before: float | None, now: float | None) -> FacetChange | None:
    """Compare two means of one facet; None when either was not answered."""
    if before is None or now is None:
        return None
    if abs(now - before) < CLEAR_FROM:
        return FacetChange.NO_CLEAR_CHANGE
    return FacetChange.HIGHER if now > before else FacetChange.LOWER


def reliable_change(sd: float, alpha: float) -> float:
    """Return the change that an instrument's own unreliability brings about in 10 of 100 only.

    Jacobson & Truax 1991; sd is that of the answers, alpha the instrument's reliability, both
    assumed here.
    """
    return Z * math.sqrt(2) * sd * math.sqrt(1 - alpha)


class FacetWord(StrEnum):
    """How the answers about one facet read, in words; no figure stands beside them."""

    TOO_FEW = "too_few"
    HARDLY = "hardly"
    RATHER_NOT = "rather_not"
    BETWEEN = "between"
    RATHER = "rather"
    VERY = "very"


_WORDS = tuple(FacetWord)[1:]


def facet_word(mean: float | None, sheet: Instrument | None = None) -> FacetWord:
    """Return the word for a facet's mean: the scale in five parts of the same width."""
    if mean is None:
        return FacetWord.TOO_FEW
    sheet = sheet or instrument()
    share = (mean - sheet.lowest) / (sheet.highest - sheet.lowest)
    return _WORDS[min(int(share * len(_WORDS)), len(_WORDS) - 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """What the user answered about one relationship on one day."""

    id: ReflectionId
    person: PersonId
    day: date
    answers: Mapping[str, int] = field(default_factory=dict)
    """By the ids of statements; one that was left out is not among them."""
    afraid: Afraid | None = None
    """None when the user left that question out, too."""
    again: bool = False
    """Whether the user wants it offered again after eight weeks."""

    def __post_init__(self) -> None:
        _refuse_nonsense(self.answers, instrument())

    def means(self) -> dict[str, float | None]:
        """Return the mean of each facet, by facet id."""
        return facet_means(self.answers)


def changes(before: Reflection | None, now: Reflection) -> dict[str, FacetChange | None]:
    """Return how each facet moved, by facet id; nothing where a change must not be shown.

    After fear a rise would comfort falsely, whichever of the two times it was told of.
    """
    if before is None or not all(may_be_compared(each) for each in (before, now)):
        return {}
    earlier = before.means()
    return {facet: facet_change(earlier[facet], mean) for facet, mean in now.means().items()}


def may_be_compared(reflection: Reflection) -> bool:
    """Whether this one may be laid beside another."""
    return reflection.afraid is None or reflection.afraid.allows_change

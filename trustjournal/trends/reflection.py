"""Twelve statements about a relationship in four facets, every eight weeks. Never a total.

Written for this journal and not validated, which resources/reflection.toml says in both languages.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from trustjournal.core import resources
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

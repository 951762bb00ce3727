"""What the fields of a sheet choose from, read once before they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustjournal.worksheets.sources import sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trustjournal.boundaries.domain import Boundary
    from trustjournal.core.ids import PersonId
    from trustjournal.people.domain import Person
    from trustjournal.ui.translated import Text
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.domain import Worksheet
    from trustjournal.worksheets.sheet import Sheet

APOLOGY = "apology"
MANY_APOLOGIES = 4
"""To one person within thirty days; from then on one quiet question is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one should know about whom a sheet is about."""

    person: Person | None = None
    is_feared: bool = False
    """Whether the user told elsewhere of having been afraid of them."""
    many_apologies: bool = False
    may_offer_safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything beside the sheet itself that its fields show."""

    people: tuple[Person, ...]
    """Those who were put away too: a sheet may name them."""
    boundaries: tuple[Boundary, ...]
    citations: Mapping[str, Text]
    """How sources are cited; the user's own worksheets may name others, which stand as they are."""
    standing: Standing
    week_start: int | None
    hedge_check: bool


def read(desk: Desk, worksheet: Worksheet, sheet: Sheet) -> Known:
    """Read it; called on the worker."""
    board, found = desk.boundaries.board(), sources()
    return Known(
        people=tuple(desk.people.everyone(with_put_away=True)),
        boundaries=tuple(
            story.boundary
            for story in board.holding
            if sheet.person in (None, story.boundary.person)
        ),
        citations={
            each: found[each].cited if each in found else each
            for step in worksheet.steps
            for each in step.sources
        },
        standing=standing(desk, worksheet.id, sheet.person),
        week_start=board.week_start,
        hedge_check=desk.choices.current().hedge_check,
    )


def standing(desk: Desk, worksheet: str, person: PersonId | None) -> Standing:
    """Read what one should know about a person; called on the worker."""
    if person is None:
        return Standing()
    lately = desk.worksheets.begun_lately(worksheet, person) if worksheet == APOLOGY else 0
    return Standing(
        person=desk.people.get(person),
        is_feared=desk.worksheets.is_feared(person),
        many_apologies=lately >= MANY_APOLOGIES,
        may_offer_safety=desk.worksheets.may_offer_safety(person),
    )

"""Who brought whom together. Nobody as introducer, or as the one who was met, means the user."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trustjournal.core.ids import IntroductionId, PersonId

LONGEST_NOTE = 20_000
_ONLY_STATED = "stated:"
"""How the id of an introduction begins of which nothing is noted but who introduced us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One person introduced somebody to another."""

    id: IntroductionId
    introducer: PersonId | None
    person: PersonId
    met: PersonId | None = None
    day: date | None = None
    thanked_on: date | None = None
    told_on: date | None = None
    """When the introducer heard how it went."""
    note: str = ""

    def __post_init__(self) -> None:
        if self.introducer is None and self.met is None:
            raise ValueError("nobody introduces somebody to themselves")
        if len({self.introducer, self.person, self.met}) < len(("introducer", "person", "met")):
            raise ValueError("an introduction is between three")

    @property
    def is_noted(self) -> bool:
        """Whether more is noted than who introduced us."""
        return not self.id.startswith(_ONLY_STATED)

    @property
    def brought_us_together(self) -> bool:
        """Whether it was to the user: then there is somebody to thank, and to tell how it went."""
        return self.met is None

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Everybody concerned but the user."""
        everybody = (self.introducer, self.person, self.met)
        return tuple(each for each in everybody if each is not None)

    def is_same_as(self, other: "Introduction") -> bool:
        """Whether the same people are concerned in the same way."""
        mine, others = {self.person, self.met}, {other.person, other.met}
        return (self.introducer, mine) == (other.introducer, others)


def stated(person: PersonId, introducer: PersonId) -> Introduction:
    """Return the introduction that the field "who introduced us" of a person states."""
    return Introduction(
        id=IntroductionId(_ONLY_STATED + person), introducer=introducer, person=person
    )


def with_stated(
    noted: Sequence[Introduction], introducers: Mapping[PersonId, PersonId]
) -> list[Introduction]:
    """Add what is stated by fields alone; what is noted too is not told twice."""
    fields = (stated(person, introducer) for person, introducer in introducers.items())
    return [*noted, *(each for each in fields if not any(each.is_same_as(n) for n in noted))]

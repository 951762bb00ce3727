"""Who brought the user together with somebody, as stations and lines of a small map.

The user stands at the top, whoever introduced them to whom follows, then the person the map is
about, and below whom that person led to. Each line runs in a lane in which nobody stands between
its ends; what is noted may also lead in a circle.
"""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from trustjournal.core.ids import PersonId
from trustjournal.introductions.domain import Introduction

MOST = 8
"""People on one map: more cannot be taken in at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Where somebody stands, one below the other; nobody means the user."""

    person: PersonId | None
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from one station down to another, by their numbers."""

    upper: int
    lower: int
    lane: int
    """Where it runs between the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The whole map."""

    person: PersonId
    """Whom it is about."""
    stations: tuple[Station, ...]
    lines: tuple[Line, ...]
    left_out: int = 0
    """So many more belong to it than can be shown."""
    goes_round: bool = False
    """What is noted leads in a circle: there is no first person."""

    @property
    def says_something(self) -> bool:
        """Whether anybody introduced this person, or was introduced by them."""
        return sum(each.person is not None for each in self.stations) > 1


def chain(person: PersonId, introductions: Iterable[Introduction]) -> Chain:
    """Draw up who brought the user together with a person, and whom that person led to."""
    through = _met_through(introductions)
    reached = {each: _reached(through, each) for each in (person, *_reached(through, person))}
    above = [each for each in reached[person] if each != person]
    below = [each for each, by in through.items() if person in by and each not in reached]
    shown = [person, *above, *below][:MOST]
    drawing = _Drawing(through, shown)
    drawing.draw(person, [each for each in below if each in shown])
    return Chain(
        person=person,
        stations=tuple(drawing.stations),
        lines=tuple(drawing.lines),
        left_out=1 + len(above) + len(below) - len(shown),
        goes_round=any(each in above_them for each, above_them in reached.items()),
    )


_Through = dict[PersonId, list[PersonId]]
"""For each person, through whom the user met them."""


def _met_through(introductions: Iterable[Introduction]) -> _Through:
    found: _Through = {}
    for each in introductions:
        if each.brought_us_together and each.introducer is not None:
            by = found.setdefault(each.person, [])
            if each.introducer not in by:
                by.append(each.introducer)
    return found


def _reached(through: _Through, person: PersonId) -> list[PersonId]:
    """Return everybody who led to a person, the nearest first; also the person, in a circle."""
    found: list[PersonId] = []
    waiting = deque([person])
    while waiting:
        for introducer in through.get(waiting.popleft(), ()):
            if introducer not in found:
                found.append(introducer)
                waiting.append(introducer)
    return found


class _Drawing:
    """The map while it is drawn, from the top down."""

    def __init__(self, through: _Through, shown: Collection[PersonId]) -> None:
        self.stations: list[Station] = []
        self.lines: list[Line] = []
        self._through, self._shown = through, shown
        self._number: dict[PersonId, int] = {}
        self._begun: set[PersonId] = set()
        self._lanes = count(1)

    def draw(self, person: PersonId, below: Sequence[PersonId]) -> None:
        above = [each for each in self._shown if each not in below]
        if not all(self._through.get(each) for each in above):
            self.stations.append(Station(person=None, lane=0))
        self._place(person, 0)
        for each in below:
            self._stand(each, 1)
            self._line(self._number[person], self._number[each], lane=0)

    def _place(self, person: PersonId, lane: int) -> None:
        """Let a person stand below everybody who led to them."""
        self._begun.add(person)
        arms: dict[PersonId, int] = {}
        for introducer in self._through.get(person, ()):
            if introducer in self._number:
                arms[introducer] = next(self._lanes)
            elif introducer in self._shown and introducer not in self._begun:
                arm = next(self._lanes) if lane in arms.values() else lane
                self._place(introducer, arm)
                arms[introducer] = arm
            # Whoever is begun but does not stand yet closes a circle, which is not drawn.
        self._stand(person, lane)
        for introducer, arm in arms.items():
            self._line(self._number[introducer], self._number[person], lane=arm)
        if not self._through.get(person):
            self._line(0, self._number[person], lane=lane)

    def _stand(self, person: PersonId, lane: int) -> None:
        self._number[person] = len(self.stations)
        self.stations.append(Station(person=person, lane=lane))

    def _line(self, upper: int, lower: int, *, lane: int) -> None:
        self.lines.append(Line(upper=upper, lower=lower, lane=lane))

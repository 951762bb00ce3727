"""How ready the example's writer feels to rely on each person, from the first day to the last."""

from collections.abc import Mapping, Sequence
from math import sin, tau
from random import Random

from trustjournal.checkins.domain import HIGHEST, LOWEST, Chip
from trustjournal.journal.domain import Feeling
from trustjournal.keeping.example_words import Chapter, Character

_WAVE, _WAVE_DAYS, _NOISE = 0.5, 97, 0.6
_MOST_CHIPS = 2


class Felt:
    """The course of felt trust for one person: a hurt comes at once, mending takes its time."""

    def __init__(self, character: Character, story: Mapping[int, Sequence[Chapter]]) -> None:
        """Begin; the story's chapters are given by days from the last one (0 or less)."""
        self._points = [
            (day, float(chapter.felt[character.role]))
            for day in sorted(story)
            for chapter in story[day]
            if character.role in chapter.felt
        ]
        self._first = character.felt
        self._phase = len(character.role) + character.felt

    def on(self, days_from_end: int, random: Random) -> int:
        """Return a rating as it may be given that many days from the last (0 or less)."""
        level = self._level(days_from_end) + _WAVE * sin(
            days_from_end * tau / _WAVE_DAYS + self._phase
        )
        return round(min(HIGHEST, max(LOWEST, level + random.gauss(0, _NOISE))))

    def _level(self, day: int) -> float:
        before = [point for point in self._points if point[0] <= day]
        after = next((point for point in self._points if point[0] > day), None)
        start, level = before[-1] if before else (day, self._first)
        if after is None or after[1] <= level or start == day:
            return level
        return level + (after[1] - level) * (day - start) / (after[0] - start)


def chips_for(feelings: Sequence[Feeling]) -> tuple[Chip, ...]:
    """Return the words beside a rating that say the same as those beside the entry."""
    shared = {chip.value for chip in Chip}
    return tuple(Chip(feeling) for feeling in feelings if feeling.value in shared)[:_MOST_CHIPS]


def courses(
    people: Sequence[Character], story: Mapping[int, Sequence[Chapter]]
) -> Mapping[str, Felt]:
    """Return the course of felt trust of everybody, by role."""
    return {person.role: Felt(person, story) for person in people}

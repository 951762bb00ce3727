"""Puts the example's sentences together so that hardly two entries read alike."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from random import Random
from typing import Generic, TypeVar

from trustjournal.keeping.example_words import Part, Scene, Words, is_weekend, season_of

T = TypeVar("T")

WITH_OPENING, WITH_CLOSING, SCENE_WITH_OPENING, SCENE_WITH_MORE = 0.55, 0.4, 0.2, 0.15
ONE_MORE_SENTENCE, MORE_ABOUT_THEM, NEW_PARAGRAPH, NIGHTLY_CLOSING = 0.5, 0.2, 0.2, 0.4
MANY_SENTENCES, MENTION = 0.8, 0.25
TOLD_AGAIN_AFTER = 60
"""Texts between two tellings of one scene."""
_MONDAY, _FRIDAY = 0, 4


class Bag(Generic[T]):
    """Draws at random, and hardly ever again what was drawn lately."""

    def __init__(self, random: Random, items: Sequence[T]) -> None:
        self._random = random
        self._items = list(items)
        random.shuffle(self._items)

    def draw(self) -> T:
        """Return one of those that were not drawn for the longest time."""
        return self._take(self._random.randrange((len(self._items) + 1) // 2))

    def draw_one_that(self, fits: Callable[[T], bool]) -> T | None:
        """Return the one that was not drawn for the longest time among those that fit."""
        for place, item in enumerate(self._items):
            if fits(item):
                return self._take(place)
        return None

    def _take(self, place: int) -> T:
        item = self._items.pop(place)
        self._items.append(item)
        return item


class Storyteller:
    """Writes the texts of one language."""

    def __init__(self, random: Random, words: Words, *, talkative: bool = False) -> None:
        """Begin; talkative texts are half as long again, as in the journal of many years."""
        self._random = random
        self._one_more = MANY_SENTENCES if talkative else ONE_MORE_SENTENCE
        self._between = "" if words.language == "ja" else " "
        self._scenes = Bag(random, words.scenes)
        self._last_told: dict[str, int] = {}
        self._texts = 0
        self._heard: set[bytes] = set()
        self._openings = _bags(random, words.openings)
        self._moments = _bags(random, words.moments)
        self._about = _bags(random, words.about)
        self._closings = _bags(random, words.closings)
        self._slots = _bags(random, words.slots)
        self._seasonal = {
            (name, season): Bag(random, items)
            for name, seasons in words.seasonal_slots.items()
            for season, items in seasons.items()
        }

    def scene(self, day: date, part: Part, allowed: Callable[[Scene], bool]) -> Scene | None:
        """Choose a scene that can have happened then and was not told lately."""
        return self._scenes.draw_one_that(
            lambda scene: (
                self._texts - self._last_told.get(scene.text, -TOLD_AGAIN_AFTER) >= TOLD_AGAIN_AFTER
                and scene.fits(day, part)
                and allowed(scene)
            )
        )

    def told(self, scene: Scene, day: date, part: Part, names: Sequence[str]) -> str:
        """Return the text of a scene, sometimes with a line before or after it."""
        self._texts += 1
        self._last_told[scene.text] = self._texts
        paragraphs = [self.filled(self._mentioning(scene.text), day, names)]
        if self._perhaps(SCENE_WITH_OPENING):
            paragraphs.insert(0, self._opening(day))
        if self._perhaps(SCENE_WITH_MORE):
            more = [self._moment(day)]
            while self._perhaps(self._one_more):
                more.append(self._moment(day))
            paragraphs.append(self._joined([*more, self._closing(part)]))
        return "\n".join(paragraphs)

    def note(self, day: date, part: Part, role: str, names: Sequence[str]) -> str:
        """Return a short text of single sentences, about one person or about nobody.

        What is written before the day has happened is about the day before.
        """
        self._texts += 1
        is_early = part in {Part.MORNING, Part.NOON}
        about_day = day - timedelta(days=1) if is_early else day
        sentences = [self._about_somebody(role, about_day, names)] if role else []
        if role and self._perhaps(MORE_ABOUT_THEM):
            sentences.append(self._about_somebody(role, about_day, names))
        while not sentences or self._perhaps(self._one_more):
            sentences.append(self._moment(about_day))
        if self._perhaps(WITH_CLOSING):
            sentences.append(self._closing(part))
        body = self._joined(sentences)
        if not is_early and not self._perhaps(WITH_OPENING):
            return body
        opening = self._openings["yesterday"].draw() if is_early else self._opening(day)
        between = "\n" if self._perhaps(NEW_PARAGRAPH) else self._between
        return opening + between + body

    def unheard(self, text: str, day: date) -> str:
        """Return the text, with something added as long as it was written before."""
        while (known := blake2b(text.encode(), digest_size=8).digest()) in self._heard:
            text += "\n" + self._moment(day)
        self._heard.add(known)
        return text

    def filled(self, template: str, day: date, names: Sequence[str] = ()) -> str:
        """Put names and things into the slots of a text; one slot is the same thing all through."""
        return template.format_map(
            _Filling(dict(zip(("name", "other"), names, strict=False)), self, day)
        )

    def thing(self, slot: str, day: date) -> str:
        """Return something for a slot, fitting the season where it has one."""
        bag = self._slots.get(slot) or self._seasonal[slot, season_of(day)]
        return bag.draw()

    def _opening(self, day: date) -> str:
        kinds = [season_of(day).value, "weekend" if is_weekend(day) else "weekday", "any"]
        if day.weekday() == _MONDAY:
            kinds.append("monday")
        if day.weekday() == _FRIDAY:
            kinds.append("friday")
        return self.filled(self._openings[self._random.choice(kinds)].draw(), day)

    def _moment(self, day: date) -> str:
        kinds = ["any", "any", "weekend" if is_weekend(day) else "weekday"]
        return self.filled(self._moments[self._random.choice(kinds)].draw(), day)

    def _about_somebody(self, role: str, day: date, names: Sequence[str]) -> str:
        return self.filled(self._mentioning(self._about[role].draw()), day, names)

    def _closing(self, part: Part) -> str:
        is_late = part is Part.NIGHT and self._perhaps(NIGHTLY_CLOSING)
        return self._closings["night" if is_late else "any"].draw()

    def _mentioning(self, template: str) -> str:
        """Write the first name with its mark, as one does while typing."""
        return template.replace("{name}", "@{name}", 1) if self._perhaps(MENTION) else template

    def _joined(self, sentences: Sequence[str]) -> str:
        return self._between.join(sentences)

    def _perhaps(self, chance: float) -> bool:
        return self._random.random() < chance


class _Filling(dict[str, str]):
    def __init__(self, names: Mapping[str, str], storyteller: Storyteller, day: date) -> None:
        super().__init__(names)
        self._storyteller = storyteller
        self._day = day

    def __missing__(self, slot: str) -> str:
        self[slot] = self._storyteller.thing(slot, self._day)
        return self[slot]


def _bags(random: Random, lists: Mapping[str, Sequence[str]]) -> dict[str, Bag[str]]:
    return {name: Bag(random, items) for name, items in lists.items()}

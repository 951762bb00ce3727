"""Writes single entries and check-ins of the example journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from trustjournal.checkins.domain import Because, CheckIn, Chip
from trustjournal.core.clock import Moment
from trustjournal.core.ids import CheckInId, EntryId, PersonId
from trustjournal.journal.domain import Content, Entry, Feeling
from trustjournal.keeping.example_feelings import chips_for, courses
from trustjournal.keeping.example_texts import Storyteller
from trustjournal.keeping.example_words import (
    Chapter,
    Character,
    Part,
    Scene,
    Words,
    is_weekend,
)
from trustjournal.people.domain import Person, in_sentence

NOBODY = 4.0
"""How often an entry is about nobody, beside how often the people are written about."""
AS_SCENE, WITH_TRUST, WITH_FEELING, WITH_TAG = 0.45, 0.4, 0.35, 0.3
TAGS_IN_TEXT = 0.25
INVITED_DAYS, INVITED_AT_MOST = 0.3, 2
INVITED_BETWEEN = (19 * 60, 22 * 60 + 40)
LONGEST_WRITING = 9
"""Minutes from the first word to the last."""
_ORDINARY_FEELINGS = (
    Feeling.GLAD, Feeling.TIRED, Feeling.GRATEFUL, Feeling.HOPEFUL, Feeling.SAFE,
    Feeling.RELIEVED, Feeling.UNEASY,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an entry says, before it has a time and an id."""

    text: str
    roles: tuple[str, ...]
    tags: tuple[str, ...]
    feelings: tuple[Feeling, ...]
    courage: int | None = None
    prompt: str = ""
    chapter: Chapter | None = None


class Writer:
    """Chooses what is written about whom, and how it was felt."""

    def __init__(
        self,
        random: Random,
        words: Words,
        people: Mapping[str, Person],
        story: Mapping[date, Sequence[Chapter]],
        last_day: date,
        *,
        talkative: bool,
    ) -> None:
        self._random = random
        self._words = words
        self._people = people
        self._last_day = last_day
        self._names = {role: in_sentence(person, words.language) for role, person in people.items()}
        self._storyteller = Storyteller(random, words, talkative=talkative)
        self._felt = courses(
            words.people, {(day - last_day).days: chapters for day, chapters in story.items()}
        )
        self._tags = {character.role: character.tag for character in words.people}
        self._at_work = {each.role for each in words.people if each.is_met_at_work}

    # -- what is told ----------------------------------------------------------------------------

    def chapter(self, chapter: Chapter, day: date) -> Told:
        """Tell a part of the story, word for word."""
        scene = chapter.scene
        return Told(
            text=self._storyteller.filled(scene.text, day, self._named(scene.who)),
            roles=scene.who,
            tags=scene.tags,
            feelings=scene.feelings,
            courage=scene.courage,
            chapter=chapter,
        )

    def ordinary(self, day: date, part: Part) -> Told:
        """Tell something of an ordinary day: a scene, or a few sentences."""
        present = self._present(day)
        role = self._focus(present)
        roles = {character.role for character in present}
        if self._perhaps(AS_SCENE):
            scene = self._storyteller.scene(
                day, part, lambda scene: _is_about(scene, role) and roles.issuperset(scene.who)
            )
            if scene is not None:
                return self._as_scene(scene, day, part)
        if is_weekend(day) and role in self._at_work:
            role = ""
        return self._as_note(role, day, part)

    def _as_scene(self, scene: Scene, day: date, part: Part) -> Told:
        text = self._storyteller.told(scene, day, part, self._named(scene.who))
        return Told(
            text=self._tagged(self._storyteller.unheard(text, day), scene.tags),
            roles=scene.who,
            tags=scene.tags,
            feelings=scene.feelings,
            courage=scene.courage,
            prompt=scene.prompt,
        )

    def _as_note(self, role: str, day: date, part: Part) -> Told:
        roles = (role,) if role else ()
        tags = (self._tags[role],) if role and self._perhaps(WITH_TAG) else ()
        feelings = (self._random.choice(_ORDINARY_FEELINGS),) if self._perhaps(WITH_FEELING) else ()
        text = self._storyteller.note(day, part, role, self._named(roles))
        return Told(
            text=self._tagged(self._storyteller.unheard(text, day), tags),
            roles=roles,
            tags=tags,
            feelings=feelings,
        )

    def _tagged(self, text: str, tags: Sequence[str]) -> str:
        """Write some tags into the text, as one does while typing."""
        if tags and self._perhaps(TAGS_IN_TEXT):
            text += "\n" + " ".join(f"#{tag}" for tag in tags)
        return text

    def _focus(self, present: Sequence[Character]) -> str:
        weights = [NOBODY, *(character.often for character in present)]
        return self._random.choices(["", *(each.role for each in present)], weights)[0]

    def _present(self, day: date) -> list[Character]:
        before = (self._last_day - day).days
        return [character for character in self._words.people if before not in character.silent]

    def _is_met(self, character: Character, day: date) -> bool:
        return not character.met or (self._last_day - day).days < character.met

    def _named(self, roles: Sequence[str]) -> list[str]:
        return [self._names[role] for role in roles]

    # -- what is noted ---------------------------------------------------------------------------

    def entry(
        self, told: Told, moment: Moment, asked: frozenset[PersonId]
    ) -> tuple[Entry, list[CheckIn]]:
        """Return the entry and the check-ins that belong to it; nobody is rated twice a day."""
        entry_id = EntryId(random_id(self._random))
        trust = {
            person: rating
            for person, rating in self._trust(told, moment.day).items()
            if person not in asked
        }
        saved = moment.instant + timedelta(minutes=self._random.randint(1, LONGEST_WRITING))
        entry = Entry(
            id=entry_id,
            moment=moment,
            content=Content(
                text=told.text,
                people=tuple(self._people[role].id for role in told.roles),
                tags=told.tags,
                feelings=told.feelings,
                courage=told.courage,
                hard=told.chapter is not None and told.chapter.hard,
                trust=trust,
                prompt=told.prompt,
            ),
            created_at=saved,
            updated_at=saved,
        )
        because = Because.AFTER_EVENT if told.chapter else Because.BY_MYSELF
        chips = (told.chapter.chips if told.chapter else ()) or chips_for(told.feelings)
        return entry, [
            self._check_in(person, moment, rating, because, chips, entry_id)
            for person, rating in trust.items()
        ]

    def invited(
        self, day: date, asked: frozenset[PersonId], moment_at: Callable[[time], Moment]
    ) -> list[CheckIn]:
        """Return the answers to the question of that evening, if there was one."""
        if day == self._last_day or not self._perhaps(INVITED_DAYS):
            return []
        open_to = [
            character
            for character in self._words.people
            if self._is_met(character, day) and self._people[character.role].id not in asked
        ]
        chosen: dict[str, int] = {}
        for _turn in range(self._random.randint(1, INVITED_AT_MOST) if open_to else 0):
            role = self._random.choices(
                [character.role for character in open_to],
                [character.often for character in open_to],
            )[0]
            chosen.setdefault(role, self._rating(role, day))
        moment = moment_at(time(*divmod(self._random.randint(*INVITED_BETWEEN), 60)))
        return [
            self._check_in(self._people[role].id, moment, rating, Because.INVITED, (), None)
            for role, rating in chosen.items()
        ]

    def _trust(self, told: Told, day: date) -> dict[PersonId, int]:
        if told.chapter is not None:
            return {self._people[role].id: felt for role, felt in told.chapter.felt.items()}
        if not self._perhaps(WITH_TRUST):
            return {}
        return {self._people[role].id: self._rating(role, day) for role in told.roles}

    def _rating(self, role: str, day: date) -> int:
        return self._felt[role].on(-(self._last_day - day).days, self._random)

    def _check_in(
        self,
        person: PersonId,
        moment: Moment,
        rating: int,
        because: Because,
        chips: tuple[Chip, ...],
        entry: EntryId | None,
    ) -> CheckIn:
        return CheckIn(
            id=CheckInId(random_id(self._random)),
            person=person,
            moment=moment,
            rating=rating,
            because=because,
            chips=chips,
            entry=entry,
        )

    def _perhaps(self, chance: float) -> bool:
        return self._random.random() < chance


def random_id(random: Random) -> str:
    """Return an id like new_id(), but the same for the same seed."""
    return f"{random.getrandbits(128):032x}"


def _is_about(scene: Scene, role: str) -> bool:
    return scene.who[0] == role if scene.who else not role

"""Which question comes today. Nine rules, one function each; nothing in here knows the clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from trustjournal.core.ids import PersonId
from trustjournal.today.domain import (
    ABOUT_A_HURT,
    KINDS_UNDER_SAFETY,
    NOT_TODAY_FOR,
    OTHERS_A_DAY,
    SAME_CONFLICT_EVENINGS,
    Answer,
    Kind,
    Prompt,
    PromptBook,
    Question,
    Showing,
    Situation,
    weight,
)

_PREVIOUS_KINDS = 2
_DUE_NOW, _DUE_SOON, _SOON_DAYS = 1.0, 0.5, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """What counts of a question's earlier showings."""

    times_seen: int = 0
    last_shown: date | None = None
    rests: bool = False
    """It was sent away with "not today" a moment ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """The questions, and what was shown so far, ready to choose from."""

    book: PromptBook
    showings: Sequence[Showing]
    """In the order in which they were shown."""
    language: str
    installation: str
    """Makes two journals differ on the same day, and one journal the same all day."""

    def question(self, situation: Situation) -> Question | None:
        """Return the question of the day, the same one however often it is asked for."""
        today = self._shown_on(situation.today)
        if today and today[-1].answer is Answer.NOT_TODAY:
            return None
        if today and today[-1].answer is Answer.SHOWN:
            shown = self._prompt(today[-1].prompt)
            if shown is not None and may_be_asked(shown, today[-1].person, situation):
                return self._asked(shown, today[-1].person, situation)
        return self._draw(situation)

    def candidates(self, situation: Situation) -> list[tuple[Prompt, float]]:
        """Return what may be drawn now, each with its weight."""
        removed = {each.prompt for each in self.showings if each.answer is Answer.NOT_FOR_ME}
        pasts = self._pasts(situation.today)
        kinds = self._kinds_just_shown(situation.today)
        hurt_today = any(
            prompt.is_about_a_hurt for prompt in self._prompts(self._shown_on(situation.today))
        )
        found = []
        for prompt in self.book.prompts:
            past = pasts.get(prompt.id, _Past())
            if (
                self.language in prompt.texts
                and prompt.id not in removed
                and prompt.kind not in kinds
                and not past.rests
                and is_in_season(prompt, situation)
                and may_be_asked_generally(prompt, situation)
                and self._is_kind_to_a_hurt(prompt, situation, hurt_today=hurt_today)
                and (not prompt.needs_person or people_for(prompt, situation))
            ):
                found.append((prompt, self._weight(prompt, past, situation)))
        return [(prompt, how_much) for prompt, how_much in found if how_much > 0]

    def _draw(self, situation: Situation) -> Question | None:
        candidates = self.candidates(situation)
        if not candidates:
            return None
        number = len(self._shown_on(situation.today))
        # Not for secrets: the same draw must come again when the window is opened again.
        draw = Random(f"{situation.today.isoformat()} {self.installation} {number}")
        (prompt,) = draw.choices(
            [prompt for prompt, _weight in candidates],
            [how_much for _prompt, how_much in candidates],
        )
        people = people_for(prompt, situation) if prompt.needs_person else []
        return self._asked(prompt, draw.choice(people) if people else None, situation)

    def _asked(self, prompt: Prompt, person: PersonId | None, situation: Situation) -> Question:
        return Question(
            prompt=prompt, person=person, others_left=self._others_left(prompt, situation)
        )

    def _weight(self, prompt: Prompt, past: _Past, situation: Situation) -> float:
        since = None if past.last_shown is None else (situation.today - past.last_shown).days
        return weight(
            base=prompt.base_weight,
            days_since_shown=since,
            cooldown_days=prompt.cooldown_days,
            matches=any(each in situation.happening for each in prompt.happenings),
            due_boost=due_boost(situation.due.get(prompt.kind)),
            times_seen=past.times_seen,
            weights=self.book.weights,
        )

    def _is_kind_to_a_hurt(self, prompt: Prompt, situation: Situation, *, hurt_today: bool) -> bool:
        """Hold back what keeps a hurt open: a second question about it, a third evening of it."""
        if situation.same_conflict_evenings >= SAME_CONFLICT_EVENINGS:
            return prompt.kind in self.book.calm_kinds
        after = any(each in situation.happening for each in ABOUT_A_HURT)
        return not (after and hurt_today and prompt.is_about_a_hurt)

    def _pasts(self, today: date) -> dict[str, _Past]:
        pasts: dict[str, _Past] = {}
        for showing in self._until(today):
            past = pasts.get(showing.prompt, _Past())
            if showing.answer is not Answer.NOT_TODAY:
                pasts[showing.prompt] = _Past(
                    times_seen=past.times_seen + 1, last_shown=showing.day, rests=past.rests
                )
            elif today - showing.day < NOT_TODAY_FOR:
                pasts[showing.prompt] = _Past(
                    times_seen=past.times_seen, last_shown=past.last_shown, rests=True
                )
        return pasts

    def _kinds_just_shown(self, today: date) -> set[Kind]:
        before = list(self._until(today))[-_PREVIOUS_KINDS:]
        return {prompt.kind for prompt in self._prompts(before)}

    def _others_left(self, prompt: Prompt, situation: Situation) -> int:
        today = self._shown_on(situation.today)
        left = OTHERS_A_DAY - sum(each.answer is Answer.ANOTHER for each in today)
        if left <= 0 or any(each.prompt == prompt.id for each in today):
            return max(0, left) if self.candidates(situation) else 0
        passed = Showing(prompt=prompt.id, day=situation.today)
        after = replace(self, showings=[*self.showings, passed])
        return left if after.candidates(situation) else 0

    def _until(self, today: date) -> Iterator[Showing]:
        """A clock that ran ahead for a while must not silence questions for years."""
        return (each for each in self.showings if each.day <= today)

    def _shown_on(self, day: date) -> list[Showing]:
        return [each for each in self.showings if each.day == day]

    def _prompts(self, showings: Iterable[Showing]) -> list[Prompt]:
        found = (self._prompt(each.prompt) for each in showings)
        return [prompt for prompt in found if prompt is not None]

    def _prompt(self, prompt_id: str) -> Prompt | None:
        return next((each for each in self.book.prompts if each.id == prompt_id), None)


def is_in_season(prompt: Prompt, situation: Situation) -> bool:
    """Whether the day asks for it: every day, the weekly day, or something that is going on."""
    if prompt.daily or (prompt.weekly and situation.is_weekly_day):
        return True
    return not prompt.weekly and any(each in situation.happening for each in prompt.happenings)


def may_be_asked_generally(prompt: Prompt, situation: Situation) -> bool:
    """Whether the safety flag of anybody leaves room for it."""
    if not situation.safety:
        return True
    if prompt.hidden_under_safety:
        return False
    return prompt.needs_person or prompt.kind in KINDS_UNDER_SAFETY


def may_be_asked(prompt: Prompt, person: PersonId | None, situation: Situation) -> bool:
    """Whether a question that was shown may stay, since somebody may be flagged by now."""
    if person is not None and person not in situation.askable:
        return False
    return may_be_asked_generally(prompt, situation)


def people_for(prompt: Prompt, situation: Situation) -> list[PersonId]:
    """Return whom it may be about: those it speaks of, else those in contact, else anybody."""
    concerned = {
        person
        for happening in prompt.happenings
        for person in situation.happening.get(happening, frozenset())
    }
    everyday = prompt.daily or prompt.weekly
    groups = [concerned, situation.in_contact, situation.askable] if everyday else [concerned]
    found = (situation.askable.intersection(group) for group in groups)
    return sorted(next((people for people in found if people), frozenset()))


def due_boost(days_until: int | None) -> float:
    """Return how much something due speaks for a question of its kind."""
    if days_until is None or days_until > _SOON_DAYS:
        return 0.0
    return _DUE_NOW if days_until <= 0 else _DUE_SOON

"""What comes nearest when feeling and record lie apart: five answers, asked for once in a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trustjournal.core.ids import GapAnswerId, PersonId
from trustjournal.people.domain import Person
from trustjournal.trends import phrases
from trustjournal.trends.words import GapWord

ASKED_ABOUT = frozenset({GapWord.FEELING_AHEAD, GapWord.RECORD_AHEAD})
"""The sentences that are followed by the question."""
STANDS_FOR = timedelta(days=28)
"""As far back as the line of felt trust is compared: until then it is the same gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswer:
    """What the user said to one sentence about feeling and record."""

    id: GapAnswerId
    person: PersonId
    day: date
    words: GapWord
    """The sentence that was answered."""
    answer: str
    """The id of an answer in resources/phrases.toml."""

    def __post_init__(self) -> None:
        if self.words not in ASKED_ABOUT:
            raise ValueError("this sentence asks for nothing")
        if self.answer not in {each.id for each in phrases.gap_answers()}:
            raise ValueError("there is no such answer")

    @property
    def is_uneasy(self) -> bool:
        """Whether writing about it, for oneself alone, is offered."""
        return self.answer == phrases.UNEASY


@dataclass(frozen=True, slots=True, kw_only=True)
class GapQuestion:
    """The question that follows a sentence, or the answer that still stands."""

    person: PersonId
    words: GapWord
    answered: GapAnswer | None


def question_of(
    person: Person,
    words: GapWord | None,
    *,
    reassures: bool,
    answers: Sequence[GapAnswer],
    today: date,
) -> GapQuestion | None:
    """Return what follows a sentence; `answers` are the person's, oldest first.

    Nothing is asked about somebody who frightens the user, or about whom they want no questions.
    """
    if words is None or words not in ASKED_ABOUT or person.no_prompts or not reassures:
        return None
    last = answers[-1] if answers else None
    stands = last is not None and last.words is words and today - last.day < STANDS_FOR
    return GapQuestion(person=person.id, words=words, answered=last if stands else None)

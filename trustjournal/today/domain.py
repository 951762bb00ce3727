"""The question of the day: what it is, what is known about the day, how likely it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from trustjournal.core.ids import EntryId, PersonId

RECENT, EARLIER = 4, 3
"""How many entries the page shows: of the last days, and of this day in other years."""
TRASH_IS_OLD_AFTER = timedelta(days=30)
OTHERS_A_DAY = 3
"""How often one may ask for another question on one day."""
NOT_TODAY_FOR = timedelta(days=3)
"""How long "not today" counts as shown."""
CONTACT_IS_RECENT_FOR = timedelta(days=3)
NEW_FOR = timedelta(days=30)
SAME_CONFLICT_EVENINGS = 2
"""After so many evenings in a row about one conflict, the question turns elsewhere."""


class Kind(StrEnum):
    """What a question is about."""

    APOLOGY = "apology"
    BOUNDARY = "boundary"
    CONSISTENCY = "consistency"
    CONTACT = "contact"
    COURAGE = "courage"
    CREDIT = "credit"
    FELT = "felt"
    GIVE = "give"
    GRATITUDE = "gratitude"
    HONESTY = "honesty"
    ISSUE = "issue"
    LISTEN = "listen"
    MEET = "meet"
    MILESTONE = "milestone"
    NOTICE = "notice"
    PROMISE = "promise"
    PURPOSE = "purpose"
    REBUILD = "rebuild"
    RECEIVE = "receive"
    RESPECT = "respect"
    SELF = "self"
    WORK = "work"


KINDS_UNDER_SAFETY = frozenset(
    {Kind.SELF, Kind.NOTICE, Kind.GRATITUDE, Kind.BOUNDARY, Kind.RECEIVE}
)
"""What is asked in general while somebody carries the safety flag."""


class Happening(StrEnum):
    """What may be going on in the user's life, beside every day and every week."""

    AFTER_CONFLICT = "after_conflict"
    REBUILDING = "rebuilding"
    NEW_RELATIONSHIP = "new_relationship"
    MILESTONE = "milestone"
    PARTNER = "partner"
    FAMILY = "family"
    FRIEND = "friend"
    WORK = "work"
    CLIENT = "client"
    COMMUNITY = "community"


ABOUT_A_HURT = frozenset({Happening.AFTER_CONFLICT, Happening.REBUILDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One of the questions that come with the program."""

    id: str
    kind: Kind
    texts: Mapping[str, str]
    """By language; a question is asked only in a language that it has."""
    daily: bool = False
    weekly: bool = False
    happenings: frozenset[Happening] = frozenset()
    needs_person: bool = False
    hidden_under_safety: bool = False
    base_weight: float = 1.0
    cooldown_days: int
    max_minutes: int | None = None
    """Writing about a hurt is kept short."""

    @property
    def is_about_a_hurt(self) -> bool:
        """Whether it goes back to a conflict or to trust that was damaged."""
        return bool(self.happenings & ABOUT_A_HURT)

    def text(self, language: str) -> str:
        """Return the question in a language, or in the one it has."""
        return self.texts.get(language) or next(iter(self.texts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How strongly each circumstance speaks for a question; shipped beside the questions."""

    situation_match: float
    never_shown: float
    recency_cap: float
    seen_penalty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptBook:
    """All questions and how one of them is chosen."""

    prompts: tuple[Prompt, ...]
    weights: Weights
    calm_kinds: frozenset[Kind]
    """What is asked when one conflict has been the topic for too long."""


class Answer(StrEnum):
    """What became of a question that was shown. Silence is no answer, and is never counted."""

    SHOWN = "shown"
    ANOTHER = "another"
    NOT_TODAY = "not_today"
    NOT_FOR_ME = "not_for_me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """That a question was shown on a day; a question comes up at most once a day."""

    prompt: str
    day: date
    answer: Answer = Answer.SHOWN
    person: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known about the day for choosing a question. What is not known yet stays empty."""

    today: date
    is_weekly_day: bool = False
    happening: Mapping[Happening, frozenset[PersonId]] = field(default_factory=dict)
    """What goes on, and with whom; nobody in it for what concerns no person."""
    in_contact: frozenset[PersonId] = frozenset()
    askable: frozenset[PersonId] = frozenset()
    """Everybody a question may be about."""
    due: Mapping[Kind, int] = field(default_factory=dict)
    """Days until the nearest thing of a kind is due; 0 and less for today and overdue."""
    safety: bool = False
    """Whether somebody carries the safety flag."""
    same_conflict_evenings: int = 0
    """On how many evenings in a row, up to now, one conflict was the topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question of the day as it is asked: perhaps about somebody."""

    prompt: Prompt
    person: PersonId | None = None
    others_left: int = 0
    """How often one may still ask for another."""
    answered_by: EntryId | None = None
    """The entry of today that was written about it."""

    def with_answer(self, entry: EntryId | None) -> "Question":
        """Return the question together with what was written about it."""
        return replace(self, answered_by=entry)


def weight(
    *,
    base: float,
    days_since_shown: int | None,
    cooldown_days: int,
    matches: bool,
    due_boost: float,
    times_seen: int,
    weights: Weights,
) -> float:
    """Return how likely a question is drawn, beside others; 0 until its cool-down is over."""
    if days_since_shown is None:
        novelty = weights.never_shown
    elif days_since_shown < cooldown_days:
        return 0.0
    else:
        novelty = sqrt(min(weights.recency_cap, days_since_shown / cooldown_days))
    match = weights.situation_match if matches else 1.0
    return base * match * (1 + due_boost) * novelty / (1 + weights.seen_penalty * times_seen)

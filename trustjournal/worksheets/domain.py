"""What a worksheet asks, step by step. The texts are data, in both languages side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

Texts = Mapping[str, str]
"""One text in each language, by its code."""


class Input(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    CHOICE = "choice"
    SCALE = "scale"
    DATE = "date"
    LIST = "list"
    PERSON = "person"
    PROMISE = "promise"


class Action(StrEnum):
    """What an answer may set off."""

    PRIVATE_MODE = "show_safety_page_and_private_mode"
    """Show the help page; keep only the steps for oneself; make no date for a talk."""
    SAFETY_PAGE = "show_safety_page"
    OFFER_SAFETY = "offer_safety_page"
    """One quiet line that leads to the help page."""
    SUGGEST_PAUSE = "suggest_pause"
    SELF_ONLY = "self_only_steps"
    """Leave out the steps that need the other person."""
    SKIP_TO_BOUNDS = "skip_to_bounds"
    LEAVE_OUT_REST = "leave_out_rest"
    """Leave out what is asked further in the step; what was answered there is kept."""
    ASK_REWRITE = "ask_rewrite"
    """Ask whether it can be put so that it lies in one's own hands."""
    OTHER_OR_GIVE = "suggest_other_or_give_first"
    SMALLER = "suggest_smaller"


class FollowUpType(StrEnum):
    """What a finished sheet may leave behind; each is confirmed by the user."""

    PROMISE = "promise"
    BOUNDARY = "boundary"
    CHECK_INS = "checkin_schedule"
    DEBRIEF = "debrief"
    MATTER = "issue"
    EVENT = "event"
    REMINDER = "reminder"
    WORKSHEET = "worksheet"
    PERSON = "person"
    """What is known about the person: the field that `kind` names."""
    INTRODUCTION = "introduction"
    MILESTONE = "milestone"


class Style(StrEnum):
    """How a section of a card looks."""

    TEXT = "text"
    LINE = "line"
    LIST = "list"
    QUOTE = "quote"
    PROMISE = "promise"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to choose."""

    id: str
    label: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to answer."""

    id: str
    prompt: Texts
    input: Input
    required: bool = False
    private: bool = False
    """Kept in private mode although its step is not."""
    options: tuple[Option, ...] = ()
    options_from: str = ""
    """Where further options come from: the boundaries of the person."""
    on: Mapping[str, Action]
    """What an option sets off."""
    hedge_check: bool = False
    harsh_check: bool = False
    multi: bool = False
    recurring: bool = False
    actor: str = "me"
    rows: int = 3
    default_days: int | None = None
    default_dates: tuple[int, ...] = ()
    """Days from today that a list of dates begins with."""
    lowest: int = 0
    highest: int = 10
    anchors: Texts
    timer_minutes: int | None = None
    max_chars: int | None = None
    templates: tuple[Texts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One calm step of a sheet."""

    id: str
    title: Texts
    guidance: Texts
    example: Texts
    why: Texts
    sources: tuple[str, ...]
    private: bool
    """For oneself: it stays when the sheet is only for oneself."""
    questions: tuple[Question, ...]

    def addressed(self) -> "Iterator[tuple[str, Question]]":
        """Yield every question with its address, step.question."""
        for question in self.questions:
            yield f"{self.id}.{question.id}", question

    @property
    def private_questions(self) -> tuple[Question, ...]:
        """The questions that stay in private mode."""
        return self.questions if self.private else tuple(q for q in self.questions if q.private)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the card."""

    label: Texts
    answers: tuple[str, ...]
    """Which answers it shows, as step.question."""
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a finished sheet can be printed as."""

    title: Texts
    footer: Texts
    sections: tuple[Section, ...]
    orders: Mapping[str, tuple[str, ...]]
    """Other orders of its steps, such as ja_business; none for most sheets."""
    order_note: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What may come of one answer."""

    type: FollowUpType
    answer: str
    """The answer it comes from, as step.question."""
    label: Texts
    actor: str
    due_default_days: int | None
    days: tuple[int, ...]
    after_days: int | None
    recurring: bool
    ask_first: bool
    worksheet: str
    kind: str
    """The kind of event, or the field of the person."""
    mapping: Mapping[str, str]
    """Which combination of answers means which kind, or which state."""
    review_from: str
    review_default_days: int | None
    fine_from: str
    """What is fine, and what I will do, for a boundary."""
    i_will_from: str
    opened_from: str
    cadence_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """A guided exercise."""

    id: str
    version: int
    title: Texts
    purpose: Texts
    not_for: tuple[Texts, ...]
    minutes: int
    safety_gate: bool
    about: str
    """The answer that says whom the sheet is about, as step.question; nothing when no step asks."""
    seeds: tuple[str, ...]
    steps: tuple[Step, ...]
    card: Card
    follow_ups: tuple[FollowUp, ...]

    def questions(self) -> Iterator[tuple[str, Question]]:
        """Yield every question with its address, step.question."""
        for step in self.steps:
            yield from step.addressed()

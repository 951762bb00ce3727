"""A promise, mine or theirs: what may become of it and when. Nobody is judged by it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from trustjournal.core.ids import EntryId, EventId, PersonId, PromiseId
from trustjournal.events.domain import By, Event, Size

LONGEST_TEXT = 20_000
"""Characters; a longer agreement is an entry."""


class Outcome(StrEnum):
    """What became of a promise; the words of the command line."""

    KEPT = "kept"
    LATE_NOTICE = "late-notice"
    LATE_SILENT = "late-silent"
    AGREED_ANEW = "agreed-anew"
    """Another day, agreed on before the first one came: the promise stays open."""
    RELEASED = "released"
    NOT_KEPT = "not-kept"
    NOT_KEPT_SILENT = "not-kept-silent"


KIND_OF_EVENT = {
    Outcome.KEPT: "promise_kept",
    Outcome.LATE_NOTICE: "promise_kept_late_notice",
    Outcome.LATE_SILENT: "promise_kept_late_silent",
    Outcome.AGREED_ANEW: "promise_renegotiated",
    Outcome.RELEASED: "promise_released",
    Outcome.NOT_KEPT: "promise_broken",
    Outcome.NOT_KEPT_SILENT: "promise_broken_hidden",
}
"""Each outcome is one kind of event, and enters the record as that."""
_LATE = (Outcome.LATE_NOTICE, Outcome.LATE_SILENT)
_UNKEPT = (Outcome.NOT_KEPT, Outcome.NOT_KEPT_SILENT)
_MAY_BE_GRAVE = frozenset({Outcome.LATE_SILENT, *_UNKEPT})
"""What went otherwise than agreed; nothing else can weigh so much."""


class State(StrEnum):
    """How a promise stands: open, or what became of it."""

    OPEN = "open"
    KEPT = Outcome.KEPT.value
    LATE_NOTICE = Outcome.LATE_NOTICE.value
    LATE_SILENT = Outcome.LATE_SILENT.value
    RELEASED = Outcome.RELEASED.value
    NOT_KEPT = Outcome.NOT_KEPT.value
    NOT_KEPT_SILENT = Outcome.NOT_KEPT_SILENT.value


UNKEPT = frozenset({State.NOT_KEPT, State.NOT_KEPT_SILENT})


class Repeats(StrEnum):
    """How often a promise comes round again once it is settled."""

    NEVER = "never"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What somebody said they would do: the user, or somebody towards the user."""

    id: PromiseId
    person: PersonId
    by: By
    text: str
    made: date
    due: date | None = None
    """The day it was meant for, if one was named."""
    size: Size = Size.ORDINARY
    state: State = State.OPEN
    settled_on: date | None = None
    repeats: Repeats = Repeats.NEVER
    series: str | None = None
    """Shared by those that follow one another; a promise that never repeats has none."""
    anchor: date | None = None
    """The day from which the days of its series are counted."""
    number: int = 0
    """Which of its series it is, the first being 0."""
    how_good: str = ""
    """An expectation is told by what, by when, how good, and who decides."""
    who_decides: str = ""
    entry: EntryId | None = None

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) > LONGEST_TEXT:
            raise ValueError("a promise says something, and is no book")
        if self.due is not None and self.due < self.made:
            raise ValueError("a promise is made before its day")
        if (self.state is State.OPEN) is not (self.settled_on is None):
            raise ValueError("a settled promise was settled on a day")
        if self.repeats is not Repeats.NEVER and (self.due is None or self.anchor is None):
            raise ValueError("what comes round again has a day")

    @property
    def is_open(self) -> bool:
        """Whether nothing final has become of it."""
        return self.state is State.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A promise as it is being put into words; much may still be missing."""

    text: str = ""
    by: By = By.ME
    person: PersonId | None = None
    name: str = ""
    """Whom it concerns, where they were named and not chosen; a new name is somebody new."""
    made: date | None = None
    """Without a day it is made today."""
    due: date | None = None
    size: Size = Size.ORDINARY
    repeats: Repeats = Repeats.NEVER
    how_good: str = ""
    who_decides: str = ""
    entry: EntryId | None = None

    @classmethod
    def of(cls, promise: Promise) -> "Draft":
        """Return a promise as it can be worded otherwise."""
        shared = (each.name for each in fields(cls) if each.name != "name")
        return cls(**{name: getattr(promise, name) for name in shared})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that became of a promise on a day; together they are its history."""

    id: str
    promise: PromiseId
    day: date
    outcome: Outcome
    note: str = ""
    due_before: date | None = None
    due_after: date | None = None
    """The day agreed on anew; the former one for any other outcome."""
    event: EventId
    """The same as a fact of the record."""
    following: PromiseId | None = None
    """The next of its series, which came into being by this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A promise with its history, the oldest step first."""

    promise: Promise
    steps: tuple[Step, ...] = ()

    @property
    def is_in_hand(self) -> bool:
        """Whether something was done about it already, if only that another day was agreed on."""
        return bool(self.steps)


# What may become of it


def possible(promise: Promise, day: date) -> tuple[Outcome, ...]:
    """Return what can have become of an open promise on a day, the most welcome first."""
    if not promise.is_open or day < promise.made:
        return ()
    due = promise.due
    if due is not None and day > due:
        return (*_LATE, Outcome.RELEASED, *_UNKEPT)
    before_its_day = due is None or day < due
    return (
        Outcome.KEPT,
        *((Outcome.AGREED_ANEW,) if before_its_day else ()),
        Outcome.RELEASED,
        # Until its day has passed there is still time to say so.
        *((Outcome.NOT_KEPT,) if due is not None else _UNKEPT),
    )


def offered(promise: Promise, today: date) -> tuple[Outcome, ...]:
    """Return what may be noted today: that it was kept on its day may be noted later."""
    outcomes = possible(promise, today)
    return (Outcome.KEPT, *outcomes) if is_overdue(promise, today) else outcomes


def usual_day(promise: Promise, outcome: Outcome, today: date) -> date:
    """Return the day meant when none is given: what was kept in time was so by its day."""
    overdue = is_overdue(promise, today)
    return promise.due if outcome is Outcome.KEPT and overdue and promise.due else today


def can_be_agreed_on(promise: Promise, day: date, new_due: date) -> bool:
    """Whether this is another day than before, and not one that has passed."""
    return new_due >= day and new_due != promise.due


def settled(promise: Promise, outcome: Outcome, day: date, new_due: date | None = None) -> Promise:
    """Return what the promise is after this; a ValueError for what cannot have become of it."""
    if outcome not in possible(promise, day):
        raise ValueError("this cannot have become of it on that day")
    if outcome is not Outcome.AGREED_ANEW:
        return replace(promise, state=State(outcome.value), settled_on=day)
    if new_due is None or not can_be_agreed_on(promise, day, new_due):
        raise ValueError("agreeing anew takes another day")
    return replace(promise, due=new_due)


def taken_back(promise: Promise, step: Step) -> Promise:
    """Return what the promise was before its last step."""
    moved = step.outcome is Outcome.AGREED_ANEW and promise.due == step.due_after
    due = step.due_before if moved else promise.due
    return replace(promise, state=State.OPEN, settled_on=None, due=due)


def may_be_grave(promise: Promise) -> bool:
    """Whether it can be said that it weighed so much: not of what went as agreed."""
    states = {State(outcome.value) for outcome in _MAY_BE_GRAVE}
    return promise.size is Size.GRAVE or promise.state in states


def weight_in_record(promise: Promise, outcome: Outcome) -> Size:
    """Return the size of the event: grave is only what went otherwise than agreed."""
    if promise.size is Size.GRAVE and outcome not in _MAY_BE_GRAVE:
        return Size.BIG
    return promise.size


def fact(promise: Promise, step: Step) -> Event:
    """Return what became of a promise as it enters the record."""
    return Event(
        id=step.event,
        person=promise.person,
        kind=KIND_OF_EVENT[step.outcome],
        by=promise.by,
        size=weight_in_record(promise, step.outcome),
        day=step.day,
        note=step.note,
        promise=promise.id,
    )


# Where it stands


def is_overdue(promise: Promise, today: date) -> bool:
    """Whether its day has passed and nothing was noted."""
    return promise.is_open and promise.due is not None and promise.due < today


_LAST_PART = 0.2


def is_in_danger(tale: Tale, today: date) -> bool:
    """Whether less than a fifth of its time is left and nothing was done about it yet."""
    promise = tale.promise
    if not promise.is_open or promise.due is None or tale.is_in_hand:
        return False
    left, span = (promise.due - today).days, (promise.due - promise.made).days
    return 0 <= left < _LAST_PART * span


# How many


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many promises came to what; those that were released are not counted."""

    kept: int = 0
    late: int = 0
    not_kept: int = 0
    open: int = 0
    months: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.kept + self.late + self.not_kept + self.open


MONTHS = 6
"""The last half year is what a record tells by itself."""


class Countable(Protocol):
    """As much of a promise as is counted."""

    @property
    def state(self) -> State:
        """How it stands."""

    @property
    def settled_on(self) -> date | None:
        """When it was settled; nothing while it is open."""


def counts(promises: Iterable[Countable], today: date, months: int = MONTHS) -> Counts:
    """Count what was settled in the last months, and what is open now."""
    found = dict.fromkeys(("kept", "late", "not_kept", "open"), 0)
    since = _months_before(today, months)
    for promise in promises:
        name = _COUNTED_AS.get(promise.state)
        settled_on = promise.settled_on
        if name and (settled_on is None or since < settled_on <= today):
            found[name] += 1
    return Counts(months=months, **found)


_COUNTED_AS = {
    State.OPEN: "open",
    State.KEPT: "kept",
    State.LATE_NOTICE: "late",
    State.LATE_SILENT: "late",
    State.NOT_KEPT: "not_kept",
    State.NOT_KEPT_SILENT: "not_kept",
}


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or its last; a ValueError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError("the calendar ends")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months_before(day: date, months: int) -> date:
    try:
        return months_later(day, -months)
    except ValueError:
        return date.min

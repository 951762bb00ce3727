"""One rating of felt trust, and the rules about asking for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from trustjournal.core.clock import Moment
from trustjournal.core.ids import CheckInId, EntryId, PersonId

LOWEST, HIGHEST = 0, 10
PREVIOUS_SHOWN_FROM = 6
"""The faint tick of the last answer appears from this rating on."""
INVITED_A_DAY = 3
UNRATED_FOR = timedelta(days=7)
QUIET_FROM, QUIET_UNTIL = 23, 6
"""Hours of the night in which nobody is asked."""


class Because(StrEnum):
    """Why a check-in was opened; stored, since people rate when something happened."""

    INVITED = "invited"
    AFTER_EVENT = "after_event"
    AFTER_TALK = "after_talk"
    """A talk was looked back on."""
    BY_MYSELF = "by_myself"


class Chip(StrEnum):
    """An optional word beside the rating."""

    SAFE = "safe"
    VALUED = "valued"
    HEARD = "heard"
    UNEASY = "uneasy"
    SMALL = "small"
    AFRAID = "afraid"
    RELIEVED = "relieved"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """How ready the user felt to rely on one person, at one moment."""

    id: CheckInId
    person: PersonId
    moment: Moment
    rating: float
    because: Because
    chips: tuple[Chip, ...] = ()
    another_moment: bool = False
    """The user asked to keep it beside an earlier one of the same day."""
    entry: EntryId | None = None

    def __post_init__(self) -> None:
        if not LOWEST <= self.rating <= HIGHEST:
            raise ValueError(f"felt trust is {LOWEST} to {HIGHEST}")


def counted(check_ins: Iterable[CheckIn]) -> list[CheckIn]:
    """Return those that figures use, oldest first; those of one instant in the order given.

    A later one of the same person and day supersedes the one before it, unless it was said to be
    about another moment.
    """
    kept: dict[tuple[PersonId, date], list[CheckIn]] = {}
    for check_in in sorted(check_ins, key=_instant):
        same_day = kept.setdefault((check_in.person, check_in.moment.day), [])
        if same_day and not check_in.another_moment:
            same_day.pop()
        same_day.append(check_in)
    return sorted((each for same_day in kept.values() for each in same_day), key=_instant)


def _instant(check_in: CheckIn) -> datetime:
    return check_in.moment.instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a new check-in about one person stands beside."""

    today: tuple[CheckIn, ...] = ()
    """Those of today that count, oldest first."""
    previous: float | None = None
    """The answer before today's, once there are enough for a tick not to lead the answer."""
    may_offer_safety: bool = False
    """Whether the safety flag was neither set nor offered yet."""


def previous_answer(check_ins: Iterable[CheckIn], before: date | None = None) -> float | None:
    """Return the last rating (of an earlier day, when one is given), if a tick may show it."""
    earlier = [each for each in counted(check_ins) if before is None or each.moment.day < before]
    return earlier[-1].rating if len(earlier) >= PREVIOUS_SHOWN_FROM - 1 else None


def is_night(now: datetime) -> bool:
    """Whether the local hour is one in which nobody is asked anything."""
    return now.hour >= QUIET_FROM or now.hour < QUIET_UNTIL


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who might be asked about, and what is known about the last days."""

    person: PersonId
    last_rated: date | None
    last_contact: date | None
    due_today: bool = False


def invited(candidates: Iterable[Candidate], today: date) -> list[PersonId]:
    """Choose at most three people to ask about today, and nobody who was rated today.

    Contact or something due comes first, then those unrated for a week, the longest before others.
    """
    ranked: list[tuple[int, date, PersonId]] = []
    for candidate in candidates:
        if candidate.last_rated == today:
            continue
        since = candidate.last_rated or date.min
        met = candidate.last_contact
        contact = met is not None and met > since and met >= today - timedelta(days=1)
        waited = today - since >= UNRATED_FOR and met is not None
        if candidate.due_today or contact:
            ranked.append((0, since, candidate.person))
        elif waited:
            ranked.append((1, since, candidate.person))
    ranked.sort()
    return [person for _rank, _since, person in ranked[:INVITED_A_DAY]]

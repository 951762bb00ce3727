"""What one does when looking back: look, go on to the week before, write down a small wish."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.events.domain import Event, Kind
from trustjournal.journal.domain import EntryCard
from trustjournal.matters.domain import Matter
from trustjournal.milestones.service import Upcoming, upcoming
from trustjournal.people import store as people_store
from trustjournal.people.domain import Circle, Person
from trustjournal.people.order import by_name
from trustjournal.preferences.service import chosen
from trustjournal.review import store
from trustjournal.review.domain import (
    Answers,
    Period,
    Question,
    Span,
    Wish,
    offered_on,
    period_of,
    to_look_back_on,
)
from trustjournal.review.summary import (
    Summary,
    met_nothing_since,
    summary,
)
from trustjournal.storage.vault import Vault
from trustjournal.trends.contacts import quiet as quiet_with
from trustjournal.trends.store import contact_days

Kinds = Callable[[], Mapping[str, Kind]]
"""Returns the kinds of events by their ids."""
SHOWN_ENTRIES = 7
_AHEAD = {Span.WEEK: 7, Span.MONTH: 31}
"""Days that the next week or month has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A matter, and with whom it is."""

    person: Person
    matter: Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What keeps a relationship alive in the time that begins now."""

    quiet: tuple[Person, ...]
    """With whom it has been longer than usual, or than the user wished."""
    matters: tuple[Topic, ...]
    """What has not been talked about yet."""
    milestones: tuple[Upcoming, ...]
    nothing_since: tuple[Person, ...]
    """Met, and nothing noted since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """A week or a month, as the page shows it."""

    period: Period
    is_latest: bool
    """Whether the next one has not begun."""
    entries: int
    days: int
    """On how many days something was written."""
    cards: tuple[EntryCard, ...]
    """The newest entries, without hard ones and without people who are left out."""
    summary: Summary
    talked_about: tuple[Topic, ...]
    keeping: Keeping | None
    """Only where the time that begins now follows."""
    last_wish: Wish | None
    answers: Answers

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or noted."""
        return not (self.entries or self.talked_about) and self.summary.is_empty


class Review:
    """Looking back on the weeks and months of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce, kinds: Kinds) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self._kinds = kinds

    def latest(self, span: Span) -> Period:
        """Return the week or month that one would look back on now."""
        with self._vault.reading() as connection:
            return to_look_back_on(self._clock().date(), span, _week_start(connection))

    def look_back(self, period: Period, circle: Circle | None = None) -> LookBack:
        """Read everything about a period, in one transaction; only about one circle, if said.

        Whoever was put away, or carries the safety flag, is not told of.
        """
        with self._vault.reading() as connection:
            look = _Look(connection, self._clock().date(), period, circle)
            return look.look_back(self._kinds())

    def period_of(self, review: str) -> Period | None:
        """Return the week or month of a look back that was found, as weeks begin now."""
        with self._vault.reading() as connection:
            found = store.period_of(connection, review)
            if found is None:
                return None
            return period_of(found.first, found.span, _week_start(connection))

    def write(self, period: Period, question: Question, text: str) -> None:
        """Keep what was written about a period, as it was typed."""
        with self._vault.writing() as connection:
            changed = store.write(connection, period, question, text, self._clock())
        if changed:
            self._announce(Changes.REVIEWS)

    def waiting(self) -> list[Period]:
        """Return what Today may offer to look back on: something was noted, no wish written yet.

        Nothing where the user wants no questions.
        """
        today = self._clock().date()
        with self._vault.reading() as connection:
            choices = chosen(connection)
            if not choices.ask_question or choices.rests_until(today) is not None:
                return []
            offered = offered_on(today, choices.weekly_day, _week_start(connection))
            return [
                period
                for period in offered
                if not store.answers(connection, period).texts
                and not _Look(connection, today, period).finds_nothing(self._kinds())
            ]


class _Look:
    """One look at the journal: what several parts of it need to know is read once."""

    def __init__(
        self, connection: Connection, today: date, period: Period, circle: Circle | None = None
    ) -> None:
        self._connection = connection
        self._today, self._period = today, period
        known = people_store.everyone(connection)
        self._hidden = [each.id for each in known if each.put_away or each.safety]
        self._people = {
            each.id: each
            for each in known
            if each.id not in self._hidden and (circle is None or circle in each.circles)
        }
        self._only = None if circle is None else list(self._people)

    def look_back(self, kinds: Mapping[str, Kind]) -> LookBack:
        connection, period = self._connection, self._period
        written = store.written(connection, period, self._only)
        following = period.after()
        is_latest = following is None or following.first > self._today
        return LookBack(
            period=period,
            is_latest=is_latest,
            entries=sum(written.values()),
            days=len(written),
            cards=tuple(store.cards(connection, period, self._only, self._hidden, SHOWN_ENTRIES)),
            summary=self._summary(kinds),
            talked_about=self._topics(store.talked_about(connection, period, self._people)),
            keeping=self._keeping() if is_latest or self._is_next(following) else None,
            last_wish=store.last_wish(connection, period),
            answers=store.answers(connection, period),
        )

    def finds_nothing(self, kinds: Mapping[str, Kind]) -> bool:
        """Whether nothing was written or noted."""
        written = store.written(self._connection, self._period, self._only)
        talked = store.talked_about(self._connection, self._period, self._people)
        return not (written or talked) and self._summary(kinds).is_empty

    def _is_next(self, following: Period | None) -> bool:
        return following is not None and following.first <= self._today <= following.last

    def _topics(self, matters: Iterable[Matter]) -> tuple[Topic, ...]:
        return tuple(Topic(person=self._people[each.person], matter=each) for each in matters)

    def _summary(self, kinds: Mapping[str, Kind]) -> Summary:
        happened = store.happened(self._connection, self._period)
        words = store.words_of(self._connection, happened)

        def text_of(event: Event) -> str:
            promised = None if event.promise is None else words.get(event.promise)
            return promised or event.note

        return summary(happened, self._people, kinds, text_of)

    def _keeping(self) -> Keeping:
        connection, people = self._connection, self._people.values()
        coming = upcoming(connection, self._today, _AHEAD[self._period.span])
        quiet = quiet_with(people, contact_days(connection), self._today)
        longer = by_name(each.person for each in quiet)
        met = met_nothing_since(people, store.traces(connection), self._today)
        return Keeping(
            quiet=tuple(longer),
            matters=self._topics(store.open_matters(connection, self._people)),
            milestones=tuple(each for each in coming if each.person.id in self._people),
            nothing_since=tuple(each for each in met if each not in longer),
        )


def _week_start(connection: Connection) -> int:
    # Only asking the language's country needs Babel, which takes its time to load.
    from trustjournal.i18n import formats

    start = chosen(connection).week_start
    return formats.first_weekday() if start is None else start

"""What one looks at on the page Trends, read in one transaction; nothing is ever written."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection

from trustjournal.checkins import store as checkins_store
from trustjournal.checkins.domain import CheckIn
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId
from trustjournal.core.problems import JournalProblem
from trustjournal.events.domain import Catalogue, Event
from trustjournal.events.store import shelf as events_shelf
from trustjournal.i18n import _, formats
from trustjournal.people import store as people_store
from trustjournal.people import words as people_words
from trustjournal.people.domain import PeopleOrder, Person
from trustjournal.people.order import by_last_entry, by_name
from trustjournal.people.problems import PersonGone
from trustjournal.preferences.service import chosen as choices
from trustjournal.storage.vault import Vault
from trustjournal.trends import days as time
from trustjournal.trends import store, words
from trustjournal.trends.answer_shelf import shelf as answers
from trustjournal.trends.answering import GapQuestion, question_of
from trustjournal.trends.asking import Asked, Look
from trustjournal.trends.figures import Figures
from trustjournal.trends.gap import usual_difference
from trustjournal.trends.glance import Glance, Strip, around, glance_of
from trustjournal.trends.looking.store import last_afraid
from trustjournal.trends.observing import Observation, observation_of
from trustjournal.trends.reading import Notes
from trustjournal.trends.record import PLAIN
from trustjournal.trends.record import Look as WayOfLooking
from trustjournal.trends.series.kinds import Shown
from trustjournal.trends.series.window import Range, Window, window_of
from trustjournal.trends.showing import OfEveryone, OfPerson, charts_of_everyone, charts_of_person

T = TypeVar("T", CheckIn, Event)
_DOUBLE = 2.0
"""How much heavier the unfavourable side is laid on, for whoever wants to look at it so."""


class ChartsRest(JournalProblem):
    """A day's rest after an entry marked as hard."""

    def __init__(self) -> None:
        super().__init__(
            _("Charts rest for a day after a hard entry."),
            _("Nothing was written."),
            _("Try again tomorrow."),
        )


class Trends:
    """The figures about people, for the page, for files and for the command line."""

    def __init__(self, vault: Vault, clock: Clock, catalogue: Catalogue) -> None:
        self._vault, self._clock, self._catalogue = vault, clock, catalogue

    def look(self, asked: Asked) -> Look:
        """Return the charts of a person, or of everyone, over a stretch of time."""
        now = self._clock()
        with self._vault.reading() as connection:
            return _Reader(connection, now, self._catalogue).look(asked)

    def felt_trust(self, person: PersonId) -> Shown:
        """Return the chart of one person's felt trust since the beginning."""
        asked = Asked(person=person, range=Range.ALL)
        now = self._clock()
        with self._vault.reading() as connection:
            reader = _Reader(connection, now, self._catalogue)
            if reader.rests():
                raise ChartsRest
            return reader.of_person(person, asked).charts[0]

    def observation(self) -> Observation | None:
        """Return one thing that the notes say, another one each day; on most days there is one.

        None while charts or the journal rest, or where the user wants no words below charts.
        """
        now = self._clock()
        with self._vault.reading() as connection:
            reader = _Reader(connection, now, self._catalogue)
            if reader.is_silent() or reader.is_put_away():
                return None
            return observation_of(reader.one_by_one(), now.date())

    def glance(self, person: PersonId) -> Glance:
        """Return what stands about one person beside everything else."""
        now = self._clock()
        with self._vault.reading() as connection:
            return glance(connection, now, self._catalogue, person)

    def around(self, person: PersonId, day: date) -> Strip | None:
        """Return felt trust before and after a day; None while charts rest or are not wanted."""
        now = self._clock()
        with self._vault.reading() as connection:
            reader = _Reader(connection, now, self._catalogue)
            if not reader.has_charts():
                return None
            notes = reader.notes(reader.person(person))
            return around(notes, day, silent=reader.is_silent())

    def figures(self, person: PersonId) -> Figures:
        """Return the numbers behind the charts of one person, on request."""
        now = self._clock()
        with self._vault.reading() as connection:
            reader = _Reader(connection, now, self._catalogue)
            notes = reader.notes(reader.person(person))
            return Figures.of(notes, notes.gap(reader.usual()))


def glance(connection: Connection, now: datetime, catalogue: Catalogue, person: PersonId) -> Glance:
    """Read what stands about one person beside everything else."""
    reader = _Reader(connection, now, catalogue)
    return glance_of(
        reader.notes(reader.person(person)),
        silent=reader.is_silent(),
        with_charts=reader.has_charts(),
    )


class _Reader:
    """Reads on one connection at one moment."""

    def __init__(self, connection: Connection, now: datetime, catalogue: Catalogue) -> None:
        self._connection, self._now = connection, now
        self._choices = choices(connection)
        self._catalogue = catalogue.weighed(self._choices.weights)
        everyone = people_store.everyone(connection)
        self._afraid_on = last_afraid(connection)
        self._people = by_name(
            (each for each in everyone if not each.put_away),
            kana_first=people_words.kana_first(),
        )

    def look(self, asked: Asked) -> Look:
        preferences = self._choices
        rests = self.rests()
        is_off = not preferences.show_charts
        person = next((each for each in self._people if each.id == asked.person), None)
        found: OfEveryone | OfPerson | None = None
        if not (rests or is_off):
            found = self._of_everyone(asked) if person is None else self.of_person(person.id, asked)
        return Look(
            people=tuple(self._people),
            person=person,
            window=found.window if found else window_of(asked.range, self._now, own=asked.own),
            charts=found.charts if found else (),
            rests=rests,
            is_off=is_off,
            with_words=preferences.show_chart_words,
            question=self._question(found) if isinstance(found, OfPerson) else None,
        )

    def _question(self, found: OfPerson) -> GapQuestion | None:
        if not self._choices.show_chart_words:
            return None
        return question_of(
            found.notes.person,
            found.gap.word if found.gap else None,
            reassures=found.notes.may_reassure,
            answers=answers.of_person(self._connection, found.notes.person.id),
            today=self._now.date(),
        )

    def is_silent(self) -> bool:
        """Whether nothing may be said of the figures now."""
        wanted = self._choices.show_charts and self._choices.show_chart_words
        return self.rests() or not wanted

    def is_put_away(self) -> bool:
        """Whether the user put the journal away for a while."""
        return self._choices.rests_until(self._now.date()) is not None

    def has_charts(self) -> bool:
        """Whether charts are shown now."""
        return self._choices.show_charts and not self.rests()

    def rests(self) -> bool:
        hard = store.last_hard_entry(self._connection)
        return words.charts_rest(time.days(hard) if hard else None, time.days(self._now))

    def person(self, person: PersonId) -> Person:
        found = people_store.get(self._connection, person)
        if found is None:
            raise PersonGone
        return found

    def notes(self, person: Person) -> Notes:
        return self._notes(
            person,
            checkins_store.of_person(self._connection, person.id),
            events_shelf.of_person(self._connection, person.id),
        )

    def _notes(
        self, person: Person, check_ins: Sequence[CheckIn], events: Sequence[Event]
    ) -> Notes:
        return Notes(
            person=person,
            check_ins=check_ins,
            events=events,
            promises=store.promises_of(self._connection, person.id),
            catalogue=self._catalogue,
            now=self._now,
            afraid_on=self._afraid_on.get(person.id),
            look=WayOfLooking(
                half_life=self._choices.half_life,
                kappa=_DOUBLE if self._choices.breaches_double else PLAIN.kappa,
            ),
        )

    def usual(self) -> float:
        """Return how this user's ratings usually lie beside records."""
        everyone = self.everyone()
        pairs = [pair for notes in everyone if (pair := notes.both()) is not None]
        return usual_difference(pairs)

    def of_person(self, person_id: PersonId, asked: Asked) -> OfPerson:
        notes = self.notes(self.person(person_id))
        return charts_of_person(
            notes,
            self._window(asked, [notes]),
            gap=notes.gap(self.usual()),
            chapters=store.chapters_of(self._connection, person_id),
            reviews=store.reviews_of(self._connection, person_id),
            looks=store.plan_days_of(self._connection, person_id),
            matters=store.matters_of(self._connection, [person_id]),
            openable=self._openable([notes]),
        )

    def _of_everyone(self, asked: Asked) -> OfEveryone:
        everyone = self.everyone()
        if asked.order is PeopleOrder.LAST_ENTRY:
            place = {
                person.id: number
                for number, person in enumerate(
                    by_last_entry(
                        self._people,
                        store.last_written(self._connection),
                        kana_first=people_words.kana_first(),
                    )
                )
            }
            everyone.sort(key=lambda notes: place[notes.person.id])
        return charts_of_everyone(
            everyone,
            self._window(asked, everyone),
            written=store.written_days(self._connection),
            matters=store.matters_of(self._connection, [each.id for each in self._people]),
            first_weekday=self._first_weekday(),
            openable=self._openable(everyone),
        )

    def _first_weekday(self) -> int:
        chosen = self._choices.week_start
        return formats.first_weekday() if chosen is None else chosen

    def one_by_one(self) -> Iterator[Notes]:
        """Read the notes about everybody, and hold those of one person at a time."""
        return map(self.notes, self._people)

    def everyone(self) -> list[Notes]:
        """Read the notes about everybody who was not put away."""
        check_ins = _by_person(checkins_store.everything(self._connection))
        events = _by_person(events_shelf.where(self._connection))
        return [
            self._notes(each, check_ins.get(each.id, []), events.get(each.id, []))
            for each in self._people
        ]

    def _window(self, asked: Asked, everyone: Sequence[Notes]) -> Window:
        firsts = [
            *(time.days(notes.answers[0].moment.instant) for notes in everyone if notes.answers),
            *(notes.marks[0].time for notes in everyone if notes.marks),
        ]
        return window_of(asked.range, self._now, first=min(firsts, default=None), own=asked.own)

    def _openable(self, everyone: Sequence[Notes]) -> frozenset[str]:
        linked = {each.entry for notes in everyone for each in notes.check_ins if each.entry}
        linked |= {each.entry for notes in everyone for each in notes.events if each.entry}
        return store.living_entries(self._connection, linked)


def _by_person(things: Sequence[T]) -> dict[PersonId, list[T]]:
    found: dict[PersonId, list[T]] = defaultdict(list)
    for each in things:
        found[each.person].append(each)
    return found

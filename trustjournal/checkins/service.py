"""What one does with one's ratings of felt trust."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.checkins import store
from trustjournal.checkins.domain import (
    PREVIOUS_SHOWN_FROM,
    Because,
    CheckIn,
    Chip,
    Standing,
    counted,
    previous_answer,
)
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock, Moment, moment_of
from trustjournal.core.ids import CheckInId, EntryId, PersonId, TrashId, new_id
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.problems import NothingToBringBack, PersonGone
from trustjournal.storage import preferences, trash
from trustjournal.storage.vault import Vault

_DECLINED = "check_ins_declined"
_SAFETY_OFFERED = "safety_offered_after_afraid"


class CheckIns:
    """The check-ins of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def rate(
        self,
        person: PersonId,
        rating: float,
        *,
        because: Because,
        chips: Sequence[Chip] = (),
        another_moment: bool = False,
        entry: EntryId | None = None,
        when: Moment | None = None,
    ) -> CheckIn:
        """Note how ready one feels to rely on somebody, now or at another moment."""
        now = self._clock()
        check_in = CheckIn(
            id=CheckInId(new_id()),
            person=person,
            moment=when or moment_of(now),
            rating=rating,
            because=because,
            chips=tuple(chips),
            another_moment=another_moment,
            entry=entry,
        )
        with self._vault.writing() as connection:
            _require(connection, person)
            store.insert(connection, check_in, now)
        self._announce(Changes.CHECKINS)
        return check_in

    def change(self, check_in_id: CheckInId, *, rating: float, chips: Sequence[Chip]) -> CheckIn:
        """Correct one; its moment and why it was opened stay."""
        with self._vault.writing() as connection:
            stored = store.get(connection, check_in_id)
            if stored is None:
                raise NothingToBringBack
            edited = replace(stored, rating=rating, chips=tuple(chips))
            if edited == stored:
                return stored
            store.update(connection, edited, self._clock())
        self._announce(Changes.CHECKINS)
        return edited

    def of(self, person: PersonId) -> list[CheckIn]:
        """Return all about one person, oldest first; superseded ones too."""
        with self._vault.reading() as connection:
            return store.of_person(connection, person)

    def of_entry(self, entry: EntryId) -> list[CheckIn]:
        """Return those noted with one entry."""
        with self._vault.reading() as connection:
            return store.of_entry(connection, entry)

    def previous(self, person: PersonId) -> float | None:
        """Return the last answer, when there are enough of them for a tick to be shown."""
        return previous_answer(self.of(person))

    def standing(self, person: PersonId) -> Standing:
        """Return what a new check-in about this person stands beside."""
        today = moment_of(self._clock()).day
        with self._vault.reading() as connection:
            return standing_of(connection, person, today)

    def safety_offered(self, person: PersonId) -> None:
        """Remember that the safety flag was offered after "afraid", so that it is offered once."""
        with self._vault.writing() as connection:
            offered = preferences.read(connection, _SAFETY_OFFERED, [])
            if person not in offered:
                preferences.write(connection, _SAFETY_OFFERED, [*offered, person])

    def not_today(self, person: PersonId) -> None:
        """Remember until tomorrow that the user would rather not say."""
        today = moment_of(self._clock()).day.isoformat()
        with self._vault.writing() as connection:
            declined = declined_on(connection, today)
            if person not in declined:
                preferences.write(
                    connection, _DECLINED, {"day": today, "people": [*declined, person]}
                )

    def declined_today(self) -> set[PersonId]:
        """Return whom the user would rather not answer about today."""
        today = moment_of(self._clock()).day.isoformat()
        with self._vault.reading() as connection:
            return set(declined_on(connection, today))

    def withdraw(self, check_in_id: CheckInId) -> TrashId:
        """Take one back; it waits in the trash."""
        now = self._clock()
        with self._vault.writing() as connection:
            check_in = store.get(connection, check_in_id)
            if check_in is None:
                raise NothingToBringBack
            person = _require(connection, check_in.person)
            trash_id = trash.throw(connection, kind=store.KIND, title=person.name, at=now)
            store.throw(connection, check_in_id, trash_id, now)
        self._announce(Changes.CHECKINS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> CheckIn:
        """Undo a withdrawal; PersonGone as long as whom it is about lies in the trash."""
        with self._vault.writing() as connection:
            found = store.bring_back(connection, trash_id)
            if not found:
                raise NothingToBringBack
            _require(connection, found[0].person)
            trash.forget(connection, trash_id)
        self._announce(Changes.CHECKINS)
        return found[0]

    @property
    def ratings_of_people(self) -> "RatingsOfPeople":
        """What goes into the trash with a person, for `People`."""
        return RatingsOfPeople(self._clock)


class RatingsOfPeople:
    """The check-ins about a person, which share the person's way into the trash and back."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def throw(self, connection: Connection, person_id: PersonId, trash_id: TrashId) -> None:
        """Lay all about this person into the trash."""
        store.throw_of_person(connection, person_id, trash_id, self._clock())

    def bring_back(self, connection: Connection, trash_id: TrashId) -> None:
        """Take them out again."""
        store.bring_back(connection, trash_id)


def standing_of(connection: Connection, person: PersonId, today: date) -> Standing:
    """Return what a new check-in stands beside, for features that read it along with their own."""
    # Enough to know whether a tick may show; all of them would be read at every start.
    kept = store.lately(connection, person, until=today, days=PREVIOUS_SHOWN_FROM)
    return Standing(
        today=tuple(each for each in counted(kept) if each.moment.day == today),
        previous=previous_answer(kept, before=today),
        may_offer_safety=_may_offer_safety(connection, person),
    )


def _require(connection: Connection, person: PersonId) -> Person:
    found = people_store.get(connection, person)
    if found is None:
        raise PersonGone
    return found


def _may_offer_safety(connection: Connection, person: PersonId) -> bool:
    return not _require(connection, person).safety and person not in preferences.read(
        connection, _SAFETY_OFFERED, []
    )


def declined_on(connection: Connection, today: str) -> list[PersonId]:
    """Return whom the user would rather not answer about on a day."""
    noted = preferences.read(connection, _DECLINED, {})
    return [PersonId(each) for each in noted["people"]] if noted.get("day") == today else []

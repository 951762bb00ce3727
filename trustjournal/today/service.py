"""What one does on the page Today."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from trustjournal import i18n
from trustjournal.checkins import store as checkins_store
from trustjournal.checkins.domain import INVITED_A_DAY, Candidate, invited, is_night
from trustjournal.checkins.service import declined_on, standing_of
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.journal import drafts, listing
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.order import by_name
from trustjournal.preferences.service import chosen
from trustjournal.storage.vault import Vault
from trustjournal.today import store
from trustjournal.today.domain import (
    EARLIER,
    RECENT,
    TRASH_IS_OLD_AFTER,
    Answer,
    Question,
    Showing,
)
from trustjournal.today.prompts import book
from trustjournal.today.rotation import Rotation
from trustjournal.today.situation import situation_of
from trustjournal.today.snapshot import Invitation, Snapshot

_COMPANIONS = 4
_LATELY = timedelta(days=7)
"""Well beyond every rule that asks how many days ago somebody was written about."""


class Today:
    """The question of the day, the invitations to a check-in, and one look at everything."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def now(self) -> datetime:
        """Return the present moment where the user is."""
        return self._clock()

    # Looking

    def snapshot(self) -> Snapshot:
        """Read everything that the page shows, in one transaction. Writes nothing."""
        now = self._clock()
        with self._vault.reading() as connection:
            look = _Look(connection, now, self._vault.journal_id)
            recent = listing.newest(connection, RECENT)
            return Snapshot(
                now=now,
                is_night=is_night(now),
                is_first_day=not recent,
                asks_question=look.choices.ask_question,
                question=look.question(),
                invitations=tuple(look.invitations()),
                companions=tuple(look.companions()),
                show_previous=look.choices.show_previous,
                safety=look.situation.safety,
                drafts=tuple(drafts.left_over(connection)),
                recent=tuple(recent),
                earlier=tuple(listing.on_this_day(connection, now.date(), EARLIER)),
                old_trash=look.old_trash(),
                people=look.people,
            )

    def question(self) -> Question | None:
        """Return the question of the day, the same all day; nothing when the user wants none."""
        with self._vault.reading() as connection:
            return _Look(connection, self._clock(), self._vault.journal_id).question()

    def invitations(self) -> list[Invitation]:
        """Return whom to ask about today, at most three, the same people all day."""
        with self._vault.reading() as connection:
            return _Look(connection, self._clock(), self._vault.journal_id).invitations()

    def seen(self, question: Question | None, invitations: Iterable[Invitation]) -> None:
        """Remember what the user was shown today. What was shown already changes nothing."""
        now = self._clock()
        people = [each.person.id for each in invitations]
        with self._vault.writing() as connection:
            if question is not None:
                store.note(connection, _showing(question, now.date(), Answer.SHOWN), now)
            earlier = store.invited_on(connection, now.date())
            everybody = [*earlier, *(each for each in people if each not in earlier)]
            if everybody:
                store.note_invited(connection, now.date(), everybody)

    # Answering

    def another(self, question: Question) -> Question | None:
        """Pass on to another question, as often as one may on one day."""
        if question.others_left < 1:
            return self.question()
        return self._answer(question, Answer.ANOTHER)

    def not_today(self, question: Question) -> None:
        """Ask nothing more today; this question comes back in three days at the earliest."""
        self._answer(question, Answer.NOT_TODAY)

    def not_for_me(self, question: Question) -> Question | None:
        """Never ask this again, and ask something else; it does not count as another one."""
        return self._answer(question, Answer.NOT_FOR_ME)

    def take_back(self, question: Question) -> None:
        """Undo what was answered to a question of today: it is the question of the day again."""
        now = self._clock()
        showing = _showing(question, now.date(), Answer.SHOWN)
        with self._vault.writing() as connection:
            store.note(connection, showing, now)
            store.forget_later(connection, showing)
        self._announce(Changes.PROMPTS)

    def leave_trash(self) -> None:
        """Keep what has been in the trash for long, and do not offer to empty it for a while."""
        with self._vault.writing() as connection:
            store.note_trash_left(connection, self._clock().date())
        self._announce(Changes.PREFERENCES)

    def _answer(self, question: Question, answer: Answer) -> Question | None:
        now = self._clock()
        with self._vault.writing() as connection:
            store.note(connection, _showing(question, now.date(), answer), now)
            following = _Look(connection, now, self._vault.journal_id).question()
        self._announce(Changes.PROMPTS)
        return following


def _showing(question: Question, day: date, answer: Answer) -> Showing:
    return Showing(prompt=question.prompt.id, day=day, answer=answer, person=question.person)


class _Look:
    """What several parts of the page need to know, read once."""

    def __init__(self, connection: Connection, now: datetime, journal_id: str) -> None:
        self._connection = connection
        self._now, self._today, self._journal_id = now, now.date(), journal_id
        self.choices = chosen(connection)
        self.people = {person.id: person for person in people_store.everyone(connection)}
        self._last_contact = store.contacts(connection, self._today - _LATELY)
        self.situation = situation_of(
            now,
            weekly_day=self.choices.weekly_day,
            people=self.people.values(),
            last_contact=self._last_contact,
        )

    def question(self) -> Question | None:
        if not self.choices.ask_question:
            return None
        question = Rotation(
            book=book(),
            showings=store.showings(self._connection),
            language=i18n.language(),
            installation=self._journal_id,
        ).question(self.situation)
        if question is None:
            return None
        return question.with_answer(
            store.answered_by(self._connection, question.prompt.id, self._today)
        )

    def invitations(self) -> list[Invitation]:
        if not self.choices.ask_check_ins:
            return []
        asked = store.invited_on(self._connection, self._today)
        room = INVITED_A_DAY - len(asked)
        more = [each for each in invited(self._candidates(), self._today) if each not in asked]
        declined = declined_on(self._connection, self._today.isoformat())
        people = [self.people[each] for each in [*asked, *more[:room]] if each in self.people]
        return [
            Invitation(
                person=person, standing=standing_of(self._connection, person.id, self._today)
            )
            for person in people
            if person.may_be_asked_about and person.id not in declined
        ]

    def companions(self) -> list[Person]:
        """Return a few people, those last written about or noted first.

        Nobody is brought up who was put away or who frightens the user; they can be named.
        """
        offered = [each for each in self.people.values() if not (each.put_away or each.safety)]
        last = self._last_contact
        latest = sorted(
            by_name(offered), key=lambda each: last.get(each.id, date.min), reverse=True
        )
        return latest[:_COMPANIONS]

    def old_trash(self) -> int:
        left = store.trash_left_on(self._connection)
        if left is not None and self._today - left < TRASH_IS_OLD_AFTER:
            return 0
        return store.thrown_before(self._connection, self._now - TRASH_IS_OLD_AFTER)

    def _candidates(self) -> list[Candidate]:
        last_rated = checkins_store.last_rated(self._connection)
        return [
            Candidate(
                person=person.id,
                last_rated=last_rated.get(person.id),
                last_contact=self._last_contact.get(person.id),
            )
            for person in self.people.values()
            if person.may_be_asked_about
        ]

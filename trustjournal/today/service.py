"""What one does on the page Today."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from trustjournal.checkins import store as checkins_store
from trustjournal.checkins.domain import INVITED_A_DAY, Candidate, invited
from trustjournal.checkins.service import declined_on, standing_of
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.people.domain import Person
from trustjournal.people.order import by_name
from trustjournal.storage.vault import Vault
from trustjournal.today import store
from trustjournal.today.domain import TRASH_IS_OLD_AFTER, Answer, Question, Showing
from trustjournal.today.first_look import Look
from trustjournal.today.snapshot import Invitation, Snapshot

_COMPANIONS = 4


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
        with self._vault.reading() as connection:
            look = self._look(connection)
            return replace(
                look.snapshot(),
                invitations=tuple(_invitations(connection, look)),
                show_previous=look.choices.show_previous,
                companions=tuple(_companions(look)),
                old_trash=_old_trash(connection, look),
            )

    def question(self) -> Question | None:
        """Return the question of the day, the same all day; nothing when the user wants none."""
        with self._vault.reading() as connection:
            return self._look(connection).question()

    def invitations(self) -> list[Invitation]:
        """Return whom to ask about today, at most three, the same people all day."""
        with self._vault.reading() as connection:
            return _invitations(connection, self._look(connection))

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

    def _look(self, connection: Connection) -> Look:
        return Look(connection, self._clock(), self._vault.journal_id)

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
            following = Look(connection, now, self._vault.journal_id).question()
        self._announce(Changes.PROMPTS)
        return following


def _showing(question: Question, day: date, answer: Answer) -> Showing:
    return Showing(prompt=question.prompt.id, day=day, answer=answer, person=question.person)


def _invitations(connection: Connection, look: Look) -> list[Invitation]:
    if not look.choices.ask_check_ins or look.rests_until is not None:
        return []
    asked = store.invited_on(connection, look.today)
    room = INVITED_A_DAY - len(asked)
    more = [
        each for each in invited(_candidates(connection, look), look.today) if each not in asked
    ]
    declined = declined_on(connection, look.today.isoformat())
    people = [look.people[each] for each in [*asked, *more[:room]] if each in look.people]
    return [
        Invitation(person=person, standing=standing_of(connection, person.id, look.today))
        for person in people
        if person.may_be_asked_about and person.id not in declined
    ]


def _candidates(connection: Connection, look: Look) -> list[Candidate]:
    last_rated = checkins_store.last_rated(connection)
    return [
        Candidate(
            person=person.id,
            last_rated=last_rated.get(person.id),
            last_contact=look.last_contact.get(person.id),
        )
        for person in look.people.values()
        if person.may_be_asked_about
    ]


def _companions(look: Look) -> list[Person]:
    """Return a few people, those last written about or noted first.

    Nobody is brought up who was put away or who frightens the user; they can be named.
    """
    offered = [each for each in look.people.values() if not (each.put_away or each.safety)]
    latest = sorted(
        by_name(offered), key=lambda each: look.last_contact.get(each.id, date.min), reverse=True
    )
    return latest[:_COMPANIONS]


def _old_trash(connection: Connection, look: Look) -> int:
    left = store.trash_left_on(connection)
    if left is not None and look.today - left < TRASH_IS_OLD_AFTER:
        return 0
    return store.thrown_before(connection, look.now - TRASH_IS_OLD_AFTER)

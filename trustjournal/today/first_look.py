"""What Today shows first: the question of the day and what was written.

Imports no SQLAlchemy, which takes longer than everything here.
"""

from datetime import datetime, timedelta

from trustjournal import i18n
from trustjournal.checkins.domain import is_night
from trustjournal.core.clock import Clock
from trustjournal.journal import early as journal
from trustjournal.people import early as people
from trustjournal.preferences.service import chosen
from trustjournal.storage.plain import Plain
from trustjournal.storage.vault import Vault
from trustjournal.today import early
from trustjournal.today.domain import EARLIER, RECENT, Question
from trustjournal.today.prompts import book
from trustjournal.today.rotation import Rotation
from trustjournal.today.situation import situation_of
from trustjournal.today.snapshot import Snapshot

_LATELY = timedelta(days=7)
"""Well beyond every rule that asks how many days ago somebody was written about."""


def first_look(vault: Vault, clock: Clock) -> Snapshot:
    """Read what the page shows first, in one transaction. Writes nothing."""
    with vault.glancing() as connection:
        return Look(connection, clock(), vault.journal_id).snapshot()


class Look:
    """What several parts of the page need to know, read once."""

    def __init__(self, connection: Plain, now: datetime, journal_id: str) -> None:
        self._connection = connection
        self.now, self.today, self._journal_id = now, now.date(), journal_id
        self.choices = chosen(connection)
        self.rests_until = self.choices.rests_until(self.today)
        self.people = {person.id: person for person in people.everyone(connection)}
        self.last_contact = early.contacts(connection, self.today - _LATELY)
        self.situation = situation_of(
            now,
            weekly_day=self.choices.weekly_day,
            people=self.people.values(),
            last_contact=self.last_contact,
        )

    def snapshot(self) -> Snapshot:
        """Return what is shown first."""
        recent = journal.newest(self._connection, RECENT)
        return Snapshot(
            now=self.now,
            is_night=is_night(self.now),
            is_first_day=not recent,
            asks_question=self.choices.ask_question and self.rests_until is None,
            rests_until=self.rests_until,
            question=self.question(),
            safety=self.situation.safety,
            drafts=tuple(journal.left_over(self._connection)),
            recent=tuple(recent),
            earlier=tuple(journal.on_this_day(self._connection, self.today, EARLIER)),
            people=self.people,
        )

    def question(self) -> Question | None:
        """Return the question of the day, the same all day; nothing when the user wants none."""
        if not self.choices.ask_question or self.rests_until is not None:
            return None
        question = Rotation(
            book=book(),
            showings=early.showings(self._connection),
            language=i18n.language(),
            installation=self._journal_id,
        ).question(self.situation)
        if question is None:
            return None
        return question.with_answer(
            early.answered_by(self._connection, question.prompt.id, self.today)
        )

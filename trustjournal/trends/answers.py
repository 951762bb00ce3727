"""What one does with the question that follows when feeling and record lie apart."""

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import GapAnswerId, PersonId, new_id
from trustjournal.people import store as people_store
from trustjournal.people.problems import PersonGone
from trustjournal.storage.vault import Vault
from trustjournal.trends.answer_shelf import shelf
from trustjournal.trends.answering import GapAnswer
from trustjournal.trends.words import GapWord


class GapAnswers:
    """The answers in one journal; nothing is computed from them, and nobody is told."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce

    def answer(self, person: PersonId, words: GapWord, answer: str) -> GapAnswer:
        """Keep what comes nearest; an answer before it is kept as well."""
        now = self._clock()
        said = GapAnswer(
            id=GapAnswerId(new_id()), person=person, day=now.date(), words=words, answer=answer
        )
        with self._vault.writing() as connection:
            if people_store.get(connection, person) is None:
                raise PersonGone
            shelf.insert(connection, said, now)
        self._announce(Changes.GAP_ANSWERS)
        return said

    def take_back(self, answer: GapAnswerId) -> None:
        """Undo an answer that was just given: what stood before stands again."""
        with self._vault.writing() as connection:
            shelf.remove(connection, answer)
        self._announce(Changes.GAP_ANSWERS)

    def of(self, person: PersonId) -> list[GapAnswer]:
        """Return what was said about one person, oldest first."""
        with self._vault.reading() as connection:
            return shelf.of_person(connection, person)

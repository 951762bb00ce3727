"""One observation in words for Today: what some notes say, never what somebody is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trustjournal.events.domain import By
from trustjournal.people.domain import Person
from trustjournal.promises.domain import Counts
from trustjournal.trends import words
from trustjournal.trends.phrases import Phrase
from trustjournal.trends.reading import Notes
from trustjournal.trends.words import BalanceWord, RecordWord, TrendWord

_TRENDS = frozenset(
    {
        TrendWord.LIKELY_HIGHER,
        TrendWord.LIKELY_LOWER,
        TrendWord.PERHAPS_HIGHER,
        TrendWord.PERHAPS_LOWER,
    }
)
ASKED = "asked_help"
"""The kind of event that a small request is."""
_BALANCES = frozenset({BalanceWord.GIVING_MORE, BalanceWord.RECEIVING_MORE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A sentence about the notes with one person, by its key."""

    person: Person
    word: TrendWord | RecordWord | BalanceWord | Phrase
    counts: Counts | None = None
    """Beside my record: how many promises came to what, told before the words."""


def observation_of(everyone: Iterable[Notes], today: date) -> Observation | None:
    """Return the observation of a day: all of them in turn, the same all day.

    Nothing is said by itself about somebody who frightens the user or about whom they do not want
    to be asked.
    """
    found = [
        each
        for notes in everyone
        if not (notes.person.safety or notes.person.no_prompts)
        for each in _of(notes)
    ]
    return found[today.toordinal() % len(found)] if found else None


def _of(notes: Notes) -> Iterator[Observation]:
    word = notes.trend.word
    if word in _TRENDS and word is not None:
        yield Observation(person=notes.person, word=word)
    record = notes.record(By.ME)
    counts = notes.counts(By.ME)
    if record.word is not RecordWord.TOO_LITTLE and counts.total:
        yield Observation(person=notes.person, word=record.word, counts=counts)
    asked = [mark.time for mark in notes.marks if mark.kind.id == ASKED and mark.by is By.ME]
    if words.asked_often(asked, notes.moment):
        yield Observation(person=notes.person, word=Phrase.ASKED_OFTEN)
    if notes.person.shows_giving and notes.balance.word in _BALANCES:
        yield Observation(person=notes.person, word=notes.balance.word)

"""What the random journal writes, and everything as it ought to be: a few dictionaries."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import Bundle

from trustjournal.journal.domain import Content, Feeling

WORDS = ("約束", "信頼", "散歩", "walk", "river", "trust", "カフェ")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=40)
TEXTS = st.one_of(
    SENTENCES, ANYTHING, st.sampled_from(["", "\ufeff\u2028\r\n\0", "\U0001f469\u200d"])
)
TAGS = st.lists(st.sampled_from(["Work", "ｗｏｒｋ", "散歩", "a b"]), max_size=3).map(tuple)
FEELINGS = st.lists(st.sampled_from(list(Feeling)[:3]), max_size=2, unique=True).map(tuple)
DAYS = st.dates(date(2023, 12, 30), date(2026, 6, 1))
NAMES = st.sampled_from(["健太", "美咲", "Sara", "ＳＡＲＡ"])

entries = Bundle("entries")
people = Bundle("people")
deletions = Bundle("deletions")
person_deletions = Bundle("person_deletions")


class Stop(Exception):
    """Ends a transaction in its middle, as a crash would."""


@dataclass
class Expected:
    """One entry as it ought to be."""

    content: Content
    moment: object
    trash: str | None = None
    texts: list[str] = field(default_factory=list)
    draft: Content | None = None
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass
class Noted:
    """A check-in or a promise as it ought to be: whom it is about, and what it says."""

    person: str
    says: object
    trash: str | None = None


@dataclass
class Model:
    """The whole journal as it ought to be."""

    entries: dict[str, Expected] = field(default_factory=dict)
    drafts: dict[str, Content] = field(default_factory=dict)
    """Of pages that never were an entry."""
    people: dict[str, str | None] = field(default_factory=dict)
    """People, and the id of their deletion."""
    check_ins: dict[str, Noted] = field(default_factory=dict)
    promises: dict[str, Noted] = field(default_factory=dict)

    def as_it_is(self):
        """Return what a copy of the journal remembers."""
        return deepcopy(self)

    def is_here(self, person):
        return self.people.get(person, "gone") is None

    @property
    def noted(self):
        """Everything that goes with a person."""
        return [*self.check_ins.values(), *self.promises.values()]

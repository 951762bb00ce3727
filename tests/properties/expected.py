"""What the random journal writes, and one entry as it ought to be."""

from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

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

"""Answers to a gap between feeling and record in the journal: rows in, domain values out."""

from typing import Any

from sqlalchemy import Column, ForeignKey, RowMapping, Table, Text

from trustjournal.core.changes import Changes
from trustjournal.storage.database import Day, metadata
from trustjournal.storage.shelf import Shelf, life
from trustjournal.trends.answering import GapAnswer
from trustjournal.trends.words import GapWord

gap_answers = Table(
    "gap_answers",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("words", Text, nullable=False),
    Column("answer", Text, nullable=False),
    *life(),
)


def _row(answer: GapAnswer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "person": answer.person,
        "day": answer.day,
        "words": answer.words.value,
        "answer": answer.answer,
    }


def _answer(row: RowMapping) -> GapAnswer:
    return GapAnswer(**{**row, "words": GapWord(row["words"])})


shelf: Shelf[GapAnswer] = Shelf(
    gap_answers,
    kind="gap_answer",
    changes=Changes.GAP_ANSWERS,
    row=_row,
    value=_answer,
    order=(gap_answers.c.day, gap_answers.c.created_at, gap_answers.c.id),
)
"""Oldest first."""

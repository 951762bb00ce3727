"""Milestones and chapters in the journal: rows in, domain values out; and how search knows them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EventId, PersonId
from trustjournal.core.text import storable
from trustjournal.journal.finding import Findable
from trustjournal.milestones.domain import Chapter, Kind, Mark, Milestone
from trustjournal.milestones.tables import chapters as chapter_table
from trustjournal.milestones.tables import milestones as milestone_table
from trustjournal.storage import preferences
from trustjournal.storage.search import Document
from trustjournal.storage.shelf import Shelf

MILESTONE, CHAPTER = "milestone", "chapter"
"""What they are called in the search index and in the trash."""
_NOTING = "markings_are_noted"


def _row(milestone: Milestone) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "person": milestone.person,
        "title": storable(milestone.title),
        "kind": milestone.kind.value,
        "note": storable(milestone.note),
        "year": milestone.year,
        "month": milestone.month,
        "day_of_month": milestone.day_of_month,
        "yearly": milestone.yearly,
        "acknowledged": [
            {
                "occurrence": mark.occurrence.isoformat(),
                "day": mark.day.isoformat(),
                "event": mark.event,
            }
            for mark in milestone.marks
        ],
    }


def _milestone(row: RowMapping) -> Milestone:
    values = dict(row)
    marks = tuple(_mark(each) for each in values.pop("acknowledged"))
    return Milestone(**{**values, "kind": Kind(values["kind"]), "marks": marks})


def _mark(kept: dict[str, Any]) -> Mark:
    event = kept.get("event")
    return Mark(
        occurrence=date.fromisoformat(kept["occurrence"]),
        day=date.fromisoformat(kept["day"]),
        event=None if event is None else EventId(event),
    )


def _chapter_row(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "person": chapter.person,
        "day": chapter.day,
        "title": storable(chapter.title),
        "note": storable(chapter.note),
    }


def _milestone_document(milestone: Milestone) -> Document:
    return Document(
        kind=MILESTONE,
        id=milestone.id,
        day=milestone.first_day,
        title=milestone.title,
        body=milestone.note,
        marks=(milestone.person,),
    )


def _chapter_document(chapter: Chapter) -> Document:
    return Document(
        kind=CHAPTER,
        id=chapter.id,
        day=chapter.day,
        title=chapter.title,
        body=chapter.note,
        marks=(chapter.person,),
    )


milestones: Shelf[Milestone] = Shelf(
    milestone_table,
    kind=MILESTONE,
    changes=Changes.MILESTONES,
    row=_row,
    value=_milestone,
    order=(
        milestone_table.c.month,
        milestone_table.c.day_of_month,
        milestone_table.c.created_at,
        milestone_table.c.id,
    ),
    document=_milestone_document,
)
"""As they come in a year."""
chapters: Shelf[Chapter] = Shelf(
    chapter_table,
    kind=CHAPTER,
    changes=Changes.CHAPTERS,
    row=_chapter_row,
    value=lambda row: Chapter(**row),
    order=(chapter_table.c.day, chapter_table.c.created_at, chapter_table.c.id),
    document=_chapter_document,
)
"""Oldest first."""


def load_milestones(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read milestones for search."""
    written = milestones.written_at(connection, ids)
    for each in milestones.by_ids(connection, ids):
        yield _findable(_milestone_document(each), written[each.id])


def load_chapters(connection: Connection, ids: Sequence[str]) -> Iterator[Findable]:
    """Read chapters for search."""
    written = chapters.written_at(connection, ids)
    for each in chapters.by_ids(connection, ids):
        yield _findable(_chapter_document(each), written[each.id])


def _findable(told: Document, written_at: datetime) -> Findable:
    (person,) = told.marks
    return Findable(
        id=told.id,
        day=told.day,
        written_at=written_at,
        title=told.title,
        text=told.body,
        people=(PersonId(person),),
        facts=frozenset(told.marks),
    )


def notes_markings(connection: Connection) -> bool:
    """Return whether marking a milestone is also noted as something that happened."""
    return preferences.read(connection, _NOTING, default=True) is not False


def note_markings(connection: Connection, *, wanted: bool) -> None:
    """Remember whether it is."""
    preferences.write(connection, _NOTING, wanted)

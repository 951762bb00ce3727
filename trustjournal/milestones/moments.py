"""What milestones and chapters bring to a person's timeline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _, formats
from trustjournal.milestones import words
from trustjournal.milestones.domain import Chapter, Mark, Milestone
from trustjournal.milestones.rows import chapter_title
from trustjournal.people.section import TimelineItem
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import IconLabel, TranslatedFrame, TranslatedWidget, label, named

if TYPE_CHECKING:
    from datetime import date

    from trustjournal.milestones.service import Chapters, Milestones


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    """The day itself, or one on which an occurrence was marked."""

    milestone: Milestone
    mark: Mark | None = None


class MilestoneMoments:
    """The days themselves, and those on which they were marked.

    What was also noted as something that the user did stands there as an event already.
    """

    touched_by = Changes.MILESTONES | Changes.EVENTS

    def __init__(self, milestones: "Milestones", clock: Clock) -> None:
        self._milestones, self._clock = milestones, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read what has been; what is to come stands in the card."""
        now = self._clock()
        found: list[TimelineItem] = []
        for milestone in self._milestones.of(person):
            first = milestone.first_day
            told = {mark.day for mark in milestone.marks if mark.event is not None}
            days: list[tuple[date, Mark | None]] = [
                (mark.day, mark) for mark in milestone.marks if mark.day not in {first, *told}
            ]
            if first is not None and first <= now.date() and first not in told:
                days.append((first, None))
            found += [
                TimelineItem(
                    id=f"{milestone.id} {day.isoformat()}",
                    moment=noon_of(day, now.tzinfo),
                    content=_Moment(milestone=milestone, mark=mark),
                )
                for day, mark in days
            ]
        return found

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line."""
        moment: _Moment = item.content
        milestone, mark = moment.milestone, moment.mark
        said = (lambda: _("Milestone")) if mark is None else (lambda: _("Milestone, marked"))
        return named(
            _line(
                words.ICONS[milestone.kind], said, lambda: words.title(milestone), milestone.note
            ),
            "milestoneMoment",
        )


class ChapterMoments:
    """The days on which something begins or breaks off."""

    touched_by = Changes.CHAPTERS

    def __init__(self, chapters: "Chapters", clock: Clock) -> None:
        self._chapters, self._clock = chapters, clock

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read them all."""
        zone = self._clock().tzinfo
        return [
            TimelineItem(id=each.id, moment=noon_of(each.day, zone), content=each)
            for each in self._chapters.of(person)
        ]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a heading that parts what was from what follows."""
        chapter: Chapter = item.content
        return named(
            _heading(lambda: chapter_title(chapter), chapter),
            "chapterMoment",
        )


def _line(icon: str, kind: Text, title: Text, note: str) -> QWidget:
    made = TranslatedWidget()
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(label(title, "small", wrap=True))
    if note.strip():
        texts.addWidget(label(note.strip(), "caption", tone="soft", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(14, 6, 14, 6)
    row.setSpacing(10)
    top = Qt.AlignmentFlag.AlignTop
    row.addWidget(IconLabel(icon, "faint", px=16), 0, top)
    row.addWidget(label(kind, "small", tone="soft"), 0, top)
    row.addLayout(texts, 1)
    return made


def _heading(title: Text, chapter: Chapter) -> QWidget:
    made = TranslatedWidget()
    ground = named(TranslatedFrame(), "quiet")
    outside = QVBoxLayout(made)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(ground)
    column = QVBoxLayout(ground)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(2)
    column.addWidget(
        label(
            lambda: _("A new chapter from {day}").format(day=formats.plain_day(chapter.day)),
            "label",
            tone="accent",
            wrap=True,
        )
    )
    column.addWidget(label(title, "heading", wrap=True))
    if chapter.note.strip():
        column.addWidget(label(chapter.note.strip(), "small", tone="soft", wrap=True))
    return made

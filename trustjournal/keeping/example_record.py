"""What the example's writer notes of people beside the entries: what happened, matters, days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random

from trustjournal.boundaries.domain import Boundary, Review
from trustjournal.core import resources
from trustjournal.core.ids import (
    ChapterId,
    EntryId,
    EventId,
    GapAnswerId,
    IntroductionId,
    MatterId,
    MilestoneId,
    PersonId,
    ReflectionId,
)
from trustjournal.core.resources import Table
from trustjournal.events.domain import By, Event, Size
from trustjournal.introductions.domain import Introduction
from trustjournal.keeping.example_agreements import boundaries, promises
from trustjournal.keeping.example_noting import Noting
from trustjournal.keeping.example_sheets import Noted, Walked, sheets
from trustjournal.matters.domain import ADDRESSED, Matter, State
from trustjournal.milestones.domain import Chapter, Kind, Mark, Milestone, marked
from trustjournal.milestones.service import MARKED_EVENT
from trustjournal.people.domain import Circle, Person
from trustjournal.preferences.domain import SUNDAY
from trustjournal.promises.domain import Tale, months_later
from trustjournal.review.domain import Answers, Question, Span, month_of, week_of
from trustjournal.trends.answering import GapAnswer
from trustjournal.trends.reflection import Afraid, Reflection, instrument
from trustjournal.trends.words import GapWord

_AT_WORK = frozenset({Circle.WORK, Circle.CLIENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is noted beside entries and check-ins."""

    events: tuple[Event, ...]
    """Oldest first; what became of promises and boundaries is among them."""
    promises: tuple[Tale, ...]
    boundaries: tuple[Boundary, ...]
    reviews: tuple[Review, ...]
    matters: tuple[Matter, ...]
    milestones: tuple[Milestone, ...]
    chapters: tuple[Chapter, ...]
    introductions: tuple[Introduction, ...]
    reflections: tuple[Reflection, ...]
    sheets: tuple[Walked, ...]
    gap_answers: tuple[GapAnswer, ...]
    look_backs: tuple[tuple[str, Answers], ...]
    """Each with its id, as it was written on the last day of its time."""


def record(
    language: str,
    *,
    people: Mapping[str, Person],
    days: Mapping[int, date],
    entries: Mapping[int, EntryId],
    last_day: date,
    seed: int,
) -> Record:
    """Note it all: who by role; days and entries of the story by their number in story.toml."""
    facts = resources.load("example", "record.toml")
    noting = Noting(
        words=resources.load("example", language, "record.toml"),
        people={role: person.id for role, person in people.items()},
        days=days,
        entries=entries,
        last_day=last_day,
        at_work=frozenset(
            person.id for person in people.values() if _AT_WORK.issuperset(person.circles)
        ),
        # Of its own, so that what is noted changes nothing of what is written.
        random=Random(f"record {seed}"),
    )
    events = [_event(noting, row) for row in facts.tables("event")]
    for row in facts.tables("again"):
        events += _again(noting, row)
    tales, kept = promises(noting, facts.tables("promise"))
    drawn, looked_at, crossed = boundaries(noting, facts.tables("boundary"))
    matters, talks = _matters(noting, facts.tables("matter"))
    milestones, markings = _milestones(noting, facts.tables("milestone"))
    events += [*kept, *crossed, *talks, *markings]
    chapters = tuple(_chapter(noting, row) for row in facts.tables("chapter"))
    introductions = tuple(_introduction(noting, row) for row in facts.tables("introduction"))
    noted = Noted(promises=tales, boundaries=drawn, events=events)
    return Record(
        events=tuple(sorted(events, key=lambda event: event.day)),
        promises=tuple(tales),
        boundaries=tuple(drawn),
        reviews=tuple(looked_at),
        matters=tuple(matters),
        milestones=tuple(milestones),
        chapters=chapters,
        introductions=introductions,
        reflections=tuple(_reflection(noting, row) for row in facts.tables("reflection")),
        gap_answers=tuple(_gap_answer(noting, row) for row in facts.tables("gap_answer")),
        look_backs=tuple(_look_back(noting, row) for row in facts.tables("look_back")),
        # Last, so that the ids of everything before stay as they are.
        sheets=tuple(sheets(noting, facts.tables("sheet"), noted)),
    )


# What happened


def _event(noting: Noting, row: Table) -> Event:
    return Event(
        id=EventId(noting.new_id()),
        person=noting.person(row),
        kind=row.text("kind"),
        by=By(row.text("by")),
        size=noting.size(row),
        day=noting.day(row, "before"),
        note=noting.note(row),
        detail=row.text("detail") if "detail" in row else "",
        unasked="unasked" in row and row.flag("unasked"),
        entry=noting.entry(row, "before"),
    )


def _again(noting: Noting, row: Table) -> Iterator[Event]:
    """Note the same kind again and again; people from work are met on workdays."""
    person = noting.person(row)
    by, details = cycle(row.texts("by")), cycle(row.texts("details") if "details" in row else [""])
    sizes = cycle(row.texts("sizes") if "sizes" in row else [Size.ORDINARY])
    before: date | None = None
    for day in _days_of(noting, row):
        met = noting.workday(day) if person in noting.at_work else day
        if met != before:
            before = met
            yield Event(
                id=EventId(noting.new_id()),
                person=person,
                kind=row.text("kind"),
                by=By(next(by)),
                size=Size(next(sizes)),
                day=met,
                detail=next(details),
            )


def _days_of(noting: Noting, row: Table) -> Iterator[date]:
    sway, until = row.integer("sway"), row.integer("until")
    for number in range(row.integer("from"), until - 1, -row.integer("every")):
        off = noting.random.randint(-sway, sway)
        yield noting.last_day - timedelta(days=max(until, number + off))


# Matters


def _matters(noting: Noting, rows: tuple[Table, ...]) -> tuple[list[Matter], list[Event]]:
    matters, talks = [], []
    for row in rows:
        name = row.text("id")
        closed = next((each for each in ("talked", "left_alone") if each in row), None)
        matter = Matter(
            id=MatterId(noting.new_id()),
            person=noting.person(row),
            topic=noting.words.table("matters").text(name),
            since=noting.day(row, "since"),
            state=_STATES[closed],
            note=noting.said("matter_notes", name),
            closed_on=None if closed is None else noting.day(row, closed),
        )
        matters.append(matter)
        if matter.state is State.TALKED_ABOUT:
            talks.append(_talk(noting, matter, By(row.text("brought_up_by"))))
    return matters, talks


_STATES = {None: State.OPEN, "talked": State.TALKED_ABOUT, "left_alone": State.LEFT_ALONE}


def _talk(noting: Noting, matter: Matter, by: By) -> Event:
    return Event(
        id=EventId(noting.new_id()),
        person=matter.person,
        kind=ADDRESSED,
        by=by,
        day=matter.closed_on or matter.since,
        note=matter.title,
        matter=matter.id,
    )


# Days and ties


def _milestones(noting: Noting, rows: tuple[Table, ...]) -> tuple[list[Milestone], list[Event]]:
    milestones, markings = [], []
    for row in rows:
        milestone = _milestone(noting, row)
        if "marked" in row:
            day = noting.day(row, "marked")
            event = _marking(noting, milestone, day)
            mark = Mark(occurrence=milestone.nearest(day), day=day, event=event.id)
            milestone = marked(milestone, mark)
            markings.append(event)
        milestones.append(milestone)
    return milestones, markings


def _milestone(noting: Noting, row: Table) -> Milestone:
    day, name = noting.day(row, "before"), row.text("id")
    years = row.integer("years") if "years" in row else None
    first = months_later(day, -12 * (years or 0))
    return Milestone(
        id=MilestoneId(noting.new_id()),
        person=noting.person(row),
        title=noting.words.table("milestones").text(name),
        kind=Kind(row.text("kind")),
        month=first.month,
        day_of_month=first.day,
        year=None if years is None else first.year,
        yearly="yearly" in row and row.flag("yearly"),
        note=noting.said("milestone_notes", name),
    )


def _marking(noting: Noting, milestone: Milestone, day: date) -> Event:
    return Event(
        id=EventId(noting.new_id()),
        person=milestone.person,
        kind=MARKED_EVENT,
        by=By.ME,
        day=day,
        note=milestone.title,
    )


def _chapter(noting: Noting, row: Table) -> Chapter:
    name = row.text("id")
    return Chapter(
        id=ChapterId(noting.new_id()),
        person=noting.person(row),
        day=noting.day(row, "before"),
        title=noting.words.table("chapters").text(name),
        note=noting.said("chapter_notes", name),
    )


def _introduction(noting: Noting, row: Table) -> Introduction:
    def somebody(part: str) -> PersonId | None:
        return noting.people[row.text(part)] if part in row else None

    return Introduction(
        id=IntroductionId(noting.new_id()),
        introducer=somebody("introducer"),
        person=noting.people[row.text("person")],
        met=somebody("met"),
        day=noting.day(row, "before"),
        thanked_on=noting.day(row, "thanked") if "thanked" in row else None,
        told_on=noting.day(row, "told") if "told" in row else None,
        note=noting.words.table("introductions").text(row.text("id")),
    )


def _reflection(noting: Noting, row: Table) -> Reflection:
    """Read the answers in the order of the statements; 0 is one that was left out."""
    given = zip(instrument().statements, row.integers("answers"), strict=True)
    return Reflection(
        id=ReflectionId(noting.new_id()),
        person=noting.person(row),
        day=noting.day(row, "before"),
        answers={statement.id: answer for statement, answer in given if answer},
        afraid=Afraid(row.text("afraid")),
        again=row.flag("again"),
    )


def _gap_answer(noting: Noting, row: Table) -> GapAnswer:
    return GapAnswer(
        id=GapAnswerId(noting.new_id()),
        person=noting.person(row),
        day=noting.day(row, "before"),
        words=GapWord(row.text("words")),
        answer=row.text("answer"),
    )


def _look_back(noting: Noting, row: Table) -> tuple[str, Answers]:
    day, name = noting.day(row, "before"), row.text("id")
    period = month_of(day) if row.text("span") == Span.MONTH else week_of(day, SUNDAY)
    said = noting.words.table("look_backs").table(name)
    texts = {each: said.text(each.value) for each in Question if each.value in said}
    return noting.new_id(), Answers(period=period, texts=texts)

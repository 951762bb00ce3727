"""Made-up notes about people for tests of charts, as many as are asked for."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from trustjournal.checkins.domain import Because, CheckIn
from trustjournal.core.clock import moment_of
from trustjournal.core.ids import BoundaryId, CheckInId, EntryId, EventId, PersonId
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Event, Size
from trustjournal.people.domain import Circle, Person, TheirRecord
from trustjournal.trends.reading import Notes
from trustjournal.trends.series.window import Range, Window, window_of
from trustjournal.trends.showing import charts_of_everyone, charts_of_person
from trustjournal.trends.store import KeptChapter, KeptMatter, KeptPromise, WrittenDay

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 5, 14, 21, 0, tzinfo=TOKYO)
NAMES = {
    "ja": ("美咲", "髙橋部長", "母さん", "健太", "𠮷田さくら子"),
    "en": ("Misaki", "Mr. Takahashi", "Mum", "Kenta", "Alexandra Featherstonehaugh-Cholmondeley"),
}
_KINDS = (
    "promise_kept", "honest_hard", "listened_fully", "brushed_off", "respect_shown", "steady",
    "promise_broken", "contact", "gave", "received", "contact_needed", "boundary_crossed",
    "apology_made", "unpredictable", "opportunity", "boundary_respected", "new_view",
    "promise_kept_late_notice", "disrespect", "milestone_marked",
)  # fmt: skip
COUNTS = (0, 1, 4, 5, 8, 200, 3650)
"""How many ratings each chart is looked at with."""


def someone(name: str = "Misaki", **fields: object) -> Person:
    at = NOW - timedelta(days=4000)
    given: dict[str, object] = {
        "id": PersonId(name),
        "circles": (Circle.WORK,),
        "their_record": TheirRecord.ON,
        **fields,
    }
    return Person(name=name, created_at=at, updated_at=at, **given)  # type: ignore[arg-type]


def ratings(count: int, person: PersonId, seed: int = 3, every: float = 1.0) -> list[CheckIn]:
    """A good while, a break, a slow recovery; the last one is of today."""
    chance = Random(seed)
    found = []
    for number in range(count):
        share = number / max(1, count - 1)
        level = 7.5 if share < 0.45 else 3.0 + 5.0 * (share - 0.45)
        rating = min(10, max(0, round(level + chance.gauss(0, 1))))
        when = NOW - timedelta(days=(count - 1 - number) * every, hours=1)
        found.append(
            CheckIn(
                id=CheckInId(f"c{number}"),
                person=person,
                moment=moment_of(when),
                rating=rating,
                because=Because.BY_MYSELF,
                entry=EntryId(f"e{number}") if number % 3 == 0 else None,
            )
        )
    return found


def happened(
    count: int, person: PersonId, seed: int = 5, over: int = 80, name: str = ""
) -> list[Event]:
    chance = Random(seed)
    return [
        Event(
            id=EventId(f"v{name}{number}"),
            person=person,
            kind=_KINDS[number % len(_KINDS)],
            by=By.THEM if chance.random() < 0.6 else By.ME,
            size=chance.choice((Size.SMALL, Size.ORDINARY, Size.BIG)),
            day=NOW.date() - timedelta(days=chance.randrange(over)),
            entry=EntryId(f"e{number}") if number % 4 == 0 else None,
            boundary=BoundaryId("b") if "boundary" in _KINDS[number % len(_KINDS)] else None,
        )
        for number in range(count)
    ]


def notes(
    count: int, *, person: Person | None = None, seed: int = 3, every: float | None = None,
    events: Sequence[Event] | None = None,
) -> Notes:  # fmt: skip
    who = person or someone()
    days = every or (4.0 if count <= 8 else 1.0)
    some = events if events is not None else happened(min(60, count * 4), who.id, seed)
    return Notes(
        person=who,
        check_ins=ratings(count, who.id, seed, days),
        events=some,
        promises=_promises(min(6, count)),
        catalogue=catalogue(),
        now=NOW,
    )


def _promises(count: int) -> list[KeptPromise]:
    states = ("kept", "open", "late-silent", "kept", "not-kept", "open")
    return [
        KeptPromise(
            by=By.THEM if number % 2 else By.ME,
            state=state,
            due=NOW.date() + timedelta(days=number * 4),
            settled_on=None if state == "open" else NOW.date() - timedelta(days=number * 9),
        )
        for number, state in enumerate(states[:count])
    ]


def window(count: int, chosen: Range = Range.TWELVE_WEEKS) -> Window:
    first = notes(count).answers
    from trustjournal.trends import days

    return window_of(chosen, NOW, first=days.days(first[0].moment.instant) if first else None)


EVERY_ENTRY = frozenset(f"e{number}" for number in range(4000))


def of_person(count: int, language: str = "en", chosen: Range | None = None):
    """Every chart of one person with so many ratings."""
    who = someone(NAMES[language][0])
    wanted = chosen or (Range.ALL if count > 100 else Range.TWELVE_WEEKS)
    found = notes(count, person=who)
    from trustjournal.trends.gap import usual_difference

    return charts_of_person(
        found,
        window(count, wanted),
        gap=found.gap(usual_difference([])),
        chapters=_chapters(count, language),
        reviews=[NOW.date() + timedelta(days=9)] if count else [],
        looks=[NOW.date() + timedelta(days=each) for each in (-7, 5, 20)] if count else [],
        matters=matters(count, language),
        openable=EVERY_ENTRY,
    )


def _chapters(count: int, language: str) -> list[KeptChapter]:
    if not count:
        return []
    title = {"ja": "話し合ってから", "en": "After we talked"}[language]
    return [KeptChapter(day=NOW.date() - timedelta(days=20), title=title)]


def matters(count: int, language: str) -> list[KeptMatter]:
    title = {"ja": "旅行のお金のこと", "en": "The money for the journey"}[language]
    states = ("talked_about", "open", "talked_about", "left_alone")
    found = []
    for number in range(min(12, count)):
        since = NOW.date() - timedelta(days=5 + number * 7)
        state = states[number % 4]
        closed = since + timedelta(days=2 + number) if state == "talked_about" else None
        found.append(KeptMatter(topic=title, since=since, state=state, closed_on=closed))
    return found


def written(count: int) -> list[WrittenDay]:
    chance = Random(8)
    days = sorted({NOW.date() - timedelta(days=chance.randrange(360)) for _each in range(count)})
    return [
        WrittenDay(day=day, entries=1 + chance.randrange(5), with_feelings=chance.randrange(2))
        for day in days
    ]


def of_everyone(count: int, language: str = "en", chosen: Range = Range.TWELVE_WEEKS):
    """Every chart of several people."""
    circles = ((Circle.PARTNER,), (Circle.WORK,), (Circle.FAMILY,), (Circle.FRIEND,), ())
    everyone = [
        notes(count, person=someone(name, circles=circle), seed=seed)
        for seed, (name, circle) in enumerate(zip(NAMES[language], circles, strict=True), 3)
    ]
    return charts_of_everyone(
        everyone,
        window(count, chosen),
        written=written(count),
        matters=matters(count, language),
        first_weekday=0 if language == "ja" else 6,
        openable=EVERY_ENTRY,
    )


def day(text: str) -> date:
    return date.fromisoformat(text)

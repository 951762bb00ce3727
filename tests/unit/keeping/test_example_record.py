"""What the example's writer notes beside the entries, as the whole program reads it."""

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.clocks import FakeClock
from tests.unit.keeping.test_example_words import KANA_OR_KANJI
from tests.unit.resources.banned import banned_in
from trustjournal.core import resources
from trustjournal.core.changes import Changes
from trustjournal.events.domain import By, Size
from trustjournal.keeping import example, example_words
from trustjournal.keeping.example_life import SEED, life
from trustjournal.keeping.example_record import record
from trustjournal.keeping.example_words import LANGUAGES
from trustjournal.matters.domain import State as MatterState
from trustjournal.promises.domain import Repeats, State
from trustjournal.promises.reminding import Reason
from trustjournal.review.domain import Span
from trustjournal.services import SHELVES, assemble
from trustjournal.storage.vault import Vault
from trustjournal.trends import contacts
from trustjournal.trends import store as trends_store
from trustjournal.trends.addressing import Fate, Matter, addressing
from trustjournal.trends.words import MatterWord, RhythmWord, TrendWord

LAST_DAY = date(2026, 5, 14)
TOKYO = ZoneInfo("Asia/Tokyo")
EVENING = datetime(2026, 5, 14, 19, 0, tzinfo=TOKYO)
WORDS = {language: example_words.load(language) for language in LANGUAGES}
MOVED, TALKED = 402, 363
"""Chapters of the story: the promise that was not kept, and the talk about it."""


def noted(language, last_day=LAST_DAY, seed=SEED):
    told = life(WORDS[language], last_day=last_day, zone=TOKYO, entries=60, seed=seed)
    chapters = {}
    for day in told.days:
        chapters |= day.chapters
    kept = record(
        language,
        people=told.cast,
        days=told.story,
        entries=chapters,
        last_day=last_day,
        seed=seed,
    )
    return kept, told


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Where the example journal of each language lies; tests only read them."""
    folders = {}
    for language in LANGUAGES:
        folders[language] = tmp_path_factory.mktemp("record") / language
        vault = Vault(folders[language], folders[language].parent / "copies")
        vault.create(None)
        example.fill(vault, language, LAST_DAY, zone=TOKYO)
        vault.close()
    return folders


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def services(filled, language):
    vault = Vault(filled[language], filled[language].parent / "copies")
    vault.open()
    yield assemble(vault, FakeClock(EVENING), lambda _changes: None)
    vault.close()


@pytest.fixture
def person(services, language):
    """Finds somebody by their role in the story."""
    names = {each.role: each.name for each in WORDS[language].people}
    people = {each.name: each for each in services.people.everyone()}
    return lambda role: people[names[role]]


def day_of(chapter):
    """Return the day on which a chapter of the story took place, in either language."""
    days = {noted(language)[1].story[chapter] for language in LANGUAGES}
    (day,) = days
    return day


# -- words -----------------------------------------------------------------------------------------


def texts_in(table, place=""):
    for name in table.names():
        try:
            yield f"{place}{name}", table.text(name)
        except resources.ResourceError:
            yield from texts_in(table.table(name), f"{place}{name}.")


def words_of(language):
    return dict(texts_in(resources.load("example", language, "record.toml")))


def test_both_languages_have_words_for_the_same_things():
    assert words_of("en").keys() == words_of("ja").keys()


def test_no_word_is_left_over():
    facts = resources.read_text("example", "record.toml")
    named = set(re.findall(r'(?:id|note|late_note) = "([^"]+)"', facts))
    for name in words_of("en"):
        _part, thing, *_field = name.split(".")
        assert thing in named, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_the_glossary_bans(language):
    for text in words_of(language).values():
        assert banned_in(text, language) == []
        assert not re.search("[!！]|lorem|ipsum|TODO", text, re.IGNORECASE)
        assert text == text.strip()


def test_each_language_is_written_with_its_own_signs():
    for text in words_of("ja").values():
        assert not re.search(rf"[{KANA_OR_KANJI}][,.()?:]|[,.()?:][{KANA_OR_KANJI}]", text), text
        assert not re.search("[A-Za-z]{3,}", text), text
    for text in words_of("en").values():
        assert not re.search(rf"[{KANA_OR_KANJI}]", text), text


# -- facts -----------------------------------------------------------------------------------------


WORDY = {
    "note", "text", "how_good", "who_decides", "fine", "not_fine", "i_will", "topic", "title",
    "answers", "words", "texts",
}  # fmt: skip


def facts_of(thing):
    """Everything that is said but the words, and which entry of each language it is."""
    if isinstance(thing, tuple):
        return [facts_of(each) for each in thing]
    if not is_dataclass(thing):
        return thing
    told = {each.name: facts_of(getattr(thing, each.name)) for each in fields(thing)}
    if "entry" in told:
        told["entry"] = told["entry"] is not None
    return {name: value for name, value in told.items() if name not in WORDY}


def test_both_languages_tell_the_same_facts():
    (english, _), (japanese, _) = noted("en"), noted("ja")
    assert facts_of(english) == facts_of(japanese)
    assert len(english.events) > 300


def test_the_same_seed_notes_the_same_and_another_seed_other_days():
    assert noted("en")[0] == noted("en")[0]
    assert noted("en")[0] != noted("en", seed=7)[0]


@pytest.mark.parametrize(
    "last_day",
    [
        *(LAST_DAY + timedelta(days=later) for later in range(7)),
        date(2027, 1, 1),
        date(2028, 2, 23),
        date(2028, 2, 29),
        date(2028, 12, 31),
    ],
)
def test_whatever_the_last_day_is_nothing_lies_in_the_future_but_what_is_due(last_day):
    kept, told = noted("ja", last_day)
    assert max(event.day for event in kept.events) < last_day
    assert min(event.day for event in kept.events) > min(told.story.values()) - timedelta(days=60)
    for tale in kept.promises:
        assert tale.promise.made < last_day
        assert all(step.day < last_day for step in tale.steps)
        assert tale.promise.is_open or tale.promise.settled_on < last_day
    for boundary in kept.boundaries:
        assert boundary.drawn_on < last_day
    for matter in kept.matters:
        assert max(matter.since, matter.closed_on or matter.since) < last_day
    assert all(review.day < last_day for review in kept.reviews)
    assert all(chapter.day < last_day for chapter in kept.chapters)


def test_people_from_work_promise_for_workdays():
    kept, told = noted("en")
    at_work = {told.cast["manager"].id, told.cast["client"].id}
    days = {
        tale.promise.due
        for tale in kept.promises
        if tale.promise.person in at_work and tale.promise.due
    }
    assert days
    assert all(day.weekday() < 5 for day in days - set(told.story.values()))


# -- as the program reads it -----------------------------------------------------------------------


def test_every_kind_of_thing_is_there_and_the_journal_is_sound(services):
    counts = services.keeping.counts()
    assert all(counts[shelf.table.name] for shelf in SHELVES), counts
    period = services.review.latest(Span.WEEK)
    assert services.review.look_back(period).last_wish is not None
    assert services.keeping.check() == []


def test_more_entries_bring_no_more_notes(vault):
    example.fill(vault, "en", LAST_DAY, entries=60, zone=TOKYO)
    few = assemble(vault, FakeClock(EVENING), lambda _changes: None).keeping.counts()
    kept, _told = noted("en")
    assert few["events"] == len(kept.events)
    assert few["promises"] == len(kept.promises)


def test_the_broken_promise_stands_where_the_story_tells_of_it(services, person):
    friend = person("friend")
    moved = day_of(MOVED)
    (tale,) = [
        tale
        for tale in services.promises.of_person(friend.id)
        if tale.promise.state is State.NOT_KEPT and tale.promise.size is Size.GRAVE
    ]
    assert tale.promise.by is By.THEM
    assert (tale.promise.due, tale.promise.settled_on) == (moved, moved)
    entry = services.journal.get(tale.promise.entry)
    assert entry.moment.day == tale.promise.made
    assert friend.id in entry.content.people


def test_after_the_talk_come_the_apology_the_boundary_and_what_was_agreed(services, person):
    friend, talked = person("friend"), day_of(TALKED)
    kinds = {event.kind: event for event in services.events.of_person(friend.id)}
    assert kinds["apology_made"].day == kinds["issue_addressed"].day == talked
    assert kinds["prevention_done"].day > talked
    assert kinds["boundary_crossed_repaired"].boundary is not None
    (chapter,) = services.chapters.of(friend.id)
    assert chapter.day == talked
    (matter,) = services.matters.of_person(friend.id)
    assert (matter.state, matter.closed_on) == (MatterState.TALKED_ABOUT, talked)
    assert "boundary_crossed" not in kinds


def test_felt_trust_falls_when_the_promise_is_broken_and_rises_again_slowly(services, person):
    friend, moved = person("friend"), day_of(MOVED)
    felt = services.trends.figures(friend.id).as_json()["felt"]
    levels = {date.fromisoformat(each["day"]): each["level"] for each in felt}

    def between(first, last):
        found = [
            level
            for day, level in levels.items()
            if moved + timedelta(days=first) <= day <= moved + timedelta(days=last)
        ]
        return sum(found) / len(found)

    before, hurt, mending, late = (
        between(-120, -1), between(0, 35), between(60, 150), between(240, 402)
    )  # fmt: skip
    assert before > 7
    assert hurt < 4
    assert hurt + 1 < mending < late
    assert 6 < late < before + 1


def test_the_charts_said_so_at_the_time(services, person):
    friend, moved = person("friend"), day_of(MOVED)

    def word(days_later):
        then = datetime.combine(moved + timedelta(days=days_later), EVENING.timetz())
        at_the_time = assemble(services.vault, FakeClock(then), lambda _changes: None)
        return at_the_time.trends.figures(friend.id).as_json()["words"]["trend"]

    assert word(10) == TrendWord.LIKELY_LOWER
    rising = {TrendWord.LIKELY_HIGHER.value, TrendWord.PERHAPS_HIGHER.value}
    assert rising & {word(days) for days in range(40, 200, 10)}


def test_the_steady_friend_keeps_promises_and_so_does_the_writer(services, person):
    steady = person("steady")
    for by in By:
        counts = services.promises.counts(steady.id, by)
        assert counts.kept >= 4
        assert counts.not_kept == 0
    kinds = [event.kind for event in services.events.of_person(steady.id)]
    assert {"gave", "received", "milestone_marked"} <= set(kinds)
    with services.vault.reading() as connection:
        days = trends_store.contact_days(connection)[steady.id]
    assert len(days) >= 40


def test_it_has_been_quiet_with_the_quiet_friend_alone(services, person):
    everyone = services.people.everyone()
    with services.vault.reading() as connection:
        found = contacts.quiet(everyone, trends_store.contact_days(connection), LAST_DAY)
    assert [each.person.id for each in found] == [person("quiet").id]
    assert found[0].rhythm.word is RhythmWord.NOTICEABLY_LONGER


@pytest.mark.parametrize("role", ["manager", "client"])
def test_with_people_from_work_there_is_give_and_take_and_both_ways_of_getting_in_touch(
    services, person, role
):
    kinds = [event.kind for event in services.events.of_person(person(role).id)]
    for kind in ("gave", "received", "contact", "contact_needed"):
        assert kinds.count(kind) >= 3, kind


def test_half_of_the_matters_were_talked_about_within_some_weeks(services):
    found = addressing(
        Matter(days=each.days, fate=Fate.TALKED_ABOUT if each.talked_about else Fate.OPEN)
        for each in services.matters.durations(LAST_DAY)
    )
    assert found.word is MatterWord.MEDIAN
    assert len(found.curve) >= 5
    assert services.matters.board().left_alone


def test_today_there_is_something_of_each_kind(services):
    reasons = {due.reason for due in services.promises.due(LAST_DAY)}
    assert {Reason.DUE_TODAY, Reason.IN_DANGER, Reason.WAITING} <= reasons
    assert {nudge.days for nudge in services.matters.nudges(LAST_DAY)} == {3, 7, 14}
    assert len(services.boundaries.to_review(LAST_DAY)) == 1
    assert services.milestones.upcoming(LAST_DAY)


def test_promises_come_round_again_until_the_next_one_that_is_open(services, person):
    calls = [
        tale.promise
        for tale in services.promises.of_person(person("mother").id)
        if tale.promise.repeats is Repeats.WEEKLY
    ]
    assert len({each.series for each in calls}) == 1
    assert [each.number for each in calls] == list(range(len(calls)))
    assert [each.is_open for each in calls] == [False] * (len(calls) - 1) + [True]
    assert calls[-1].due >= LAST_DAY - timedelta(days=1)


def test_what_came_round_can_be_taken_back_and_settled_again(vault):
    example.fill(vault, "en", LAST_DAY, entries=60, zone=TOKYO)
    announced = []
    here = assemble(vault, FakeClock(EVENING), announced.append)
    last = max(
        (
            tale
            for tale in here.promises.everything()
            if tale.promise.repeats is Repeats.WEEKLY and not tale.promise.is_open
        ),
        key=lambda tale: tale.promise.number,
    )
    before = here.keeping.counts()
    here.promises.take_back(last.promise.id)
    assert here.keeping.counts()["promises"] == before["promises"] - 1
    here.promises.settle(last.promise.id, last.steps[-1].outcome, day=last.steps[-1].day)
    assert here.keeping.counts() == before
    assert here.keeping.check() == []
    assert announced == [Changes.PROMISES | Changes.EVENTS] * 2


def test_who_brought_whom_together_is_noted_on_both_sides(services, person):
    manager, client = person("manager"), person("client")
    (bookshop,) = services.introductions.around(client.id).introductions
    assert bookshop.is_noted
    assert bookshop.introducer == client.introducer == manager.id
    assert bookshop.thanked_on
    for role in ("brother", "steady"):
        (bicycles,) = services.introductions.around(person(role).id).introductions
        assert bicycles.introducer is None

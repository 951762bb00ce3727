import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from trustjournal.checkins.domain import Because, Chip, is_night
from trustjournal.keeping import example_words
from trustjournal.keeping.example_life import USUAL_ENTRIES, first_day, life
from trustjournal.keeping.example_words import LANGUAGES, is_weekend
from trustjournal.people.domain import in_sentence

LAST_DAY = date(2026, 5, 14)
TOKYO = ZoneInfo("Asia/Tokyo")
WORDS = {language: example_words.load(language) for language in LANGUAGES}


def tell(language="en", *, last_day=LAST_DAY, zone=TOKYO, entries=USUAL_ENTRIES, **choice):
    told = life(WORDS[language], last_day=last_day, zone=zone, entries=entries, **choice)
    return told.people, list(told.days)


class Told:
    """A life, read from end to end."""

    def __init__(self, language):
        self.language = language
        self.words = WORDS[language]
        self.people, self.days = tell(language)
        self.entries = [entry for day in self.days for entry in day.entries]
        self.check_ins = [check_in for day in self.days for check_in in day.check_ins]

    def person(self, role):
        names = {character.role: character.name for character in self.words.people}
        return next(person for person in self.people if person.name == names[role])

    def felt(self, role, first, last):
        """Ratings of somebody in a stretch, counted in days before the last one."""
        person = self.person(role).id
        return [
            check_in.rating
            for check_in in self.check_ins
            if check_in.person == person and last <= (LAST_DAY - check_in.moment.day).days <= first
        ]

    def about(self, role):
        person = self.person(role).id
        return [entry for entry in self.entries if person in entry.content.people]


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request):
    return Told(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_tells_the_same_life(language):
    assert repr(tell(language, entries=300)) == repr(tell(language, entries=300))


def test_another_seed_tells_another_life():
    _people, days = tell()
    _others, other_days = tell(seed=7)
    first, other = (
        {entry.content.text for day in each for entry in day.entries} for each in (days, other_days)
    )
    assert len(first & other) < len(first) / 4


def test_every_process_tells_the_same_life():
    program = (
        "import hashlib\n"
        "from tests.unit.keeping.test_example_life import tell\n"
        "print(hashlib.sha256(repr(tell('ja')).encode()).hexdigest())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize(("language", "usual", "talkative"), [("ja", 60, 110), ("en", 140, 260)])
def test_entries_are_as_long_as_people_write_and_longer_in_long_journals(
    language, usual, talkative
):
    def length(entries):
        _people, days = tell(language, entries=entries)
        return mean(len(entry.content.text) for day in days for entry in day.entries)

    assert usual < length(500) < talkative < length(6000) < 3 * talkative


@pytest.mark.parametrize("entries", [40, 365, 1000, 6000])
def test_there_are_as_many_entries_as_asked_for(entries):
    _people, days = tell(entries=entries)
    assert sum(len(day.entries) for day in days) == entries


def test_fewer_entries_than_the_story_has_are_refused():
    with pytest.raises(ValueError, match="more than 29 entries"):
        tell(entries=29)


def test_a_longer_journal_has_more_years_and_more_entries_a_day():
    begun = [first_day(LAST_DAY, entries) for entries in (100, 500, 10_000, 100_000)]
    years = [(LAST_DAY - day).days / 365.25 for day in begun]
    assert years == pytest.approx([2, 2, 8.94, 28.28], abs=0.01)


def test_it_is_two_years_that_end_today(told):
    assert told.entries[0].moment.day == date(2024, 5, 14)
    assert told.entries[-1].moment.day == LAST_DAY
    assert [day.day for day in told.days] == [
        date(2024, 5, 14) + timedelta(days=number) for number in range(731)
    ]


def test_nothing_lies_in_the_future_of_an_early_riser(told):
    assert told.entries[-1].moment.local.time() < time(7)
    assert all(check_in.moment.day < LAST_DAY or check_in.entry for check_in in told.check_ins)


def test_the_journal_begins_with_its_beginning(told):
    first = told.entries[0].content
    assert first.tags in {("beginning",), ("はじめに",)}
    assert first.people == (told.person("partner").id,)


def test_entries_are_written_at_hours_when_people_write(told):
    for entry in told.entries:
        assert time(6) <= entry.moment.local.time() <= time(23, 59)
        assert entry.moment.instant < entry.created_at == entry.updated_at
        assert entry.created_at - entry.moment.instant < timedelta(minutes=10)


def test_time_only_goes_forward(told):
    instants = [entry.moment.instant for entry in told.entries]
    assert instants == sorted(instants)
    assert len(set(instants)) == len(instants)
    for day in told.days:
        assert {entry.moment.day for entry in day.entries} <= {day.day}
        moments = [check_in.moment.instant for check_in in day.check_ins]
        assert moments == sorted(moments)


def test_some_days_have_several_entries_and_some_weeks_have_none(told):
    a_day = Counter(len(day.entries) for day in told.days)
    assert a_day[0] > 200
    assert a_day[1] > 150
    assert a_day[2] + a_day[3] > 60
    written = sorted({entry.moment.day for entry in told.entries})
    pauses = [(after - before).days for before, after in pairwise(written)]
    assert max(pauses) > 6
    assert sorted(pauses)[len(pauses) // 2] <= 2


@pytest.mark.parametrize("zone", ["Europe/London", "America/St_Johns", "Asia/Kathmandu"])
def test_days_are_those_of_the_writers_own_calendar(zone):
    _people, days = tell(zone=ZoneInfo(zone))
    for day in days:
        for entry in day.entries:
            assert entry.moment.zone == zone
            assert entry.moment.local.date() == day.day


def test_hardly_anything_is_said_twice(told):
    texts = [entry.content.text for entry in told.entries]
    assert len(set(texts)) == len(texts)
    _people, days = tell(told.language, entries=8000)
    more = [entry.content.text for day in days for entry in day.entries]
    assert len(set(more)) == len(more)


def test_no_slot_is_left_open(told):
    for entry in told.entries:
        assert not re.search(r"[{}]|\bNone\b", entry.content.text)
        assert entry.content.text == entry.content.text.strip()


def test_people_are_named_in_what_is_written_about_them(told):
    for entry in told.entries:
        for person in told.people:
            if person.id in entry.content.people:
                assert in_sentence(person, told.language) in entry.content.text


def test_entries_differ_in_what_stands_beside_them(told):
    contents = [entry.content for entry in told.entries]
    assert 0.15 < mean(not content.people for content in contents) < 0.35
    assert 0.3 < mean(bool(content.tags) for content in contents) < 0.95
    assert 0.3 < mean(bool(content.feelings) for content in contents) < 0.95
    assert 0.02 < mean(content.courage is not None for content in contents) < 0.3
    assert sum(len(content.people) == 2 for content in contents) >= 8
    assert sum(bool(content.prompt) for content in contents) > 3
    assert [content.hard for content in contents].count(True) == 1
    assert 20 < sum("@" in content.text for content in contents) < 200
    assert 20 < sum("#" in content.text for content in contents) < 200


def test_tags_in_the_text_are_tags_of_the_entry(told):
    for entry in told.entries:
        assert set(re.findall(r"#(\S+)", entry.content.text)) <= set(entry.content.tags)


def test_close_people_come_up_often_and_the_quiet_friend_seldom(told):
    often = {role.role: len(told.about(role.role)) for role in told.words.people}
    assert often["partner"] == max(often.values())
    assert 3 <= often["quiet"] == min(often.values())
    assert all(often[role] >= 20 for role in ("friend", "steady", "manager", "mother"))


def test_people_from_work_are_written_about_on_workdays(told):
    weekend = [
        entry
        for role in ("manager", "client")
        for entry in told.about(role)
        if is_weekend(entry.moment.day)
    ]
    assert len(weekend) < 12


def test_the_neighbour_comes_with_the_new_home(told):
    met = LAST_DAY - timedelta(days=396)
    assert min(entry.moment.day for entry in told.about("neighbour")) > met
    assert told.person("neighbour").created_at.date() >= met - timedelta(days=1)


def test_the_client_was_introduced_by_the_manager(told):
    assert told.person("client").introducer == told.person("manager").id


@pytest.mark.parametrize("later", range(7))
def test_what_happened_three_days_and_a_year_ago_did(later):
    last_day = LAST_DAY + timedelta(days=later)
    _people, days = tell("en", last_day=last_day)
    day_of = {
        marker: day.day
        for day in days
        for entry in day.entries
        for marker in ("did not come. Not at eight", "Three days, and nothing", "A year in this")
        if marker in entry.content.text
    }
    moved, waited, remembered = day_of.values()
    assert moved.strftime("%A") == remembered.strftime("%A") == "Saturday"
    assert waited - moved == timedelta(days=3)
    assert remembered - moved == timedelta(weeks=52)


# -- felt trust ------------------------------------------------------------------------------------


def test_a_broken_promise_hurts_at_once_and_mends_slowly(told):
    before = mean(told.felt("friend", 720, 420))
    moved = next((LAST_DAY - entry.moment.day).days for entry in told.entries if entry.content.hard)
    hurt = told.felt("friend", moved, 377)  # the message; from then on it may mend
    talked = mean(told.felt("friend", 369, 300))
    late = mean(told.felt("friend", 120, 0))
    assert before > 6.5
    assert len(hurt) >= 3
    assert mean(hurt) <= 3.5
    assert max(hurt) <= 4
    assert 4 <= talked <= 6.5
    assert talked + 1 < late
    assert min(told.felt("friend", 300, 280)) < 5


def test_nothing_carefree_is_written_about_the_friend_while_it_hurts(told):
    chapters = {
        LAST_DAY - timedelta(days=chapter.before + back)
        for chapter in told.words.chapters
        if chapter.before is not None
        for back in range(7)
    }
    during = [
        entry.moment.day
        for entry in told.about("friend")
        if 185 <= (LAST_DAY - entry.moment.day).days <= 420
    ]
    assert len(during) >= 10
    assert set(during) <= chapters


def test_the_steady_friend_stays_steady(told):
    assert min(told.felt("steady", 731, 0)) >= 6


def test_bad_news_told_early_helps_with_the_manager(told):
    assert mean(told.felt("manager", 720, 642)) + 0.5 < mean(told.felt("manager", 120, 0))


def test_nobody_is_rated_twice_on_a_day(told):
    asked = Counter((check_in.person, check_in.moment.day) for check_in in told.check_ins)
    assert set(asked.values()) == {1}


def test_check_ins_follow_the_rules_of_asking(told):
    reasons = Counter(check_in.because for check_in in told.check_ins)
    # Nobody in it looked back on a talk with a worksheet yet.
    assert min(reasons[reason] for reason in set(Because) - {Because.AFTER_TALK}) >= 15
    for check_in in told.check_ins:
        assert check_in.rating == round(check_in.rating)
        if check_in.because is Because.INVITED:
            assert check_in.entry is None
            assert not is_night(check_in.moment.local)


def test_nobody_in_the_example_is_afraid(told):
    assert Chip.AFRAID not in {chip for check_in in told.check_ins for chip in check_in.chips}
    assert any(check_in.chips for check_in in told.check_ins)


def test_trust_noted_with_an_entry_is_its_check_in(told):
    noted = {
        (check_in.entry, check_in.person): check_in.rating
        for check_in in told.check_ins
        if check_in.entry is not None
    }
    written = {
        (entry.id, person): rating
        for entry in told.entries
        for person, rating in entry.content.trust.items()
    }
    assert noted == written
    assert len(written) > 100


def test_ids_are_all_different(told):
    ids = [each.id for each in (*told.people, *told.entries, *told.check_ins)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in ids)

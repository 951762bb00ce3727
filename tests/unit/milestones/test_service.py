"""Milestones and chapters in a real journal."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.milestones.milestones import every_year
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, TrashId
from trustjournal.events.domain import By
from trustjournal.events.store import shelf as events
from trustjournal.journal.domain import Query
from trustjournal.journal.service import Journal
from trustjournal.milestones import store
from trustjournal.milestones.domain import Kind
from trustjournal.milestones.problems import NoLongerThere
from trustjournal.milestones.service import MARKED_EVENT
from trustjournal.people.problems import NothingToBringBack, PersonGone

BIRTHDAY = date(2026, 5, 20)


@pytest.fixture
def birthday(milestones, misaki, announced):
    kept = milestones.keep(
        every_year(5, 20, person=misaki.id, title="誕生日", kind=Kind.BIRTHDAY, note="花が好き")
    )
    announced.clear()
    return kept


def test_a_milestone_reads_back_as_it_was_noted(milestones, misaki):
    wedding = milestones.add(
        misaki.id, "結婚式", kind=Kind.ANNIVERSARY, day=date(2019, 5, 20), yearly=True, note="晴れ"
    )
    assert milestones.of(misaki.id) == [wedding]
    assert (wedding.year, wedding.yearly, wedding.note) == (2019, True, "晴れ")


def test_what_is_not_changed_is_not_written_again(milestones, birthday, announced):
    assert milestones.keep(birthday) == birthday
    assert announced == []
    milestones.keep(replace(birthday, note="花と猫が好き"))
    assert announced == [Changes.MILESTONES]
    assert [each.note for each in milestones.of(birthday.person)] == ["花と猫が好き"]


def test_nothing_is_noted_about_nobody(milestones):
    with pytest.raises(PersonGone):
        milestones.keep(every_year(5, 20, person=PersonId("nobody")))


def test_what_cannot_be_stored_becomes_what_can(milestones, misaki):
    kept = milestones.add(misaki.id, "a\0b", day=BIRTHDAY, note="\ud800")
    assert milestones.of(misaki.id) == [kept]
    assert (kept.title, kept.note) == ("a␀b", "�")


# Marking


def test_marking_is_also_noted_as_something_i_did(milestones, birthday, announced, happened):
    after = milestones.mark(birthday.id)
    [event] = happened()
    assert (event.kind, event.by, event.day, event.note) == (
        MARKED_EVENT, By.ME, date(2026, 5, 14), "誕生日",
    )  # fmt: skip
    mark = after.mark_of(BIRTHDAY)
    assert (mark.day, mark.event) == (date(2026, 5, 14), event.id)
    assert milestones.of(birthday.person) == [after]
    assert announced == [Changes.MILESTONES | Changes.EVENTS]


def test_marking_may_be_noted_nowhere_else(milestones, birthday, announced, happened):
    assert milestones.notes_markings()
    milestones.note_markings(False)
    assert not milestones.notes_markings()
    after = milestones.mark(birthday.id)
    assert happened() == []
    assert after.mark_of(BIRTHDAY).event is None
    assert announced == [Changes.PREFERENCES, Changes.MILESTONES]


def test_what_is_marked_is_not_marked_twice(milestones, birthday, happened):
    first = milestones.mark(birthday.id)
    assert milestones.mark(birthday.id) == first
    assert len(happened()) == 1


def test_another_occurrence_can_be_marked(milestones, birthday):
    after = milestones.mark(birthday.id, date(2025, 5, 20))
    assert [mark.occurrence for mark in after.marks] == [date(2025, 5, 20)]


def test_a_mark_is_taken_back_with_what_was_noted(milestones, birthday, happened, announced):
    milestones.mark(birthday.id)
    announced.clear()
    after = milestones.take_back(birthday.id, BIRTHDAY)
    assert after == birthday
    assert happened() == []
    assert announced == [Changes.MILESTONES | Changes.EVENTS]
    assert milestones.take_back(birthday.id, BIRTHDAY) == birthday


def test_a_mark_whose_event_is_gone_is_taken_back_alone(milestones, birthday, announced):
    milestones.note_markings(False)
    milestones.mark(birthday.id)
    announced.clear()
    milestones.take_back(birthday.id, BIRTHDAY)
    assert announced == [Changes.MILESTONES]


def test_an_event_that_was_thrown_away_before_stays_there(
    milestones, birthday, happened, vault, clock
):
    milestones.mark(birthday.id)
    [event] = happened()
    with vault.writing() as connection:
        events.throw(connection, events.table.c.id == event.id, TrashId("another"), clock())
    assert milestones.take_back(birthday.id, BIRTHDAY) == birthday


def test_editing_leaves_the_marks_alone(milestones, birthday):
    marked = milestones.mark(birthday.id)
    milestones.keep(replace(birthday, title="美咲の誕生日"))
    [kept] = milestones.of(birthday.person)
    assert (kept.title, kept.marks) == ("美咲の誕生日", marked.marks)


def test_what_is_in_the_trash_cannot_be_marked_or_changed(milestones, birthday):
    milestones.delete(birthday.id)
    for do in (
        lambda: milestones.mark(birthday.id),
        lambda: milestones.take_back(birthday.id, BIRTHDAY),
        lambda: milestones.delete(birthday.id),
        lambda: milestones.keep(replace(birthday, note="more")),
    ):
        with pytest.raises(NoLongerThere):
            do()


# What comes


def test_what_comes_soon_is_told_with_whose_it_is(milestones, birthday, misaki):
    [each] = milestones.upcoming(date(2026, 5, 14))
    assert (each.person.id, each.coming.milestone, each.coming.days) == (misaki.id, birthday, 6)
    assert milestones.upcoming(date(2026, 5, 14), within=5) == []
    assert milestones.upcoming(date(2026, 5, 21)) == []


@pytest.mark.parametrize("field", ["put_away", "safety", "no_rhythm", "no_contact"])
def test_nobody_is_brought_to_mind_unasked(milestones, birthday, people, field):
    people.amend(birthday.person, {field: True})
    assert milestones.upcoming(date(2026, 5, 14)) == []
    assert milestones.of(birthday.person) == [birthday]


def test_a_marked_one_comes_again_next_year(milestones, birthday):
    milestones.mark(birthday.id)
    assert milestones.upcoming(date(2026, 5, 14)) == []
    assert len(milestones.upcoming(date(2027, 5, 14))) == 1


# The trash


def test_what_is_deleted_comes_back_with_its_marks(milestones, birthday, announced):
    marked = milestones.mark(birthday.id)
    announced.clear()
    trash_id = milestones.delete(birthday.id)
    assert milestones.of(birthday.person) == []
    milestones.bring_back(trash_id)
    assert milestones.of(birthday.person) == [marked]
    assert announced == [Changes.MILESTONES, Changes.MILESTONES]
    with pytest.raises(NothingToBringBack):
        milestones.bring_back(trash_id)


def test_a_person_takes_them_along(milestones, chapters, birthday, people):
    chapter = chapters.begin(birthday.person, date(2026, 4, 1), "離れて暮らす")
    trash_id = people.delete(birthday.person)
    assert milestones.of(birthday.person) == chapters.of(birthday.person) == []
    people.bring_back(trash_id)
    assert milestones.of(birthday.person) == [birthday]
    assert chapters.of(birthday.person) == [chapter]


# Chapters


def test_chapters_read_in_their_order(chapters, misaki, announced):
    later = chapters.begin(misaki.id, date(2026, 4, 1), "離れて暮らす", "毎週電話する")
    first = chapters.begin(misaki.id, date(2020, 4, 1))
    assert chapters.of(misaki.id) == [first, later]
    assert announced[-2:] == [Changes.CHAPTERS, Changes.CHAPTERS]
    chapters.keep(later)
    assert announced[-2:] == [Changes.CHAPTERS, Changes.CHAPTERS]
    edited = chapters.keep(replace(later, note="毎日電話する"))
    assert chapters.of(misaki.id) == [first, edited]


def test_a_chapter_is_thrown_away_and_comes_back(chapters, misaki):
    chapter = chapters.begin(misaki.id, date(2026, 4, 1), "離れて暮らす")
    trash_id = chapters.delete(chapter.id)
    assert chapters.of(misaki.id) == []
    with pytest.raises(NoLongerThere):
        chapters.delete(chapter.id)
    chapters.bring_back(trash_id)
    assert chapters.of(misaki.id) == [chapter]


# Searching


def test_search_finds_titles_and_notes(vault, clock, announced, milestones, chapters, misaki):
    journal = Journal(
        vault,
        clock,
        announced,
        also_findable={
            store.MILESTONE: store.load_milestones,
            store.CHAPTER: store.load_chapters,
        },
    )
    wedding = milestones.add(misaki.id, "結婚記念日", day=date(2019, 5, 20), note="湖のほとり")
    birthday = milestones.keep(every_year(5, 20, person=misaki.id, title="誕生日"))
    chapter = chapters.begin(misaki.id, date(2026, 4, 1), "離れて暮らす")

    def found(words):
        return [(hit.kind, hit.id, hit.day) for hit in journal.search(Query(words=words))]

    assert found("湖のほとり") == [(store.MILESTONE, wedding.id, date(2019, 5, 20))]
    assert found("誕生日") == [(store.MILESTONE, birthday.id, None)]
    assert found("暮らす") == [(store.CHAPTER, chapter.id, date(2026, 4, 1))]
    [hit] = journal.search(Query(words="結婚"))
    assert (hit.title, hit.people) == ("結婚記念日", (misaki.id,))
    milestones.delete(wedding.id)
    assert found("湖のほとり") == []

"""Milestones and chapters on a person's timeline."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from tests.unit.milestones.milestones import every_year
from trustjournal.core.changes import Changes, tell_nobody
from trustjournal.events.service import Events
from trustjournal.milestones.moments import ChapterMoments, MilestoneMoments


@pytest.fixture
def days(milestones, clock):
    return MilestoneMoments(milestones, clock)


@pytest.fixture
def noted(vault, clock):
    return Events(vault, clock, tell_nobody)


def _words(widget):
    return {each.text() for each in widget.findChildren(QLabel) if each.text()}


def test_the_day_itself_and_those_on_which_it_was_marked(days, milestones, misaki, show):
    wedding = milestones.add(
        misaki.id, "結婚式", day=date(2019, 5, 20), yearly=True, note="湖のほとり"
    )
    milestones.note_markings(wanted=False)
    milestones.mark(wedding.id)
    items = days.items(misaki.id)
    assert sorted(item.moment.day for item in items) == [date(2019, 5, 20), date(2026, 5, 14)]
    assert len({item.id for item in items}) == 2
    assert days.touched_by == Changes.MILESTONES | Changes.EVENTS
    rows = {item.moment.day: show(days.row(item)) for item in items}
    assert _words(rows[date(2019, 5, 20)]) == {"Milestone", "結婚式", "湖のほとり"}
    assert _words(rows[date(2026, 5, 14)]) == {"Milestone, marked", "結婚式", "湖のほとり"}


def test_a_mark_that_is_noted_as_an_event_is_left_to_the_event(days, milestones, misaki, noted):
    wedding = milestones.add(misaki.id, "結婚式", day=date(2019, 5, 20), yearly=True)
    today = milestones.add(misaki.id, "引っ越し", day=date(2026, 5, 14))
    for each in (wedding, today):
        milestones.mark(each.id)
    assert [item.moment.day for item in days.items(misaki.id)] == [date(2019, 5, 20)]
    # What is taken back by itself leaves the milestone to stand for itself again.
    for event in noted.of_person(misaki.id):
        noted.withdraw(event.id)
    assert sorted(item.moment.day for item in days.items(misaki.id)) == [
        date(2019, 5, 20),
        date(2026, 5, 14),
        date(2026, 5, 14),
    ]


def test_what_is_to_come_or_of_an_unknown_year_is_not_there(days, milestones, misaki):
    milestones.add(misaki.id, "ahead", day=date(2026, 12, 1))
    milestones.keep(every_year(5, 20, person=misaki.id))
    assert days.items(misaki.id) == []


def test_a_day_that_was_marked_on_itself_stands_once(days, milestones, misaki):
    milestones.note_markings(wanted=False)
    milestones.mark(milestones.add(misaki.id, "today", day=date(2026, 5, 14)).id)
    assert len(days.items(misaki.id)) == 1


def test_a_chapter_parts_what_was_from_what_follows(chapters, clock, misaki, show, language):
    chapters.begin(misaki.id, date(2026, 4, 1), "離れて暮らす", "毎週電話する")
    source = ChapterMoments(chapters, clock)
    [item] = source.items(misaki.id)
    row = show(source.row(item))
    assert _words(row) == {"A new chapter from Apr 1, 2026", "離れて暮らす", "毎週電話する"}
    language.use("ja")
    assert "2026年4月1日からの新しい章" in _words(row)
    assert source.touched_by == Changes.CHAPTERS

"""A year in small days: a birthday, who brought us together, and looking back, in both languages.

A person notes somebody's birthday and who introduced them, marks the day when it comes, looks back
on the week, writes down a small wish, closes, and finds everything again the next week.
"""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.drivers.app import AppDriver
from tests.drivers.forms import FormListDriver
from tests.drivers.review import look_back
from tests.journeys.conftest import quickly_in_japanese
from trustjournal.milestones.domain import Kind
from trustjournal.review.domain import Question


@dataclass(frozen=True)
class Telling:
    """How the same weeks are told in a language."""

    language: str
    month: str
    note: str
    looked_for: str
    introduced: str
    marked: str
    wish: str
    wished: str


TELLINGS = [
    Telling(
        language="ja",
        month="5月",
        note="白い花が好き。",
        looked_for="白い花",
        introduced="上田さんが美咲さんを紹介してくれました。",
        marked="印をつけた日：今日",
        wish="先に電話する。",
        wished="今週の小さな願い",
    ),
    Telling(
        language="en",
        month="May",
        note="She likes white flowers.",
        looked_for="flowers",
        introduced="上田 introduced me to 美咲.",
        marked="Marked: Today",
        wish="Call first.",
        wished="Your small wish for this week",
    ),
]


@pytest.fixture(params=quickly_in_japanese(TELLINGS), ids=lambda telling: telling.language)
def telling(request) -> Telling:
    return request.param


@pytest.fixture
def app(computer, telling) -> AppDriver:
    """The program with a new journal and two people; it is Thursday, 14 May 2026."""
    computer.language = telling.language
    app = computer.start()
    own_name = "日本語" if telling.language == "ja" else "English"
    app.welcome(language=own_name)
    services = app.conductor.session.services
    services.choices.choose(week_start=0)
    for name in ("美咲", "上田"):
        services.people.add(name)
    app.all_done()
    return app


def open_person(app: AppDriver, name: str) -> QWidget:
    person = app.conductor.session.services.people.named(name)
    app.go("people").person_chosen.emit(person.id)
    app.all_done()
    return app.shown_page()


def note_everything(app: AppDriver, telling: Telling) -> None:
    page = open_person(app, "美咲")
    days = FormListDriver(page, "milestones")
    days.press("add")
    days.choose_kind(Kind.BIRTHDAY)
    days.choose("month", telling.month)
    days.choose("day", "16")
    days.write("year", "")
    days.write("note", telling.note)
    days.press("done")
    introductions = FormListDriver(page, "introductions")
    introductions.press("add")
    introductions.choose("by", "上田")
    introductions.press("done")
    app.all_done()


def test_a_small_day_is_noted_marked_and_found_again(app, telling, computer):
    note_everything(app, telling)
    page = open_person(app, "美咲")
    days = FormListDriver(page, "milestones")
    days.press("mark")
    app.all_done()
    assert days.text("marked") == telling.marked
    again = app.reopen()
    again.is_open()
    [hit] = again.search(telling.looked_for)
    again.journal.open_hit(0)
    again.all_done()
    page = again.shown_page()
    assert FormListDriver(page, "milestones").titles() == [hit]
    services = again.conductor.session.services
    person = services.people.named("美咲")
    [kept] = services.milestones.of(person.id)
    assert (kept.day_of_month, kept.year, kept.note) == (16, None, telling.note)
    assert kept.mark_of(date(2026, 5, 16)) is not None
    assert [each.note for each in services.events.of_person(person.id)] == [hit]
    again.close()


def test_who_brought_us_together_is_seen_and_leads_there(app, telling):
    note_everything(app, telling)
    again = app.reopen()
    again.is_open()
    page = open_person(again, "美咲")
    assert FormListDriver(page, "introductions").titles() == [telling.introduced]
    again.click("chainName")
    again.all_done()
    assert again.sees("上田")
    assert FormListDriver(again.shown_page(), "introductions").titles() == [telling.introduced]
    again.close()


def test_a_deleted_introduction_comes_back_from_the_trash_with_its_field(app, telling):
    note_everything(app, telling)
    page = open_person(app, "美咲")
    introductions = FormListDriver(page, "introductions")
    introductions.press("edit")
    introductions.press("delete")
    app.all_done()
    assert introductions.titles() == []
    app.go("journal")
    app.journal.page.show_trash()
    app.all_done()
    app.click("bring_back")
    app.all_done()
    services = app.conductor.session.services
    assert services.people.named("美咲").introducer == services.people.named("上田").id
    app.close()


def test_looking_back_leaves_a_wish_for_the_next_time(app, telling, computer):
    note_everything(app, telling)
    app.write("x")
    app.save()
    app.go("today")
    app.click("lookBack")
    app.all_done()
    back = look_back(app)
    assert len(back.entries()) == 1
    back.write(Question.WISH, telling.wish)
    again = app.reopen()
    again.is_open()
    assert look_back(again).answer(Question.WISH) == telling.wish
    again.close()
    for _day in range(7):
        computer.tomorrow()
    later = computer.start()
    later.is_open()
    back = look_back(later)
    assert (back.text("wished"), back.text("lastWish")) == (telling.wished, telling.wish)
    assert back.answer(Question.WISH) == ""
    later.close()


def test_what_is_being_typed_survives_the_lock(computer, locked, telling):
    app = computer.start()
    app.unlock(locked.passphrase)
    services = app.conductor.session.services
    person = services.people.add("美咲")
    app.all_done()
    page = open_person(app, "美咲")
    days = FormListDriver(page, "milestones")
    days.press("add")
    days.write("note", telling.note)
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.unlock(locked.passphrase)
    kept = app.conductor.session.services.milestones.of(person.id)
    assert [each.note for each in kept] == [telling.note]
    app.close()

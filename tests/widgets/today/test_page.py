"""The page Today as a whole."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.drivers.checkins import LineDriver
from trustjournal.core.changes import Changes
from trustjournal.storage.problems import JournalClosed
from trustjournal.today.next_hour import NextHour
from trustjournal.today.page import TodayPage
from trustjournal.today.rest import Rest
from trustjournal.ui.texts import has_kana

# Greeting


@pytest.mark.parametrize(
    ("hour", "words"),
    [(5, "Good morning"), (10, "Good morning"), (11, "Hello"), (17, "Hello"),
     (18, "Good evening"), (4, "Good evening")],
)  # fmt: skip
def test_one_is_greeted_as_the_hour_asks(open_today, clock, hour, words):
    clock.now = clock.now.replace(hour=hour)
    assert open_today().sees(words)


def test_the_day_stands_under_the_greeting_without_hurry(open_today):
    assert open_today().sees("Thu, May 14. No rush: one small note is enough.")


# The first day


def test_the_first_day_says_what_to_begin_with(open_today):
    page = open_today()
    assert page.sees("One line is a beginning")
    assert page.recent == page.earlier == []
    page.press("writeFirst")
    assert page.asked_to_write == [{}]
    page.press("addPerson")
    assert page.went == [("add_person", None)]


def test_after_the_first_entry_the_first_day_is_over(open_today, journal):
    page = open_today()
    journal.write("It begins.")
    assert not page.sees("One line is a beginning")
    assert page.recent == ["It begins., Today"]


# Entries


def test_recent_entries_lead_to_the_whole(open_today, journal, clock):
    entry = journal.write("After we talked\nIt was lighter than before.")
    clock.advance(days=1)
    page = open_today()
    assert page.recent == ["After we talked, Yesterday"]
    assert page.sees("It was lighter than before.")
    page.read("After we talked")
    assert page.went == [("entry", entry.id)]


def test_this_day_in_earlier_years_is_shown_apart_from_recent_entries(open_today, journal, clock):
    journal.write("Long ago.")
    clock.advance(days=365)
    page = open_today()
    assert page.earlier == ["Long ago., 1 year ago"]
    assert page.recent == []
    journal.write("Now.")
    assert page.recent == ["Now., Today"]


def test_an_entry_of_a_rating_alone_can_be_chosen_too(open_today, journal, people):
    misaki = people.add("Misaki")
    draft = journal.begin(people=[misaki.id])
    journal.save(replace(draft, content=replace(draft.content, trust={misaki.id: 6})), "s")
    assert open_today().recent == ["Without words, Today"]


def test_an_ampersand_or_markup_in_a_title_is_shown_as_it_was_typed(open_today, journal):
    journal.write("Tom & <b>Jerry</b>")
    assert open_today().sees("Tom & <b>Jerry</b>")


# Check-ins


@pytest.fixture
def three_people(people, journal):
    names = ["Misaki", "Kenta", "Yuki"]
    for name in names:
        people.add(name)
    journal.write("We met.", people=names)
    return names


def test_one_is_asked_about_the_people_one_wrote_about(open_today, three_people):
    page = open_today()
    assert len(page.check_ins) == 3
    assert all(page.sees(name) for name in three_people)


def test_an_answer_is_kept_and_its_row_stays(open_today, three_people, check_ins, people):
    page = open_today()
    row = page.check_ins[1]
    LineDriver(row).come_to_it()
    LineDriver(row).press("7", "Enter")
    kept = row.kept()
    assert kept.rating == 7
    assert len(page.check_ins) == 3
    assert [each.rating for each in check_ins.of(kept.person)] == [7]
    assert open_today().check_ins[1].kept() == kept


def test_news_from_elsewhere_leave_a_half_given_answer_alone(open_today, three_people, journal):
    page = open_today()
    line = LineDriver(page.check_ins[0])
    line.come_to_it()
    line.press("4")
    journal.write("Something else.")
    assert page.check_ins[0].scale.mark() == 4


def test_leaving_the_page_keeps_an_answer_that_was_not_confirmed(open_today, three_people):
    page = open_today()
    line = LineDriver(page.check_ins[0])
    line.come_to_it()
    line.press("4")
    assert page.page.is_unsaved()
    page.page.leave()
    assert page.check_ins[0].kept().rating == 4
    assert not page.page.is_unsaved()


def test_whom_one_would_rather_not_rate_is_gone_for_today(open_today, three_people):
    page = open_today()
    gone = page.check_ins[0]
    gone.scale.declined.emit()
    assert len(page.check_ins) == 2
    assert gone not in page.check_ins
    assert len(open_today().check_ins) == 2


# Night


def test_at_night_nothing_is_asked_until_one_wants_to(open_today, three_people, clock):
    clock.now = clock.now.replace(hour=23)
    page = open_today()
    assert page.question is None
    assert page.check_ins == []
    assert page.sees("It is late; nothing has to be written now.")
    assert page.recent != []
    page.press("writeAnyway")
    assert page.question is not None
    assert len(page.check_ins) == 3
    assert not page.offers("writeAnyway")


def test_who_comes_back_at_night_finds_everything_folded_again(open_today, clock):
    clock.now = clock.now.replace(hour=2)
    page = open_today()
    page.press("writeAnyway")
    page.page.leave()
    page.page.refresh()
    assert page.question is None


def test_when_the_night_is_over_the_question_is_there(open_today, clock):
    clock.now = clock.now.replace(hour=5)
    page = open_today()
    assert page.question is None
    clock.advance(hours=1)
    page.page.refresh()
    assert page.question is not None
    assert not page.offers("writeAnyway")


@pytest.mark.parametrize("spoken", ["en", "ja"])
def test_a_computer_that_slept_over_midnight_wakes_to_the_new_day(
    open_today, clock, language, people, journal, spoken
):
    language.use(spoken)
    clock.now = clock.now.replace(hour=22)
    people.add("Misaki")
    journal.write("with her", people=["Misaki"])
    page = open_today()
    (row,) = page.check_ins
    LineDriver(row.scale.line).press("7", "Enter")
    assert row.kept() is not None
    yesterday, question = page.page.sub.text(), page.question
    a_minute_passes(page)
    assert (page.page.sub.text(), page.question) == (yesterday, question)
    clock.advance(hours=12)
    a_minute_passes(page)
    assert page.page.sub.text() != yesterday
    assert page.question not in {None, question}
    assert all(row.kept() is None for row in page.check_ins)


def a_minute_passes(page):
    """Let the timer that looks at the clock run out."""
    (timer,) = page.page.findChildren(NextHour)
    assert timer.isActive()
    assert timer.interval() <= 60_001
    timer.timeout.emit()


def test_at_night_nothing_rests_when_nothing_would_be_asked(open_today, clock, choices):
    choices.choose(ask_question=False)
    clock.now = clock.now.replace(hour=23)
    assert not open_today().offers("writeAnyway")


# Offers


def test_what_a_crash_left_behind_is_offered_first(open_today, journal):
    page = open_today()
    assert not page.offers("goOn")
    draft = journal.begin()
    kept = journal.keep(replace(draft, content=replace(draft.content, text="Half a thought")))
    assert page.sees("Half a thought")
    page.press("goOn")
    [(_kind, offered)] = page.went
    assert (offered.id, offered.content) == (kept.id, kept.content)


def test_the_old_trash_is_offered_and_can_be_left_alone(open_today, journal, clock):
    journal.delete(journal.write("Gone.").id)
    clock.advance(days=31)
    page = open_today()
    assert page.sees("1 thing has been in the trash for more than 30 days.")
    page.press("lookIntoTrash")
    assert page.went == [("trash", None)]
    page.press("leaveTrash")
    assert not page.offers("lookIntoTrash")


def test_the_search_field_leads_to_the_journal(open_today):
    page = open_today()
    page.search_for("  quiet walk ")
    assert page.went == [("search", "quiet walk")]
    page.search_for(" ")
    assert len(page.went) == 1


def test_a_new_entry_can_always_be_begun(open_today):
    page = open_today()
    page.press("new")
    assert page.asked_to_write == [{}]


# Language, look, keyboard, screen readers


def test_every_text_follows_the_language(open_today, three_people, language):
    page = open_today()
    english = set(page.texts())
    own = {*three_people, "We met."}
    language.use("ja")
    still_english = {
        text for text in page.texts() if text in english and not any(o in text for o in own)
    }
    initials = {name[0] for name in three_people}
    assert {text for text in still_english if text not in initials and not has_kana(text)} == set()
    language.use("en")
    assert set(page.texts()) == english


def test_the_columns_stand_side_by_side_only_where_there_is_room(open_today, journal):
    journal.write("Something.")
    hero, recent = places(open_today(width=1000))
    assert recent.x() > hero.x()
    hero, recent = places(open_today(width=940))
    assert recent.x() == hero.x()
    assert recent.y() > hero.y()


def places(page):
    return [
        page.page.findChild(object, name).mapTo(page.page, QPoint(0, 0))
        for name in ("hero", "recent")
    ]


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("width", [636, 1056])
def test_no_words_are_cut_off(open_today, three_people, language, code, width):
    language.use(code)
    page = open_today(width=width, height=1600)
    cut = [
        each.text()
        for each in page.page.findChildren(QLabel) + page.page.findChildren(QAbstractButton)
        if each.isVisible()
        and each.text()
        and not (isinstance(each, QLabel) and (each.wordWrap() or has_own_ellipsis(each)))
        and each.width() < each.sizeHint().width()
    ]
    assert cut == []


def has_own_ellipsis(label):
    return type(label).__name__ == "ElidedLabel"


def test_everything_can_be_reached_by_the_keyboard(open_today, three_people):
    page = open_today()
    names = {each.objectName() for each in page.tab_stops()}
    assert {"search", "new", "more", "write", "another", "trustLine", "entry"} <= names


def test_an_entry_opens_by_the_space_key(open_today, journal):
    entry = journal.write("By keyboard.")
    page = open_today()
    link = next(each for each in page.tab_stops() if each.objectName() == "entry")
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.went == [("entry", entry.id)]


def test_the_page_opens_with_the_cursor_in_no_field(open_today):
    page = open_today()
    assert not isinstance(page.page.window().focusWidget(), QLineEdit)


def test_every_control_has_a_name_for_those_who_do_not_see_it(open_today, three_people):
    page = open_today()
    for each in page.tab_stops():
        said = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        assert said, each.objectName()


def test_the_question_is_said_without_what_guides_its_line_breaks(open_today, language):
    language.use("ja")
    page = open_today()
    label = page.page.findChild(QLabel, "question")
    assert "\u2060" not in label.accessibleName()
    assert label.accessibleName() == page.question


# What happens elsewhere


def test_changes_are_seen_at_once_and_a_hidden_page_waits_until_it_is_shown(
    open_today, journal, show
):
    page = open_today()
    page.page.hide()
    journal.write("Meanwhile.")
    page.page.show()
    assert page.recent == ["Meanwhile., Today"]


def test_what_the_page_does_not_show_does_not_disturb_it(open_today, changes, vault):
    page = open_today()
    vault.close()
    changes.announce(Changes.TEMPLATES)
    assert page.problems == []
    changes.announce(Changes.ENTRIES)
    assert [type(each) for each in page.problems] == [JournalClosed]


def test_what_cannot_be_written_is_said(open_today, vault):
    page = open_today()
    vault.close()
    page.press("another")
    assert [type(each) for each in page.problems] == [JournalClosed]


def test_a_page_that_is_gone_hears_nothing_and_leaves_nothing_behind(
    qapp, today, people, check_ins, sections, jobs, changes, journal
):
    page = TodayPage(today.snapshot, today.now, jobs, changes)
    page.complete(Rest(today, people, check_ins, sections(jobs), jobs))
    page.show()
    gone = weakref.ref(page)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    del page
    gc.collect()
    assert gone() is None
    journal.write("Nobody listens.")

"""What else is done on the page: dates, people, pictures, versions, trash, texts to begin from."""

import gc
import weakref
from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from trustjournal.checkins.domain import Because
from trustjournal.checkins.trust_scale import TrustScale
from trustjournal.core.changes import Changes
from trustjournal.core.clock import moment_of
from trustjournal.core.settings import Appearance
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.entry_bar import EntryBar
from trustjournal.journal.page import JournalPage
from trustjournal.journal.problems import TextTooLong
from trustjournal.journal.sitting import Safety


@pytest.fixture
def page(open_page):
    return open_page()


# Keys


def test_one_writes_ctrl_s_saves_one_searches_and_esc_leads_to_the_list(page, journal):
    journal.write("before")
    page.page.begin_new()
    assert QApplication.focusWidget() is page.surface
    page.type("by keys")
    QTest.keyClick(page.surface, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert journal.recent()[0].title == "by keys"
    page.page.begin_search()
    assert QApplication.focusWidget() is page.field
    page.surface.setFocus()
    page.press("Esc")
    assert QApplication.focusWidget() is page.entries


def test_tab_leaves_the_text(page):
    page.page.write()
    page.press("Tab")
    assert QApplication.focusWidget() is not page.surface


# The entry


def test_an_answer_shows_its_question_and_stores_it(page, journal):
    page.page.write(prompt="p001")
    assert page.question == "What was said today that was not easy?"
    page.type("That I was tired.")
    page.page.leave()
    assert journal.get(journal.recent()[0].id).content.prompt == "p001"
    page.page.write()
    assert page.question == ""


def test_day_and_time_can_be_changed_and_the_text_stays(page, journal):
    page.page.write()
    page.type("earlier")
    page.move_to(date(2026, 4, 30), time(8, 15))
    page.page.leave()
    moment = journal.get(journal.recent()[0].id).moment
    assert moment.day == date(2026, 4, 30)
    assert (moment.local.hour, moment.local.minute) == (8, 15)
    assert moment.zone == "Asia/Tokyo"
    assert page.when == "Thu, Apr 30, 2026  8:15 AM"


def test_a_title_can_be_given(page, journal):
    page.page.write()
    QTest.keyClicks(page.find(QLineEdit, "title"), "A name for it")
    page.surface.setFocus()
    page.type("text")
    page.page.leave()
    assert journal.recent()[0].title == "A name for it"


def test_people_are_added_and_removed_by_chips(page, journal, people):
    misaki = people.add("Misaki")
    page.page.write(people=[misaki.id])
    page.type("text")
    assert page.chips == ["Misaki"]
    page.add("person", "Kenta")
    assert page.chips == ["Misaki", "Kenta"]
    page.click_words("Remove Misaki")
    page.page.leave()
    assert journal.recent()[0].people == (people.named("Kenta").id,)


def test_a_known_person_is_not_added_twice(page, people):
    people.add("美咲", called="母さん")
    page.page.write()
    page.add("person", "母さん")
    page.add("person", "美咲")
    assert page.chips == ["母さん"]
    assert len(people.everyone()) == 1


def test_tags_keep_the_spelling_that_is_known(page, journal):
    journal.write("x", tags=["Work"])
    page.page.write()
    page.add("tag", "#work")
    page.add("tag", "ＷＯＲＫ")
    assert page.chips == ["#Work"]


def test_felt_trust_is_unset_until_it_is_set_and_becomes_a_check_in(page, people, check_ins):
    misaki = people.add("Misaki")
    page.page.write(people=[misaki.id])
    page.type("We talked.")
    page.page.leave()
    assert check_ins.of(misaki.id) == []
    page.rate(misaki.id, 7)
    page.page.leave()
    assert [each.rating for each in check_ins.of(misaki.id)] == [7]


def test_the_last_answer_is_shown_from_the_sixth_on_when_wished(
    page, people, check_ins, desk, clock
):
    misaki = people.add("Misaki")
    for _each in range(5):
        check_ins.rate(misaki.id, 4, because=Because.BY_MYSELF)
        clock.advance(days=1)
    page.page.write(people=[misaki.id])
    page.click("show_trust")
    scale = page.find(TrustScale, f"trust_{misaki.id}")
    assert scale.line.previous() == 4
    desk.choices.choose(show_previous=False)
    page.page.write(people=[misaki.id])
    page.click("show_trust")
    assert page.find(TrustScale, f"trust_{misaki.id}").line.previous() is None


def test_words_are_counted_in_english_and_characters_in_japanese(page, language, timers):
    page.page.write()
    page.type("two words")
    timers.advance(1)
    assert page.count == "2 words"
    language.use("ja")
    assert page.count.startswith("8")


def test_a_paste_that_is_too_long_is_refused_and_told(page, heard):
    page.page.write()
    page.paste("x" * 10_000_001)
    assert page.text == ""
    assert isinstance(heard.problems[-1], TextTooLong)


# The page as a whole


def walk(widget):
    return [each for each in widget.findChildren(QWidget) if each.isVisibleTo(widget)]


def test_every_control_has_a_name(page, journal, people):
    people.add("Misaki")
    page.page.write(prompt="p001", people=[people.named("Misaki").id])
    page.click("filters")
    for fold in ("show_feelings", "show_courage", "show_trust"):
        page.click(fold)
        unnamed = [
            (type(each).__name__, each.objectName())
            for each in walk(page.page)
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not isinstance(each, QScrollArea | QStackedWidget)
            and not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip()
        ]
        assert unnamed == []


def test_labels_and_buttons_have_room_in_both_languages(page, language, people):
    page.page.write(prompt="p001", people=[people.add("Misaki").id])
    page.click("filters")
    for code in ("en", "ja"):
        language.use(code)
        for _each in range(5):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        cut_off = [
            each.text()
            for each in walk(page.page)
            if isinstance(each, QLabel | QAbstractButton)
            and not getattr(each, "wordWrap", bool)()
            and each.text()
            and each.width() < each.sizeHint().width()
        ]
        assert cut_off == []


@pytest.mark.parametrize(("width", "size"), [(440, 100), (310, 100), (440, 150)])
def test_the_time_of_an_entry_is_not_cut_off(theme, language, show, clock, qtbot, width, size):
    language.use("ja")
    around = QWidget()  # alone, a window would be as wide as its words want it
    bar = EntryBar(clock, around)
    bar.show_moment(moment_of(clock()))
    bar.show_safety(Safety.SAFE, None)
    bar.resize(width, 44)
    show(around, 800, 60)
    theme.use(text_size=size)
    when = bar.findChild(QAbstractButton, "when")
    qtbot.waitUntil(lambda: when.width() >= when.sizeHint().width(), timeout=1000)
    assert when.text().endswith("21:00")
    assert "2026年5月14日" in when.accessibleName()
    assert ("2026" in when.text()) is (width == 440 and size == 100)


def test_the_language_changes_everything_and_loses_nothing(page, language, journal):
    journal.write("older")
    page.page.write()
    page.type("unsaved")
    language.use("ja")
    assert page.when.startswith("2026年5月14日")
    assert page.text == "unsaved"
    assert page.find(QLabel, "month").text() == "2026年5月"
    language.use("en")
    assert page.when.startswith("Thu, May 14")
    page.surface.undo()
    assert page.text == ""


def test_dark_and_large_keep_what_is_typed(page, theme, journal):
    page.page.write()
    page.type("# heading")
    theme.use(Appearance.DARK, 150)
    assert page.text == "# heading"
    page.page.leave()
    assert [card.title for card in journal.recent()] == ["heading"]


def test_a_page_that_is_gone_hears_nothing_and_leaves_nothing(desk, theme, changes, qtbot):
    page = JournalPage(desk)
    reference = weakref.ref(page)
    page.deleteLater()
    with qtbot.waitSignal(page.destroyed):
        pass
    changes.announce(Changes.EVERYTHING)
    del page
    gc.collect()
    assert reference() is None


def test_a_text_that_could_not_be_shown_as_it_is_can_only_be_read(page, journal, monkeypatch):
    """No such text is known; should one ever come, it is not changed by being shown."""
    entry = journal.write("plain")
    monkeypatch.setattr(WritingSurface, "text", lambda _self: "something else")
    page.page.open_entry(entry.id)
    assert page.surface.isReadOnly()
    page.page.leave()
    assert journal.get(entry.id) == entry


def test_where_there_is_room_for_one_half_only_the_one_in_use_is_shown(page, journal):
    entry = journal.write("narrow")
    page.page.resize(636, 560)
    assert page.entries.isVisible()
    assert not page.surface.isVisible()
    page.page.open_entry(entry.id)
    assert page.surface.isVisible()
    assert not page.entries.isVisible()
    page.click("back_to_list")
    assert page.entries.isVisible()
    assert not page.surface.isVisible()
    page.page.resize(1056, 860)
    assert page.entries.isVisible()
    assert page.surface.isVisible()
    assert not page.find(QAbstractButton, "back_to_list").isVisible()

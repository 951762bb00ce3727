"""Milestones and chapters on a person's page. Today is Thursday, 14 May 2026."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QTableView, QWidget

from tests.qt_input import spoken_name, type_text, unnamed
from tests.unit.milestones.milestones import every_year
from trustjournal.events.store import shelf as events
from trustjournal.milestones.date_parts import DateParts
from trustjournal.milestones.domain import Kind
from trustjournal.milestones.form_list import AT_FIRST
from trustjournal.ui.day_field import DayField


@pytest.fixture
def birthday(milestones, misaki):
    return milestones.keep(
        every_year(5, 20, person=misaki.id, title="誕生日", kind=Kind.BIRTHDAY, note="花が好き")
    )


def _add(card, kind=Kind.BIRTHDAY):
    card.days.press("add")
    card.days.choose_kind(kind)


# Adding


def test_an_empty_card_invites_without_asking(card):
    assert card.days.titles() == []
    assert card.days.sees("add")
    assert not card.card.findChild(QCheckBox, "noted").isVisible()


def test_of_a_birthday_one_need_not_know_the_year(card, milestones, misaki):
    _add(card)
    card.days.choose("month", "February")
    card.days.write("year", "")
    card.days.choose("day", "29")
    assert card.days.text("leapDay") == "In years without this day, it is February 28."
    card.days.press("done")
    [kept] = milestones.of(misaki.id)
    assert (kept.kind, kept.title, kept.month, kept.day_of_month, kept.year, kept.yearly) == (
        Kind.BIRTHDAY, "Birthday", 2, 29, None, True,
    )  # fmt: skip
    assert card.days.titles() == ["Birthday"]
    assert "Feb 29, every year" in card.days.words()


def test_what_was_opened_and_left_alone_is_not_kept(card, milestones, misaki):
    card.days.press("add")
    card.days.press("done")
    assert milestones.of(misaki.id) == []
    card.days.press("add")
    card.days.press("delete")
    assert card.undos == []
    assert not card.days.sees("milestoneForm")


def test_it_is_called_by_its_kind_until_it_is_called_otherwise(card, language):
    _add(card)
    field = _title(card)
    assert field.text() == "Birthday"
    language.use("ja")
    assert field.text() == "誕生日"
    card.days.choose_kind(Kind.OTHER)
    assert field.text() == ""
    card.days.choose_kind(Kind.TOGETHER)
    field.setFocus()
    field.selectAll()
    type_text(field, "出会った日")
    card.days.choose_kind(Kind.ANNIVERSARY)
    assert field.text() == "出会った日"


def _title(card):
    return card.days.list.findChild(QWidget, "milestoneForm").findChild(QWidget, "title")


def test_kinds_say_by_themselves_whether_they_return(card, milestones, misaki):
    _add(card, Kind.ACHIEVEMENT)
    card.days.press("done")
    assert not milestones.of(misaki.id)[0].yearly
    card.days.press("edit")
    card.days.choose_segment("Every year")
    card.card.leave()
    assert milestones.of(misaki.id)[0].yearly


def test_what_is_typed_is_kept_within_two_seconds_without_leaving(card, milestones, misaki, qtbot):
    _add(card)
    card.days.write("note", "花が好き")
    assert milestones.of(misaki.id) == []
    qtbot.waitUntil(
        lambda: [each.note for each in milestones.of(misaki.id)] == ["花が好き"], timeout=2000
    )
    card.days.write("note", "花と猫が好き")
    card.card.leave()
    assert [each.note for each in milestones.of(misaki.id)] == ["花と猫が好き"]


@pytest.mark.parametrize(
    ("year", "hint"),
    [("20x6", "The year is a number, such as 2019."), ("0", "The year is a number, such as 2019.")],
)
def test_a_year_that_is_none_is_said_and_loses_no_word(card, milestones, misaki, year, hint):
    _add(card)
    card.days.write("year", year)
    assert card.days.text("dateHint") == hint
    card.days.write("note", "kept")
    card.card.leave()
    [kept] = milestones.of(misaki.id)
    assert (kept.year, kept.note) == (None, "kept")


def test_a_day_that_is_once_asks_for_its_year(card, milestones, misaki):
    _add(card, Kind.WORK)
    card.days.write("year", "")
    assert card.days.text("dateHint") == "A day that is once has a year."
    card.card.leave()
    assert milestones.of(misaki.id)[0].year == 2026
    card.days.write("year", "２０１９")
    assert card.days.text("dateHint") == ""
    card.card.leave()
    assert milestones.of(misaki.id)[0].year == 2019


def test_only_days_that_there_are_can_be_chosen(card):
    _add(card)
    card.days.choose("month", "January")
    card.days.choose("day", "31")
    card.days.write("year", "2023")
    card.days.choose("month", "February")
    parts = card.days.list.findChild(DateParts)
    assert (parts.month(), parts.day()) == (2, 28)
    card.days.write("year", "2024")
    assert "29" in card.days.offered("day")


def test_a_date_is_written_as_the_language_writes_it(card, language):
    _add(card)
    parts = card.days.list.findChild(DateParts)

    def order():
        fields = {name: parts.findChild(QWidget, name).x() for name in ("year", "month", "day")}
        return sorted(fields, key=fields.get)

    assert order() == ["month", "day", "year"]
    language.use("ja")
    parts.layout().activate()
    assert order() == ["year", "month", "day"]
    assert card.days.offered("month")[4] == "5月"


# Changing and deleting


def test_a_row_opens_in_its_place_and_closes_again(card, milestones, birthday):
    assert card.days.titles() == ["誕生日"]
    card.days.press("edit")
    assert card.days.titles() == []
    card.days.write("note", "甘いものも好き")
    card.days.press("done")
    assert [each.note for each in milestones.of(birthday.person)] == ["甘いものも好き"]
    assert card.days.titles() == ["誕生日"]
    assert QApplication.focusWidget().objectName() == "edit"


def test_what_is_deleted_can_be_brought_back_with_the_last_words(card, milestones, birthday):
    card.days.press("edit")
    card.days.write("note", "the last words")
    card.days.press("delete")
    assert milestones.of(birthday.person) == []
    assert card.days.titles() == []
    assert card.undos[-1][0] == "The milestone was deleted."
    card.undo()
    assert [each.note for each in milestones.of(birthday.person)] == ["the last words"]


def test_what_was_only_just_typed_can_be_deleted_too(card, milestones, misaki):
    _add(card)
    card.days.write("note", "never mind")
    card.days.press("delete")
    assert milestones.of(misaki.id) == []
    card.undo()
    assert len(milestones.of(misaki.id)) == 1


def test_a_change_from_elsewhere_leaves_what_is_typed_alone(card, milestones, birthday):
    card.days.press("edit")
    card.days.write("note", "half a word")
    milestones.mark(birthday.id)
    assert card.days.text("note") == "half a word"
    card.days.press("done")
    [kept] = milestones.of(birthday.person)
    assert (kept.note, len(kept.marks)) == ("half a word", 1)


def test_another_person_begins_without_a_form_and_nothing_is_lost(card, milestones, people, misaki):
    _add(card)
    card.days.write("note", "まだ途中")
    card.card.show_person(people.add("健太"))
    assert [each.note for each in milestones.of(misaki.id)] == ["まだ途中"]
    assert not card.days.sees("milestoneForm")
    assert card.days.titles() == []


def test_what_cannot_be_kept_is_said_and_known(card, vault):
    _add(card)
    card.days.write("note", "花が好き")
    vault.close()
    card.card.leave()
    assert card.card.is_unsaved()
    assert len(card.problems) == 1


def test_what_was_thrown_away_elsewhere_holds_nobody_up(card, milestones, birthday):
    card.days.press("edit")
    card.days.write("note", "too late")
    milestones.delete(birthday.id)
    card.card.leave()
    assert len(card.problems) == 1
    assert not card.card.is_unsaved()


# Marking


def test_a_mark_is_a_press_and_an_undo(card, milestones, birthday, vault):
    assert "In 6 days" in card.days.words()
    card.days.press("mark")
    assert card.days.text("marked") == "Marked: Today"
    assert not card.days.sees("mark")
    with vault.reading() as connection:
        assert len(events.where(connection)) == 1
    card.undo()
    assert milestones.of(birthday.person) == [birthday]
    assert card.days.sees("mark")


def test_a_mark_can_be_taken_back_later_and_keeps_the_keyboard(card, milestones, birthday):
    mark = card.days.list.findChild(QWidget, "mark")
    mark.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(mark, Qt.Key.Key_Space)
    assert QApplication.focusWidget().objectName() == "takeBack"
    card.days.press("takeBack")
    assert milestones.of(birthday.person) == [birthday]


def test_the_record_is_left_alone_when_the_user_wants_that(card, milestones, birthday, vault):
    card.card.findChild(QCheckBox, "noted").click()
    assert not milestones.notes_markings()
    card.days.press("mark")
    with vault.reading() as connection:
        assert events.where(connection) == []


def test_what_is_far_away_asks_for_nothing(card, milestones, misaki):
    milestones.keep(every_year(11, 1, person=misaki.id, title="far"))
    milestones.add(misaki.id, "long ago", day=date(2010, 1, 1))
    assert card.days.titles() == ["far", "long ago"]
    assert not card.days.sees("mark")
    assert not [text for text in card.days.words() if text.startswith("In ")]


def test_what_comes_first_stands_first(card, milestones, misaki):
    milestones.add(misaki.id, "first", day=date(2010, 1, 1))
    milestones.add(misaki.id, "later", day=date(2020, 1, 1))
    milestones.keep(every_year(6, 1, person=misaki.id, title="june"))
    milestones.keep(every_year(5, 15, person=misaki.id, title="tomorrow"))
    assert card.days.titles() == ["tomorrow", "june", "later", "first"]
    assert "Tomorrow" in card.days.words()


def test_of_many_the_first_are_shown_until_all_are_wanted(card, milestones, misaki):
    for number in range(AT_FIRST + 3):
        milestones.add(misaki.id, f"{number}", day=date(2010 + number, 1, 1))
    assert len(card.days.titles()) == AT_FIRST
    card.days.press("showAll")
    assert len(card.days.titles()) == AT_FIRST + 3


def test_years_are_counted_and_a_birthday_is_an_age(card, milestones, misaki):
    milestones.keep(every_year(5, 14, 1990, person=misaki.id, kind=Kind.BIRTHDAY))
    milestones.keep(every_year(5, 15, 2019, person=misaki.id, kind=Kind.TOGETHER))
    words = card.days.words()
    assert {"Today · Age 36", "Tomorrow · 7 years", "Birthday", "Years together"} <= set(words)
    assert "May 15, every year since 2019" in words


# Chapters


def test_a_chapter_is_added_changed_and_deleted(card, chapters, misaki):
    card.parts.press("add")
    form = card.parts.list.findChild(QWidget, "chapterForm")
    type_text(form.findChild(QWidget, "title"), "離れて暮らす")
    form.findChild(DayField).choose(date(2026, 4, 1))
    card.parts.press("done")
    [kept] = chapters.of(misaki.id)
    assert (kept.title, kept.day) == ("離れて暮らす", date(2026, 4, 1))
    assert card.parts.titles() == ["離れて暮らす"]
    assert "From Apr 1, 2026" in card.parts.words()
    card.parts.press("edit")
    card.parts.write("note", "毎週電話する")
    card.parts.press("done")
    assert chapters.of(misaki.id)[0].note == "毎週電話する"
    card.parts.press("edit")
    card.parts.press("delete")
    assert chapters.of(misaki.id) == []
    assert card.undos[-1][0] == "The chapter was deleted."
    card.undo()
    assert len(chapters.of(misaki.id)) == 1


def test_the_calendar_begins_weeks_as_the_user_does(card, choices):
    choices.choose(week_start=3)
    card.parts.press("add")
    picker = card.parts.list.findChild(DayField).open()
    calendar = picker.findChild(QTableView).model()
    assert calendar.headerData(0, Qt.Orientation.Horizontal) == "Thu"
    picker.close()


def test_a_chapter_without_words_has_a_name_all_the_same(card, chapters, misaki):
    chapters.begin(misaki.id, date(2026, 4, 1))
    assert card.parts.titles() == ["Chapter"]


# All of it


def test_both_kinds_of_jobs_show_and_keep(make_card, any_jobs, milestones, misaki, qtbot):
    driver = make_card(any_jobs)
    driver.card.show_person(misaki)
    _add(driver)
    driver.days.write("note", "花が好き")
    driver.days.press("done")
    qtbot.waitUntil(lambda: driver.days.titles() == ["Birthday"])
    assert [each.note for each in milestones.of(misaki.id)] == ["花が好き"]


def test_everything_follows_the_language_and_has_a_name(
    card, milestones, chapters, misaki, language
):
    milestones.keep(every_year(2, 29, 2020, person=misaki.id, kind=Kind.TOGETHER))
    milestones.mark(milestones.add(misaki.id, "節目", day=date(2026, 5, 10)).id)
    chapters.begin(misaki.id, date(2026, 4, 1))
    card.days.press("add")
    card.parts.press("add")
    language.use("ja")
    assert unnamed(card.card) == []
    words = [*card.days.words(), *card.parts.words()]
    assert "毎年2月29日（2020年から）" in words
    assert "この日のない年は、2月28日とします。" in words
    assert "印をつけた日：今日" in words
    assert not [text for text in words if text.isascii() and not text.isdecimal()]
    edit = card.days.list.findChild(QWidget, "edit")
    assert spoken_name(edit).startswith("「")


def test_no_share_and_no_score_stands_anywhere(card, milestones, birthday):
    milestones.mark(birthday.id)
    for text in card.days.words():
        assert "%" not in text
        assert "％" not in text

"""Introductions on a person's page: the page is about キム (Kim)."""

from datetime import date

from PySide6.QtWidgets import QLabel

from tests.drivers.forms import plain
from tests.qt_input import unnamed
from trustjournal.core.changes import Changes
from trustjournal.introductions.person_sections import IntroductionMoments
from trustjournal.ui.choices import Chip
from trustjournal.ui.day_field import DayField

TODAY = date(2026, 5, 14)


def _noted(introductions, person):
    return [each for each in introductions.around(person.id).introductions if each.is_noted]


def _chip(card, name):
    [chip] = [each for each in card.card.findChildren(Chip, name) if each.isVisible()]
    return chip


# Adding


def test_an_empty_card_invites_without_asking(card):
    assert card.list.titles() == []
    assert card.list.sees("add")
    assert not card.list.sees("introductionForm")


def test_somebody_introduced_us(card, introductions, people, kim, ueda):
    card.list.press("add")
    assert not card.list.sees("note"), "nothing can be written that could not be kept"
    assert card.list.offered("by") == ["Choose somebody", "上田", "太郎"]
    card.list.choose("by", "上田")
    card.list.write("note", "読書会で")
    card.list.list.findChild(DayField).choose(date(2020, 2, 29))
    card.list.press("done")
    [kept] = _noted(introductions, kim)
    card.list.press("edit")
    card.list.press("noDay")
    card.list.press("done")
    assert _noted(introductions, kim)[0].day is None
    assert (kept.introducer, kept.person, kept.met) == (ueda.id, kim.id, None)
    assert (kept.note, kept.day) == ("読書会で", date(2020, 2, 29))
    assert people.get(kim.id).introducer == ueda.id
    assert card.list.titles() == ["上田 introduced me to キム."]


def test_i_introduced_them_to_somebody(card, introductions, kim, taro):
    card.list.press("add")
    card.list.choose("to", "太郎")
    assert card.list.offered("by") == ["Choose somebody", "Me", "上田"]
    card.list.choose("by", "Me")
    card.list.press("done")
    [kept] = _noted(introductions, kim)
    assert (kept.introducer, kept.person, kept.met) == (None, kim.id, taro.id)
    assert card.list.titles() == ["I introduced キム and 太郎."]
    assert not [each for each in card.card.findChildren(Chip, "thanked") if each.isVisible()]


def test_they_introduced_somebody(card, introductions, kim, taro, ueda):
    card.list.press("add")
    card.list.choose_segment("They introduced somebody")
    card.list.choose("whom", "太郎")
    assert card.list.offered("to") == ["Me", "上田"]
    card.list.choose("to", "上田")
    card.list.press("done")
    [kept] = _noted(introductions, kim)
    assert (kept.introducer, kept.person, kept.met) == (kim.id, taro.id, ueda.id)
    assert card.list.titles() == ["キム introduced 太郎 and 上田."]


def test_what_was_opened_and_left_alone_is_not_kept(card, introductions, kim):
    card.list.press("add")
    card.list.press("delete")
    assert _noted(introductions, kim) == []
    assert card.undos == []
    assert not card.card.is_unsaved()


# What the form of the person says


def test_who_is_chosen_in_the_form_is_shown_without_a_row(card, people, introductions, kim, ueda):
    people.amend(kim.id, {"introducer": ueda.id})
    assert card.list.titles() == ["上田 introduced me to キム."]
    assert _noted(introductions, kim) == []
    card.list.press("edit")
    assert not card.list.sees("delete"), "it is taken away where it is stated"
    card.list.write("note", "読書会で")
    card.list.press("done")
    assert [each.note for each in _noted(introductions, kim)] == ["読書会で"]
    assert card.list.titles() == ["上田 introduced me to キム."]


def test_a_corrected_introducer_is_corrected_in_the_form_too(
    card, people, introductions, kim, ueda, taro
):
    people.amend(kim.id, {"introducer": ueda.id})
    card.list.press("edit")
    card.list.choose("by", "太郎")
    card.card.leave()
    assert people.get(kim.id).introducer == taro.id
    card.list.choose("by", "上田")
    card.list.press("done")
    assert people.get(kim.id).introducer == ueda.id
    assert len(_noted(introductions, kim)) == 1
    assert card.list.titles() == ["上田 introduced me to キム."]


# Thanks


def test_thanks_and_telling_are_a_press_each(card, people, introductions, kim, ueda):
    people.amend(kim.id, {"introducer": ueda.id})
    assert _chip(card, "thanked").text() == "Thanked"
    _chip(card, "thanked").click()
    _chip(card, "told").click()
    [kept] = _noted(introductions, kim)
    assert (kept.thanked_on, kept.told_on) == (TODAY, TODAY)
    assert _chip(card, "thanked").text() == "Thanked: Today"
    assert _chip(card, "told").text() == "Told how it went: Today"
    _chip(card, "thanked").click()
    assert _noted(introductions, kim)[0].thanked_on is None


# Deleting


def test_what_is_deleted_can_be_brought_back(card, introductions, people, kim, ueda):
    introductions.introduce(ueda.id, kim.id, note="読書会で")
    card.list.press("edit")
    card.list.press("delete")
    assert card.list.titles() == []
    assert people.get(kim.id).introducer is None
    assert card.undos[-1][0] == "The introduction was deleted."
    card.undo()
    assert card.list.titles() == ["上田 introduced me to キム."]
    assert people.get(kim.id).introducer == ueda.id


def test_another_person_begins_without_a_form_and_nothing_is_lost(
    card, introductions, kim, ueda, taro
):
    card.list.press("add")
    card.list.choose("by", "上田")
    card.list.write("note", "まだ途中")
    card.card.show_person(taro)
    assert [each.note for each in _noted(introductions, kim)] == ["まだ途中"]
    assert not card.list.sees("introductionForm")
    assert card.list.titles() == []


def test_what_cannot_be_kept_is_said_and_known(card, vault):
    card.list.press("add")
    card.list.choose("by", "上田")
    vault.close()
    card.card.leave()
    assert card.card.is_unsaved()
    assert len(card.problems) == 1


def test_somebody_new_can_be_chosen_at_once(card, people):
    card.list.press("add")
    people.add("あや")
    assert "あや" in card.list.offered("by")


# All of it


def test_both_kinds_of_jobs_show_and_keep(
    make_card, any_jobs, introductions, ueda, kim, taro, qtbot
):
    driver = make_card(any_jobs)
    driver.card.show_person(kim)
    qtbot.waitUntil(lambda: "上田" in driver.list.offered("by"))
    driver.list.press("add")
    driver.list.choose("by", "上田")
    driver.list.press("done")
    qtbot.waitUntil(lambda: driver.list.titles() == ["上田 introduced me to キム."])
    assert len(_noted(introductions, kim)) == 1


def test_everything_follows_the_language_and_has_a_name(
    card, introductions, kim, ueda, taro, language
):
    introductions.thank(introductions.introduce(ueda.id, kim.id, day=TODAY), TODAY)
    introductions.introduce(kim.id, taro.id, ueda.id)
    card.list.press("add")
    language.use("ja")
    assert unnamed(card.card) == []
    words = card.list.words()
    assert "上田さんがキムさんを紹介してくれました。" in words
    assert "キムさんが太郎さんと上田さんを引き合わせました。" in words
    assert "お礼を伝えた日：今日" in words
    assert card.list.offered("by")[:1] == ["人を選ぶ"]
    assert not [text for text in words if text.isascii()]


def test_an_introduction_of_a_known_day_stands_on_the_timeline(
    introductions, clock, kim, ueda, show, language
):
    source = IntroductionMoments(introductions, clock)
    introductions.introduce(ueda.id, kim.id)
    assert source.items(kim.id) == []
    introductions.introduce(None, kim.id, ueda.id, day=date(2020, 2, 29))
    [item] = source.items(kim.id)
    assert item.moment.day == date(2020, 2, 29)
    assert source.touched_by == Changes.INTRODUCTIONS
    row = show(source.row(item))
    assert "I introduced キム and 上田." in [
        plain(each.text()) for each in row.findChildren(QLabel)
    ]
    language.use("ja")
    said = [plain(each.text()) for each in row.findChildren(QLabel)]
    assert "私がキムさんと上田さんを引き合わせました。" in said


def test_when_the_person_is_deleted_elsewhere_the_card_breaks_nothing(card, people, kim, ueda):
    card.list.press("add")
    card.list.choose("by", "上田")
    card.list.press("done")
    trash_id = people.delete(kim.id)
    assert card.problems == []
    people.bring_back(trash_id)
    assert len(card.list.titles()) == 1

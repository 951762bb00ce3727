"""@ and # offer names, and never get between the writer and the keyboard."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from trustjournal import i18n


@pytest.fixture
def page(open_page, people, journal):
    people.add("美咲", reading="みさき")
    people.add("健太", reading="けんた")
    journal.write("before", tags=["仕事", "散歩"])
    driver = open_page()
    driver.page.write()
    return driver


@pytest.mark.parametrize("mark", ["@", "＠"])
def test_choosing_a_person_writes_the_name_and_links_them(page, people, mark):
    page.type(f"週末は{mark}")
    assert page.offers == ["健太", "美咲"]
    page.press("Down", "Enter")
    assert page.text == f"週末は{mark}美咲"
    assert page.chips == ["美咲"]
    assert page.offers == []
    page.type("と話す")
    assert page.offers == []
    page.page.leave()
    assert page.safety == "Saved"


def test_the_link_is_stored_by_id(page, people, journal):
    page.type("@")
    page.press("Tab")
    page.page.leave()
    (found, *_others) = journal.recent()
    assert found.people == (people.named("健太").id,)


@pytest.mark.parametrize("mark", ["#", "＃"])
def test_choosing_a_tag_adds_it(page, mark):
    page.type(f"{mark}仕")
    assert page.offers == ["仕事", "New tag: 仕"]
    page.press("Enter")
    assert page.text == f"{mark}仕事"
    assert page.chips == ["#仕事"]


def test_nothing_opens_while_composing_and_the_commit_opens_it(page):
    page.type("@")
    page.compose("みさ")
    assert page.offers == []
    assert page.composing == "みさ"
    page.commit("みさ")
    assert page.offers == ["美咲", "Add みさ to people"]


def test_a_conversion_that_is_already_the_name_is_only_linked(page):
    page.type("@")
    page.compose("みさき")
    page.commit("美咲")
    page.press("Enter")
    assert page.text == "@美咲"
    assert page.chips == ["美咲"]


def test_japanese_written_on_without_a_space_still_means_the_person(page):
    page.type("@")
    page.commit("美咲と話した")
    assert page.offers == ["美咲"]
    page.press("Tab")
    assert page.text == "@美咲と話した"
    assert page.chips == ["美咲"]


def test_the_list_never_takes_the_focus(page):
    page.type("@")
    assert page.offers
    assert QApplication.focusWidget() is page.surface


def test_enter_is_a_new_line_when_no_list_is_open(page):
    page.type("a")
    page.press("Enter")
    assert page.text == "a\n"


def test_esc_closes_the_list_and_it_stays_closed_for_this_mark(page):
    page.type("@")
    page.press("Esc")
    assert page.offers == []
    assert QApplication.focusWidget() is page.surface
    page.type("み")
    assert page.offers == []
    page.press("Enter")
    assert page.text == "@み\n"
    page.type("@")
    assert page.offers == ["健太", "美咲"]


def test_an_unknown_name_is_added_when_it_is_chosen(page, people):
    page.type("@Haruka")
    assert page.offers == ["Add Haruka to people"]
    assert people.named("Haruka") is None
    page.press("Enter")
    assert people.named("Haruka") is not None
    assert page.chips == ["Haruka"]


def test_a_name_typed_to_its_end_is_linked_without_the_list(page):
    page.type("@")
    page.commit("美咲")
    page.press("Esc")
    page.type("、")
    assert page.chips == ["美咲"]


def test_a_tag_typed_to_its_end_is_one(page):
    page.type("#calm")
    page.press("Esc")
    page.type(" ")
    assert page.chips == ["#calm"]


def test_a_stop_behind_a_name_ends_it_and_enter_begins_a_new_line(page, people):
    page.type("Saw @Haruka.")
    assert page.offers == []
    page.press("Enter")
    page.type("#work.")
    page.press("Enter")
    assert page.text == "Saw @Haruka.\n#work.\n"
    assert people.named("Haruka.") is None
    assert page.chips == ["#work"]


def test_a_stop_within_a_number_does_not_end_a_tag(page):
    page.type("#v1.2 #day1. ")
    assert page.chips == ["#v1.2", "#day1"]


@pytest.mark.parametrize(("mark", "added"), [("＠", "美咲、"), ("@", "美咲。散歩")])
def test_a_name_committed_together_with_the_mark_behind_it_is_linked(page, mark, added):
    page.type(mark)
    page.compose("みさき")
    page.commit(added)
    assert page.text == mark + added
    assert page.chips == ["美咲"]


def test_tags_that_follow_each_other_without_a_space_are_both_tags(page):
    for each in ("散歩", "仕事"):
        page.type("＃")
        page.commit(each)
    page.press("Esc")
    page.commit("。")
    assert page.text == "＃散歩＃仕事。"
    assert page.chips == ["#散歩", "#仕事"]


def test_moving_the_cursor_past_a_name_links_nobody_again(page):
    page.type("@")
    page.commit("美咲")
    page.press("Esc")
    page.type("、")
    page.click_words(next(each for each in removals(page) if "美咲" in each))
    assert page.chips == []
    page.press("Left", "Right")
    assert page.chips == []


def removals(page):
    """What the chips of people and tags are called by a screen reader."""
    return [
        each.accessibleName()
        for each in page.find(QWidget, "people_and_tags").findChildren(QAbstractButton)
        if each.text().endswith("×") and not each.isHidden()
    ]


def test_an_unknown_name_typed_to_its_end_is_added_by_nobody(page, people):
    page.type("@Haruka")
    page.press("Esc")
    page.type(" ")
    assert page.chips == []
    assert people.named("Haruka") is None


@pytest.mark.parametrize("text", ["## ", "mail a@b", "1 # 2"])
def test_headings_and_addresses_offer_nothing(page, text):
    page.type(text)
    assert page.offers == []


def test_choosing_is_one_step_of_undo(page):
    page.type("a @")
    page.press("Enter")
    assert page.text == "a @健太"
    page.surface.undo()
    assert page.text == "a @"


def test_opening_an_entry_that_ends_in_a_name_offers_nothing(page, journal):
    entry = journal.write("週末は@美咲")
    page.page.open_entry(entry.id)
    page.go_to_end()
    page.page.open_entry(entry.id)
    assert page.offers == []


def test_the_offers_follow_the_language(page, language):
    page.type("#new")
    assert page.offers == ["New tag: new"]
    language.use("ja")
    assert page.offers == [i18n._("New tag: {tag}").format(tag="new")]
    assert page.text == "#new"


def test_a_longer_name_that_is_chosen_links_nobody_with_the_shorter_one(page, people):
    people.add("山田")
    people.add("山田 太郎")
    page.type("@山田")
    assert page.offers[:2] == ["山田", "山田 太郎"]
    page.press("Down", "Enter")
    assert page.text == "@山田 太郎"
    assert page.chips == ["山田 太郎"]

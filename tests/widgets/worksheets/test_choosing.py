"""A worksheet is chosen by what is going on, and what was begun is found again."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.drivers.library import WorksheetsDriver
from tests.drivers.promises import without_isolates
from tests.drivers.words import words_of
from trustjournal.ui.background import DatabaseJobs
from trustjournal.worksheets.library import SHIPPED
from trustjournal.worksheets.library_page import WorksheetsPage

OWN = """
id = "evening"
version = 1
minutes = 3
safety_gate = false
title = { en = "An evening look", ja = "夜のひとこと" }
purpose = { en = "To end the day with one person in mind.", ja = "一日の終わりに、ひとりを思い出すため。" }

[[step]]
id = "one"
title = { en = "One person", ja = "ひとり" }
guidance = { en = "Whoever comes to mind.", ja = "思い浮かんだ人を。" }
example = { en = "Grandmother.", ja = "祖母。" }
why = { en = "One is enough.", ja = "ひとりで十分です。" }

[[step.question]]
id = "who"
prompt = { en = "Who was it?", ja = "誰でしたか" }
input = "text"

[card]
title = { en = "This evening", ja = "今夜" }
footer = { en = "", ja = "" }

[[card.section]]
label = { en = "Who", ja = "誰" }
from = ["one.who"]
style = "text"
"""  # noqa: E501 - a file as somebody would write it


def test_all_sixteen_stand_there_by_what_is_going_on(open_page):
    page = open_page()
    assert sorted(each.root.worksheet.id for each in page.cards) == sorted(SHIPPED)
    assert page.groups[0] == "When something went wrong between us"
    first = page.card("apology")
    assert first.title == "Apology"
    assert first.says("purpose").startswith("To say clearly what you did")
    assert "about 25 minutes" in words_on(first)


def words_on(card):
    return [word for each in card.root.findChildren(QLabel) for word in words_of(each)]


def test_when_not_to_use_it_is_one_press_away_and_can_be_told_apart_by_ear(open_page):
    card = open_page().card("apology")
    assert card.when_not == []
    line = without_isolates(card.control("whenNot").accessibleName())
    assert line == "When not to use it: Apology"
    card.look_when_not()
    assert len(card.when_not) == 4
    assert card.when_not[0].startswith("When you are afraid of the other person")


def test_beginning_one_is_handed_on(open_page):
    page = open_page()
    page.card("boundary").begin()
    assert page.begun == ["boundary"]


def test_what_was_begun_stands_on_top_with_whom_when_and_where(
    open_page, worksheets, misaki, clock
):
    begun = worksheets.begin("apology", person=misaki.id)
    worksheets.answer(begun.sheet.id, {"who.person": misaki.id, "act.act": "I was late."}, "impact")
    clock.advance(days=1)
    worksheets.begin("profile_card")
    page = open_page()
    assert page.unfinished.titles == ["My profile card", "Apology"]
    below = page.unfinished.rows[1]
    assert below.about == "美咲  ·  Last written: Yesterday  ·  Step 4 of 12"
    assert below.spoken == "Go on: Apology"
    below.open()
    assert page.opened == [begun.sheet.id]


def test_somebody_new_is_named_before_the_journal_knows_them(open_page, worksheets):
    begun = worksheets.begin("apology")
    worksheets.answer(begun.sheet.id, {"who.person": "Aoi"}, "who")
    assert open_page().unfinished.rows[0].about.startswith("Aoi  ·  ")


def test_a_sheet_is_thrown_away_and_brought_back(open_page, worksheets):
    worksheets.begin("complacency")
    page = open_page()
    page.unfinished.rows[0].throw_away()
    assert not page.unfinished.rows
    assert page.undos[0][0].startswith("Thrown away.")
    page.undo()
    assert page.unfinished.titles == ["Complacency check"]


def test_the_keyboard_stays_in_the_list_when_a_sheet_goes(open_page, worksheets, qtbot):
    for each in ("complacency", "profile_card"):
        worksheets.begin(each)
    page = open_page()
    first = page.unfinished.rows[0]
    first.control("more").setFocus()
    first.throw_away()
    assert page.unfinished.rows[0].control("open").hasFocus()


def test_what_is_finished_stands_below_and_opens(open_page, walked):
    sheet = walked("gratitude_milestone")
    page = open_page()
    assert page.unfinished.rows == []
    row = page.finished.rows[0]
    assert (row.title, row.about) == ("Thanks and milestones", "Yuki  ·  Finished: Today")
    row.open()
    assert page.opened == [sheet.id]


def test_finished_sheets_are_shown_a_few_at_first(open_page, walked):
    for _each in range(9):
        walked("profile_card")
    page = open_page()
    assert len(page.finished.rows) == 8
    page.finished.press("showMore")
    assert len(page.finished.rows) == 9
    assert not page.finished.offers("showMore")


def test_nothing_is_told_of_somebody_who_is_put_away(open_page, worksheets, people, misaki):
    worksheets.begin("apology", person=misaki.id)
    page = open_page()
    assert page.unfinished.titles == ["Apology"]
    people.put_away(misaki.id)
    assert page.unfinished.titles == []
    people.take_out(misaki.id)
    assert page.unfinished.titles == ["Apology"]


def test_a_second_look_for_carelessness_within_a_week_may_wait(open_page, worksheets, clock):
    worksheets.begin("complacency")
    clock.advance(days=6)
    page = open_page()
    assert page.card("complacency").says("enough").startswith("There is one from this week.")
    assert page.card("apology").says("enough") == ""
    page.card("complacency").begin()
    assert page.begun == ["complacency"], "it is said, not forbidden"
    clock.advance(days=1)
    page.root.refresh()
    assert page.card("complacency").says("enough") == ""


def test_ones_own_worksheets_stand_in_a_group_of_their_own(open_page, folder):
    folder.mkdir(parents=True)
    (folder / "evening.toml").write_text(OWN, "utf-8")
    page = open_page()
    assert page.groups[-1] == "Your own"
    assert page.card("evening").title == "An evening look"
    assert page.folder == str(folder)
    assert page.copy_folder() == str(folder)


def test_a_file_that_is_no_worksheet_is_named_with_what_is_wrong(open_page, folder):
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text(OWN.replace('input = "text"', 'input = "texts"'), "utf-8")
    page = open_page()
    (said,) = page.refused
    assert said.startswith("“broken.toml” cannot be used as it is: ")
    assert "input" in said
    (folder / "broken.toml").write_text(OWN, "utf-8")
    page.root.refresh()
    page.all_there()
    assert page.refused == []
    assert page.card("evening").title == "An evening look"


def test_the_page_speaks_the_other_language_at_once(open_page, language, worksheets):
    worksheets.begin("complacency")
    page = open_page()
    language.use("ja")
    assert page.groups[0] == "ぎくしゃくしてしまったとき"
    assert page.card("apology").title == "謝る準備"
    assert page.unfinished.rows[0].about == "最後に書いた日：今日　全4項目の1番目"
    language.use("en")
    assert page.card("apology").title == "Apology"


def test_the_page_is_there_before_the_worksheets_are_read(desk, show, qtbot):
    jobs = DatabaseJobs()
    page = WorksheetsPage(desk(jobs))
    driver = WorksheetsDriver(page, qtbot)
    assert driver.cards == []
    show(page, 1040, 900)
    driver.all_there()
    assert len(driver.cards) == len(SHIPPED)
    jobs.close()


def test_cards_stand_below_each_other_where_there_is_little_room(open_page):
    wide, narrow = open_page(), open_page(width=700)
    assert beside(wide, "apology", "repair_prep")
    assert not beside(narrow, "apology", "repair_prep")


def beside(page, one, other):
    return page.card(one).root.y() == page.card(other).root.y()


def test_a_row_says_nothing_that_was_answered(open_page, worksheets, misaki):
    begun = worksheets.begin("apology", person=misaki.id)
    answers = {"who.person": misaki.id, "act.act": "I told a secret."}
    worksheets.answer(begun.sheet.id, answers, "act")
    row = open_page().unfinished.rows[0]
    assert "secret" not in row.title + row.about


def test_every_way_is_reached_with_the_keyboard(open_page, worksheets):
    worksheets.begin("complacency")
    page = open_page()
    row = page.unfinished.rows[0]
    row.control("open").setFocus()
    QTest.keyClick(row.control("open"), " ")
    assert len(page.opened) == 1


def test_what_was_begun_elsewhere_stands_there_when_one_comes_back(open_page, worksheets):
    page = open_page()
    page.root.hide()
    worksheets.begin("complacency")
    page.root.show()
    assert page.unfinished.titles == ["Complacency check"]

"""One quiet line leads back to the worksheet that one was in the middle of."""

from PySide6.QtWidgets import QAbstractButton

from tests.answered import answers_of


def line(driver):
    found = driver.page.findChildren(QAbstractButton, "goOnSheet")
    return [each for each in found if each.isVisible()]


def said(driver):
    return [each.text().replace("\u2068", "").replace("\u2069", "") for each in line(driver)]


def test_nothing_is_said_where_no_sheet_waits(open_today):
    assert line(open_today()) == []


def test_the_sheet_touched_last_is_named_without_whom_it_is_about(
    open_today, worksheets, people, language
):
    emma = people.add("Emma")
    begun = worksheets.begin("apology", person=emma.id)
    driver = open_today()
    asked = []
    driver.page.sheet_asked.connect(asked.append)
    assert said(driver) == ["Go on with “Apology”"]
    line(driver)[0].click()
    assert asked == [begun.sheet.id]
    language.use("ja")
    assert said(driver) == ["「謝る準備」の続きを書く"]


def test_it_goes_when_the_sheet_is_finished_or_thrown_away(open_today, worksheets):
    first = worksheets.begin("profile_card")
    driver = open_today()
    worksheets.answer(first.sheet.id, answers_of("profile_card", "en"), "facts")
    worksheets.finish(first.sheet.id)
    assert said(driver) == []
    second = worksheets.begin("complacency")
    assert said(driver) == ["Go on with “Complacency check”"]
    worksheets.delete(second.sheet.id)
    assert said(driver) == []


def test_nothing_is_brought_up_about_somebody_feared(open_today, worksheets, people):
    emma = people.add("Emma")
    worksheets.begin("apology", person=emma.id)
    driver = open_today()
    people.amend(emma.id, {"safety": True})
    assert said(driver) == []

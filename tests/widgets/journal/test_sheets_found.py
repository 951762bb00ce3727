"""What has a page of its own is found like everything else, and opened there."""

from dataclasses import replace

import pytest

from trustjournal.journal.service import Journal
from trustjournal.worksheets import finding
from trustjournal.worksheets.service import Worksheets


@pytest.fixture
def worksheets(vault, clock, changes):
    return Worksheets(vault, clock, changes.announce)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def page(open_page, desk, vault, clock, changes, opened):
    journal = Journal(vault, clock, changes.announce, also_findable={finding.KIND: finding.load})
    driver = open_page(replace(desk, journal=journal))
    driver.page.thing_chosen.connect(lambda found: opened.append((found.kind, found.id)))
    return driver


def test_a_sheet_is_found_by_its_words_and_leads_to_itself(page, worksheets, opened):
    begun = worksheets.begin("profile_card")
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend bicycles."}, "facts")
    page.search("bicycles")
    assert page.hits == ["My profile card"]
    page.open_hit(0)
    assert opened == [("sheet", begun.sheet.id)]


def test_a_hit_is_called_as_the_language_calls_it(page, worksheets, language):
    begun = worksheets.begin("profile_card")
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend bicycles."}, "facts")
    page.search("bicycles")
    language.use("ja")
    assert page.hits == ["自己紹介カード"]


def test_a_sheet_that_goes_on_being_written_is_found_by_its_new_words(page, worksheets):
    begun = worksheets.begin("profile_card")
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend bicycles."}, "facts")
    page.search("clocks")
    assert page.hits == []
    worksheets.answer(begun.sheet.id, {"facts.work": "I mend clocks."}, "facts")
    assert page.hits == ["My profile card"]

"""The quiet line under an entry: off when the user says so, and never about what was read."""

import pytest

from tests.drivers.quiet_line import QuietLineDriver
from trustjournal.storage.problems import JournalClosed

LINE = "If you want to talk to someone, here are places."


@pytest.fixture
def page(open_page):
    driver = open_page()
    driver.page.write()
    return driver


@pytest.fixture
def line(page):
    return QuietLineDriver(page.page)


def write(page, timers, text):
    page.surface.setFocus()
    page.type(text)
    timers.advance(0.4)


def test_it_comes_under_the_entry_and_leads_to_the_places(page, line, timers):
    asked = []
    page.page.help_asked.connect(lambda: asked.append(True))
    write(page, timers, "Sometimes I want to die.")
    assert line.words == LINE
    line.link.click()
    assert asked == [True]


def test_the_next_entry_begins_without_it(page, line, timers, journal):
    write(page, timers, "もう消えたい。")
    assert line.words == LINE
    page.page.write()
    assert line.words == ""
    timers.advance(1)
    [card] = journal.recent()
    page.page.open_entry(card.id)
    timers.advance(1)
    assert page.text == "もう消えたい。"
    assert line.words == "", "reading is not writing"


def test_dismissed_for_good_it_is_off_in_the_settings_and_can_be_brought_back(
    page, line, timers, choices, heard, open_page
):
    write(page, timers, "He hits me.")
    line.cross.click()
    assert line.words == ""
    assert not choices.current().quiet_line
    write(page, timers, " He kicked me.")
    assert line.words == ""

    again = open_page()
    again.page.write()
    write(again, timers, "He hits me.")
    assert QuietLineDriver(again.page).words == "", "not after the next start either"

    [(said, undo)] = heard.undos
    assert said == "The line does not come again. It can be switched on in the settings."
    undo()
    assert choices.current().quiet_line
    write(page, timers, " He choked me.")
    assert line.words == LINE


def test_switched_off_in_the_settings_it_goes_at_once(page, line, timers, choices):
    write(page, timers, "He hits me.")
    choices.choose(quiet_line=False)
    assert line.words == ""
    write(page, timers, " He kicked me.")
    assert line.words == ""


def test_when_the_choice_cannot_be_kept_it_is_said(page, line, timers, vault, heard):
    write(page, timers, "He hits me.")
    vault.close()
    line.cross.click()
    assert line.words == ""
    assert isinstance(heard.problems[0], JournalClosed)
    vault.open()

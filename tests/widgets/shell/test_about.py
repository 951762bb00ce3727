import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.drivers.settings import CardDriver
from trustjournal import __version__
from trustjournal.core import resources
from trustjournal.shell.shortcuts import groups
from trustjournal.ui.widgets import Button, Pill

LICENCES = resources.load("licences", "licences.toml").tables("licence")


@pytest.fixture
def about(unprotected):
    return CardDriver(unprotected.page("about"))


@pytest.fixture
def shortcuts(unprotected):
    return CardDriver(unprotected.page("shortcuts"))


def _rows(page):
    """Return what each row says, and its keys."""
    rows = []
    for row in page.widget.findChildren(object, "shortcut"):
        keys = [each.text() for each in row.findChildren(Pill) if each.isVisible()]
        words = [each.text() for each in row.findChildren(QLabel) if not isinstance(each, Pill)]
        rows.append((words[0], keys))
    return rows


def test_the_page_says_what_it_is_and_what_it_is_not(about):
    words = "\n".join(about.words())
    assert __version__ in words
    assert "only on this computer" in words
    assert "not therapy, not a test" in words
    assert "MIT" in words


def test_everything_that_is_used_is_named_with_its_licence(about):
    words = about.words()
    for licence in LICENCES:
        assert licence.text("name") in words
        assert licence.text("licence") in words
        assert licence.table("purpose").text("en") in words


def test_a_licence_can_be_read_and_left(about):
    read = about.widget.findChildren(Button, "read")
    read[1].click()
    text = about.widget.findChild(QPlainTextEdit, "licenceText")
    assert text.isVisible()
    assert "GNU GENERAL PUBLIC LICENSE" in text.toPlainText()
    assert not read[1].isVisible()
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert read[1].isVisible()


def test_our_own_licence_is_the_one_in_the_source(about, pytestconfig):
    about.press("readOwn")
    shown = about.widget.findChild(QPlainTextEdit, "licenceText").toPlainText()
    assert shown == (pytestconfig.rootpath / "LICENSE").read_text("utf-8")


def test_the_texts_follow_the_language(about, unprotected):
    unprotected.conductor.choose(language="ja")
    assert LICENCES[0].table("purpose").text("ja") in about.words()


@pytest.mark.parametrize("name", ["about", "shortcuts"])
def test_the_way_back_leads_to_the_settings(unprotected, name, qtbot):
    page = unprotected.page(name)
    with qtbot.waitSignal(page.settings_asked):
        CardDriver(page).press("back")


def test_every_key_of_the_window_is_in_the_table_and_no_other(unprotected, shortcuts):
    of_window = {
        each.key().toString()
        for each in unprotected.window.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
    }
    everywhere = groups(lambda: unprotected.conductor.settings)[0]
    listed = {key for each in everywhere.shortcuts for key in each.show()}
    assert listed - {"Esc, 3 times"} == of_window


def test_the_table_shows_the_key_that_hides_now(unprotected, shortcuts):
    unprotected.conductor.choose(hide_key="F8")
    assert ("Hide everything, and lock", ["F8", "Esc, 3 times"]) in _rows(shortcuts)


def test_the_keys_of_the_line_are_told_by_what_they_do(shortcuts):
    rows = dict(_rows(shortcuts))
    assert set(rows["1 mark up"]) == {"→", "↑"}
    assert set(rows["2 marks down"]) == {"PgDown"}
    assert rows["Mark 0"] == ["Home"]
    assert rows["Take the chosen one"] == ["Enter", "Tab"]

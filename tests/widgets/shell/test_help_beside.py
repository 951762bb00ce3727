"""The places to turn to, for somebody who has no journal yet."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from tests.qt_input import unnamed
from trustjournal.shell.help_beside import HelpBeside
from trustjournal.shell.help_rows import HelpLineRow
from trustjournal.shell.welcome import Welcome


@pytest.fixture
def welcome(theme, language, show):
    page = Welcome()
    show(page, 1000, 700)
    for _unused in range(2):
        page.findChild(QAbstractButton, "next").click()
    return page


def phones(dialog):
    return [
        label.text()
        for row in dialog.findChildren(HelpLineRow)
        if not row.isHidden()
        for label in row.findChildren(QLabel, "phone")
    ]


def test_before_anything_is_written_the_places_are_one_click_away(welcome, language):
    language.use("ja")
    button = welcome.findChild(QAbstractButton, "places")
    assert button.isVisible()
    assert not welcome.findChildren(HelpBeside)
    button.click()
    (dialog,) = welcome.findChildren(HelpBeside)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert phones(dialog)[:2] == ["110", "119"]
    assert dialog.windowTitle() == "ノート"
    assert unnamed(dialog) == []
    assert dialog.focusWidget() is dialog.findChild(QAbstractButton, "close")
    dialog.findChild(QAbstractButton, "close").click()
    assert not dialog.isVisible()


def test_another_country_is_shown_and_nothing_is_kept(welcome):
    welcome.findChild(QAbstractButton, "places").click()
    (dialog,) = welcome.findChildren(HelpBeside)
    box = dialog.findChild(QComboBox, "country")
    box.activated.emit(box.findData("GB"))
    assert "116 123" in phones(dialog)
    assert box.currentText() == "United Kingdom"


def test_it_goes_with_the_page_that_showed_it(welcome):
    welcome.findChild(QAbstractButton, "places").click()
    (dialog,) = welcome.findChildren(HelpBeside)
    welcome.hide()
    assert not dialog.isVisible()

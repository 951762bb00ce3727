"""No word is cut off where a sheet is walked, whatever is unfolded."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.answered import answers_of
from tests.drivers.worksheets import SheetDriver
from tests.translations.test_texts_fit import SPOKEN_AND_SIZED, cut_off

FOLDS = ("showNotFor", "showExample", "showWhy", "wordings", "showSteps")
SHEETS = ("apology", "boundary", "rebuild_they_broke")


@pytest.fixture
def begun(app):
    """Sheets that are filled in, and left at their first step."""
    services = app.conductor.session.services
    found = []
    for worksheet in SHEETS:
        answers = answers_of(worksheet, "en")
        found.append(services.worksheets.begin(worksheet, answers=answers).sheet.id)
    return found


def unfold(page):
    for name in FOLDS:
        for each in page.root.findChildren(QAbstractButton, name):
            if each.isVisible() and not each.isChecked():
                each.click()


@SPOKEN_AND_SIZED
def test_no_step_cuts_a_word_off(app, begun, speak, language, size):
    app.window.resize(*size)
    speak(app, language)
    shown = app.window.frame.go("sheet")
    page = SheetDriver(shown)
    for sheet in begun:
        shown.open(sheet)
        app.all_done()
        while page.stage == "walk":
            unfold(page)
            app.all_done()
            assert cut_off(app.window) == [], page.title
            page.next()
            app.all_done()
    app.close()

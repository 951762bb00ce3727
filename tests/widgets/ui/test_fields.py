import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QToolTip

from trustjournal.ui.fields import LONGEST_NOTE, LinesField


@pytest.fixture
def field(theme, show):
    return show(LinesField(), 300, 200)


def paste(field, text):
    data = QMimeData()
    data.setText(text)
    field.insertFromMimeData(data)


def test_what_no_form_could_keep_is_not_pasted_and_that_is_said(field):
    paste(field, "before")
    paste(field, "a" * LONGEST_NOTE)
    assert field.toPlainText() == "before"
    assert QToolTip.text().startswith("This is more than fits in here")
    QToolTip.hideText()


def test_what_fits_is_pasted_as_it_is(field):
    paste(field, "<b>約束</b>\nand more")
    assert field.toPlainText() == "<b>約束</b>\nand more"


def test_html_is_pasted_as_its_words(field):
    data = QMimeData()
    data.setHtml("<table>" * 30 + "約束")
    data.setText("約束")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "約束"

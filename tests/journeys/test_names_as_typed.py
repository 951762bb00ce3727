"""Somebody's name may look like markup: it is shown as it was typed, on every page."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QToolButton, QWidget

from tests.drivers.words import words_of
from trustjournal.keeping import example
from trustjournal.services import assemble
from trustjournal.ui.translated import TranslatedWidget

RED = QColor("#fe0102")


@pytest.fixture
def markup(tmp_path):
    """Return what stands around a name: bold letters, and a picture of this computer's disk."""
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(RED)
    file = tmp_path / "secret.png"
    assert picture.save(str(file))
    return f"<b>{{name}}</b> & <img src='file://{file}'>"


def filled(markup):
    def fill(vault, clock):
        example.fill(vault, "en", last_day=clock().date(), entries=30)
        people = assemble(vault, clock, lambda _changes: None).people
        for person in people.everyone():
            shown = markup.format(name=person.name)
            people.change(replace(person, name=shown, called=""))

    return fill


def taken_for_markup(widget: QWidget):
    """Yield each text of a widget that Qt would not show as it is."""
    if isinstance(widget, QLabel) and Qt.mightBeRichText(QLabel.text(widget)):
        if widget.textFormat() != Qt.TextFormat.PlainText:
            yield f"label: {widget.text()}"
    if Qt.mightBeRichText(widget.toolTip()):
        yield f"tool tip of {type(widget).__name__}: {widget.toolTip()}"
    if isinstance(widget, QTextEdit) and "\ufffc" in widget.toPlainText():
        yield f"picture in {widget.toPlainText()[:80]}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for row in range(min(widget.model().rowCount(), 100)):
            tip = widget.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and Qt.mightBeRichText(tip):
                yield f"tool tip of a row: {tip}"


def has_red(widget):
    picture = widget.grab().toImage()
    return any(
        picture.pixelColor(x, y) == RED
        for x in range(0, picture.width(), 8)
        for y in range(0, picture.height(), 8)
    )


def test_markup_in_a_name_is_words_on_every_page(computer, markup, qtbot):
    app = computer.start(example=True, fill=filled(markup))
    app.is_open()
    app.write("A day with <b>somebody</b>, and **more**.")
    app.journal.add("tag", "<i>work</i>")
    app.type_into("title", markup.format(name="title"))
    app.save()
    found, pages = set(), 0
    for page in app.every_page():
        shown = [each for each in app.window.findChildren(QWidget) if each.isVisible()]
        found |= {wrong for each in shown for wrong in taken_for_markup(each)}
        words = [text for each in shown for text in words_of(each)]
        pages += any("</b> & <img src=" in text for text in words)
        assert not has_red(page)
    assert found == set()
    assert pages >= 6, "today, the journal, people, somebody, promises, and worksheets at least"
    app.close()


def test_what_qt_takes_for_markup_is_found(qtbot):
    label = QLabel("<b>Misaki</b>")
    qtbot.addWidget(label)
    assert list(taken_for_markup(label)) != []


def test_a_tool_tip_keeps_every_letter_and_is_no_markup(qtbot):
    careless = QToolButton()
    careless.setToolTip("<b>Misaki</b>")
    careful = TranslatedWidget()
    for each in (careless, careful):
        qtbot.addWidget(each)
    careful.setToolTip("<b>Misaki</b>")
    assert list(taken_for_markup(careless)) != []
    assert list(taken_for_markup(careful)) == []

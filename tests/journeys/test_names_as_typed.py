"""Somebody's name may look like markup: it is shown as it was typed, on every page."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QToolButton, QWidget

from tests.drivers.words import words_of
from trustjournal.core.text import isolated
from trustjournal.keeping import example
from trustjournal.services import assemble
from trustjournal.ui.texts import without_joiners
from trustjournal.ui.translated import TranslatedWidget

RED = QColor("#fe0102")


@pytest.fixture
def markup(tmp_path):
    """Return what stands around a name: turned around, bold, with a picture from the disk."""
    picture = QImage(60, 60, QImage.Format.Format_RGB32)
    picture.fill(RED)
    file = tmp_path / "secret.png"
    assert picture.save(str(file))
    return f"\u202e<b>{{name}}</b> & <img src='file://{file}'>"


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
    as_typed = Qt.TextFormat.PlainText
    if isinstance(widget, QLabel) and widget.textFormat() != as_typed:
        shown = QLabel.text(widget)
        if Qt.mightBeRichText(shown):
            yield f"label: {shown}"
    if Qt.mightBeRichText(widget.toolTip()):
        yield f"tool tip of {type(widget).__name__}: {widget.toolTip()}"
    if isinstance(widget, QTextEdit) and "\ufffc" in widget.toPlainText():
        yield f"picture in {widget.toPlainText()[:80]}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for row in range(min(widget.model().rowCount(), 100)):
            tip = widget.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and Qt.mightBeRichText(tip):
                yield f"tool tip of a row: {tip}"


def not_kept_apart(text, names):
    """Whether a name stands among other words without what keeps its direction to itself."""
    seen = without_joiners(text)
    return any(seen != name and name in seen.replace(isolated(name), "") for name in names)


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
    names = [each.name for each in app.conductor.session.services.people.everyone()]
    found, mixed, apart, pages = set(), set(), 0, 0
    for page in app.every_page():
        shown = [each for each in app.window.findChildren(QWidget) if each.isVisible()]
        found |= {wrong for each in shown for wrong in taken_for_markup(each)}
        words = [text for each in shown for text in words_of(each)]
        said = [each.accessibleName() for each in shown] + [each.toolTip() for each in shown]
        mixed |= {each for each in (*words, *said) if not_kept_apart(each, names)}
        apart += sum(isolated(name) in each for each in words for name in names)
        pages += any("</b> & <img src=" in text for text in words)
        assert not has_red(page)
    assert found == set()
    assert mixed == set()
    assert apart > 20
    assert pages >= 6, "today, the journal, people, somebody, promises, and worksheets at least"
    app.close()


def test_what_qt_takes_for_markup_is_found(qtbot):
    label = QLabel("<b>Misaki</b>")
    qtbot.addWidget(label)
    assert list(taken_for_markup(label)) != []


def test_a_name_that_turns_its_sentence_around_is_found():
    name = "\u202eMisaki"
    assert not_kept_apart(f"With {name} and others", [name])
    assert not not_kept_apart(f"With {isolated(name)} and others", [name])
    assert not not_kept_apart(name, [name])


def test_a_tool_tip_keeps_every_letter_and_is_no_markup(qtbot):
    careless = QToolButton()
    careless.setToolTip("<b>Misaki</b>")
    careful = TranslatedWidget()
    for each in (careless, careful):
        qtbot.addWidget(each)
    careful.setToolTip("<b>Misaki</b>")
    assert list(taken_for_markup(careless)) != []
    assert list(taken_for_markup(careful)) == []

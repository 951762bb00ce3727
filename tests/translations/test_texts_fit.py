"""No word is cut off: not in English, not in Japanese, not in a language that needs more room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QScrollArea, QWidget

from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.shell.session import Screen
from trustjournal.ui.widgets import ElidedLabel

LANGUAGES = [pytest.param("en", marks=pytest.mark.long), "ja", "long"]
"""English fits where English made longer does; it is tried with the long tests."""
_USUAL, _SMALLEST = (1280, 860), (960, 560)
SPOKEN_AND_SIZED = pytest.mark.parametrize(
    ("language", "size"),
    [
        pytest.param("ja", _SMALLEST, id="ja-smallest"),
        pytest.param("long", _SMALLEST, id="long-smallest"),
        pytest.param("ja", _USUAL, id="ja-usual"),
        pytest.param("en", _SMALLEST, id="en-smallest", marks=pytest.mark.long),
        pytest.param("en", _USUAL, id="en-usual", marks=pytest.mark.long),
        pytest.param("long", _USUAL, id="long-usual", marks=pytest.mark.long),
    ],
)
"""Windows of either size; what fits into the smaller one nearly always fits into the other."""
SLACK = 1
"""Pixels that rounding may take."""


def cut_off(root):
    """Return what is shown in less room than its words need."""
    found = []
    for each in root.findChildren(QWidget):
        if each.isVisible() and not isinstance(each, ElidedLabel):
            if isinstance(each, QScrollArea) and each.horizontalScrollBar().maximum() > 0:
                found.append(f"{name_of(each)} is wider than its view")
            if isinstance(each, QLabel | QAbstractButton) and needs_more_room(each):
                found.append(f"{name_of(each)} “{each.text()}” {each.size().toTuple()}")
    return found


def needs_more_room(widget):
    if not widget.text():
        return False
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + SLACK
        return widget.sizeHint().width() > widget.width() + SLACK
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.sizeHint().width() > widget.width() + SLACK
    return widget.minimumSizeHint().width() > widget.width() + SLACK


def name_of(widget):
    above = []
    while widget is not None and len(above) < 4:
        above.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(above)


@pytest.fixture
def lived_in(app):
    services = app.conductor.session.services
    for name in ("Misaki", "健太"):
        person = services.people.add(name)
        services.check_ins.rate(person.id, 6, because=Because.BY_MYSELF)
        draft = services.journal.begin(text=f"{name}\n\nA walk.", people=(person.id,))
        services.journal.save(draft, name)
    app.conductor.changes.announce(Changes.ENTRIES | Changes.PEOPLE)
    app.all_done()
    return app


@SPOKEN_AND_SIZED
def test_no_page_cuts_a_word_off(lived_in, speak, language, size):
    app = lived_in
    app.window.resize(*size)
    speak(app, language)
    found = {}
    for page in app.every_page():
        if wrong := cut_off(app.window):
            found[type(page).__name__] = wrong
    app.write("a line")
    for fold in ("show_feelings", "show_courage", "show_trust"):
        app.click(fold)
        app.all_done()
        if wrong := cut_off(app.window):
            found[fold] = wrong
    assert found == {}
    app.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_cuts_no_word_off(app, speak, language):
    speak(app, language)
    app.lock()
    app.until(lambda: app.screen is Screen.UNLOCK)
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()
    assert cut_off(app.window) == []
    app.try_passphrase("wrong")
    app.until(lambda: bool(app.problem()[0]))
    app.all_done()
    assert cut_off(app.window) == []
    app.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_pages_cut_no_word_off(computer, speak, language):
    app = computer.start()
    speak(app, language)
    for step in (app.read_on, app.read_on, lambda: app.click("read"), app.read_on, app.not_now):
        assert cut_off(app.window) == []
        step()
        app.all_done()
    assert cut_off(app.window) == []
    app.close()


def test_a_word_that_is_cut_off_is_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    narrow, low = QLabel("much too long for this", window), QLabel("word " * 40, window)
    narrow.setGeometry(0, 0, 30, 20)
    low.setWordWrap(True)
    low.setGeometry(0, 30, 100, 20)
    scrolling = QScrollArea(window)
    scrolling.setGeometry(0, 60, 50, 50)
    wide = QLabel("wide", alignment=Qt.AlignmentFlag.AlignLeft)
    wide.setFixedWidth(200)
    scrolling.setWidget(wide)
    window.show()
    assert len(cut_off(window)) == 3


def test_the_long_language_is_longer_and_keeps_what_is_filled_in(app, speak):
    speak(app, "long")
    words = app.texts()
    assert any(text.startswith("[Today lo") for text in words)
    app.close()

"""From the first page to a found entry without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from tests.drivers.app import PASSPHRASE
from tests.drivers.recovery import groups_asked
from tests.qt_input import compose, spoken_name, type_text
from trustjournal.shell.window import GO_KEYS, SHORTCUTS_KEY

MOST_STOPS = 80
"""More than any page has; whoever presses Tab so often goes round in circles."""


class Keyboard:
    """Hands that only ever touch the keyboard."""

    def __init__(self, app):
        self.app = app

    @property
    def here(self):
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def tab_to(self, name):
        """Press Tab until the control of this name, or with these words, has the keyboard."""
        passed = []
        for _each in range(MOST_STOPS):
            here = QApplication.focusWidget()
            if here is not None and name in {here.objectName(), spoken_name(here)}:
                return here
            passed.append(None if here is None else here.objectName() or spoken_name(here))
            self.app.press_key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}: {passed}")

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.app.press_key(key, modifier)

    def choose(self, name):
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def type(self, name, text):
        type_text(self.tab_to(name), text)


@pytest.fixture
def keyboard(computer):
    return Keyboard(computer.start())


def test_from_the_first_page_to_a_found_entry(keyboard):
    app = keyboard.app
    keyboard.choose("next")
    keyboard.choose("next")
    keyboard.choose("read")
    keyboard.choose("next")
    keyboard.type("new", PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("again", PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    app.until(lambda: app.offers("copy"))
    key = app.find(QLabel, "recoveryKey").text()
    keyboard.tab_to("group1")
    for group in groups_asked(app.window, key).values():
        type_text(keyboard.here, group)
    assert keyboard.here.objectName() == "person", "a group that is right goes on by itself"
    keyboard.choose("next")
    app.is_open()
    keyboard.choose("new")
    app.all_done()
    assert keyboard.here.objectName() == "text", "one can write at once"
    compose(keyboard.here, "や", "約束の時間に")
    compose(keyboard.here, "き", "来てくれた。")
    keyboard.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    app.all_done()
    keyboard.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    compose(keyboard.here, "や", "約束")
    app.all_done()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)
    app.all_done()
    assert app.journal.text == "約束の時間に来てくれた。"
    app.close()


def test_every_page_is_reached_by_its_key(open_app):
    """As the page of the keys tells them, which reads them there too."""
    app = open_app
    for key, name in {**GO_KEYS, SHORTCUTS_KEY: "shortcuts"}.items():
        QTest.keySequence(app.window, QKeySequence(key))
        app.all_done()
        assert app.shown_page() is app.window.frame.page(name), key
    app.close()


def test_from_any_page_one_key_begins_an_entry_and_one_searches(open_app):
    app = open_app
    control = Qt.KeyboardModifier.ControlModifier
    frame = app.window.frame
    for start in ("today", "people", "settings", "journal"):
        frame.go(start)
        frame.sidebar.findChild(QAbstractButton, "today").setFocus()
        app.press_key(Qt.Key.Key_N, control)
        app.all_done()
        assert app.shown_page() is frame.page("journal")
        assert QApplication.focusWidget().objectName() == "text"
    for start, where in (("today", "today"), ("settings", "journal"), ("journal", "journal")):
        frame.go(start)
        app.press_key(Qt.Key.Key_F, control)
        app.all_done()
        assert app.shown_page() is frame.page(where)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        assert frame.page(where).isAncestorOf(field)
    app.close()


def test_on_promises_the_same_key_begins_a_promise(open_app):
    app = open_app
    promises = app.window.frame.go("promises")
    app.press_key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert app.shown_page() is promises
    assert QApplication.focusWidget().objectName() == "promiseText"
    app.close()


def test_the_arrow_keys_lead_through_the_sidebar(open_app):
    app = open_app
    today = app.window.frame.sidebar.findChild(QAbstractButton, "today")
    today.setFocus()
    app.press_key(Qt.Key.Key_Down)
    assert app.shown_page() is app.window.frame.page("journal")
    app.close()


def test_the_writing_surface_lets_the_keyboard_go_again(open_app):
    """Tab must not be a trap; Esc leaves the text."""
    app = open_app
    app.write("a line")
    surface = app.journal.surface
    surface.setFocus()
    QTest.keyClick(surface, Qt.Key.Key_Escape)
    assert not surface.hasFocus()
    app.close()

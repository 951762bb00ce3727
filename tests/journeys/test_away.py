"""Another program comes to the front: what then can be seen of ours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from trustjournal.shell.session import Screen
from trustjournal.ui.beside import ask_file, show_beside
from trustjournal.ui.switch import Switch

STATE = Qt.ApplicationState


@pytest.fixture
def desktop(qapp):
    """Says which program has the keyboard, as the window system does."""

    class Desktop:
        def bring_another_forward(self):
            qapp.applicationStateChanged.emit(STATE.ApplicationInactive)

        def bring_ours_forward(self):
            qapp.applicationStateChanged.emit(STATE.ApplicationActive)

    yield Desktop()
    qapp.applicationStateChanged.emit(STATE.ApplicationActive)


def wish(app):
    app.go("settings")
    [switch] = [
        each
        for each in app.window.findChildren(Switch)
        if each.accessibleName() == "Cover the window while another program is in front"
    ]
    assert not switch.isChecked(), "nobody is surprised by it"
    switch.click()
    app.all_done()


def colours(widget):
    """Return the colours of what is seen of a window."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }


def test_nothing_is_covered_unless_it_is_wished(open_app, desktop):
    open_app.write("a line about a day")
    before = colours(open_app.window)
    desktop.bring_another_forward()
    assert colours(open_app.window) == before
    open_app.close()


def test_a_plain_surface_is_all_that_is_seen_and_the_journal_stays_open(open_app, desktop):
    app = open_app
    wish(app)
    app.write("a line about a day")
    desktop.bring_another_forward()
    assert len(colours(app.window)) == 1
    app.window.resize(app.window.width() + 80, app.window.height() + 40)
    assert len(colours(app.window)) == 1, "a window that a tiling desktop makes larger too"
    app.conductor.window.frame.offer_undo("what was just done", lambda: None)
    assert len(colours(app.window)) == 1, "news does not rise above it"
    desktop.bring_ours_forward()
    assert len(colours(app.window)) > 1
    assert app.screen is Screen.JOURNAL
    app.write_on(" and more")
    assert app.journal.text == "a line about a day and more"
    app.close()


def test_a_dialog_of_ours_is_covered_as_well(open_app, desktop, qtbot):
    app = open_app
    wish(app)
    dialog = QDialog(app.window)
    words = QLabel("what was written", dialog)
    dialog.resize(300, 200)
    show_beside(dialog, app.shown_page())
    assert len(colours(dialog)) > 1, words.text()
    desktop.bring_another_forward()
    assert len(colours(dialog)) == 1
    desktop.bring_ours_forward()
    assert len(colours(dialog)) > 1
    desktop.bring_another_forward()
    dialog.close()
    qtbot.waitUntil(lambda: dialog not in QApplication.topLevelWidgets())
    desktop.bring_ours_forward()
    app.close()


def test_choosing_a_file_is_no_reason_to_cover(open_app, desktop):
    """The desktop may show its own dialog in our place; for it our windows lose the keyboard."""
    app = open_app
    wish(app)
    ask_file(app.shown_page(), "Choose", lambda _file: None)
    desktop.bring_another_forward()
    assert len(colours(app.window)) > 1
    [dialog] = app.window.findChildren(QFileDialog)
    dialog.reject()
    desktop.bring_another_forward()
    assert len(colours(app.window)) == 1
    app.close()


def test_it_is_still_wished_after_the_next_start(open_app, desktop):
    wish(open_app)
    app = open_app.reopen()
    app.is_open()
    desktop.bring_another_forward()
    assert len(colours(app.window)) == 1
    desktop.bring_ours_forward()
    app.close()

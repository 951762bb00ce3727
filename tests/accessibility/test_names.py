"""Whatever the keyboard reaches has a name for a screen reader, on every page."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.qt_input import unnamed
from trustjournal.shell.session import Screen


@pytest.fixture(params=[pytest.param("en", marks=pytest.mark.long), "ja"])
def spoken(app, request):
    app.conductor.choose(language=request.param)
    app.all_done()
    return app


def test_every_page_of_the_open_journal(spoken):
    app = spoken
    found = {}
    app.write("a line")
    app.mention("Misaki")
    for fold in ("show_feelings", "show_courage", "show_trust"):
        app.click(fold)
        app.all_done()
        if without := unnamed(app.window):
            found[fold] = without
    app.save()
    for page in app.every_page():
        if without := unnamed(app.window):
            found[type(page).__name__] = without
    assert found == {}
    app.close()


def test_the_door_and_the_page_that_hides(spoken):
    app = spoken
    app.lock()
    app.until(lambda: not app.conductor.session.vault.is_open)
    assert app.screen is Screen.UNLOCK
    assert unnamed(app.page) == []
    app.try_passphrase("wrong")
    app.until(lambda: bool(app.problem()[0]))
    assert unnamed(app.page) == []
    app.hide()
    assert unnamed(app.page) == []
    app.close()


def test_the_first_pages(computer):
    app = computer.start()
    for step in (app.read_on, app.read_on, lambda: app.click("read"), app.read_on):
        assert unnamed(app.page) == []
        step()
    assert unnamed(app.page) == []
    app.set_passphrase()
    assert unnamed(app.page) == []
    app.close()


def test_what_has_no_name_is_found(qtbot):
    root = QWidget()
    qtbot.addWidget(root)
    QLineEdit(root)
    root.show()
    assert unnamed(root) == [("QLineEdit", "")]

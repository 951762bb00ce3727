"""Without a passphrase, what was written stands there before everything else is imported."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.drivers.app import AppDriver
from tests.journeys.conftest import settle
from trustjournal.core.changes import tell_nobody
from trustjournal.journal.service import Journal
from trustjournal.shell.session import Screen, Session
from trustjournal.shell.window import Window
from trustjournal.storage.problems import NotWritable
from trustjournal.storage.vault import Vault


@pytest.fixture
def written(vault, clock, computer) -> None:
    """A journal without a passphrase, with one entry, from a former start; not running."""
    Journal(vault, clock, tell_nobody).write("The sea was calm.")
    vault.close()
    settle(computer)


@pytest.fixture
def at_once(qapp, computer, written, monkeypatch) -> Callable[..., AppDriver]:
    """Starts the program, and does something while only the first look stands there."""

    def start(act: Callable[[Window], object]) -> AppDriver:
        done, goes_on = [], Session.go_on

        def go_on(session):
            if not done:
                done.append(session.services)
                act(next(each for each in qapp.topLevelWidgets() if isinstance(each, Window)))
            goes_on(session)

        monkeypatch.setattr(Session, "go_on", go_on)
        app = computer.start()
        app.until(lambda: bool(done))
        assert done == [None]
        return app

    return start


def press(window: Window, name: str) -> None:
    button = next(each for each in window.findChildren(QAbstractButton, name) if each.isVisible())
    button.click()


def words_in(window: Window) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def question_in(window: Window) -> str:
    return next((each.text() for each in window.findChildren(QLabel, "question")), "")


def test_what_was_written_stands_there_at_once(at_once):
    seen = []
    app = at_once(lambda window: seen.extend(words_in(window)))
    assert "The sea was calm." in seen
    app.is_open()
    app.close()


def test_an_entry_that_is_pressed_at_once_opens_when_it_can(at_once):
    app = at_once(lambda window: press(window, "entry"))
    app.until(lambda: app.shown_page() is app.window.frame.page("journal") is not None)
    app.close()


def test_a_question_that_is_passed_on_at_once_is_answered_when_it_can_be(at_once, clock):
    asked = []

    def another(window):
        asked.append(question_in(window))
        press(window, "another")

    app = at_once(another)
    app.is_open()
    app.until(lambda: question_in(app.window) not in {*asked, ""})
    app.close()


def test_a_page_that_is_chosen_at_once_is_shown_when_it_can_be(at_once):
    app = at_once(lambda window: press(window, "people"))
    app.until(lambda: app.shown_page() is app.window.frame.page("people") is not None)
    app.close()


def test_what_is_hidden_at_once_is_closed_and_nothing_of_it_stays(at_once):
    app = at_once(lambda window: window.hide_asked.emit())
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()
    assert app.screen is Screen.HIDDEN
    assert app.conductor.session.services is None
    assert not app.window.findChildren(QAbstractButton, "entry")
    app.come_back()
    app.is_open()
    assert app.sees("The sea was calm.")
    app.close()


def test_closing_at_once_ends_the_program(at_once):
    app = at_once(lambda window: window.close())
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()
    assert not app.window.isVisible()
    app.ended()


def test_a_first_look_that_fails_keeps_nothing_from_opening(computer, written, monkeypatch):
    failed = []

    def refused(vault):
        failed.append(True)
        raise NotWritable(vault.folder)

    monkeypatch.setattr(Vault, "glancing", refused)
    app = computer.start()
    app.is_open()
    assert failed
    app.until(lambda: app.sees("The sea was calm."))
    app.close()

"""Somebody comes into the room, or closes in a hurry: nothing is shown, and nothing is lost."""

import os

import pytest

from tests.drivers.app import PASSPHRASE
from trustjournal.core.problems import JournalProblem
from trustjournal.journal.service import Journal
from trustjournal.keeping.service import Keeping
from trustjournal.shell.session import Screen


def closed(app):
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()


def test_hiding_while_the_passphrase_is_being_tried_shows_nothing_afterwards(computer, locked):
    app = computer.start()
    app.try_passphrase(locked.passphrase)
    app.hide()
    app.all_done()
    closed(app)
    assert app.screen is Screen.HIDDEN
    app.come_back()
    assert app.screen is Screen.UNLOCK
    app.unlock(locked.passphrase)
    app.close()


def test_hiding_while_a_journal_without_a_passphrase_opens(computer, open_app):
    open_app.close()
    app = computer.start()
    app.hide()
    app.all_done()
    closed(app)
    assert app.screen is Screen.HIDDEN
    app.come_back()
    app.is_open()
    app.close()


def test_hiding_and_coming_back_again_and_again_ends_in_the_journal(open_app):
    app = open_app
    app.write("quick fingers")
    for _each in range(5):
        app.hide()
        app.come_back()
    app.is_open()
    app.until(lambda: app.shown_page() is app.window.frame.page("journal"))
    app.until(lambda: app.journal.text == "quick fingers")
    assert app.refused == []
    app.close()


def test_the_last_wish_counts_when_it_is_to_hide(open_app):
    app = open_app
    app.write("quick fingers")
    for _each in range(3):
        app.hide()
        app.come_back()
    app.hide()
    closed(app)
    assert app.screen is Screen.HIDDEN
    app.come_back()
    app.is_open()
    app.close()


def test_a_wrong_passphrase_that_was_hidden_is_not_told_on_the_plain_page(computer, locked):
    app = computer.start()
    app.try_passphrase("something else")
    app.hide()
    app.all_done()
    assert app.screen is Screen.HIDDEN
    app.come_back()
    app.unlock(locked.passphrase)
    app.close()


def test_closing_while_the_passphrase_is_being_tried_shows_no_page(computer, locked):
    app = computer.start()
    shown = []
    app.conductor.session.screen_changed.connect(shown.append)
    app.try_passphrase(locked.passphrase)
    app.close()
    assert shown == []


def test_closing_twice_ends_once(open_app):
    app = open_app
    ends = []
    app.conductor.ended.connect(lambda: ends.append(True))
    app.write("words")
    app.ask_to_close()
    app.ask_to_close()
    app.until(lambda: bool(ends))
    app.all_done()
    assert ends == [True]
    app.ended()


def test_the_window_closes_whatever_becomes_of_the_copy(open_app, monkeypatch):
    def broken(_keeping):
        raise RuntimeError("nobody thought of this")

    app = open_app
    app.write("words")
    monkeypatch.setattr(Keeping, "copy_if_changed", broken)
    app.close()


def test_words_that_cannot_be_saved_are_not_given_up_for_a_copy(open_app, monkeypatch, tmp_path):
    app = open_app
    services = app.conductor.session.services
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    app.write("not yet ", "safe")

    def full(*_arguments):
        raise JournalProblem("The disk is full.", "", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "save", full)
        app.conductor.back.bring_back(copy, None)
        app.all_done()
        assert app.screen is Screen.JOURNAL
        assert app.journal.text == "not yet safe"
        assert app.problem()[0]
    app.conductor.back.bring_back(copy, None)
    app.until(lambda: (app.conductor.session.services or services) is not services)
    app.is_open()
    app.close()


def test_hiding_in_the_middle_of_the_welcome_leaves_a_journal_that_locks(computer):
    app = computer.start()
    app.choose_language("English")
    app.read_safety_page()
    app.set_passphrase()
    app.hide()
    closed(app)
    app.come_back()
    app.try_passphrase("something else")
    app.until(lambda: bool(app.problem()[0]))
    app.unlock(PASSPHRASE)
    locked = []
    app.conductor.session.screen_changed.connect(locked.append)
    app.conductor.idle.start(1 / 60_000)
    app.until(lambda: bool(locked))
    assert app.screen is Screen.UNLOCK
    app.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of folders")
def test_a_journal_that_cannot_even_be_looked_at_is_told(computer, locked, monkeypatch):
    from trustjournal.storage import keyfile
    from trustjournal.storage.problems import NotWritable

    def refused(folder):
        raise NotWritable(folder)

    with monkeypatch.context() as patched:
        patched.setattr(keyfile, "read", refused)
        app = computer.start()
        app.until(lambda: bool(app.problem()[0]))
        assert app.screen is Screen.UNLOCK
    app.close()

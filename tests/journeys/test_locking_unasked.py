"""The lock comes when it has to, whatever stands open, and takes no word with it."""

import threading
from random import Random

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QToolButton

from tests.qt_input import compose, preedit
from trustjournal.shell.session import Screen
from trustjournal.ui.beside import ask_file

TEXT = "信頼とは何だろう。 it grows slowly, and then it is there 育つ"


class System(QObject):
    """Says what a system says; the real one is heard in tests/widgets/shell."""

    asked = Signal()
    woke = Signal()

    def __init__(self):
        super().__init__()
        self.hears = False
        self.told = []

    def listen(self):
        self.hears = True

    def delay_sleep(self):
        self.told.append("wait")

    def allow_sleep(self):
        self.told.append("sleep")


@pytest.fixture
def system(app):
    """A system to which the opened journal listens."""
    made = System()
    app.conductor.guard.obey(made)
    app.all_done()
    yield made
    made.deleteLater()


def gone(app):
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()


def texts(app):
    journal = app.conductor.session.services.journal
    kept = [journal.get(card.id).content.text for card in journal.recent()]
    return kept + [draft.content.text for draft in journal.drafts()]


def test_a_journal_that_is_opened_this_very_moment_is_locked_too(computer, locked):
    app, system = computer.start(), System()
    app.conductor.guard.obey(system)
    session = app.conductor.session
    was_open = []
    session.opened.connect(lambda _opened: was_open.append(session.vault.is_open))
    session.opened.connect(lambda _opened: system.asked.emit())
    app.try_passphrase(locked.passphrase)
    app.until(lambda: was_open == [True])
    gone(app)
    assert app.screen is Screen.UNLOCK
    app.close()
    system.deleteLater()


def test_before_the_computer_sleeps_the_journal_is_locked_and_only_then_it_may(app, system):
    app.write("a last word")
    assert system.told[-1] == "wait"
    was_open = []
    app.conductor.session.closed.connect(lambda _yes: was_open.append(list(system.told)))
    system.asked.emit()
    assert app.screen is Screen.UNLOCK
    assert "sleep" not in system.told, "not before it is closed"
    gone(app)
    assert system.told[-1] == "sleep"
    app.unlock()
    app.all_done()
    assert system.told[-1] == "wait", "for the next time"
    assert texts(app) == ["a last word"]
    app.close()


def test_the_plain_page_stays_when_the_system_locks(app, system):
    app.hide()
    gone(app)
    system.asked.emit()
    assert app.screen is Screen.HIDDEN
    app.come_back()
    system.asked.emit()
    assert app.screen is Screen.UNLOCK
    app.close()


def test_a_passphrase_that_is_being_tried_opens_nothing_after_the_system_locked(app, system):
    app.lock()
    gone(app)
    app.try_passphrase("合言葉 correct horse")
    system.asked.emit()
    app.all_done()
    gone(app)
    assert app.screen is Screen.UNLOCK
    app.unlock()
    app.close()


def test_a_journal_without_a_passphrase_stays_open_when_the_system_locks(open_app):
    system = System()
    open_app.conductor.guard.obey(system)
    open_app.all_done()
    system.asked.emit()
    assert open_app.screen is Screen.JOURNAL
    assert system.told == [], "and the system need not wait for it"
    open_app.close()
    system.deleteLater()


# Whatever stands open


def above(app):
    """Everything that stands above the window."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [each for each in shown if each is not app.window]


def test_two_dialogs_that_hold_up_the_window_go_with_the_lock(app, qtbot):
    """One within the other, each with an event loop of its own."""
    app.write("between two questions")
    seen = []

    def inner():
        QTimer.singleShot(0, lambda: (seen.append(len(above(app))), app.conductor.idle.idle.emit()))
        question = QMessageBox(outer)
        question.setText("And this?")
        seen.append(question.exec())
        question.deleteLater()

    outer = QDialog(app.window)
    QTimer.singleShot(0, inner)
    seen.append(outer.exec())
    assert seen[0] == 2
    assert seen[-1] == QDialog.DialogCode.Rejected
    assert app.screen is Screen.UNLOCK
    assert above(app) == []
    gone(app)
    outer.deleteLater()
    with qtbot.waitActive(app.window):
        app.window.activateWindow()
    app.unlock()
    assert texts(app) == ["between two questions"]
    app.close()


def test_a_menu_goes_with_the_lock(app):
    app.write("while a menu is open")
    app.save()
    seen = []

    def lock():
        seen.extend(type(each) for each in above(app))
        app.conductor.session.hide()

    QTimer.singleShot(0, lock)
    app.find(QToolButton, "more").click()  # as long as the menu is open
    assert seen == [QMenu]
    assert app.screen is Screen.HIDDEN
    assert above(app) == []
    gone(app)
    app.close()


def test_file_dialogs_go_with_the_lock_and_one_that_objects_is_hidden(app):
    class Stubborn(QDialog):
        def reject(self):
            """Ask whether that was meant."""

    app.go("journal")
    chosen = []
    ask_file(app.journal.page, "Which picture?", chosen.append)
    Stubborn(app.window).show()
    assert [type(each) for each in above(app)].count(QFileDialog) == 1
    assert len(above(app)) == 2
    app.conductor.session.lock()
    assert above(app) == []
    assert chosen == []
    gone(app)
    app.close()


def test_what_is_being_composed_is_kept(app):
    app.write("彼女に")
    surface = app.journal.surface
    surface.setFocus()
    preedit(surface, "ありがとう")
    app.conductor.session.lock()
    gone(app)
    app.unlock()
    assert texts(app) == ["彼女にありがとう"]
    app.close()


def test_what_was_composed_and_accepted_is_not_there_twice(app):
    app.write("一度だけ")
    surface = app.journal.surface
    surface.setFocus()
    compose(surface, "い", "言う")
    app.conductor.session.lock()
    gone(app)
    app.unlock()
    assert texts(app) == ["一度だけ言う"]
    app.close()


def test_a_worker_that_takes_long_does_not_keep_the_pages_in_sight(app):
    app.write("behind a long job")
    begun, go_on = threading.Event(), threading.Event()

    def long_job():
        begun.set()
        go_on.wait(10)

    app.conductor.jobs.run(app.window, long_job, print, fail=print)
    begun.wait(10)
    app.conductor.idle.idle.emit()
    assert app.screen is Screen.UNLOCK
    assert not app.sees("behind a long job")
    go_on.set()
    gone(app)
    app.unlock()
    assert texts(app) == ["behind a long job"]
    app.close()


# At any moment


def locked_at_any_moment(app, moments, random):
    """Type, lock in the middle of it, unlock, and hold what is there against what was typed."""
    expected = []
    for number in range(moments):
        app.write()
        typed = ""
        for piece in range(random.randrange(1, 5)):
            start = random.randrange(len(TEXT) - 8)
            words = f"{number}.{piece} {TEXT[start : start + random.randrange(1, 8)]}"
            app.write_on(words)
            typed += words
        if random.random() < 0.4:
            preedit(app.journal.surface, "しん")
            typed += "しん"
        if random.random() < 0.3:
            app.all_done()
        lock = random.choice((app.conductor.session.lock, app.conductor.idle.idle.emit))
        lock()
        if random.random() < 0.3:
            lock()
        if random.random() < 0.6:
            gone(app)
        app.unlock()
        expected.append(typed)
    return expected


def test_locking_in_the_middle_of_typing_loses_no_letter(app):
    expected = locked_at_any_moment(app, 4, Random(20261127))
    assert sorted(texts(app)) == sorted(expected)
    app.close()


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(4))
def test_locking_at_two_hundred_moments_loses_no_letter(app, seed):
    expected = locked_at_any_moment(app, 50, Random(seed))
    journal = app.conductor.session.services.journal
    order = journal.order()
    kept = [card.id for card in journal.page(order.numbers)]
    assert sorted(journal.get(each).content.text for each in kept) == sorted(expected)
    app.close()

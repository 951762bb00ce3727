"""Locking and hiding: nothing typed is lost, nothing written stays to be seen."""

import gc

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from tests.qt_input import compose, preedit
from tests.words_held import holding, steps_back
from trustjournal.journal.domain import Content, Draft
from trustjournal.shell import idle
from trustjournal.shell.session import Screen

MARKS = {
    "text": "しるしの本文",
    "title": "しるしの題",
    "person": "しるしの人",
    "tag": "しるしの札",
    "search": "しるしの探し物",
}


def full_of_marks(app):
    """Put words of one's own everywhere they can be put, and copy some."""
    app.write(MARKS["text"])
    app.mention(MARKS["person"])
    journal = app.journal
    journal.add("tag", MARKS["tag"])
    app.type_into("title", MARKS["title"])
    journal.field.setText(MARKS["search"])
    app.save()
    app.go("people")
    app.go("today")
    app.go("journal")
    surface = app.journal.surface
    surface.setFocus()
    surface.selectAll()
    app.press_key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    app.write_on(MARKS["text"])
    app.conductor.window.frame.offer_undo(MARKS["title"], lambda: None)
    app.all_done()


def gone(app):
    """Wait until the journal is closed and its pages have been let go."""
    app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()


def newest(app):
    """Return the texts of the entries in the open journal."""
    journal = app.conductor.session.services.journal
    return [journal.get(card.id).content for card in journal.recent()]


@pytest.mark.parametrize("how", ["lock", "hide"])
def test_a_locked_window_holds_no_word_of_the_journal(app, how):
    full_of_marks(app)
    before = holding(MARKS.values())
    assert {marker for _where, marker in before} == set(MARKS.values()), "each can be found"
    places = " ".join(where for where, _marker in before)
    for place in ("clipboard", "model of", "said"):
        assert place in places, places
    assert steps_back()
    getattr(app, how)()
    gone(app)
    assert holding(MARKS.values()) == []
    assert steps_back() == []
    app.close()


def test_no_entry_stays_in_memory_behind_the_lock(app):
    earlier = [each for each in gc.get_objects() if isinstance(each, Draft)]

    def texts():
        gc.collect()
        return [
            each.text
            for each in gc.get_objects()
            if isinstance(each, Content) and MARKS["text"] in each.text
        ] + [
            each
            for each in gc.get_objects()
            if isinstance(each, Draft) and not any(each is other for other in earlier)
        ]

    full_of_marks(app)
    assert texts()
    app.lock()
    gone(app)
    assert texts() == []
    app.close()


def test_what_was_copied_elsewhere_is_left_in_the_clipboard(app, qapp):
    full_of_marks(app)
    clipboard = qapp.clipboard()
    clipboard.setText("copied here")
    app.window.hide()  # the keyboard is elsewhere now
    clipboard.setText("copied in another program")
    app.conductor.session.lock()
    gone(app)
    assert clipboard.text() == "copied in another program"
    clipboard.clear()
    app.close()


@pytest.mark.parametrize("how", ["lock", "hide"])
def test_locking_keeps_what_was_being_typed_and_never_asks(app, how):
    app.write("まだ保存して", "いない文")
    getattr(app, how)()
    assert app.screen is (Screen.UNLOCK if how == "lock" else Screen.HIDDEN)
    gone(app)
    if how == "hide":
        app.come_back()
    app.unlock()
    (card,) = app.conductor.session.services.journal.recent()
    entry = app.conductor.session.services.journal.get(card.id)
    assert entry.content.text == "まだ保存していない文"
    app.close()


def test_the_hide_key_shows_a_plain_page_in_the_same_moment(app):
    app.write("ひみつ")
    app.hide()
    assert app.screen is Screen.HIDDEN
    assert app.page.isVisible()
    assert not app.sees("ひみつ")
    note = app.page.findChild(QPlainTextEdit)
    assert note.toPlainText()
    assert "Trust" not in "".join(app.texts())
    assert app.window.windowTitle() == "Notes"
    gone(app)
    app.come_back()
    assert app.screen is Screen.UNLOCK
    app.try_passphrase("something else")
    app.until(lambda: bool(app.problem()[0]))
    assert app.screen is Screen.UNLOCK
    app.unlock()
    app.close()


def test_without_a_passphrase_the_same_key_brings_the_journal_back(open_app):
    app = open_app
    app.write("a line that stays")
    app.hide()
    assert app.screen is Screen.HIDDEN
    gone(app)
    app.come_back()
    app.is_open()
    app.go("today")
    assert any("a line that stays" in each for each in app.today.recent)
    app.close()


def test_coming_back_before_the_hiding_is_done_loses_nothing(open_app):
    app = open_app
    app.write("quick fingers")
    app.hide()
    app.come_back()
    app.is_open()
    app.go("today")
    assert any("quick fingers" in each for each in app.today.recent)
    app.close()


def test_typing_on_the_plain_page_is_kept_nowhere(open_app):
    app = open_app
    app.hide()
    gone(app)
    note = app.page.findChild(QPlainTextEdit)
    note.setPlainText(MARKS["text"])
    app.come_back()
    app.is_open()
    app.hide()
    assert holding([MARKS["text"]]) == []
    gone(app)
    app.close()


def test_escape_pressed_three_times_hides_and_twice_does_not(app):
    app.write("ひみつ")
    app.press_key(Qt.Key.Key_Escape)
    app.press_key(Qt.Key.Key_Escape)
    assert app.screen is Screen.JOURNAL
    app.press_key(Qt.Key.Key_Escape)
    assert app.screen is Screen.HIDDEN
    gone(app)
    app.close()


def test_escapes_with_another_key_between_do_not_hide(app):
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Escape, Qt.Key.Key_Shift, Qt.Key.Key_Escape):
        app.press_key(key)
    assert app.screen is Screen.JOURNAL
    app.close()


@pytest.fixture
def time_passes(monkeypatch):
    """The clock of the idle watch, which a test may put forward."""
    ahead = [0.0]
    real = idle.seconds
    monkeypatch.setattr(idle, "seconds", lambda: real() + ahead[0])
    return lambda seconds: ahead.__setitem__(0, ahead[0] + seconds)


def test_nobody_there_for_five_minutes_locks(app, time_passes):
    app.write("nobody is here any more")
    time_passes(4 * 60)
    app.conductor.idle.look()
    assert app.screen is Screen.JOURNAL
    app.press_key(Qt.Key.Key_A)
    time_passes(4 * 60)
    app.conductor.idle.look()
    assert app.screen is Screen.JOURNAL, "a key is a sign of life"
    time_passes(61)
    app.conductor.idle.look()
    assert app.screen is Screen.UNLOCK
    gone(app)
    app.unlock()
    app.go("today")
    assert any("nobody is here" in each for each in app.today.recent)
    app.close()


def test_a_program_that_has_ended_watches_nobody(app, time_passes):
    app.write("the end")
    app.all_done()
    locks = []
    app.conductor.idle.idle.connect(lambda: locks.append("now"))
    app.abandon()
    time_passes(3600)
    app.conductor.idle.look()
    assert locks == []


@pytest.mark.parametrize("sign", ["key", "mouse", "composition"])
def test_what_is_done_after_the_time_was_over_locks_and_reaches_no_page(app, time_passes, sign):
    """The computer slept for an hour; the timer slept with it, and somebody opens the lid."""
    app.write("asleep")
    time_passes(3600)
    if sign == "key":
        app.press_key(Qt.Key.Key_X)
    elif sign == "mouse":
        QTest.mouseMove(app.window.windowHandle(), QPoint(20, 20))
    else:
        preedit(app.journal.surface, "しる")
    assert app.screen is Screen.UNLOCK
    gone(app)
    app.unlock()
    assert [card.text for card in newest(app)] == ["asleep"]
    app.close()


def test_composing_is_a_sign_of_life_though_no_key_reaches_the_window(app, time_passes):
    app.write("before")
    for _each in range(3):
        time_passes(4 * 60)
        compose(app.journal.surface, "し", "しん", "信頼")
    app.conductor.idle.look()
    assert app.screen is Screen.JOURNAL
    app.close()


def test_the_clock_is_looked_at_every_two_seconds_however_long_the_time_is(qtbot, time_passes):
    """A timer for all of it would stand still while the computer sleeps."""
    watch = idle.IdleWatch()
    watch.start(5)
    time_passes(5 * 60)
    with qtbot.waitSignal(watch.idle, timeout=2500):
        pass


def test_a_journal_without_a_passphrase_is_not_locked_by_itself(open_app, time_passes):
    time_passes(3600)
    open_app.conductor.idle.look()
    assert open_app.screen is Screen.JOURNAL
    open_app.close()

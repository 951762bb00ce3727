"""A copy was asked for, and before it is made the window is closed, or the journal locked."""

import threading

import pytest

from tests.drivers.settings import CardDriver
from trustjournal.keeping import copyfile
from trustjournal.keeping.page import CopiesCard
from trustjournal.shell import copy_rounds


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(copy_rounds, "CALM_AFTER", 0)


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def long_work():
    """Something that keeps the copies waiting, until it is set."""
    done = threading.Event()
    yield done
    done.set()


def ask_for_copy(app, target, long_work):
    """Ask for a copy while another is still being made."""
    conductor = app.conductor
    conductor.aside.run(conductor, long_work.wait, lambda _done: None, fail=app.refused.append)
    card = CardDriver(app.go("settings").findChild(CopiesCard))
    card.widget.save(target)
    app.all_done()
    assert not target.exists()


def close_over_it(app, long_work):
    """Close the window while the copy still waits, and let it be finished behind it."""
    app.ask_to_close()
    app.until(lambda: not app.window.isVisible())
    ended = []
    app.conductor.ended.connect(lambda: ended.append(True))
    long_work.set()
    app.until(lambda: bool(ended))
    app.ended()


def test_the_window_closes_at_once_and_the_copy_is_finished_behind_it(open_app, stick, long_work):
    app = open_app
    app.write("the letter to my sister")
    ask_for_copy(app, stick / "mine.tjbak", long_work)
    close_over_it(app, long_work)
    assert copyfile.read_manifest(stick / "mine.tjbak").entries == 1
    again = app.computer.start()
    again.is_open()
    assert again.problem() == ("", "", "")
    again.close()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "A copy that you asked for could not be saved"),
        ("ja", "ご指定のコピーを保存できませんでした"),
    ],
)
def test_what_went_wrong_behind_the_closed_window_is_told_at_the_next_start(
    open_app, stick, long_work, at_once, language, said
):
    app = open_app
    app.conductor.choose(language=language)
    app.write("kept anyway")
    ask_for_copy(app, stick / "mine.tjbak", long_work)
    stick.rmdir()  # somebody pulls it out
    close_over_it(app, long_work)
    again = app.computer.start()
    again.is_open()
    again.until(lambda: said in again.problem()[0])
    happened, kept, next_step = again.problem()
    assert "mine.tjbak" in happened
    assert kept
    assert next_step
    again.click("close")
    again.all_done()
    third = again.reopen()
    third.is_open()
    assert third.conductor.session.services.keeping.make_up_for_wanted().still_missing == ()
    assert third.problem() == ("", "", "")
    third.close()


def test_a_copy_that_a_lock_came_before_is_made_once_the_journal_is_open_again(
    app, stick, long_work, at_once
):
    app.write("said too much at supper")
    ask_for_copy(app, stick / "mine.tjbak", long_work)
    app.lock()
    app.all_done()
    long_work.set()
    app.unlock()
    app.until(lambda: app.sees("The copy that you asked for is saved"))
    assert copyfile.read_manifest(stick / "mine.tjbak").entries == 1
    assert [each.name for each in stick.iterdir()] == ["mine.tjbak"]
    app.close()


def test_a_copy_that_fails_before_ones_eyes_is_not_told_again(open_app, stick, at_once):
    app = open_app
    card = CardDriver(app.go("settings").findChild(CopiesCard))
    card.widget.save(stick / "missing" / "mine.tjbak")
    app.until(lambda: "The copy could not be written" in app.problem()[0])
    again = app.reopen()
    again.is_open()
    assert again.conductor.session.services.keeping.make_up_for_wanted().still_missing == ()
    again.close()

"""A copy goes to a place that hangs, and the window is closed, or the journal locked."""

import os
import threading
from contextlib import contextmanager

import pytest

from tests.conftest import PASSPHRASE
from tests.drivers import process
from tests.drivers.settings import CardDriver
from tests.hanging import hanging
from tests.journeys.test_ending import TEXT, journal_of, texts
from tests.journeys.test_starting_afresh import ACT
from trustjournal.core import settings as settings_file
from trustjournal.keeping import copyfile
from trustjournal.keeping.page import CopiesCard
from trustjournal.shell import copy_rounds, door, patience
from trustjournal.storage import ending, keys, problems
from trustjournal.storage.vault import Vault


@pytest.fixture
def at_once(monkeypatch):
    """Nobody in these tests has patience; a copy round comes when it is asked for."""
    monkeypatch.setattr(patience, "CLOSING", 0.1)
    monkeypatch.setattr(door, "LOOKS_EVERY", 10)
    monkeypatch.setattr(copy_rounds, "CALM_AFTER", 0)


@pytest.fixture
def share(tmp_path):
    made = tmp_path / "share"
    made.mkdir()
    return made


def ask_for_copy(app, target):
    CardDriver(app.go("settings").findChild(CopiesCard)).widget.save(target)
    app.all_done()
    assert not target.exists()


def closed(app):
    """Press the cross, and wait until the program is over, except for what it does at its end."""
    ended = []
    app.conductor.ended.connect(lambda: ended.append(True))
    app.ask_to_close()
    app.until(lambda: not app.window.isVisible())
    app.until(lambda: bool(ended))


def test_the_program_ends_although_a_copy_hangs_and_the_copy_stays_wanted(open_app, share, at_once):
    app = open_app
    app.write("nobody hears of this")
    with hanging(share) as place:
        ask_for_copy(app, share / "mine.tjbak")
        app.write("and this was written while it hung")
        app.save()
        closed(app)
        assert not app.ended(), "a thread hangs"
        assert settings_file.load(app.computer.paths.config).geometry, "how the window stood"
        assert ending.close_all() == 1, "the journal closes all the same"
        assert not (app.computer.paths.journal / "journal.db-wal").exists()
        again = app.computer.start()
        again.is_open()
        assert "no copy was saved" in again.problem()[0]
        copies = again.conductor.session.services.keeping.copies
        again.until(lambda: any(each.automatic for each in copies()))
        assert not (share / "mine.tjbak").exists(), "it hangs still, and holds no other copy up"
        closed(again)
        assert not again.ended()
        ending.close_all()
        place.answers()
        third = app.computer.start()
        third.is_open()
        third.until(lambda: third.sees("The copy that you asked for is saved"))
    assert copyfile.read_manifest(share / "mine.tjbak").entries == 2
    third.close()


@pytest.mark.parametrize("secret", [None, PASSPHRASE])
def test_a_second_start_waits_while_the_copy_is_finished_and_then_opens(
    request, share, monkeypatch, secret
):
    monkeypatch.setattr(door, "LOOKS_EVERY", 10)
    app = request.getfixturevalue("app" if secret else "open_app")
    app.write("on its way")
    with hanging(share) as place:
        ask_for_copy(app, share / "mine.tjbak")
        ended = []
        app.conductor.ended.connect(lambda: ended.append(True))
        app.ask_to_close()
        app.until(lambda: not app.window.isVisible())
        again = app.computer.start()
        if secret:
            again.try_passphrase(secret)
        again.until(lambda: bool(again.problem()[0]))
        leaving = problems.JournalLeaving()
        assert again.problem() == (leaving.happened, leaving.kept, leaving.next_step)
        place.wakes()
        app.until(lambda: bool(ended))
    app.ended()
    again.is_open()
    assert again.problem() == ("", "", "")
    assert copyfile.read_manifest(share / "mine.tjbak").entries == 1
    again.close()


@contextmanager
def waiting_at_the_door(app, share):
    """Close while a copy hangs, and start again: what is typed waits until the place wakes."""
    with hanging(share) as place:
        ask_for_copy(app, share / "mine.tjbak")
        app.ask_to_close()
        app.until(lambda: not app.window.isVisible())
        again = app.computer.start()
        again.try_passphrase(PASSPHRASE)
        again.until(lambda: bool(again.problem()[0]))
        yield again
        place.wakes()
        app.until(lambda: not app.conductor.session.vault.is_open)
    app.all_done()
    app.ended()
    again.all_done()


def test_a_second_start_that_is_locked_meanwhile_asks_for_the_passphrase_again(
    app, share, monkeypatch
):
    monkeypatch.setattr(door, "LOOKS_EVERY", 10)
    with waiting_at_the_door(app, share) as again:
        again.conductor.guard.lock()  # as the system asks for it
        assert again.problem() == ("", "", "")
        assert again.offers("open")
    again.unlock()
    again.close()


def test_a_second_lock_waits_for_the_copy_that_was_begun_since_the_first(app):
    first, second, done, started = threading.Event(), threading.Event(), [], []
    conductor = app.conductor
    conductor.guard.start_afresh = lambda _stand, hangs: started.append(hangs)

    def copy(until):
        conductor.aside.run(conductor, until.wait, done.append, fail=done.append)

    copy(first)
    app.lock()
    app.until(lambda: not conductor.session.vault.is_open)
    app.unlock()
    copy(second)
    app.lock()
    app.until(lambda: not conductor.session.vault.is_open)
    app.all_done()
    first.set()
    app.until(lambda: len(done) == 1)
    app.all_done()
    assert started == [], "the second copy is still on its way"
    second.set()
    app.until(lambda: bool(started))
    assert started == [False]
    assert len(done) == 2


def test_a_second_start_that_is_hidden_meanwhile_opens_nothing(app, share, monkeypatch):
    monkeypatch.setattr(door, "LOOKS_EVERY", 10)
    with waiting_at_the_door(app, share) as again:
        again.hide()
    again.come_back()
    again.unlock()
    again.close()


HANGS = """
import os
from pathlib import Path
from PySide6.QtWidgets import QPlainTextEdit
from trustjournal.shell import patience
patience.CLOSING = patience.LOCKED = 0.1
pipe = Path(os.environ["HOME"], "a pipe at whose other end nobody is")

def hang():
    if not pipe.exists():
        os.mkfifo(pipe)
    self.aside.run(self, pipe.read_bytes, lambda _nothing: None, fail=print)
"""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_thread_that_hangs_does_not_keep_the_program(tmp_path):
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    act = f"{HANGS}\nhang()\nwrite(self, {TEXT!r}, lambda _page: self.window.close())"
    with process.running(tmp_path, act) as program:
        said, complaints = process.ended(program)
    assert (program.returncode, said, complaints) == (0, [], "")
    assert not (vault.folder / "journal.db-wal").exists()
    assert texts(vault) == ([TEXT], [])


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_lock_leaves_a_fresh_program_behind_although_a_copy_hangs(tmp_path):
    places = journal_of(tmp_path)
    vault = Vault(places.folder, places.backups, cost=keys.FLOOR)
    vault.create(PASSPHRASE)
    vault.close()
    act = HANGS + ACT.replace("LOCK", "lambda _page: (hang(), session.lock())")
    with process.running(tmp_path, act) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    first, _place, second, _place_too, text = lines
    assert first == f"{program.pid} UNLOCK"
    assert second.endswith(" UNLOCK")
    assert second != first, "another process: the former one could not become it"
    assert text.endswith("before the lock")

"""How the program ends, or is started twice, and what is kept then."""

import shutil
import signal
import threading
import time
from contextlib import ExitStack

import pytest
from PySide6.QtGui import QSessionManager

from tests.drivers import process
from tests.qt_input import preedit
from trustjournal.core.clock import system_clock
from trustjournal.keeping import missed
from trustjournal.services import assemble
from trustjournal.shell.instance import InstanceServer
from trustjournal.shell.log_out import LogOutWatch
from trustjournal.shell.meeting import raise_running
from trustjournal.shell.running import settle
from trustjournal.shell.session import Screen
from trustjournal.storage import problems
from trustjournal.storage.vault import Vault

WITHIN = 5.0
"""Seconds that a system gives a program at log-out before it kills it."""
TEXT = "the last words before the log-out"


def journal_of(folder):
    data = folder / "data" / "my-notes"
    return Vault(data / "journal", data / "copies")


def texts(vault):
    """Return what lies in a closed, unprotected journal: entries and drafts."""
    vault.open()
    try:
        journal = assemble(vault, system_clock, lambda _changes: None).journal
        entries = [journal.get(card.id).content.text for card in journal.recent()]
        return entries, [draft.content.text for draft in journal.drafts()]
    finally:
        vault.close()


@pytest.fixture
def home_folder(tmp_path):
    """A home with an empty journal that has no passphrase."""
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_end_of_the_session_ends_the_program_in_time_and_keeps_the_text(home_folder, number):
    typed = f"write(self, {TEXT!r}, lambda page: say('typed'))"
    with process.running(home_folder, typed) as program:
        process.listen_for(program, "typed")
        begun = time.monotonic()
        program.send_signal(number)
        _said, complaints = process.ended(program)
        took = time.monotonic() - begun
    assert (program.returncode, complaints) == (0, "")
    assert took < WITHIN
    assert texts(journal_of(home_folder)) == ([TEXT], [])


MINIMIZED = """
def changed():
    if not self.window.isMinimized():
        say("forward")

def ready():
    self.window.showMinimized()
    self.window.windowHandle().windowStateChanged.connect(lambda _state: changed())
    say("ready")

from trustjournal.shell.log_out import LogOutWatch
from trustjournal.shell.meeting import raise_running, address
from PySide6.QtCore import QDir
from pathlib import Path
meeting = Path(QDir.tempPath(), address(self.session.vault.folder))
when(self, meeting.exists, ready)
"""


def test_a_second_start_brings_the_first_window_forward_and_ends(home_folder):
    with process.running(home_folder, MINIMIZED) as first:
        process.listen_for(first, "ready")
        with process.running(home_folder, "say('a second window')") as second:
            said, complaints = process.ended(second)
        assert (second.returncode, said, complaints) == (0, [], "")
        process.listen_for(first, "forward")
        first.send_signal(signal.SIGTERM)
        assert process.ended(first) == ([], "")
    assert first.returncode == 0


def test_whoever_listens_is_raised_and_nobody_else(qtbot, tmp_path):
    server = InstanceServer(tmp_path / "journal")
    assert not raise_running(tmp_path / "journal"), "nobody listens yet"
    server.listen()
    with qtbot.waitSignal(server.raise_asked):
        assert raise_running(tmp_path / "journal")
    assert not raise_running(tmp_path / "another journal")
    server.deleteLater()


def test_a_window_that_is_going_is_not_called_back(open_app, computer):
    with ExitStack() as running:
        settle(open_app.conductor, computer.paths, running)
        assert raise_running(computer.paths.journal)
        called_back = []
        open_app.conductor.session.going.connect(
            lambda: called_back.append(raise_running(computer.paths.journal))
        )
        open_app.close()
    assert called_back == [False]


def test_a_copy_is_saved_at_the_end_only_if_something_changed(open_app, computer):
    copies = computer.paths.backups

    def kept():
        return sorted(copies.glob("*.tjbak")) if copies.exists() else []

    open_app.write("worth keeping")
    open_app.close()
    (first,) = kept()
    again = computer.start()
    again.is_open()
    again.close()
    assert kept() == [first], "nothing changed, so no further copy"
    computer.tomorrow()
    third = computer.start()
    third.is_open()
    third.write("something new")
    third.close()
    assert len(kept()) == 2


class Desktop:
    """A session manager, as far as it is spoken to."""

    def __init__(self):
        self.hints = []

    def setRestartHint(self, hint):
        self.hints.append(hint)


def test_before_the_log_out_everything_typed_is_on_the_disk(open_app):
    """Also what is being composed; and at the next log-in no journal opens by itself."""
    app, desktop = open_app, Desktop()
    app.write("あしたは")
    app.journal.surface.setFocus()
    preedit(app.journal.surface, "はれ")
    asked = LogOutWatch(app.conductor.guard)
    asked.save(desktop)
    journal = app.conductor.session.services.journal
    assert [draft.content.text for draft in journal.drafts()] + [
        journal.get(card.id).content.text for card in journal.recent()
    ] == ["あしたははれ"]
    asked.leave_no_trace(desktop)
    assert set(desktop.hints) == {QSessionManager.RestartHint.RestartNever}
    assert app.screen is Screen.JOURNAL, "whoever logs out may think better of it"
    app.close()


def test_a_log_out_waits_a_moment_only(open_app):
    open_app.write("while the worker is busy")
    go_on = threading.Event()
    open_app.conductor.jobs.run(open_app.window, lambda: go_on.wait(10), print, fail=print)
    begun = time.monotonic()
    LogOutWatch(open_app.conductor.guard).save(Desktop())
    assert time.monotonic() - begun < WITHIN
    go_on.set()
    open_app.close()


NO_MORE_SPACE = """
import os
from pathlib import Path
stone = Path(os.environ["XDG_DATA_HOME"]) / "stone"

def fill_the_disk():
    with stone.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass

make_room = stone.unlink
"""
NO_LONGER_FILES = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

def fill_the_disk():
    journal = self.session.vault.folder.glob("journal.db*")
    longest = max(each.stat().st_size for each in journal)
    resource.setrlimit(resource.RLIMIT_FSIZE, (longest, resource.RLIM_INFINITY))

def make_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""
GO_ON_WRITING = """
from PySide6.QtWidgets import QLabel, QPlainTextEdit
bar = self.window.frame.problems

def fill(page):
    say("typed")
    fill_the_disk()
    surface = page.findChild(QPlainTextEdit, "text")
    surface.insertPlainText("so much to tell about this day\\n" * 30_000)
    page.leave()
    when(self, bar.isVisible, lambda: told(surface))

def told(surface):
    say(bar.findChild(QLabel, "happened").text().split(":")[0].replace(" ", "_"))
    say("kept" if len(surface.toPlainText()) > 900_000 else "lost")
    self.session.stayed.connect(stayed)
    self.window.close()

def stayed(_why):
    self.session.stayed.disconnect(stayed)
    say("stayed")
    make_room()
    self.window.close()

write(self, "before the disk was full ", fill)
"""


def no_word_is_lost(said, complaints, happened, vault):
    assert (said, complaints) == (["typed", happened.replace(" ", "_"), "kept", "stayed"], "")
    entries, drafts = texts(vault)
    assert drafts == []
    assert len(entries[0]) > 900_000
    assert "before the disk was full" in entries[0]


def test_a_full_disk_loses_no_word_and_is_said_and_the_window_stays(home_folder):
    data = home_folder / "data"
    within = process.on_a_small_disk(data)
    if not within:
        pytest.skip("here one may not mount a small disk; the test after this one stands in")
    with process.running(home_folder, NO_MORE_SPACE + GO_ON_WRITING, within=within) as program:
        said, complaints = process.ended(program)
    shutil.rmtree(data)
    (home_folder / "data.before").rename(data)
    no_word_is_lost(said, complaints, problems.NoRoom().happened, journal_of(home_folder))


def test_a_file_that_may_not_grow_loses_no_word_either(home_folder):
    pytest.importorskip("resource", reason="this system cannot limit the size of files")
    with process.running(home_folder, NO_LONGER_FILES + GO_ON_WRITING) as program:
        said, complaints = process.ended(program)
    vault = journal_of(home_folder)
    happened = problems.NotWritable(vault.folder).happened.split(":")[0]
    no_word_is_lost(said, complaints, happened, vault)


def test_a_journal_that_cannot_be_copied_is_closed_all_the_same(open_app, computer):
    computer.paths.backups.write_text("a file lies where the copies belong", encoding="utf-8")
    open_app.write("kept anyway")
    open_app.close()
    vault = Vault(computer.paths.journal, computer.paths.backups)
    assert texts(vault)[0] == ["kept anyway"]


FULL_COPIES = """
stone = self.session.vault.backups / "stone"

def fill_the_disk_of_the_copies(page):
    with stone.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            self.window.close()

write(self, "kept anyway", fill_the_disk_of_the_copies)
"""


def test_that_there_was_no_room_for_a_copy_is_remembered(home_folder):
    vault = journal_of(home_folder)
    vault.backups.mkdir(mode=0o700)
    within = process.on_a_small_disk(vault.backups)
    if not within:
        pytest.skip("here one may not mount a small disk; the tests of `missed` stand in")
    with process.running(home_folder, FULL_COPIES, within=within) as program:
        _said, complaints = process.ended(program)
    assert (program.returncode, complaints) == (0, "")
    assert texts(vault)[0] == ["kept anyway"]
    assert missed.remembered(vault.folder) is missed.Reason.FULL


LOOK_AROUND = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

def everybody():
    people = self.window.frame.page("people").findChild(QListView).model()
    return [people.index(row, 0).data() for row in range(people.rowCount())]

def look():
    # Whom Today tells of depends on the day; Maya is among the people on every one.
    self.window.frame.go("people")
    when(self, lambda: "Maya" in everybody(), leave)

def leave():
    folders = list(self.session.vault.folder.parents)
    say("private" if oct(folders[0].stat().st_mode).endswith("700") else "open to others")
    self.window.close()

today = lambda: self.window.frame.page("today")
when(self, lambda: today() is not None, look)
"""


def test_the_example_journal_is_full_of_life_and_gone_afterwards(home_folder):
    before = sorted(home_folder.joinpath("data").rglob("*"))
    with process.running(home_folder, LOOK_AROUND, "demo", "--language", "en") as program:
        said, complaints = process.ended(program)
    assert (program.returncode, said, complaints) == (0, ["private"], "")
    assert sorted(home_folder.joinpath("data").rglob("*")) == before
    assert [each for each in home_folder.joinpath("state").rglob("*") if each.is_file()] == []
    assert not home_folder.joinpath("config").exists()


def test_nothing_is_written_outside_the_three_folders(home_folder):
    typed = f"write(self, {TEXT!r}, lambda page: self.window.close())"
    with process.running(home_folder, typed) as program:
        _said, complaints = process.ended(program)
    assert (program.returncode, complaints) == (0, "")
    found = {
        each.relative_to(home_folder).parts[:2]
        for each in home_folder.rglob("*")
        if not each.is_dir() and not each.is_socket()
    }
    assert found <= {("data", "my-notes"), ("state", "my-notes"), ("config", "my-notes")}
    assert ("data", "my-notes") in found

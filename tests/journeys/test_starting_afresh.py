"""A lock leaves a fresh program where the former stood: the same process, with another memory."""

import os
import sys

import pytest

from tests.conftest import PASSPHRASE
from tests.drivers import process
from tests.journeys.test_ending import NO_LONGER_FILES, journal_of
from trustjournal import i18n
from trustjournal.cli import parser
from trustjournal.shell import afresh
from trustjournal.shell.afresh import Manner, Stand
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows replaces no running program")

TEXT = "written before the lock"
ACT = f"""
import os, sys
from PySide6.QtWidgets import QPlainTextEdit, QLineEdit
from trustjournal.shell.session import Screen

session, window = self.session, self.window
inherited = [name for name in os.environ if name.startswith("NOTES")]
say(" ".join([str(os.getpid()), window.screen_shown.name, *inherited]))
say(f"{{window.geometry().getRect()}} {{window.isMinimized()}}")

def opened(then):
    page = lambda: window.screen_shown is Screen.JOURNAL and window.frame.page("today")
    ready = lambda: bool(page()) and session.vault.is_open
    when(self, ready, then)

def type_the_passphrase():
    field = window.unlock_page.findChild(QLineEdit, "passphrase")
    field.setText({PASSPHRASE!r})
    field.returnPressed.emit()

def again():
    if window.screen_shown is Screen.HIDDEN:
        window.back_asked.emit()
    type_the_passphrase()
    opened(look)

def look():
    (card,) = session.services.journal.recent()
    text = session.services.journal.get(card.id).content.text
    say(text if len(text) < 100 else f"{{len(text)}} letters")
    window.close()

if self._setting.stand is None:
    window.setGeometry(1, 90, 960, 640)
    self.painted.connect(type_the_passphrase)
    opened(lambda: write(self, {TEXT!r}, LOCK))
else:
    self.painted.connect(again)
"""


@pytest.fixture
def home_folder(tmp_path):
    """A home with an empty journal behind a passphrase."""
    places = journal_of(tmp_path)
    vault = Vault(places.folder, places.backups, cost=keys.FLOOR)
    vault.create(PASSPHRASE)
    vault.close()
    return tmp_path


def test_a_locked_program_is_another_one_in_the_same_place(home_folder):
    """What stands there after everything was hidden is looked at by tests/memory."""
    act = ACT.replace("LOCK", "lambda _page: session.lock()")
    with process.running(home_folder, act) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    first, _place, second, place, *rest = lines
    assert first == f"{program.pid} UNLOCK"
    assert second == first, "the same process, and nothing told in passing"
    assert place == "(1, 90, 960, 640) False", "as far to the left as the screen reaches"
    assert rest == [TEXT]


IN_THE_MIDST = """
def choose_and_lock(page):
    cursor = page.findChild(QPlainTextEdit, "text").textCursor()
    cursor.setPosition(8)
    cursor.setPosition(14, cursor.MoveMode.KeepAnchor)
    page.findChild(QPlainTextEdit, "text").setTextCursor(cursor)
    session.lock()

def chosen():
    page = window.frame.page("journal")
    return page and page.findChild(QPlainTextEdit, "text").textCursor().selectedText()

def be_there():
    say(chosen())
    window.close()
"""


def test_the_fresh_program_leads_back_to_where_one_was(home_folder):
    act = ACT.replace("LOCK", "choose_and_lock")
    act = act.replace("    window.close()\n", "    when(self, chosen, be_there)\n")
    begin = act.index("if self._setting")
    with process.running(home_folder, act[:begin] + IN_THE_MIDST + act[begin:]) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    assert lines[2] == f"{program.pid} UNLOCK"
    assert lines[4:] == [TEXT, "before"]


WITH_A_COPY_UNDER_WAY = """
import time
from pathlib import Path

def copy_and_lock(_page):
    def copy():
        time.sleep(0.5)
        Path(os.environ["HOME"], "arrived").touch()
    self.aside.run(self, copy, lambda _nothing: None, fail=print)
    session.lock()
"""


def test_a_copy_that_is_under_way_arrives_before_the_program_is_another_one(home_folder):
    act = WITH_A_COPY_UNDER_WAY + ACT.replace("LOCK", "copy_and_lock")
    with process.running(home_folder, act) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    assert lines[2] == f"{program.pid} UNLOCK"
    assert (home_folder / "arrived").exists()


WITHOUT_PYTHON = """
def lock_without_python(_page):
    sys.executable = "/nowhere/python"
    session.closed.connect(lambda _yes: self.jobs.run(self, int, lambda _n: again(), fail=print))
    session.lock()
"""


def test_where_no_program_can_be_started_the_window_stays_locked_as_it_is(home_folder):
    act = WITHOUT_PYTHON + ACT.replace("LOCK", "lock_without_python")
    with process.running(home_folder, act) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    assert lines[2:] == [TEXT], "it was begun once, and opened again"


ON_A_FULL_DISK = (
    NO_LONGER_FILES
    + """
from PySide6.QtWidgets import QLabel, QWidget

def fill(page):
    session.held.connect(held)
    fill_the_disk()
    page.findChild(QPlainTextEdit, "text").insertPlainText("so much to tell about it\\n" * 40_000)
    session.lock()

def held():
    session.held.disconnect(held)
    bar = window.unlock_page.findChild(QWidget, "problems")
    say(f"{window.screen_shown.name} {session.vault.is_open}")
    for name in ("happened", "kept", "nextStep"):
        say(bar.findChild(QLabel, name).text())
    type_the_passphrase()
    when(self, lambda: window.screen_shown is Screen.JOURNAL, seen_again)

def seen_again():
    surface = window.frame.page("journal").findChild(QPlainTextEdit, "text")
    say(f"{len(surface.toPlainText())} letters")
    session.held.connect(held_again)
    window.hide_asked.emit()

def held_again():
    say(window.screen_shown.name)
    make_room()
    session._again.start(20)
"""
)


def test_words_that_cannot_be_written_wait_behind_the_lock_and_are_tried_again(home_folder):
    pytest.importorskip("resource", reason="this system cannot limit the size of files")
    act = ACT.replace("LOCK", "fill")
    begin = act.index("if self._setting")
    with process.running(home_folder, act[:begin] + ON_A_FULL_DISK + act[begin:]) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    letters = f"{len(TEXT) + 40_000 * 25} letters"
    assert lines[2:-3] == [
        "UNLOCK True",
        "What you were writing could not be saved.",
        "It waits behind this page, as long as the program runs, and is tried again.",
        "Make some room on the disk, or open the journal and copy the text elsewhere.",
        letters,
        "HIDDEN",
    ]
    assert lines[-3] == f"{program.pid} HIDDEN", "locked, as soon as there was room"
    assert lines[-1] == letters


def test_what_is_told_to_the_fresh_program_is_where_the_window_stands(monkeypatch):
    told = {}

    def replaced(path, arguments):
        told.update(path=path, arguments=arguments, name=os.environ["NOTES_STANDS"])
        raise FileNotFoundError

    monkeypatch.setattr(os, "execv", replaced)
    read, write = os.pipe()
    os.set_inheritable(write, True)
    stand = Stand(is_plain=True, manner=Manner.BEHIND, geometry="AdnQ", place="c2Vh")
    with pytest.raises(FileNotFoundError):
        afresh.start(stand)
    assert told["path"] == sys.executable
    assert told["arguments"] == [sys.executable, *sys.orig_argv[1:]]
    assert told["name"] == "plain behind AdnQ c2Vh"
    assert "NOTES_STANDS" not in os.environ
    assert not os.get_inheritable(write), "no file goes along"
    for end in (read, write):
        os.close(end)
    monkeypatch.setenv("NOTES_STANDS", told["name"])
    assert afresh.taken_over() == stand
    assert afresh.taken_over() is None, "whoever is started from here stands nowhere yet"


@pytest.mark.parametrize("asked", [["--language", "en"], ["--language=en"]])
def test_the_fresh_program_speaks_what_was_chosen_since_the_start(monkeypatch, asked):
    told = []

    def replaced(_path, arguments):
        told.extend(arguments)
        raise FileNotFoundError

    monkeypatch.setattr(os, "execv", replaced)
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "trustjournal", *asked, "--journal=d"])
    i18n.use("ja")
    with pytest.raises(FileNotFoundError):
        afresh.start(Stand(is_plain=False, manner=Manner.BEHIND, geometry="AdnQ"))
    assert parser.speak_first(told) == "ja"
    assert told[-1] == "--journal=d"


@pytest.mark.parametrize(
    "nonsense", ["", "plain", "plain behind x", "plain upside-down x y", "a b c d e"]
)
def test_nonsense_in_the_environment_is_a_start_as_any(monkeypatch, nonsense):
    monkeypatch.setenv("NOTES_STANDS", nonsense)
    assert afresh.taken_over() is None

"""A journal on a disk that may only be read: refused at once, in words, and left as it is."""

import hashlib
import subprocess
import sys

import pytest

from tests.drivers import process
from tests.journeys.test_ending import journal_of

ASK = """
import sys, time
from pathlib import Path
from trustjournal.storage.problems import NotWritable
from trustjournal.storage.vault import Vault
vault = Vault(Path(sys.argv[1]), Path(sys.argv[2]))
import trustjournal.storage.opened
started = time.process_time()
try:
    vault.open()
except NotWritable:
    print("refused", time.process_time() - started < 1)
"""
LOOK_AT_THE_DOOR = """
from PySide6.QtWidgets import QLabel
from trustjournal.shell.session import Screen

def read():
    door = self.window.unlock_page
    for name in ("happened", "kept", "nextStep"):
        say(next(each.text() for each in door.findChildren(QLabel, name) if each.isVisible()))
    self.window.close()

def is_said():
    if self.window.screen_shown is not Screen.UNLOCK:
        return False
    found = self.window.unlock_page.findChildren(QLabel, "happened")
    return any(each.isVisible() and each.text() for each in found)

when(self, is_said, read)
"""


@pytest.fixture
def disk(tmp_path):
    """The folder of a journal, and the command within which it may only be read."""
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    within = process.read_only(vault.folder)
    if not within:
        pytest.skip("NOT SHOWN HERE: a disk that may only be read, since one may not mount it")
    return vault, within


def bytes_in(folder):
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.iterdir())
    }


def test_it_is_refused_at_once_and_left_as_it_is(disk, tmp_path):
    vault, within = disk
    before = bytes_in(vault.folder)
    done = subprocess.run(
        [*within, sys.executable, "-c", ASK, vault.folder, vault.backups],
        env=process.home(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("refused True\n", "")
    assert bytes_in(vault.folder) == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "日記のフォルダーに書き込めません"),
        pytest.param("en", "The journal's folder cannot be written to", marks=pytest.mark.long),
    ],
)
def test_the_door_says_so_and_the_window_closes(disk, tmp_path, language, said):
    vault, within = disk
    before = bytes_in(vault.folder)
    with process.running(
        tmp_path, LOOK_AT_THE_DOOR, "--language", language, within=within
    ) as program:
        lines, complaints = process.ended_with(program)
    assert (program.returncode, complaints) == (0, "")
    happened, kept, next_step = lines
    assert said in happened
    assert vault.folder.name in happened
    assert kept
    assert next_step
    assert bytes_in(vault.folder) == before

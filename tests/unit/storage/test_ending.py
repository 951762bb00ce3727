"""What becomes of an open journal when the program ends."""

import os
import subprocess
import sys
import threading

import pytest

from tests.drivers.process import ROOT
from trustjournal.storage import ending, preferences
from trustjournal.storage.ending import close_all
from trustjournal.storage.lock import is_free
from trustjournal.storage.vault import LOCK


def test_what_is_left_open_at_the_end_is_closed(vault):
    assert close_all() == 1
    assert not vault.is_open
    assert close_all() == 0
    vault.open()


def test_a_program_that_ends_waits_for_no_thread_that_keeps_the_journal(vault):
    with vault.writing() as connection:
        preferences.write(connection, "kept", 1)
    release, begun = threading.Event(), threading.Event()

    def keep():
        with vault.undisturbed():
            begun.set()
            release.wait()

    keeping = threading.Thread(target=keep)
    keeping.start()
    begun.wait()
    vault.close_within(0.02)
    assert is_free(vault.folder / LOCK), "whoever comes next is let in"
    release.set()
    keeping.join()
    vault.close()
    vault.open()
    with vault.reading() as connection:
        assert preferences.read(connection, "kept") == 1
    vault.close_within(0.02)
    assert not vault.is_open


class Ended(BaseException):
    """Instead of the end of the tests."""


class Unclosed:
    """A journal that does not close as it should."""

    is_open = True

    def __init__(self, close):
        self.close_within = lambda _seconds: close()
        ending.see_to(self)

    def close(self):
        """Leave nothing behind."""


@pytest.fixture
def codes(monkeypatch):
    """What the program ended with, each time that it would have."""
    said = []

    def end(code):
        said.append(code)
        if threading.current_thread() is threading.main_thread():
            raise Ended

    monkeypatch.setattr(ending.os, "_exit", end)
    monkeypatch.setattr(ending.faulthandler, "dump_traceback_later", lambda *_args, **_more: None)
    return said


def test_the_end_comes_whatever_closing_answers(codes):
    def refuse():
        raise OSError

    each = Unclosed(refuse)
    with pytest.raises(Ended):
        ending.end_now(3)
    assert codes == [3]
    del each


HANGS = """
import ctypes
from trustjournal.storage import ending

class Hanging:
    is_open = True
    def close_within(self, _seconds):
        ctypes.PyDLL(None).sleep(60)  # holds Python meanwhile

hanging = Hanging()
ending.see_to(hanging)
ending.OVER_WITHIN = 0.1
ending.end_now(0)
"""


@pytest.mark.skipif(os.name != "posix", reason="sleeps by the C library of POSIX")
def test_the_end_comes_although_closing_hangs_and_holds_python():
    ended = subprocess.run(
        [sys.executable, "-c", HANGS], cwd=ROOT, capture_output=True, timeout=30, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, b"", b"")

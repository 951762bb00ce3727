"""A mistake of ours is noted without a word of the journal, and said in one calm sentence."""

import subprocess
import sys
import threading

import pytest

from trustjournal.shell.crashes import CrashNotes, described

SECRET = "私だけの言葉"


def fail():
    raise KeyError(SECRET)


@pytest.fixture
def told():
    return []


@pytest.fixture
def notes(tmp_path, told):
    return CrashNotes(tmp_path / "state", told.append)


def test_a_note_holds_the_kind_and_the_places_but_no_message(notes, told, tmp_path, capfd):
    try:
        fail()
    except KeyError as error:
        notes.on_exception(type(error), error, error.__traceback__)
    file = tmp_path / "state" / "mistakes.txt"
    noted = file.read_text("utf-8")
    assert "builtins.KeyError" in noted
    assert "test_crashes.py" in noted
    assert " fail" in noted
    assert SECRET not in noted + "".join(capfd.readouterr())
    assert file.stat().st_mode & 0o777 == 0o600
    assert [type(error) for error in told] == [KeyError]


def test_notes_do_not_grow_for_ever(notes, tmp_path):
    notes.note("x" * 300_000 + "\n")
    notes.note("the next one\n")
    assert (tmp_path / "state" / "mistakes.txt").read_text("utf-8") == "the next one\n"


def test_a_disk_that_refuses_is_no_second_mistake(tmp_path, told, capfd):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    CrashNotes(in_the_way, told.append).note("said all the same\n")
    assert "said all the same" in capfd.readouterr().err


def test_a_mistake_on_the_worker_is_noted_and_not_shown(notes, told):
    error = ValueError(SECRET)
    arguments = threading.ExceptHookArgs((ValueError, error, None, None))
    notes.on_thread_exception(arguments)
    assert told == []


def test_what_python_would_print_holds_the_message():
    """Shows that there is something to hide: without the notes, the words are on the terminal."""
    code = f"raise KeyError({SECRET!r})"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], check=False, capture_output=True
    )
    assert SECRET in done.stderr.decode("utf-8")
    assert SECRET not in described(KeyError, None)


def test_qt_and_python_keep_quiet_about_words_once_installed(tmp_path):
    code = (
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication, QTimer, qWarning\n"
        "from trustjournal.shell.crashes import CrashNotes\n"
        "app = QCoreApplication([])\n"
        f"CrashNotes(Path({str(tmp_path)!r}), lambda error: app.quit()).install()\n"
        f"def fail():\n    qWarning({SECRET!r})\n    raise RuntimeError({SECRET!r})\n"
        "QTimer.singleShot(0, fail)\n"
        "app.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], check=False, capture_output=True, timeout=60
    )
    printed = (done.stdout + done.stderr).decode("utf-8")
    assert SECRET not in printed
    assert "RuntimeError" in printed
    assert "QtWarningMsg" in printed
    assert SECRET not in (tmp_path / "mistakes.txt").read_text("utf-8")

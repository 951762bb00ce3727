"""What a start has imported when its first window stands there, and when the passphrase is given.

Times are in benchmarks/.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from trustjournal.core import settings
from trustjournal.core.settings import Settings
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault

ROOT = Path(__file__).parents[3]
HEAVY = {
    "sqlalchemy",
    "alembic",
    "babel",
    "sqlcipher3",
    "nacl",
    "tzlocal",
    "zoneinfo",
    "matplotlib",
    "numpy",
    "asyncio",
    "socket",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "trustjournal.services",
    "trustjournal.keeping",
    "trustjournal.today",
    "trustjournal.journal",
    "trustjournal.people",
    "trustjournal.cli",
}
SCREENS = {
    "first run": {"trustjournal.shell.welcome"},
    "protected": {"trustjournal.shell.unlock"},
    "unprotected": {"trustjournal.shell.frame"},
}
PROGRAM = """
import json, os, sys
from trustjournal import preflight
from trustjournal.__main__ import main

def check_and_watch():
    check()
    from trustjournal.shell.conductor import Conductor

    def on_painted(conductor):
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

    Conductor._on_painted = on_painted

check, preflight.check = preflight.check, check_and_watch
main([])
"""
FIRST_LOOK = """
import json, os, sys
from trustjournal.__main__ import main
from trustjournal.shell.session import Session

def go_on(session):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

Session.go_on = go_on
main([])
"""
PASSPHRASE = "a passphrase"
UNLOCKING = f"""
import json, os, sys
import trustjournal.shell.system_lock  # comes by itself after a second, whatever is being done
from trustjournal.__main__ import main
from trustjournal.shell.conductor import Conductor
from trustjournal.shell.frame import JournalFrame

def begin(conductor):
    begin_as_ever(conductor)
    # On the worker, behind everything that it does while the passphrase is being typed.
    conductor.jobs.run(conductor, lambda: None, lambda _done: unlock(conductor), fail=print)

def unlock(conductor):
    before = set(sys.modules)

    def show(frame):
        print(json.dumps(sorted(set(sys.modules) - before)), flush=True)
        os._exit(0)

    JournalFrame.begin = show
    conductor.session.unlock({PASSPHRASE!r})

begin_as_ever, Conductor.begin = Conductor.begin, begin
main([])
"""


def remembered(home: Path, passphrase: str | None) -> None:
    vault = Vault(home / "journal", home / "copies", cost=keys.FLOOR)
    vault.create(passphrase)
    vault.close()
    settings.save(home / ".config" / "my-notes", Settings(journal=str(home / "journal")))


def told_by(program: str, home: Path) -> set[str]:
    """Run a program in an account of its own, and return the modules that it names."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TMPDIR": str(home),
            "LANG": "en_GB.UTF-8",
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_the_first_window_waits_for_nothing_that_it_does_not_show(screen, tmp_path):
    if screen != "first run":
        remembered(tmp_path, PASSPHRASE if screen == "protected" else None)
    imported = told_by(PROGRAM, tmp_path)
    assert imported >= SCREENS[screen]
    assert not imported & HEAVY
    others = {name for each in SCREENS.values() for name in each} - SCREENS[screen]
    assert not imported & others


def test_what_was_written_is_shown_before_the_services_are_there(tmp_path):
    remembered(tmp_path, None)
    imported = told_by(FIRST_LOOK, tmp_path)
    assert imported >= {"trustjournal.today.page", "sqlcipher3"}
    waits = {"sqlalchemy", "alembic", "nacl", "trustjournal.services", "trustjournal.keeping"}
    assert not imported & waits


def test_once_the_passphrase_is_given_today_is_made_of_what_is_there_already(tmp_path):
    remembered(tmp_path, PASSPHRASE)
    assert told_by(UNLOCKING, tmp_path) == set()

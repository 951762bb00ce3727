"""What a start has imported when its first window stands there. Times are in benchmarks/."""

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
    from trustjournal.shell.window import Window

    def make_ready(window, settings):
        print(json.dumps(sorted(sys.modules)), flush=True)
        os._exit(0)

    Window.make_ready = make_ready

check, preflight.check = preflight.check, check_and_watch
main([])
"""


def remembered(home: Path, passphrase: str | None) -> None:
    vault = Vault(home / "journal", home / "copies", cost=keys.FLOOR)
    vault.create(passphrase)
    vault.close()
    settings.save(home / ".config" / "my-notes", Settings(journal=str(home / "journal")))


@pytest.mark.parametrize("screen", sorted(SCREENS))
def test_the_first_window_waits_for_nothing_that_it_does_not_show(screen, tmp_path):
    if screen != "first run":
        remembered(tmp_path, "a passphrase" if screen == "protected" else None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TMPDIR": str(tmp_path),
            "LANG": "en_GB.UTF-8",
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    imported = set(json.loads(done.stdout))
    assert imported >= SCREENS[screen]
    assert not imported & HEAVY
    others = {name for each in SCREENS.values() for name in each} - SCREENS[screen]
    assert not imported & others

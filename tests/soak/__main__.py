"""The long form, with its figures: python -m tests.soak

`--known-bad` keeps every page that the window lets go, which must be noticed.
"""

import argparse
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from tests.clocks import FakeClock
from tests.drivers.app import PASSPHRASE
from tests.drivers.computer import Computer
from tests.soak.use import Use, rounds
from trustjournal.core import settings as settings_file
from trustjournal.core.settings import Settings
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault


class Bot(QtBot):
    """Waits as in a test, without one."""

    def _should_raise(self, raising: bool | None) -> bool:
        return raising is not False


MIDDAY = datetime(2026, 5, 14, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
TOLD_EVERY = 25


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--locks", type=int, default=500)
    parser.add_argument("--edits", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="end after so many, and judge what was done")
    parser.add_argument("--known-bad", action="store_true", help="a leak must be noticed")
    chosen = parser.parse_args()
    began = time.monotonic()
    qt_api.set_qt_api("pyside6")
    application = QApplication(["notes"])
    with TemporaryDirectory() as folder:
        computer = Computer(application, Bot(None), Path(folder), FakeClock(MIDDAY))
        _with_passphrase(computer)
        app = computer.start()
        app.unlock(PASSPHRASE)
        use = Use(app, PASSPHRASE, seed=chosen.seed, leaks=chosen.known_bad)
        for done in range(0, chosen.locks, TOLD_EVERY):
            locks = min(TOLD_EVERY, chosen.locks - done)
            report = rounds(use, locks=locks, edits=chosen.edits * locks // chosen.locks)
            _say(f"{report.locks} locks: {report.samples[-1]}")
            if chosen.minutes and time.monotonic() - began > 60 * chosen.minutes:
                break
        app.close()
    _say(f"{report}\n{time.monotonic() - began:.0f} seconds")
    return 0 if bool(report.wrong()) == chosen.known_bad else 1


def _with_passphrase(computer: Computer) -> None:
    vault = Vault(computer.paths.journal, computer.paths.backups, cost=keys.FLOOR)
    vault.create(PASSPHRASE)
    vault.close()
    settings = Settings(language="en", journal=str(computer.paths.journal))
    settings_file.save(computer.paths.config, settings)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

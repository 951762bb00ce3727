"""A computer account on which the program runs.

The program is built as `trustjournal.app` builds it: real worker, real encrypted files. Only the
clock, the folder and the cost of a new passphrase are the test's.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.clocks import FakeClock
from tests.drivers.app import LONG, AppDriver
from trustjournal import app, i18n
from trustjournal.core import settings as settings_file
from trustjournal.core.paths import Paths
from trustjournal.shell.conductor import Setting
from trustjournal.storage import keys


class Computer:
    """One computer account: its folders, its clock, and the program on it."""

    def __init__(self, qapp: QApplication, qtbot, folder: Path, clock: FakeClock) -> None:
        self.paths = Paths.under(folder)
        self.clock = clock
        self.language = "en"
        """What the computer is set to."""
        self._qapp, self._qtbot = qapp, qtbot
        self._running: list[AppDriver] = []

    def start(
        self, *, fill: Callable | None = None, example: bool = False, journal: Path | None = None
    ) -> AppDriver:
        """Start the program as its door does, with what it finds on the disk."""
        settings = settings_file.load(self.paths.config)
        i18n.use(settings.language or self.language)
        setting = Setting(
            settings=settings,
            paths=self.paths if journal is None else Paths.under(journal),
            clock=self.clock,
            remembered=bool(settings.journal),
            example=example,
            cost=keys.FLOOR,
        )
        conductor = app.build(self._qapp, setting, fill)
        driver = AppDriver(conductor, self._qtbot, self)
        self._running.append(driver)
        with self._qtbot.waitActive(conductor.window, timeout=LONG):
            conductor.begin()
        return driver

    def tomorrow(self) -> datetime:
        """Let a night pass."""
        self.clock.advance(days=1)
        return self.clock.now

    def switch_off(self) -> None:
        """End whatever still runs, as a test that failed leaves it."""
        for each in self._running:
            each.abandon()

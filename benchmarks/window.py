"""A window to measure in: the program's look, its own thread, and no screen needed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from trustjournal import i18n
from trustjournal.core.clock import system_clock
from trustjournal.core.settings import Appearance
from trustjournal.journal.desk import Desk
from trustjournal.services import assemble
from trustjournal.shell.desks import Desks
from trustjournal.storage.vault import Vault
from trustjournal.ui.background import ChangeSignal, DatabaseJobs
from trustjournal.ui.theme import STYLE, Theme

FRAME = 0.016
"""Seconds between two pictures of a screen."""


def look() -> QApplication:
    """Return the running application, in the program's look and in Japanese."""
    app = QApplication.instance()
    application = app if isinstance(app, QApplication) else QApplication(["notes", *STYLE])
    i18n.use("ja")
    Theme(application, Appearance.LIGHT)
    return application


@contextmanager
def desk_of(vault: Vault) -> Iterator[tuple[QApplication, Desk]]:
    """Give the running application, and what the journal page works with."""
    application = look()
    changes, jobs = ChangeSignal(), DatabaseJobs()
    services = assemble(vault, system_clock, changes.announce)
    try:
        yield application, Desks(services, jobs, changes, system_clock).journal()
    finally:
        jobs.close()


def within(name: str, times: list[float], limit: float) -> bool:
    """Print how 95 of 100 times lie to their limit, and return whether they keep it."""
    p95 = quantiles(times, n=20)[-1]
    ratio = p95 / limit
    print(
        f"{name:34} median {sorted(times)[len(times) // 2] * 1000:6.1f} ms   "
        f"p95 {p95 * 1000:6.1f} ms   largest {max(times) * 1000:6.1f} ms   "
        f"ratio to {limit * 1000:.0f} ms: {ratio:.2f}"
    )
    return ratio <= 1

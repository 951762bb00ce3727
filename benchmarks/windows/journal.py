"""The program as it is started from a desktop, with somebody who watches.

    python -c "from benchmarks.windows.journal import start; start()" WATCH [BAD]

WATCH is what is waited for: `paint` (the first painted window), `today` (what was written lately,
painted on Today), `unlock` (the same after a passphrase was typed) or `memory` (after Today, and
after the list was scrolled through). BAD does something that a benchmark must notice. Which journal
is opened stands in the account's settings. Prints one line of JSON and ends.

Everything here is put in place at the moment at which the program itself imports what it concerns,
so that nothing is there earlier, or imported in another order, than without a watcher.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

WATCH, BAD = (*sys.argv[1:], "", "")[:2]
marks: dict[str, Any] = {}


def start() -> None:
    if BAD == "eager":
        import sqlalchemy.orm  # noqa: F401

        import trustjournal.services  # noqa: F401
    from trustjournal import quick_start
    from trustjournal.__main__ import main

    import_plainly = quick_start.import_plainly

    def import_plainly_and_watch() -> None:
        # The last thing before the window's modules: any earlier, PySide6 would read their sources.
        import_plainly()
        watch()

    quick_start.import_plainly = import_plainly_and_watch
    sys.exit(main([]))


def watch() -> None:
    from trustjournal import app
    from trustjournal.core.clock import system_clock
    from trustjournal.shell.window import Window

    forward, put_together = Window.come_forward, app.build

    def come_forward(window: Window) -> None:
        watch_paint(window, on_first_window)
        forward(window)

    def build(*arguments: Any) -> Any:
        conductor = put_together(*arguments)
        if WATCH != "paint":
            from benchmarks.windows import watching

            watching.watch(conductor, WATCH, BAD, marks, finish)
        return conductor

    def morning() -> datetime:
        """Look at the journals the day after their last, in the morning: at night Today rests."""
        return system_clock().replace(year=2026, month=5, day=15, hour=10)

    # Seen from outside: the program itself notes no times.
    Window.come_forward = come_forward  # type: ignore[assignment, method-assign]
    app.build, app.system_clock = build, morning  # type: ignore[assignment, attr-defined]


def watch_paint(window: QWidget, then: Callable[[], None]) -> None:
    """See the whole window painted as the bare one does: by the paint event of its ground."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class PaintWatch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # The filter that comes last is asked first: the program's own hears of it later.
                QTimer.singleShot(0, then)
                window.removeEventFilter(self)
            return False

    if not marks:
        window.installEventFilter(PaintWatch(window))


def on_first_window() -> None:
    marks.setdefault("painted", time.monotonic())
    if WATCH == "paint":
        finish()


def finish() -> None:
    import json

    from PySide6.QtWidgets import QApplication

    print(json.dumps(marks), flush=True)
    if WATCH == "paint":
        os._exit(0)
    QApplication.exit(0)

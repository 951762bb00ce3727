"""Looks at the program from outside while it runs: when something is painted, how large it is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPushButton, QWidget

from benchmarks.windows.passphrase import PASSPHRASE
from trustjournal.shell import session
from trustjournal.shell.session import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.shell.conductor import Conductor

TYPING = 1500
"""Milliseconds that somebody takes to type the passphrase, at the least."""
SETTLING = 2000
STEPS = 300
"""Of scrolling from one end of the list to the other."""


class FirstPaint(QObject):
    """Calls once after a widget was painted while a condition held."""

    def __init__(self, widget: QWidget, when: Callable[[], bool], then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._when, self._then, self._waits = when, then, True
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waits and event.type() == QEvent.Type.Paint and self._when():
            self._waits = False
            QTimer.singleShot(0, self._then)
        return False


def watch(
    conductor: Conductor, what: str, bad: str, marks: dict[str, Any], finish: Callable[[], None]
) -> None:
    """Wait for what is asked for, note it and finish."""
    look = Watcher(conductor, what, bad, marks, finish)
    conductor.window.screen_made.connect(look.on_screen)
    if bad == "cold":
        # The known bad way: nothing is imported while the passphrase is typed.
        session.warm_up = lambda: None  # type: ignore[attr-defined]


class Watcher(QObject):
    def __init__(
        self,
        conductor: Conductor,
        what: str,
        bad: str,
        marks: dict[str, Any],
        finish: Callable[[], None],
    ) -> None:
        super().__init__(conductor)
        self._conductor, self._what, self._bad = conductor, what, bad
        self._marks, self._finish = marks, finish
        self._kept: object = None

    def on_screen(self, screen: Screen, page: Any) -> None:
        if screen is Screen.JOURNAL:
            page.shown.connect(self.on_page)
        elif screen is Screen.UNLOCK and self._what == "unlock":
            QTimer.singleShot(TYPING, lambda: self.when_worker_rests(self.unlock))

    def on_page(self, name: str) -> None:
        if name != "today" or self._kept is not None:
            return
        page = self._conductor.window.frame.shown_first
        assert page is not None
        self._kept = page
        if self._what == "memory":
            QTimer.singleShot(SETTLING, self.on_settled)
            return
        recent = page.findChild(QWidget, "recent")
        assert recent is not None
        FirstPaint(recent, lambda: recent.findChild(QPushButton) is not None, self.on_content)

    def when_worker_rests(self, then: Callable[[], None]) -> None:
        """Call when everything that the worker was asked for until now is done."""
        self._conductor.jobs.run(self, lambda: None, lambda _nothing: then(), fail=fail)

    def unlock(self) -> None:
        page = self._conductor.window.unlock_page
        field = page.findChild(QLineEdit, "passphrase")
        button = page.findChild(QPushButton, "open")
        assert field is not None
        assert button is not None
        field.setText(PASSPHRASE)
        self._marks["entered"] = time.monotonic()
        button.click()

    def on_content(self) -> None:
        self._marks["content"] = time.monotonic()
        if self._what == "unlock":
            # On the worker, as opening does it: another thread has another heap.
            self._conductor.jobs.run(self, self.derive, self.on_derived, fail=fail)
        else:
            self._finish()

    def derive(self) -> float:
        started = time.monotonic()
        assert self._conductor.session.vault.matches(PASSPHRASE)
        return time.monotonic() - started

    def on_derived(self, seconds: float) -> None:
        self._marks["derivation"] = seconds
        self._finish()

    def on_settled(self) -> None:
        self.weigh("today")
        if self._bad == "everything":
            services = self._conductor.session.services
            assert services is not None
            self._kept = services.journal.page(services.journal.order().numbers)
        self._conductor.window.frame.go("journal")
        page = self._conductor.window.frame.page("journal")
        assert page is not None
        entries = page.findChild(QAbstractScrollArea, "entries")
        assert entries is not None
        QTimer.singleShot(SETTLING, lambda: self.scroll(entries, 0))

    def scroll(self, entries: QAbstractScrollArea, step: int) -> None:
        bar = entries.verticalScrollBar()
        bar.setValue(bar.maximum() * step // STEPS)
        if step < STEPS:
            QTimer.singleShot(5, lambda: self.scroll(entries, step + 1))
        else:
            QTimer.singleShot(SETTLING, self.on_scrolled)

    def on_scrolled(self) -> None:
        self.weigh("list")
        self._finish()

    def weigh(self, name: str) -> None:
        import psutil

        figures = psutil.Process().memory_full_info()
        self._marks[name] = {"rss": figures.rss, "uss": figures.uss}


def fail(error: Exception) -> None:
    raise error

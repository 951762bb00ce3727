"""From the hide key to the plain page, and to the closed journal, with 10,000 entries loaded.

    python -m benchmarks.hide [--entries 10000] [--rounds 30] [--folder FOLDER] [--known-bad]

Each round opens the journal, visits the pages that hold most, scrolls the list, writes a new entry
that is not saved yet, and presses the key. The plain page stands there when its paint event is
over; the journal is closed when what was typed is on the disk and the key is let go.

Limit: 300 ms for each, for 95 of 100. With --known-bad a page takes its time to write what was
typed on the window's own thread, which must be over the limit.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget

from benchmarks.journals import filled
from benchmarks.window import look, within
from trustjournal import app
from trustjournal.core.clock import system_clock
from trustjournal.core.paths import Paths
from trustjournal.core.settings import Settings
from trustjournal.journal.page import JournalPage
from trustjournal.shell.conductor import Conductor, Setting
from trustjournal.shell.session import Screen

LIMIT = 0.3
PAGES = ("people", "promises", "trends", "worksheets", "journal")
PARAGRAPHS = 40
SENTENCE = "今日は長い一日だった。約束のことを考えながら歩いた。 it was a long day. "
_Part = TypeVar("_Part", bound=QWidget)
SLOW = 0.4
"""Seconds that the spoilt page takes."""


class Painted(QObject):
    """Notes when a widget was painted for the first time since clear()."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.when = 0.0
        """Until then."""
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.when:
            watched.removeEventFilter(self)
            watched.event(event)
            self.when = time.perf_counter()
            watched.installEventFilter(self)
            return True
        return False


def part(of: QWidget, kind: type[_Part], name: str) -> _Part:
    """Return a widget that must be there."""
    found = of.findChild(kind, name)
    assert found is not None
    return found


def slowly(leave: Callable[[], None]) -> None:
    """Leave a page as one that writes on the window's own thread."""
    time.sleep(SLOW)
    leave()


class Rounds:
    def __init__(self, application: QApplication, conductor: Conductor) -> None:
        self.application, self.conductor = application, conductor
        self.window, self.session = conductor.window, conductor.session
        self.closed = 0.0
        self.close_vault = self.session.vault.close
        # Seen from outside: the program itself notes no times.
        self.session.vault.close = self.close  # type: ignore[method-assign]
        self.painted = Painted(part(self.window.hidden_page, QPlainTextEdit, "note").viewport())

    def close(self) -> None:
        """Close on the worker as ever, and note when that was done."""
        self.close_vault()
        self.closed = time.perf_counter()

    def until(self, ready: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError
            self.application.processEvents()
            time.sleep(0.0005)

    def rest(self) -> None:
        """Wait until the worker has done and said everything."""
        for _each in range(4):
            done: list[None] = []
            self.conductor.jobs.run(self.window, lambda: None, done.append, fail=print)
            self.until(done.copy)

    def live(self, random: Random, bad: bool) -> None:
        frame = self.window.frame
        self.until(lambda: self.window.screen_shown is Screen.JOURNAL and self.session.services)
        self.until(lambda: frame.page("today") is not None)
        self.rest()
        for name in PAGES:
            frame.go(name)
            self.rest()
        page = frame.page("journal")
        assert isinstance(page, JournalPage)
        bar = part(page, QAbstractScrollArea, "entries").verticalScrollBar()
        for _each in range(10):
            bar.setValue(random.randint(0, bar.maximum()))
            self.rest()
        page.write()
        self.rest()
        part(page, QPlainTextEdit, "text").insertPlainText(f"{SENTENCE * 6}\n" * PARAGRAPHS)
        if bad:
            page.leave = partial(slowly, page.leave)  # type: ignore[method-assign]

    def hide(self) -> tuple[float, float]:
        """Press the key; return how long it took to the plain page and to the closed journal."""
        self.painted.when = self.closed = 0.0
        pressed = time.perf_counter()
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_F9)
        self.until(lambda: self.painted.when and self.closed and not self.session.services)
        self.rest()
        return self.painted.when - pressed, self.closed - pressed


def measure(entries: int, rounds: int, folder: Path, bad: bool) -> bool:
    kept = filled(folder, entries)
    kept.close()
    with tempfile.TemporaryDirectory() as scratch:
        places = Paths.under(Path(scratch))
        shutil.copytree(kept.folder, places.journal)
        conductor = app.build(look(), Setting(Settings(), places, system_clock))
        conductor.begin()
        shown, closed, busy = [], [], 0.0
        each = Rounds(look(), conductor)
        random = Random(1)
        for number in range(rounds + 1):
            each.live(random, bad)
            worked = time.process_time()
            to_page, to_end = each.hide()
            if number:  # the first one imports what locking needs
                busy += time.process_time() - worked
                shown.append(to_page)
                closed.append(to_end)
            conductor.session.come_back()
        each.until(lambda: conductor.session.services)
        ended: list[bool] = []
        conductor.ended.connect(lambda: ended.append(True))
        conductor.session.leave()
        each.until(lambda: ended)
        conductor.close()
    print(f"{entries} entries, {rounds} rounds; {1000 * busy / rounds:.0f} ms of own work each")
    fine = within("to the plain page", shown, LIMIT)
    return within("to the closed journal", closed, LIMIT) and fine


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--known-bad", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        fine = measure(chosen.entries, chosen.rounds, folder, chosen.known_bad)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())

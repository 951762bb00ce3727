"""The real window, typed into by real key events until it is killed.

    python -m tests.crash.window FOLDER NAME [--late]

It tells when each key was typed, by the clock that all programs of a computer share, and when the
window says that a page became an entry. What is typed follows from the page's name. With --late
it is kept later than anybody may wait for it, which the harness must see.
"""

import os
import random
import sys
import time
from datetime import timedelta
from itertools import count
from pathlib import Path

PAGE_AFTER = 120
"""Keys, more or less, until the next page is begun."""
TOO_LATE = 5
"""Seconds."""
NEVER = 1_000_000
KEY_EVERY = 15
"""Milliseconds."""
LETTERS = "abcdefghijklmnopqrstuvwxyz ,.\n"


def stream(name):
    """What is typed on a page: its name, and then letters that follow from it."""
    yield from name + " "
    chance = random.Random(name)
    while True:
        yield chance.choice(LETTERS)


def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Typist:
    def __init__(self, conductor, name, page_after):
        from PySide6.QtCore import QTimer

        self.conductor, self.name, self.page_after = conductor, name, page_after
        self.chance = random.Random(name)
        self.pages = count()
        self.left = 0
        self.timer = QTimer()
        self.timer.setInterval(KEY_EVERY)
        self.timer.timeout.connect(self.type_one)
        conductor.session.opened.connect(self.begin)

    def begin(self, _opened):
        from trustjournal.journal.writing import EntryPanel

        self.journal = self.conductor.window.frame.go("journal")
        panel = self.journal.findChild(EntryPanel)
        panel.saved.connect(self.saved)
        self.surface = panel.surface
        tell("ready")
        self.timer.start()

    def saved(self, entry):
        text = entry.content.text
        tell("saved", text.partition(" ")[0], len(text))

    def type_one(self):
        from PySide6.QtTest import QTest

        if self.left <= 0:
            self.next_page()
        letter = next(self.letters)
        before = len(self.surface.text())
        if letter == "\n":
            from PySide6.QtCore import Qt

            QTest.keyClick(self.surface, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(self.surface, letter)
        assert len(self.surface.text()) == before + 1, "a key was not taken"
        self.left -= 1
        self.typed += 1
        tell("typed", self.page, self.typed, time.monotonic())

    def next_page(self):
        self.page, self.typed = f"{self.name}x{next(self.pages)}", 0
        self.letters = stream(self.page)
        self.left = self.chance.randrange(self.page_after // 4, 2 * self.page_after)
        self.timer.stop()
        self.journal.write()
        self.wait_for_an_empty_page()

    def wait_for_an_empty_page(self):
        """The page before is saved first; the new one is there when nothing is on it."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        look = QTimer()
        look.timeout.connect(lambda: self.surface.text() or loop.quit())
        look.start(5)
        loop.exec()
        self.timer.start()


def main():
    folder, name, *options = sys.argv[1:]
    page_after = PAGE_AFTER
    if "--late" in options:
        from trustjournal.journal import sitting

        sitting.KEEP_AFTER = timedelta(seconds=TOO_LATE)
        page_after = NEVER  # leaving a page would keep it
    from PySide6.QtWidgets import QApplication

    from trustjournal import i18n
    from trustjournal.app import build
    from trustjournal.core.clock import system_clock
    from trustjournal.core.paths import Paths
    from trustjournal.core.settings import Settings
    from trustjournal.shell.conductor import Setting

    i18n.use("en")
    application = QApplication(["notes"])
    setting = Setting(settings=Settings(), paths=Paths.under(Path(folder)), clock=system_clock)
    conductor = build(application, setting)
    typist = Typist(conductor, name, page_after)
    conductor.begin()
    application.exec()
    assert typist.conductor is conductor


if __name__ == "__main__":
    main()

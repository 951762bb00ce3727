"""A disk on which each promise takes a second: the window goes on, and the order is kept."""

import shutil

import pytest

from tests.drivers import process
from tests.journeys.test_ending import journal_of, texts

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(120),
    pytest.mark.skipif(shutil.which("strace") is None, reason="NOT SHOWN HERE: needs strace"),
]
BLOCKED = 0.2
"""Seconds that the window may not answer."""
TYPING = """
import time
from PySide6.QtCore import QTimer
gaps, last, typed = [], [time.monotonic()], [0]

def tick():
    now = time.monotonic()
    gaps.append(now - last[0])
    last[0] = now

beat = QTimer(self.window, interval=10)
beat.timeout.connect(tick)

def begin(page):
    surface = page.findChild(QPlainTextEdit, "text")
    last[0] = time.monotonic()
    beat.start()
    type_on(page, surface)

def type_on(page, surface):
    if typed[0] == 6:
        beat.stop()
        say(f"longest {max(gaps):.3f}")
        self.window.close()
        return
    surface.insertPlainText(f"word {typed[0]} ")
    typed[0] += 1
    page.leave()
    QTimer.singleShot(150, self, lambda: type_on(page, surface))

when(self, lambda: self.window.frame.page("today") is not None,
     lambda: QTimer.singleShot(3000, self, lambda: write(self, "", begin)))
"""
SLOW = [
    "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync",
    "-e", "inject=fsync:delay_exit=1000000", "-e", "inject=fdatasync:delay_exit=1000000",
]  # fmt: skip


def test_the_window_answers_while_the_disk_is_slow_and_the_last_word_wins(tmp_path):
    vault = journal_of(tmp_path)
    vault.create(None)
    vault.close()
    with process.running(tmp_path, TYPING, within=SLOW) as program:
        said = program.communicate(timeout=110)[0].split()
    assert program.returncode == 0
    assert said[0] == "longest"
    assert texts(vault)[0] == ["".join(f"word {number} " for number in range(6))]
    assert float(said[1]) < BLOCKED

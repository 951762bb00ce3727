"""Typing in a long entry: does each key show before the next picture of the screen?

    python -m benchmarks.typing

Limits, for 95 of 100 keys (decision 26): one frame, 16 ms, in an entry of 50,000 characters in
230 paragraphs; 60 ms in one of a single paragraph. Measured is everything a key does on the whole
journal page, painted: the text, its styling, completion, and keeping it safe meanwhile.
Also measured: composing by an input method, and an entry of 5 MB.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.window import FRAME, desk_of, within
from trustjournal.journal.editor import WritingSurface
from trustjournal.journal.page import JournalPage
from trustjournal.storage.vault import Vault

LONG_LINE_LIMIT = 0.060
KEYS = 300
SENTENCE = "今日は**約束**のことを@美咲と話せて、思っていたより落ち着いていられた。"
LENGTH, PARAGRAPHS = 50_000, 230


def paragraphs() -> str:
    each = LENGTH // PARAGRAPHS
    text = (SENTENCE * (each // len(SENTENCE) + 1))[: each - 1]
    return "\n".join([text] * PARAGRAPHS)


def one_paragraph() -> str:
    return (SENTENCE * (LENGTH // len(SENTENCE) + 1))[:LENGTH]


def five_megabytes() -> str:
    return "\n".join([SENTENCE] * (5_000_000 // (3 * len(SENTENCE))))


class Writer:
    def __init__(self, app: QApplication, page: JournalPage, text: str) -> None:
        self.app, self.page = app, page
        found = page.findChild(WritingSurface, "text")
        assert found is not None
        self.surface = found
        page.write()
        self._until_new()
        self.surface.insert(text)
        cursor = self.surface.textCursor()
        cursor.setPosition(self.surface.document().characterCount() // 2)
        self.surface.setTextCursor(cursor)
        app.processEvents()

    def _until_new(self) -> None:
        """Wait until the entry before is saved and a new one is shown."""
        end = time.monotonic() + 60
        while self.surface.text() or not self.surface.isVisible():
            if time.monotonic() > end:
                raise TimeoutError
            self.app.processEvents()

    def times(self, key: Callable[[int], object]) -> list[float]:
        """Return how long each key took until it was painted."""
        times = []
        for number in range(KEYS):
            started = time.perf_counter()
            key(number)
            self.app.processEvents()
            times.append(time.perf_counter() - started)
            # A quick typist: ten keys a second would pause longer.
            time.sleep(0.01)
        return times

    def type(self, number: int) -> None:
        QTest.keyClick(self.surface, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_A)

    def commit(self, number: int) -> None:
        if number % 4 < 3:
            event = QInputMethodEvent("しんらい"[: number % 4 + 1], [])
        else:
            event = QInputMethodEvent()
            event.setCommitString("信頼")
        QApplication.sendEvent(self.surface, event)

    def at_end(self) -> None:
        self.surface.moveCursor(QTextCursor.MoveOperation.End)


def measure(folder: Path) -> bool:
    vault = Vault(folder / "journal", folder / "copies")
    vault.create(None)
    fine = True
    try:
        with desk_of(vault) as (app, desk):
            page = JournalPage(desk)
            page.resize(1056, 860)
            page.show()
            for name, text, limit in (
                (f"{PARAGRAPHS} paragraphs", paragraphs(), FRAME),
                ("a single paragraph", one_paragraph(), LONG_LINE_LIMIT),
                ("5 MB", five_megabytes(), LONG_LINE_LIMIT),
            ):
                writer = Writer(app, page, text)
                fine &= within(f"{name}, keys", writer.times(writer.type), limit)
                fine &= within(f"{name}, composing", writer.times(writer.commit), limit)
                writer.at_end()
                fine &= within(f"{name}, keys at the end", writer.times(writer.type), limit)
            page.leave()
            page.close()
    finally:
        vault.close()
    return fine


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())

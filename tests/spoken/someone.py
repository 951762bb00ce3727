"""Somebody in the program's own process: fills it with words, and does what the files tell them."""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from tests.spoken import tree
from trustjournal.shell.session import Screen
from trustjournal.shell.sidebar import ABOVE, BELOW

_SHOW_WORDS = ("people", "promises", "today", "journal")
_EVERY_PAGE = tuple(each.name for each in (*ABOVE, *BELOW))
_OFTEN = 20
"""Milliseconds from one look for the next order to another."""


class Someone:
    """Sits at the program; a file `order` says what to do, and they say when it is done."""

    def __init__(self, conductor: Any, say: Callable[[str], None]) -> None:
        self._program, self._say = conductor, say
        self._home = Path(os.environ["HOME"])
        self._words: dict[str, str] = json.loads((self._home / "words").read_text())
        self._left: QLabel | None = None
        self._stays = (self._home / "stays").exists()
        conductor.painted.connect(partial(self._when, self._stands, self._ready))

    def _stands(self) -> bool:
        return self._program.window.screen_shown in {Screen.UNLOCK, Screen.HIDDEN}

    def _when(self, ready: Callable[[], bool], then: Callable[[], None]) -> None:
        if ready():
            then()
        else:
            QTimer.singleShot(_OFTEN, self._program, partial(self._when, ready, then))

    def _afterwards(self, work: Callable[[], object], then: Callable[[], None]) -> None:
        """Do something on the database's worker; go on once its answer and what it asked came."""

        def failed(error: Exception) -> None:
            raise error

        self._program.jobs.run(
            self._program.window, work, lambda _none: QTimer.singleShot(0, then), fail=failed
        )

    def _ready(self) -> None:
        self._say(f"ready {self._program.window.screen_shown.name}")
        order = self._home / "order"
        self._when(order.exists, partial(self._obey, order))

    def _obey(self, order: Path) -> None:
        what = order.read_text()
        order.unlink()
        getattr(self, f"_{what}")()

    # What may be ordered

    def _open(self) -> None:
        field = self._program.window.unlock_page.findChild(QLineEdit, "passphrase")
        field.setText(self._words["passphrase"])
        field.returnPressed.emit()
        self._when(self._is_open, self._fill)

    def _is_open(self) -> bool:
        window = self._program.window
        is_open = self._program.session.vault.is_open and window.screen_shown is Screen.JOURNAL
        return is_open and window.frame.page("today") is not None

    def _fill(self) -> None:
        words, journal = self._words, self._program.session.services.journal
        self._afterwards(
            lambda: journal.write(words["entry"], people=[words["person"]]), self._write
        )

    def _write(self) -> None:
        page = self._program.window.frame.go("journal")
        page.write()
        page.findChild(QPlainTextEdit, "text").insertPlainText(self._words["draft"])
        page.findChild(QLineEdit, "title").insert(self._words["title"])
        page.findChild(QLineEdit, "search").setText(self._words["search"])
        self._go_through(_SHOW_WORDS)

    def _go_everywhere(self) -> None:
        self._go_through(_EVERY_PAGE)

    def _go_through(self, pages: tuple[str, ...]) -> None:
        if pages:
            self._program.window.frame.go(pages[0])
            self._afterwards(int, partial(self._go_through, pages[1:]))
        else:
            self._ready()

    def _look(self) -> None:
        self._say(json.dumps(tree.told(self._words)))
        self._ready()

    def _lock(self) -> None:
        self._close_behind(self._program.session.lock)

    def _hide(self) -> None:
        self._close_behind(self._program.session.hide)

    def _close_behind(self, lock: Callable[[], None]) -> None:
        if self._stays:  # otherwise the program that follows is the one that is ready
            self._program.guard.start_afresh = None
        lock()
        if self._stays:
            self._when(
                lambda: not self._program.session.vault.is_open,
                partial(self._afterwards, int, self._ready),
            )

    def _come_back(self) -> None:
        self._program.session.come_back()
        self._when(lambda: self._program.window.screen_shown is Screen.UNLOCK, self._ready)

    def _leave(self) -> None:
        """Do what must be noticed: leave a label in the window that keeps its text."""
        self._left = QLabel(self._words["entry"], self._program.window)
        self._ready()

    def _close(self) -> None:
        self._program.window.close()

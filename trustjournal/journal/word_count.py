"""How much is written: characters in Japanese, words in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trustjournal import i18n
from trustjournal.core.text import count_characters, count_words
from trustjournal.i18n import formats, ngettext
from trustjournal.ui.widgets import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from trustjournal.journal.desk import Desk

COUNT_AFTER = 400
"""Milliseconds without a key until words are counted and pictures looked for."""


class WordCount(Label):
    """Counts in a pause, so that no key waits for it.

    Signals:
        paused: There is time to look at the text; carries it.
        problem: Counting failed; carries the exception.
    """

    paused = Signal(str)
    problem = Signal(Exception)

    def __init__(self, desk: Desk, text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._jobs, self._written = desk.jobs, text
        self._count = 0
        self._timer = desk.new_timer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COUNT_AFTER)
        self._timer.timeout.connect(self.count_now)
        self.setProperty("role", "caption")
        self.setProperty("tone", "faint")
        self.say(self.setText, self._words)

    def count_later(self) -> None:
        """Count once the keys rest."""
        self._timer.start()

    def count_now(self) -> None:
        """Count, on the worker."""
        self._timer.stop()
        text = self._written()
        self.paused.emit(text)
        count = count_characters if i18n.language() == "ja" else count_words
        self._jobs.run(
            self,
            lambda: count(text),
            self._show,
            fail=self.problem.emit,
            only_latest="count",
        )

    def _show(self, count: int) -> None:
        self._count = count
        self.setText(self._words())

    def _words(self) -> str:
        number = formats.number(self._count)
        if i18n.language() == "ja":
            return ngettext("{number} character", "{number} characters", self._count).format(
                number=number
            )
        return ngettext("{number} word", "{number} words", self._count).format(number=number)

    def language_changed(self) -> None:
        self.count_now()

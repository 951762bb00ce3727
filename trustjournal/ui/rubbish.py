"""Forgotten widgets die on the window's thread, and never while Qt walks over all of them.

Python looks for rubbish on whichever thread happens to make the next object. A widget that dies on
the database worker, or in the middle of a walk over all widgets, takes the program with it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

EVERY = 4000
"""Milliseconds. The first round comes after the start, whose objects stay anyway."""


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep forgotten widgets until Qt has walked over all of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class RubbishRounds(QObject):
    """Collects now and then between two events, in place of Python's own collecting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.go_round)
        self._timer.start()

    def go_round(self) -> None:
        """Collect as much as Python would have by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [
            age
            for age, (count, limit) in enumerate(zip(counts, limits, strict=True))
            if count > limit
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

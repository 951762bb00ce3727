"""A place that hangs, as a network folder does whose computer was switched off."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch


class Place:
    """A folder in which whoever opens a file for writing waits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hangs = True
        self._wakes, self._asked = threading.Event(), threading.Event()
        self._open = os.open

    def open(self, path, flags, *arguments, **further):
        """Do as os.open does, though not at once."""
        if self._hangs and flags & (os.O_WRONLY | os.O_RDWR) and Path(path).parent == self._folder:
            self._asked.set()
            self._wakes.wait()
        return self._open(path, flags, *arguments, **further)

    def is_waited_for(self, seconds: float) -> bool:
        """Wait until somebody waits here."""
        return self._asked.wait(seconds)

    def answers(self) -> None:
        """Be there for whoever comes; who waits already, waits on."""
        self._hangs = False

    def wakes(self) -> None:
        """Be there for everybody."""
        self._hangs = False
        self._wakes.set()


@contextmanager
def hanging(folder: Path) -> Iterator[Place]:
    """Let a folder hang, until it wakes or this is over."""
    place = Place(folder)
    with patch.object(os, "open", place.open):
        try:
            yield place
        finally:
            place.wakes()

"""A file that SQLite writes for long goes to the disk in portions, and is seen to grow."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trustjournal.core.moving import moved

LOOKS_EVERY = 0.1
"""Seconds between two looks at how far the file has grown."""
PORTION = 16 << 20
"""Bytes that are handed to the disk at once, so that a slow one is seen to move.

SQLite goes on writing meanwhile: while a slow disk takes one portion, the next grows larger.
"""


@contextmanager
def handed_over(file: Path) -> Iterator[None]:
    """While SQLite writes a file, give each portion of it to the disk, and tell that it grows.

    A thread of its own looks at the file: SQLite could tell too, but would wait for Python at each
    step, which takes minutes while somebody types.
    """
    # Opened once: with the first descriptor that is closed, SQLite's locks on the file would go.
    descriptor, is_written = os.open(file, os.O_RDWR), threading.Event()
    refused: list[OSError] = []
    """What the disk says once only, and what SQLite would not pass on."""

    def hand_over() -> None:
        there = size = 0
        while not is_written.wait(LOOKS_EVERY):
            former = size
            try:
                size = os.fstat(descriptor).st_size
                if size - there >= PORTION:
                    os.fsync(descriptor)
                    there = size
            except OSError as error:
                refused.append(error)
                return
            if size > former:
                moved()

    hands = threading.Thread(target=hand_over, name="copy", daemon=True)
    try:
        hands.start()
        try:
            yield
        finally:
            is_written.set()
            hands.join()
    finally:
        os.close(descriptor)
    if refused:
        raise refused[0]

"""Notices that the journal was not closed the last time, until somebody has looked it over.

While it is open, what is new lies in a -wal file beside it, which goes when it is closed. An empty
file tells later starts that there was one.
"""

from contextlib import suppress
from pathlib import Path

from trustjournal.storage.swap import JOURNAL

_NAME = "look-over"


def notice(folder: Path) -> None:
    """Note whether the last time had no end; called before the journal is opened."""
    if (folder / f"{JOURNAL}-wal").exists():
        with suppress(OSError):
            (folder / _NAME).touch(mode=0o600)


def noticed(folder: Path) -> bool:
    """Whether nobody has looked the journal over since."""
    return (folder / _NAME).exists()


def forget(folder: Path) -> None:
    """Let the note go: the journal was looked over."""
    with suppress(OSError):
        (folder / _NAME).unlink(missing_ok=True)

"""Where the windows of one journal meet, without what it takes to speak there."""

import os
from pathlib import Path

from PySide6.QtCore import QDir

from trustjournal.core.digest import sha256


def address(journal: Path) -> str:
    """Return the name of the meeting point; it does not tell where the journal lies."""
    place = str(journal.resolve()).encode("utf-8", "surrogateescape")
    return "notes-" + sha256(place).hexdigest()[:24]


def raise_running(journal: Path) -> bool:
    """Ask a window that already shows this journal to come forward; False when there is none.

    Most starts are the first one. On POSIX a file shows that, and nothing for networks is loaded.
    """
    if os.name == "posix" and not Path(QDir.tempPath(), address(journal)).exists():
        return False
    from trustjournal.shell import instance

    return instance.raise_running(journal)

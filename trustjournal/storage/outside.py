"""Writes what somebody takes out of the journal into a file where they want it."""

import time
from contextlib import suppress
from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.storage.files import FULL, write_private

UNFINISHED = ".notes-unfinished"
"""What the name of a half-written file ends in: nobody else calls a file so."""
_LEFT_BEHIND_AFTER = 60 * 60
"""Seconds; by then nobody is writing it any more, not even another window of this app."""


class NoRoomThere(JournalProblem):
    """The disk that was chosen is full."""

    def __init__(self) -> None:
        super().__init__(
            _("The disk is full, so the file could not be written."),
            _("Your journal is unchanged."),
            _("Choose another folder, or make room and try again."),
        )


class FileNotWritten(JournalProblem):
    """The folder that was chosen refuses to be written, or is not there any more."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("The file could not be written into this folder: {folder}").format(
                folder=isolated(str(folder))
            ),
            _("Your journal is unchanged."),
            _("Choose another folder, or allow writing into this one, and try again."),
        )


def write_outside(file: Path, data: bytes) -> None:
    """Write a file that is whole and only its owner's. Called on the worker.

    Raises a JournalProblem when it cannot be written; what was there before is then untouched.
    """
    clear_up(file.parent)
    try:
        write_private(file, data, UNFINISHED)
    except OSError as error:
        raise NoRoomThere if error.errno in FULL else FileNotWritten(file.parent) from error


def clear_up(folder: Path) -> None:
    """Remove what a killed program left half-written in a folder: by our own ending only."""
    with suppress(OSError):
        for each in folder.glob(f"*{UNFINISHED}"):
            with suppress(OSError):
                if each.is_file() and time.time() - each.stat().st_mtime > _LEFT_BEHIND_AFTER:
                    each.unlink()

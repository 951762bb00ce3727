"""Writes what somebody takes out of the journal into a file where they want it."""

from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.storage.files import FULL, write_private


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
    try:
        write_private(file, data)
    except OSError as error:
        raise NoRoomThere if error.errno in FULL else FileNotWritten(file.parent) from error

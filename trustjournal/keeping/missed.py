"""Remembers, until somebody has read it, that the copy at the end could not be made.

An empty file beside the journal whose name tells the reason: on a full disk there is still room
for a name.
"""

import errno
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from trustjournal.storage.problems import NoRoom

_NAME = "no-copy-"
_FULL = {errno.ENOSPC, errno.EDQUOT}


class Reason(StrEnum):
    """Why there is no copy."""

    FULL = "full"
    REFUSED = "refused"
    """The folder of the copies cannot be written."""
    UNKNOWN = "unknown"
    """Also when the program was ended while it was being made."""


def reason_of(problem: BaseException | None) -> Reason:
    """Return what kept a copy from being made."""
    looked_at: list[BaseException] = []  # an error may name one that names itself
    while problem is not None and problem not in looked_at:
        looked_at.append(problem)
        if isinstance(problem, NoRoom) or (isinstance(problem, OSError) and problem.errno in _FULL):
            return Reason.FULL
        if isinstance(problem, OSError):
            return Reason.REFUSED
        problem = problem.__cause__
    return Reason.UNKNOWN


def remember(folder: Path, reason: Reason) -> None:
    """Note it beside the journal; what cannot even be noted keeps nobody from closing."""
    former, note = remembered(folder), folder / (_NAME + reason)
    with suppress(OSError):
        if former is None:
            note.touch(mode=0o600)
        else:
            (folder / (_NAME + former)).rename(note)


def remembered(folder: Path) -> Reason | None:
    """Return why the last copy is missing; nothing when it was made, or when that was read."""
    return next((reason for reason in Reason if (folder / (_NAME + reason)).exists()), None)


def forget(folder: Path) -> None:
    """Let the note go: a copy was made, or somebody has read it."""
    for reason in Reason:
        with suppress(OSError):
            (folder / (_NAME + reason)).unlink(missing_ok=True)

"""When the journal was last looked over, and whether it is time again.

A date in a file beside the journal: it tells of this file on this disk, not of its copies.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from trustjournal.storage import cut_off
from trustjournal.storage.files import write_private

_NAME = "last-look"
_EVERY = timedelta(days=7)
_A_DAY = timedelta(days=1)


def read(folder: Path) -> datetime | None:
    """Return when it was; nothing when it never was, or nobody knows."""
    try:
        return datetime.fromisoformat((folder / _NAME).read_text("ascii").strip())
    except (OSError, ValueError):
        return None


def note(folder: Path, now: datetime) -> None:
    """The journal was looked over; a disk that refuses lets it happen once more."""
    with suppress(OSError):
        write_private(folder / _NAME, f"{now.isoformat()}\n".encode("ascii"))
    cut_off.forget(folder)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether a week has passed, or the journal was not closed the last time.

    The week begins when a journal is first seen. A date to come was written by a clock that went
    wrong.
    """
    if cut_off.noticed(folder):
        return True
    last = read(folder)
    if last is None or last.tzinfo is None:
        with suppress(OSError):
            write_private(folder / _NAME, f"{now.isoformat()}\n".encode("ascii"))
        return False
    return not -_A_DAY < now - last < _EVERY

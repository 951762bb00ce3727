"""What lies beside the journal to be played back into it, and how it is kept under another name.

It may be a file, or anything else that has its name. SQLite looks for it beside the file itself,
however many links lead there.
"""

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from glob import escape
from pathlib import Path

from trustjournal.storage.files import free_place, itself, sync_folder, write_private

ENDING = "-journal"
_ASIDE = ".set-aside"
_UNREAD = "set-aside-unread"
"""A file in the journal's folder that is there until somebody was told: what was set aside last."""


def beside(file: Path) -> Path:
    """Return where SQLite looks for what is to be played back into a file."""
    real = itself(file)
    return real.with_name(real.name + ENDING)


def lies_beside(file: Path) -> bool:
    """Whether there is something that would be played back, or keep SQLite from looking."""
    place = beside(file)
    return os.path.lexists(place) and (not is_ordinary(file) or place.stat().st_size > 0)


def is_ordinary(file: Path) -> bool:
    """Whether what lies beside it is a file: a pipe blocks whoever opens it."""
    try:
        return stat.S_ISREG(beside(file).lstat().st_mode)
    except FileNotFoundError:
        return False


def set_aside(file: Path) -> None:
    """Give what lies beside a file another name, and note that nobody was told yet.

    Raises OSError; it then lies where it lay.
    """
    found = beside(file)
    place = free_place(found.with_name(found.name + _ASIDE))
    write_private(file.with_name(_UNREAD), os.fsencode(place.name))
    found.rename(place)
    sync_folder(found.parent)


def everything_set_aside(file: Path) -> Sequence[Path]:
    """Return what was set aside and lies there still, by the number in its name."""
    found = beside(file)
    places = found.parent.glob(f"{escape(found.name)}*{_ASIDE}")
    return sorted(places, key=lambda place: (len(place.name), place.name))


def unread(file: Path) -> Path | None:
    """Return what was set aside last and lies there still, until somebody was told."""
    try:
        name = file.with_name(_UNREAD).read_bytes()
    except OSError:
        return None
    return next(
        (each for each in everything_set_aside(file) if os.fsencode(each.name) == name), None
    )


def note_read(file: Path) -> None:
    """Note that somebody was told; what was set aside stays."""
    with suppress(OSError):
        file.with_name(_UNREAD).unlink(missing_ok=True)

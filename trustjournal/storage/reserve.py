"""A little room kept back for the day on which the disk is full.

On a full disk even deleting fails, since what changes is written beside the journal first. So a
file of random bytes, which no file system can press together, is given up when something has to be
done that makes room, or must not wait: deleting, locking, taking everything elsewhere.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.problems import JournalProblem
from trustjournal.storage.files import create_private, fresh_name

if TYPE_CHECKING:
    from trustjournal.storage.opened import OpenJournal

NAME = "room"
SIZE = 1 << 20
"""Bytes."""
_PLENTY = 4 * SIZE
"""So much has to be free before some of it is kept back."""


def keep(folder: Path) -> None:
    """Keep some room back, if there is enough of it; no attempt at it may do harm."""
    place = folder / NAME
    with suppress(OSError):
        if place.exists() or shutil.disk_usage(folder).free < _PLENTY:
            return
        fresh = fresh_name(place)
        try:
            create_private(fresh)
            with fresh.open("wb") as file:
                file.write(os.urandom(SIZE))
            fresh.replace(place)
        except OSError:
            fresh.unlink(missing_ok=True)


def is_short(folder: Path) -> bool:
    """Whether less is free than is kept back."""
    try:
        return shutil.disk_usage(folder).free < SIZE
    except OSError:
        return False


@contextmanager
def spent_on(opened: "OpenJournal", folder: Path) -> Iterator[None]:
    """Let what has to be done on a full disk use the room, and keep some back again."""
    if give_up_if_needed(opened, folder):
        with suppress(JournalProblem):
            opened.checkpoint()  # what waits beside the journal may take more than is free
    try:
        yield
    finally:
        keep(folder)


def give_up_if_needed(opened: "OpenJournal", folder: Path) -> bool:
    """Let the room be used if the journal or its disk lacks any; return whether it did."""
    lacking = opened.lacks_room or is_short(folder)
    if lacking:
        give_up(folder)
    return lacking


def give_up(folder: Path) -> None:
    """Let the room be used."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)

"""Folders inside the journal's own in which a journal lies for a while, to be looked at."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trustjournal.core.paths import make_private
from trustjournal.storage.files import told_plainly

_PREFIX = "looking-"
_LEFT = (f"{_PREFIX}*", "restoring", "salvaging")
"""What a program that was killed may have left: encrypted, but of no use any more."""


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """Give a folder that only its owner may enter; it is gone afterwards."""
    is_new = not folder.exists()
    with told_plainly(folder):
        make_private(folder)
        place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def discard_left(folder: Path) -> None:
    """Remove what a killed program left. Only for whoever holds the folder's lock."""
    for pattern in _LEFT:
        with suppress(OSError):
            for each in folder.glob(pattern):
                if each.is_dir() and not each.is_symlink():
                    shutil.rmtree(each, ignore_errors=True)

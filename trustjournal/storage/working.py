"""Where something is put together or looked into before it has a name, and how that is cleared.

What a killed program leaves here is of no use to anybody.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trustjournal.core.paths import make_private
from trustjournal.storage.files import told_plainly

_ENDING = ".part"
_in_hand: set[Path] = set()
"""What this program itself is at: a copy goes on behind a lock, and the journal may open again."""


def working_name(path: Path) -> Path:
    """Return where something is put together before it gets its name; it may be a folder."""
    return path.with_name(f".{path.name}{_ENDING}")


@contextmanager
def in_hand(place: Path) -> Iterator[Path]:
    """Let nobody clear away what is being put together there, for as long as it is."""
    _in_hand.add(place)
    try:
        yield place
    finally:
        _in_hand.discard(place)


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """Give a folder that only its owner may enter; it is gone afterwards."""
    is_new = not folder.exists()
    with told_plainly(folder):
        make_private(folder)
        place = Path(tempfile.mkdtemp(prefix=".looking-", suffix=_ENDING, dir=folder))
    try:
        with in_hand(place):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        if is_new:
            with suppress(OSError):
                folder.rmdir()


def discard_working(folder: Path) -> None:
    """Remove what a killed program was at in a folder. Only for whoever holds the journal's lock.

    What cannot be removed is in nobody's way.
    """
    with suppress(OSError):
        for each in folder.glob(f".*{_ENDING}*"):
            if _is_in_hand(each):
                continue
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)
            else:
                with suppress(OSError):
                    each.unlink()


def _is_in_hand(file: Path) -> bool:
    """Whether it is that, or what SQLite lays beside it."""
    return any(
        file.parent == place.parent and file.name.startswith(place.name)
        for place in tuple(_in_hand)  # another thread may begin something meanwhile
    )

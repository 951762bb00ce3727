"""Where an example journal lies while it is looked at: a folder that is gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.vault import LOCK

_PREFIX = "example-"


@contextmanager
def throw_away(state: Path) -> Iterator[Path]:
    """Make a folder for one example journal; remove it afterwards, and what killed ones left."""
    make_private(state)
    for former in state.glob(f"{_PREFIX}*"):
        if not _is_in_use(former):
            shutil.rmtree(former, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=state))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_in_use(folder: Path) -> bool:
    lock = folder / "journal" / LOCK
    if not lock.exists():
        return False
    try:
        FolderLock(lock).release()
    except JournalProblem:
        return True
    return False

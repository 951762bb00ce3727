"""Clears away what an export left that was killed: half of a file that anybody could read.

Where it was being written is noted inside the journal, which tells nobody else.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from trustjournal.core.problems import JournalProblem
from trustjournal.storage import preferences
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import working_name

_NAME = "unfinished_exports"


@contextmanager
def noted(vault: Vault, target: Path) -> Iterator[None]:
    """Note what is being written, for as long as it is.

    A journal that cannot take the note, on a full disk for one, can be taken out all the same.
    """
    part = working_name(target.absolute())
    _change(vault, lambda parts: {*parts, part})
    try:
        yield
    finally:
        _change(vault, lambda parts: parts - {part})


def clear_away(vault: Vault) -> None:
    """Remove what was being written when the program was killed; what cannot be is tried again."""
    with vault.reading() as connection:
        parts = _parts(preferences.read(connection, _NAME, []))
    gone = {part for part in parts if _is_gone(part)}
    if gone:
        _change(vault, lambda parts: parts - gone)


def _change(vault: Vault, change: Callable[[set[Path]], set[Path]]) -> None:
    with suppress(JournalProblem), vault.noting() as connection:
        parts = change(_parts(preferences.read(connection, _NAME, [])))
        written = sorted(quote(os.fsencode(part)) for part in parts)
        preferences.write(connection, _NAME, written or None)


def _parts(written: list[str]) -> set[Path]:
    return {Path(os.fsdecode(unquote_to_bytes(each))) for each in written}


def _is_gone(part: Path) -> bool:
    """Remove it; False while the disk on which it lies is not there."""
    if not part.parent.is_dir():
        return False
    with suppress(OSError):
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)
    return not os.path.lexists(part)

"""Clears away what an export left that was killed: half of a file that anybody could read.

Where it was being written is noted inside the journal, which tells nobody else; or under its seal
beside it, where the journal is damaged and takes no note.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trustjournal.keeping import noted_paths
from trustjournal.storage.files import free_place, write_private
from trustjournal.storage.outside import clear_up
from trustjournal.storage.sealing import Seals
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import working_name

_NAME = "unfinished_exports"
_ANY_TIME = 0
"""Half a file goes, however far the journal had come."""
_BESIDE = "unfinished"


@contextmanager
def noted(vault: Vault, target: Path) -> Iterator[None]:
    """Note what is being written, for as long as it is.

    A journal that cannot take the note, on a full disk for one, can be taken out all the same.
    """
    part = working_name(target.absolute())
    clear_up(part.parent)
    noted_paths.change(vault, _NAME, lambda parts: {**parts, part: _ANY_TIME})
    try:
        yield
    finally:
        _forget(vault, {part})


@contextmanager
def noted_beside(folder: Path, seals: Seals, target: Path) -> Iterator[None]:
    """Note the same beside a journal that cannot be written, for its next opening or the next try.

    What an earlier one left is removed first.
    """
    _clear_away_beside(folder, seals)
    note = free_place(folder / _BESIDE)
    with suppress(OSError):  # as above: no reason not to take everything out
        write_private(note, seals.seal(os.fsencode(working_name(target.absolute()))))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def clear_away(vault: Vault) -> None:
    """Remove what was being written when the program was killed; what cannot be is tried again."""
    _clear_away_beside(vault.folder, vault.seals())
    with vault.reading() as connection:
        parts = noted_paths.read(connection, _NAME)
    gone = {part for part in parts if is_gone(part)}
    if gone:
        _forget(vault, gone)


def _clear_away_beside(folder: Path, seals: Seals) -> None:
    for note in sorted(folder.glob(f"{_BESIDE}*")):
        with suppress(OSError):
            part = seals.unseal(note.read_bytes())
            # What was noted under other keys stays for the journal that has them: a copy from
            # before the first passphrase may be here now, and the newer one again tomorrow.
            if part is not None and is_gone(Path(os.fsdecode(part))):
                note.unlink()


def _forget(vault: Vault, gone: set[Path]) -> None:
    noted_paths.change(
        vault, _NAME, lambda parts: {part: parts[part] for part in parts if part not in gone}
    )


def is_gone(part: Path) -> bool:
    """Remove it; False while the disk on which it lies is not there."""
    if not part.parent.is_dir():
        return False
    with suppress(OSError):
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        else:
            part.unlink(missing_ok=True)
    return not os.path.lexists(part)

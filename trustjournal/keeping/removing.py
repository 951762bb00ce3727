"""Removing copies, and the former journals that lie beside them. Nothing calls this by itself."""

import shutil
from pathlib import Path

from trustjournal.storage.files import sync_folder

_FORMERS = ("before-restore-*", "before-*-from-*", "changed-outside-*")


def formers(copies: Path) -> list[Path]:
    """Return the folders in which former journals are kept: before a copy came back, and so on."""
    try:
        return sorted(
            each
            for pattern in _FORMERS
            for each in copies.glob(pattern)
            if each.is_dir() and not each.is_symlink()
        )
    except OSError:
        return []


def is_older(former: Path, instant: float) -> bool:
    """Whether a former journal was laid there before an instant; yes where that cannot be told."""
    try:
        return former.stat().st_mtime <= instant
    except OSError:
        return True


def remove(file: Path) -> None:
    """Remove one copy, or one former journal; OSError when it cannot be done."""
    if file.is_dir():
        shutil.rmtree(file)
    else:
        file.unlink()
    sync_folder(file.parent)

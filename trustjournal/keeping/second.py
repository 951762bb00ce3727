"""A second folder that each automatic copy goes to as well, on a stick or in a synchronised place.

Only finished copies go there, byte for byte; nothing is ever unpacked there.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from trustjournal.keeping import copyfile
from trustjournal.storage.files import sync_folder


def is_there(folder: Path) -> bool:
    """Whether the folder can take a copy now."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def carry(file: Path, folder: Path) -> Path:
    """Write a copy into the folder, read it back there, and only then give it its name.

    Raises OSError, or CopyDamaged when the disk did not keep what was written. What lies there
    under this name already stays.
    """
    target = folder / file.name
    if os.path.lexists(target):
        raise FileExistsError(target)
    fresh = target.with_name(f".{target.name}.part")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as to, file.open("rb") as reader:
            copyfile.copy_through(reader, to, to)
            to.flush()
            os.fsync(to.fileno())
        copyfile.read_manifest(fresh)
        fresh.replace(target)
        sync_folder(folder)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return target


def clear_up(folder: Path) -> None:
    """Remove what an interrupted carrying left there: by our own names only."""
    for each in _left(folder):
        with suppress(OSError):
            each.unlink()


def _left(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return list(folder.glob(f".*{copyfile.SUFFIX}.part"))
    return []

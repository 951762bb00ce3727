"""Writing files so that they are whole, safe on the disk, and nobody else's."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from trustjournal.storage.problems import NoRoom, NotReadable, NotWritable

HEAD_LENGTH = 16
"""Every SQLCipher file begins with as many random bytes, its salt: they tell two files apart."""
NEW = ".new"
"""What a file's name ends in before it gets its own."""
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read, whatever the umask says."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _close_to_others(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, data: bytes, ending: str = NEW) -> None:
    """Write a file whole: beside its place, synced, read back, and only then under its name.

    Raises OSError; the former file is then still there.
    """
    write_together([path], data, ending)


def write_together(paths: Sequence[Path], data: bytes, ending: str = NEW) -> None:
    """Write the same into several files of a folder, one after the other.

    All the room is taken before the first of them changes, so that a full disk changes none.
    """
    fresh = [fresh_name(path, ending) for path in paths]
    try:
        for each in fresh:
            _write_beside(each, data)
        for each, path in zip(fresh, paths, strict=True):
            each.replace(path)
            sync_folder(path.parent)
    except BaseException:
        for each in fresh:
            with suppress(OSError):
                each.unlink()
        raise


def fresh_name(path: Path, ending: str = NEW) -> Path:
    """Return where a file is written before it gets its name."""
    return path.with_name(path.name + ending)


def _write_beside(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)  # whatever it is: into a pipe one would write for ever
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        _close_to_others(file.fileno())
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "what was written does not read back")


def _close_to_others(descriptor: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)


def sync_file(path: Path) -> None:
    """Make sure that a file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make sure that renames and removals in a folder are on the disk."""
    if os.name != "posix":
        return  # Windows cannot open a folder; its renames are journalled
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file; nothing when it is missing or no ordinary file."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(HEAD_LENGTH)


def itself(path: Path) -> Path:
    """Return the file that a link leads to, beside which SQLite lays what belongs to it."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


class Appearance(NamedTuple):
    """How a file looks from outside. Who writes it, or puts another in its place, changes it."""

    number: int
    size: int
    written: int


def free_place(wanted: Path) -> Path:
    """Return this place, or the next that nothing lies at: a clock may show a second twice."""
    return next(each for each in numbered(wanted) if not os.path.lexists(each))


def numbered(wanted: Path) -> Iterator[Path]:
    """Yield a place, and then others whose names are counted on."""
    yield wanted
    for number in count(2):
        yield wanted.with_stem(f"{wanted.stem}-{number}")


def appearance(path: Path) -> Appearance | None:
    """Return how a file looks now; nothing when it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Appearance(status.st_ino, status.st_size, status.st_mtime_ns)


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn what the file system answers into a problem that names a way out."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom from error
        raise NotWritable(folder) from error


@contextmanager
def told_when_read(folder: Path) -> Iterator[None]:
    """Do the same where something is only read."""
    try:
        with told_plainly(folder):
            yield
    except NotWritable as problem:
        if isinstance(problem.__cause__, PermissionError):
            raise NotReadable(folder) from problem.__cause__
        raise
